import { secretRule, type SecretRule } from './secret-rule.js'

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
export const npmrcRules: readonly SecretRule[] = [
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
