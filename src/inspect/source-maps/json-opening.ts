const space = new Set([0x09, 0x0a, 0x0d, 0x20])
const newline = 0x0a
/** `)]}'` may stand before a map, to the end of its line (ECMA-426); some servers leave out the quote. */
const prefix = Buffer.from(')]}')
/** Longest line that is taken for such a prefix. */
export const longestPrefix = 1000

/**
 * Where the JSON text of an object or array begins; -1 where the text is something else; null where more of it is
 * needed to tell.
 */
export function jsonStart(bytes: Uint8Array): number | null {
  let at = 0
  if (prefix.every((byte, index) => index >= bytes.length || bytes[index] === byte)) {
    const end = bytes.subarray(0, longestPrefix).indexOf(newline)
    if (end < 0) return bytes.length < longestPrefix ? null : -1
    at = end + 1
  }
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte === 0x7b || byte === 0x5b) return at
    if (!space.has(byte)) return -1
  }
  return null
}
