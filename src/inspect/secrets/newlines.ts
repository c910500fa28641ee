const newline = 0x0a
const newlines = 0x0a0a0a0a
const low = 0x7f7f7f7f
const ones = 0x01010101

/** Words of which each byte is counted in a byte of its own. */
const wordsAtOnce = 255

/**
 * Newlines in a range, four bytes at a time where there are more:
 * https://graphics.stanford.edu/~seander/bithacks.html (zero bytes in a word).
 */
function countNewlines(bytes: Buffer, from: number, to: number): number {
  let count = 0
  let at = from
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  while (at + 4 <= to) {
    const end = Math.min(to - 3, at + 4 * wordsAtOnce)
    let lanes = 0
    for (; at < end; at += 4) {
      const word = view.getInt32(at, true) ^ newlines
      lanes += (~(((word & low) + low) | word | low) >>> 7) & ones
    }
    count += (lanes & 0xff) + ((lanes >>> 8) & 0xff) + ((lanes >>> 16) & 0xff) + (lanes >>> 24)
  }
  for (; at < to; at += 1) if (bytes[at] === newline) count += 1
  return count
}

/** The lines of places in a text, counted only as far as one is asked for. */
export class LineCounter {
  readonly #bytes: Buffer
  /** Where the part begins that is looked at. Places in it come in order, but may begin anew. */
  #start: number
  #place: number
  #line: number
  #startLine: number | null

  /** @param line the line of the place where counting begins */
  constructor(bytes: Buffer, from: number, line: number) {
    this.#bytes = bytes
    this.#start = from
    this.#place = from
    this.#line = line
    this.#startLine = line
  }

  /** Goes on to the next part. */
  begin(start: number): void {
    this.#start = start
    this.#startLine = null
  }

  lineAt(place: number): number {
    this.#startLine ??= this.#countTo(this.#start)
    if (place < this.#place) [this.#place, this.#line] = [this.#start, this.#startLine]
    return this.#countTo(place)
  }

  #countTo(place: number): number {
    this.#line += countNewlines(this.#bytes, this.#place, place)
    this.#place = place
    return this.#line
  }
}
