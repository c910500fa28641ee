const newline = 0x0a
const newlines = 0x0a0a0a0a
const low = 0x7f7f7f7f

/**
 * Newlines in a range, four bytes at a time where there are more: https://graphics.stanford.edu/~seander/bithacks.html
 * (zero bytes in a word).
 */
export function countNewlines(bytes: Buffer, from: number, to: number): number {
  let count = 0
  let at = from
  if (to - from > 256) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    for (; at + 4 <= to; at += 4) {
      const word = view.getInt32(at, true) ^ newlines
      let zeros = ~(((word & low) + low) | word | low)
      for (; zeros !== 0; zeros &= zeros - 1) count += 1
    }
  }
  for (; at < to; at += 1) if (bytes[at] === newline) count += 1
  return count
}
