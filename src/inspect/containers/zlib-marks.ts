/*
 * Where a stream of zlib may begin among other bytes. Its header has two bytes, too few to be tried wherever they
 * stand: the head of its first block tells nearly all others apart (RFC 1950, 2.2; RFC 1951, 3.2.7).
 */

/** Levels in the second byte, behind the first one of a window of 32 kB. */
const levels: ReadonlySet<number> = new Set([0x01, 0x5e, 0x9c, 0xda])
const first = 0x78

/** In front of the data of a PNG, which are pixels. */
const pixels = Buffer.from('IDAT')

/** The bits of a block's head, from the lowest of each byte on. */
class Bits {
  readonly #bytes: Buffer
  #at: number

  constructor(bytes: Buffer, start: number) {
    this.#bytes = bytes
    this.#at = start * 8
  }

  take(count: number): number {
    let value = 0
    for (let bit = 0; bit < count; bit += 1, this.#at += 1)
      value |= (((this.#bytes[this.#at >> 3] ?? 0) >> (this.#at & 7)) & 1) << bit
    return value
  }
}

/** Whether a block with codes of its own begins at a place: its first code is complete, as the format wants it. */
function beginsBlock(bytes: Buffer, start: number): boolean {
  const bits = new Bits(bytes, start)
  bits.take(1)
  if (bits.take(2) !== 2) return false
  const [literals, distances, lengths] = [bits.take(5), bits.take(5), bits.take(4) + 4]
  if (literals > 29 || distances > 29) return false
  let left = 128
  for (let index = 0; index < lengths; index += 1) {
    const length = bits.take(3)
    if (length > 0) left -= 128 >> length
  }
  return left === 0
}

/** The next place from one on where a stream of some length seems to begin; -1 where there is none. */
export function nextZlib(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (!levels.has(bytes[at + 1] ?? 0) || !beginsBlock(bytes, at + 2)) continue
    if (at < 4 || bytes.compare(pixels, 0, 4, at - 4, at) !== 0) return at
  }
  return -1
}
