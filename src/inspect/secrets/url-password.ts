import type { SecretKind } from '../../model/secret-kinds.js'
import type { Anchor } from './anchors.js'
import { entropy, isSequence } from './entropy.js'
import { secretRule, type SecretRule } from './secret-rule.js'

/** Words that passwords of documentation and tests consist of. */
const dummies =
  /p[a4@][s5$]{2}(?:w[o0]?r?d?)?|pwd|s[e3]cr[e3]t|token|users?|username|admin(?:istrator)?|test(?:ing)?|example|sample|dummy|foo|bar|baz|qwerty|letmein|hunter2|1234\d*|abcd?|xxx+|key|auth|cred(?:ential)?s?|login|root|guest|changeme|change|your|some|value|here|strong|mysql|postgres|redis|mongo|db|my|the|a(?=[A-Z])|is/gi

/** Signs of a template or of an omission. */
const template = /\$\{|\$[A-Za-z(]|[{}<>[\]]|%[sd]|…|\.\.\.|\*\*\*/

/** Whether a password is one of documentation: dummy words and little else, or too plain to be a real one. */
export function isWeakPassword(password: string): boolean {
  if (template.test(password) || password.length < 6) return true
  const rest = password.replace(dummies, '').replace(/[^A-Za-z0-9]/g, '')
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length
  return rest.length < 5 || kinds < 2 || entropy(password) < 2.2 || isSequence(password)
}

const [at, slash, colon, backslash] = [0x40, 0x2f, 0x3a, 0x5c]

/** Longest user and password that any rule takes, in bytes. */
const longestUser = 1000

/** Whether a user and a password may follow: a colon, and then an at sign before the next slash or white space. */
function mayHaveUser(bytes: Buffer, start: number, length: number): boolean {
  const end = Math.min(bytes.length, start + length + longestUser)
  let hasColon = false
  for (let place = start + length; place < end; place += 1) {
    const byte = bytes[place] ?? 0
    if (byte === at && hasColon) return true
    if (byte === colon) hasColon = true
    else if (byte === slash || (byte <= 0x20 && (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)))) return false
    else if (byte === backslash && bytes[place + 1] === slash) return false
  }
  return false
}

/** `://` before a user and a password; with backslashes, as some writers of JSON put it. */
export const urlAnchors: readonly Anchor[] = ['://', ':\\/\\/'].map((text) => ({
  text,
  screen: (bytes, start) => mayHaveUser(bytes, start, text.length),
}))

const databases = /^(rediss?|amqps?|mssql|sqlserver|mariadb|clickhouse|neo4j(\+s)?|cockroachdb|couchbases?)$/i

const schemes =
  'https?|ftps?|sftp|ssh|git|svn|wss?|rediss?|amqps?|mqtts?|ldaps?|smtps?|imaps?|' +
  'mssql|sqlserver|mariadb|clickhouse|neo4j(?:\\+s)?|cockroachdb|couchbases?|nats'

/**
 * secretlint knows three databases, and of other URLs only those whose password has nothing but letters, digits, `-`
 * and `_`.
 */
export const urlPassword: SecretRule = secretRule(
  {
    kind: 'url-password',
    anchors: urlAnchors,
    pattern: new RegExp(
      `(?<![A-Za-z0-9+.-])(?:${schemes})://[^\\s:/@"'\`<>\\\\]{0,100}:[^\\s/@"'\`<>\\\\]{4,200}@[\\w.-]{1,200}`,
      'gi',
    ),
    confirm: (value): SecretKind =>
      databases.test(value.slice(0, value.indexOf(':'))) ? 'database-url' : 'url-password',
    before: 24,
    after: 1100,
  },
  ['database-url'],
)
