import { secretRule, type SecretRule } from './secret-rule.js'

/** Characters of base64 in the shortest private key: Ed25519 in PKCS#8. */
const shortestBody = 64

/** Longest block that is looked at: RSA with 16,384 bits has 12,600 characters. */
const longestBody = 14_000

/** White space, as it is and as an escape in a string. */
const space = /\\[nrt]|\s/g

/** Headers in a block (RFC 1421, RFC 9580), up to the empty line. */
const headers =
  /^(?:\s|\\[nrt])*(?:(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID):[^\n\\]*(?:\\r|\\n|\s)+)+/

/** The base64 of a block, without what a string of code has between its lines: quotes, commas, plus signs. */
export function blockBody(inner: string): string {
  const plain = inner
    .replace(headers, '')
    .replace(/(["'`])(?:\s|\\[nrt])*[+,](?:\s|\\[nrt])*(["'`])/g, '')
    .replace(space, '')
    .replace(/["'`]/g, '')
  return plain.replace(/=[A-Za-z0-9+/]{4}$/, '') // the checksum of OpenPGP
}

/** DER begins with a sequence, OpenSSH's own form with its name; what is encrypted, or OpenPGP, with anything. */
function isKey(label: string, inner: string): boolean {
  const body = blockBody(inner)
  if (body.length < shortestBody || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return false
  if (label.startsWith('PGP') || /Proc-Type|DEK-Info/.test(inner.slice(0, 100))) return true
  const head = Buffer.from(body.slice(0, 24), 'base64')
  return head[0] === 0x30 || head.toString('latin1').startsWith('openssh-key-v1')
}

const block = new RegExp(
  '-----BEGIN ?((?:[A-Z0-9]{1,16} )*PRIVATE KEY(?: ' +
    `BLOCK)?)-----([^]{${shortestBody},${longestBody}}?)-----END ?\\1-----`,
  'g',
)

/**
 * Private keys of every kind in PEM (RFC 7468), OpenSSH's and OpenPGP's form, in files and in strings of code; with a
 * body that can be one.
 */
export const keyBlock: SecretRule = secretRule({
  kind: 'private-key',
  anchors: ['PRIVATE KEY'],
  pattern: block,
  before: 80,
  after: longestBody + 200,
  confirm(value) {
    const [, label = '', inner = ''] = new RegExp(block.source).exec(value) ?? []
    return isKey(label, inner) ? 'private-key' : null
  },
})
