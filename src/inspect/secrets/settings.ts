import { isRandom } from './entropy.js'
import { isWeakPassword } from './url-password.js'
import { secretRule, type SecretRule } from './secret-rule.js'

/** Files in which programs look for settings: variables of an environment, YAML, JSON, INI, scripts of a shell. */
const settingsFile =
  /(^|[/!])(\.?env(rc|\.[\w.-]+)?|[\w.-]*\.env(\.[\w.-]+)?|dockerfile|\.\w+rc)$|\.(ya?ml|json[c5]?|ini|cfg|conf|properties|toml|tfvars|sh|bash|zsh|ps1|bat|cmd)$/i

/** JSON that tools write: lists of hashes, and tables of data. */
const generated =
  /(^|[/!])(package-lock|npm-shrinkwrap|composer|manifest|asset-manifest|tsconfig[\w.-]*|\.package-lock)\.json$|(^|[/!])(pnpm-lock|yarn)\.\w+$/i

/** Whether a file is one of settings, by its name. */
export function isSettingsFile(path: string): boolean {
  return settingsFile.test(path) && !generated.test(path)
}

/** The last words of a name that is one of a secret, and what tells it from others of its kind. */
const name = String.raw`[\w.-]{0,60}?(?:api[_-]?key|secret(?:[_-]?key)?|token|private[_-]?key|access[_-]?key|auth[_-]?key|account[_-]?key|encryption[_-]?key|signing[_-]?key|master[_-]?key|app[_-]?key|_key|passw(?:or)?d|passphrase|pwd)(?:[_-](?:\d+|prod(?:uction)?|staging|live|dev))?`

/** A setting and its value; in YAML and JSON with a colon. */
const setting = new RegExp(
  `(?<![\\w.$-])${name}["']?[ \\t]*[:=][ \\t]*["']?(?<value>[^\\s"'\`,;<>{}()$]{8,200})(?=["'\\s,;]|$)`,
  'gi',
)

/** A value that isn't random, but looks it: the address of a thing, a version, a path. */
const plain =
  /^(?:https?:|\/|\.\/|sha\d+-|[~^]?\d+\.\d+\.|[a-z]+(?:[._/:-][a-z]+)*\d{0,4}$)|[/.](?:js|json|pem|key|crt|txt|ya?ml)$/i

/** The name of a setting, at the end of what stands before its value, and where the words in it may begin. */
const named = /([\w.-]+)["']?[ \t]*[:=][ \t]*["']?$/
const password = [/(?:^|[_.-])(?:passw(?:or)?d|passphrase|pwd)/i, /Passw(?:or)?d|Passphrase|Pwd/]
/** Variables of an environment that end so are keys, but for those that a browser may have, and keys of tables. */
const variable =
  /^(?!.*(?:PUBLIC|PUBLISHABLE|SEARCH|CLIENT|SITE|CACHE|PARTITION|PRIMARY|FOREIGN|SORT|HASH|REGISTRY)_)[A-Z][A-Z0-9_]*_KEY$/
const other = [
  variable,
  /(?:^|[_.-])(?:api|app|secret|token|private|access|auth|account|encryption|signing|master)/i,
  /Key|Secret|Token/,
]

function isSecretValue(name: string, value: string): boolean {
  if (plain.test(value)) return false
  if (password.some((each) => each.test(name)))
    return value.length <= 64 && !isWeakPassword(value) && /\d/.test(value) && /[A-Za-z]/.test(value)
  return other.some((each) => each.test(name)) && value.length >= 16 && /^[\w+/=.~-]+$/.test(value) && isRandom(value)
}

/** Secrets that only the name of their setting tells: looked for in files of settings alone. */
export const namedSecret: SecretRule = secretRule({
  kind: 'named-secret',
  anchors: 'key secret token passw passphrase pwd'.split(' ').map((text) => ({ text, fold: true })),
  pattern: setting,
  confirm(value, text, at) {
    const [, name = ''] = named.exec(text.slice(Math.max(0, at - 80), at)) ?? []
    return isSecretValue(name, value) ? 'named-secret' : null
  },
  before: 80,
  after: 260,
})
