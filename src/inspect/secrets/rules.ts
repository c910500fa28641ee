import { cloudRules } from './clouds.js'
import { aiFormats } from './formats/ai.js'
import { assistantFormats } from './formats/assistants.js'
import { besideRules } from './formats/beside.js'
import { azureFormats, cloudFormats } from './formats/clouds.js'
import { codeHostFormats } from './formats/code-hosts.js'
import { discordToken } from './formats/discord.js'
import { type Format, formatRules } from './formats/format.js'
import { moneyFormats } from './formats/money.js'
import { newerFormats } from './formats/newer.js'
import { recentFormats } from './formats/recent.js'
import { paymentFormats } from './formats/payments.js'
import { peopleFormats } from './formats/people.js'
import { platformFormats } from './formats/platforms.js'
import { serviceFormats } from './formats/services.js'
import { walletFormats } from './formats/wallets.js'
import { presetRules } from './preset.js'
import { type SecretRule, secretRule } from './secret-rule.js'
import { namedSecret } from './settings.js'
import { connectionStrings } from './structures/connection-string.js'
import { bareKey, encodedNpmrc, encodedPem, jwk } from './structures/encoded-key.js'
import { markedKey } from './structures/marked.js'
import { headerRules, structureRules } from './structures/others.js'
import { keyBlock } from './structures/pem.js'
import { programRules } from './structures/programs.js'
import { urlPassword } from './url-password.js'

/** The text in base64, where it is one that prints; null for names and other words that merely look like it. */
function printable(value: string): string | null {
  const text = Buffer.from(value, 'base64')
  const again = text.toString('base64').replace(/=+$/, '')
  return again === value.replace(/=+$/, '') && /^[\x20-\x7e]{4,}$/.test(text.toString('latin1'))
    ? text.toString('latin1')
    : null
}

/** Before a key of npm's settings: the start of a line, a registry's path, or a quote. */
const before = String.raw`(?:^|\/:|[\s"'\`])`

/** Between key and value, in .npmrc, in JSON and in code. */
const between = String.raw`["']?\s*[=:]\s*["'\`]?`

/** Credentials in npm's own settings, in .npmrc and anywhere else: https://docs.npmjs.com/cli/configuring-npm/npmrc */
const npmrcRules: readonly SecretRule[] = [
  // A token has digits; `process.env.NPM_TOKEN` has none, and `${NPM_TOKEN}` other signs.
  secretRule({
    kind: 'npm-token',
    anchors: ['_authToken'],
    pattern: new RegExp(`${before}_authToken${between}(?<value>[\\w.~+/=-]{16,512})`, 'gm'),
    confirm: (value) => (/\d/.test(value) && !/^[a-z]+([._][A-Za-z]+)+$/i.test(value) ? 'npm-token' : null),
    after: 640,
  }),
  secretRule({
    kind: 'npm-password',
    anchors: ['_auth'],
    pattern: new RegExp(`${before}_auth${between}(?<value>[A-Za-z0-9+/]{8,512}={0,2})`, 'gm'),
    confirm: (value) => (/^[^:]+:.{3,}$/.test(printable(value) ?? '') ? 'npm-password' : null),
    after: 640,
  }),
  secretRule({
    kind: 'npm-password',
    anchors: ['_password'],
    pattern: new RegExp(`${before}_password${between}(?<value>[A-Za-z0-9+/]{8,512}={0,2})`, 'gm'),
    confirm: (value) => (printable(value) === null ? null : 'npm-password'),
    after: 640,
  }),
]

function decoded(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

/** Made to be read by everyone: a key of Supabase's for browsers, the example of jwt.io and its many copies. */
function isPublic(payload: Record<string, unknown>): boolean {
  return (
    payload.role === 'anon' ||
    /^(John|Jane) Doe$/.test(String(payload.name)) ||
    payload.sub === '1234567890' ||
    Object.keys(payload).length === 0
  )
}

/** JSON Web Tokens (RFC 7519) that are signed and say something. */
const jwtRule: SecretRule = secretRule({
  kind: 'jwt',
  anchors: ['.eyJ'],
  pattern: /(?<![\w-])eyJ[\w-]{10,2000}\.eyJ[\w-]{4,6000}\.[\w-]{27,2000}(?![\w-])/g,
  confirm(token) {
    const [header = '', payload = ''] = token.split('.').map(decoded)
    return header && payload && typeof header.alg === 'string' && header.alg !== 'none' && !isPublic(payload)
      ? 'jwt'
      : null
  },
  before: 2048,
  after: 8192,
})

/** Every form of a provider's. */
export const formats: readonly Format[] = [
  ...codeHostFormats,
  ...azureFormats,
  ...cloudFormats,
  ...aiFormats,
  ...serviceFormats,
  ...newerFormats,
  ...recentFormats,
  ...paymentFormats,
  ...assistantFormats,
  ...peopleFormats,
  ...moneyFormats,
  ...platformFormats,
  ...walletFormats,
]

/** Every rule: secretlint's, and ours for what it misses. Where two know the same place, the first is right. */
export const secretRules: readonly SecretRule[] = [
  ...presetRules,
  keyBlock,
  encodedPem,
  bareKey,
  encodedNpmrc,
  ...npmrcRules,
  ...formatRules(formats),
  discordToken,
  ...besideRules,
  ...cloudRules,
  jwk,
  ...connectionStrings,
  ...structureRules,
  ...programRules,
  ...headerRules,
  urlPassword,
  jwtRule,
  markedKey,
]

/** What is looked for besides in files of settings. */
export const settingsRules: readonly SecretRule[] = [namedSecret]
