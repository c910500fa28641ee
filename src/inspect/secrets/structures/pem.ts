import { scanRule, type SecretRule, type Span } from '../secret-rule.js'

/** Characters of base64 in the shortest private key: Ed25519 in PKCS#8. */
export const shortestBody = 64

/** White space, as it is and as an escape in a string. */
const space = /\\[nrt]|\s/g

/** Headers in a block (RFC 1421, RFC 9580), up to the empty line. */
const headers =
  /^(?:\s|\\[nrt])*(?:(?:Proc-Type|DEK-Info|Version|Comment|Hash|Charset|MessageID):[^\n\\]*(?:\\r|\\n|\s)+)+/

/** Between two strings of code that are joined: quotes, plus signs, commas. */
const joint = /(["'`])(?:\s|\\[nrt])*[+,.](?:\s|\\[nrt])*(["'`])/g

/** What a comment has in front of each of its lines. */
const leaders = [/^\s*\/\/+ ?/, /^\s*#+ ?/, /^\s*\*+ ?/, /^\s*;+ ?/, /^\s*--+ ?/, /^\s*> ?/, /^\s*' ?/]

/** The lines of a block without the comment that they stand in; a comment is one in all of its lines. */
function uncommented(inner: string): string {
  const lines = inner.split(/\n|\\n/)
  const own = lines.slice(1).filter((line) => line.trim() !== '')
  const leader = own.length > 0 ? leaders.find((each) => own.every((line) => each.test(line))) : undefined
  return leader ? lines.map((line) => line.replace(leader, '')).join('\n') : inner
}

/** The base64 of a block, without what a comment or a string of code has between its lines. */
export function blockBody(inner: string): string {
  const plain = uncommented(inner).replace(headers, '').replace(joint, '').replace(space, '').replace(/["'`]/g, '')
  return plain.replace(/=[A-Za-z0-9+/]{4}$/, '') // the checksum of OpenPGP
}

/** Bytes that a sequence of DER has with its head (X.690, 8.1.3); 0 where it is none. */
export function derSize(bytes: Uint8Array): number {
  const [tag, first = 0] = bytes
  if (tag !== 0x30) return 0
  if (first < 0x80) return first + 2
  const count = first & 0x7f
  if (count === 0 || count > 3 || bytes.length < 2 + count) return 0
  return bytes.subarray(2, 2 + count).reduce((size, byte) => size * 256 + byte, 0) + 2 + count
}

/** DER begins with a sequence, OpenSSH's own form with its name. */
export function isKeyBody(body: string): boolean {
  const head = Buffer.from(body.slice(0, 24), 'base64')
  return head[0] === 0x30 || head.toString('latin1').startsWith('openssh-key-v1')
}

/** Whether a body is a key from its first byte to its last, as a tool wrote it. */
export function isWholeKey(body: string): boolean {
  const bytes = Buffer.from(body, 'base64')
  if (bytes[0] === 0x30) return derSize(bytes) === bytes.length
  return bytes.toString('latin1', 0, 14) === 'openssh-key-v1' && bytes.length > 120
}

const opening = /-----BEGIN ?((?:[A-Z0-9]{1,16} ){0,4}PRIVATE KEY(?: BLOCK)?)-----/g

/** Bytes behind a marker that are looked at. Of a longer block they are enough: it is a key by what they hold. */
const longest = 16_000

/** A block whose end is too far away has at least as much base64 in front of it. */
const longBody = 8000

function isKey(label: string, inner: string): boolean {
  const body = blockBody(inner)
  if (body.length < shortestBody || !/^[A-Za-z0-9+/]+={0,2}$/.test(body)) return false
  if (label.startsWith('PGP') || /Proc-Type|DEK-Info/.test(inner.slice(0, 100))) return true
  // Cosign's, encrypted: https://docs.sigstore.dev/cosign/key_management/overview/
  if (/^ENCRYPTED (SIGSTORE|COSIGN) /.test(label))
    return Buffer.from(body.slice(0, 8), 'base64').toString() === '{"kdf"'
  return isKeyBody(body)
}

/**
 * The blocks of private keys in a text. No base64 holds five dashes: the next ones end a block or begin another, so
 * each part of a text is looked at once.
 */
export function* keyBlocks(text: string): Generator<Span> {
  for (const { 0: marker, 1: label = '', index } of text.matchAll(opening)) {
    const from = index + marker.length
    const dashes = text.indexOf('-----', from)
    const end = new RegExp(`-----END ?${label}-----`, 'y')
    end.lastIndex = dashes
    if (dashes >= 0 && dashes - from <= longest) {
      if (dashes - from >= shortestBody && end.test(text) && isKey(label, text.slice(from, dashes)))
        yield { start: index, end: end.lastIndex }
    } else {
      const inner = text.slice(from, from + longBody)
      if (inner.length === longBody && isKey(label, inner)) yield { start: index, end: from + longBody }
    }
  }
}

/**
 * Private keys of every kind in PEM (RFC 7468), OpenSSH's and OpenPGP's form, in files, in strings of code and in
 * comments; with a body that can be one.
 */
export const keyBlock: SecretRule = scanRule({
  kind: 'private-key',
  anchors: ['PRIVATE KEY'],
  scan: keyBlocks,
  before: 90,
  after: longest + 200,
})
