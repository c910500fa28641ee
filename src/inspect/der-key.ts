import { derSize } from './secrets/structures/pem.js'

/** What follows the outermost sequence of a private key in DER: its version, and how the key itself begins. */
const forms: readonly (readonly [name: string, RegExp])[] = [
  ['PKCS#8', /^02010[01]30[0-9a-f]{2}06/], // RFC 5958: an algorithm
  ['RSA', /^02010002(?:8[12])?/], // RFC 8017: the modulus
  ['EC', /^02010104(?:20|30|42|1c)/], // RFC 5915: an octet string
  ['encrypted PKCS#8', /^30[0-9a-f]{2}06092a864886f70d01050d/], // RFC 8018: PBES2
]

/** Bytes in which the form shows. */
const headSize = 32

/** The form of a private key that a file is from its first byte to its last; undefined for other files. */
export function derKeyOf(bytes: Buffer, size: number): string | undefined {
  if (bytes[0] !== 0x30 || derSize(bytes) !== size) return undefined
  const lengthBytes = (bytes[1] ?? 0) < 0x80 ? 0 : (bytes[1] ?? 0) & 0x7f
  const inner = bytes.toString('hex', 2 + lengthBytes, 2 + lengthBytes + headSize)
  return forms.find(([, form]) => form.test(inner))?.[0]
}
