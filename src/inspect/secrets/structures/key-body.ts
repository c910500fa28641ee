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
