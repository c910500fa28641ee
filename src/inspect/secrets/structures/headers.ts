import { isRandom } from '../entropy.js'
import { isWeakPassword } from '../passwords.js'
import { secretRule, type SecretRule } from '../secret-rule.js'

function isCredential(value: string): boolean {
  const plain = Buffer.from(value, 'base64').toString('latin1')
  const [, user, password] = /^([\x21-\x39\x3b-\x7e]{1,100}):([\x20-\x7e]{6,200})$/.exec(plain) ?? []
  return user !== undefined && password !== undefined && user !== password && !isWeakPassword(password)
}

/** HTTP's basic authentication (RFC 7617): user and password in base64. */
const basic = secretRule({
  kind: 'authorization-header',
  anchors: [{ text: 'basic ', fold: true }],
  pattern: /\bbasic (?<value>[A-Za-z0-9+/]{12,400}={0,2})(?![A-Za-z0-9+/=])/gi,
  confirm: (value) => (isCredential(value) ? 'authorization-header' : null),
})

/** A bearer token (RFC 6750) that is written down where it is used. */
const bearer = secretRule({
  kind: 'authorization-header',
  anchors: [{ text: 'bearer ', fold: true }],
  pattern: /\bauthorization["'`\]]{0,2}\s*[:=,]\s*["'`]?bearer (?<value>[A-Za-z0-9._~+/-]{24,1000}={0,2})(?![\w=])/gi,
  confirm: (value) => (isRandom(value) ? 'authorization-header' : null),
  before: 40,
  after: 1040,
})

export const headerRules: readonly SecretRule[] = [basic, bearer]
