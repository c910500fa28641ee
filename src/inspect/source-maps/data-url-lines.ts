import { asBuffer, HeldBytes } from '../sliding-window.js'

/**
 * Found by its end: capitals are rare, and up to seven bytes `indexOf` looks for the first one at the speed of memory.
 */
const needle = Buffer.from('URL=')
const beforeNeedle = Buffer.from('sourceMapping')
const afterNeedle = /^data:/i
/** Bytes of `sourceMappingURL=data:`. */
const markerSize = beforeNeedle.length + needle.length + 5

const newline = 0x0a

/** Where what follows the next `sourceMappingURL=data:` begins; -1 without one. */
export function afterMarker(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(needle, from); at >= 0; at = bytes.indexOf(needle, at + needle.length)) {
    const start = at - beforeNeedle.length
    const end = start + markerSize
    if (
      start >= 0 &&
      beforeNeedle.equals(bytes.subarray(start, at)) &&
      afterNeedle.test(bytes.toString('latin1', end - 5, end))
    )
      return end
  }
  return -1
}

/** Where a line ends, or what is text in a binary file; -1 where it goes on. */
function lineEnd(bytes: Buffer): number {
  const end = bytes.indexOf(newline)
  const zero = bytes.subarray(0, end < 0 ? bytes.length : end).indexOf(0)
  return zero < 0 ? end : zero
}

/**
 * Finds `sourceMappingURL=data:` in a stream and holds what follows it to the end of its line, one line at a time. All
 * else streams past.
 */
export class DataUrlLines {
  readonly #limit: number
  readonly #visit: (rest: Buffer) => void
  readonly #pass: (bytes: Buffer) => void
  #line: HeldBytes | null = null
  #lineSize = 0
  #tail = Buffer.alloc(0)
  #tooLong = 0

  /**
   * @param visit called with the rest of each line, from behind `data:`
   * @param pass called with all that is in no such line
   */
  constructor(limit: number, visit: (rest: Buffer) => void, pass: (bytes: Buffer) => void = () => undefined) {
    this.#limit = limit
    this.#visit = visit
    this.#pass = pass
  }

  /** Bytes of the longest line that could not be held; 0 where all could. */
  get tooLong(): number {
    return this.#tooLong
  }

  write(chunk: Uint8Array): void {
    let bytes = asBuffer(chunk)
    while (bytes.length > 0) bytes = this.#line ? this.#hold(this.#line, bytes) : this.#search(bytes)
  }

  end(): void {
    if (this.#line) this.#finish(this.#line)
  }

  /** Gives back what is left to look at: what is behind the marker, if one was found. */
  #search(bytes: Buffer): Buffer {
    const reach = markerSize - 1
    const seam = Buffer.concat([this.#tail, bytes.subarray(0, reach)])
    const atSeam = afterMarker(seam, 0)
    const found = atSeam < 0 ? afterMarker(bytes, 0) : atSeam - this.#tail.length
    if (found < 0) {
      this.#tail = Buffer.from(bytes.length < reach ? seam.subarray(-reach) : bytes.subarray(-reach))
      this.#pass(bytes)
      return bytes.subarray(bytes.length)
    }
    this.#pass(bytes.subarray(0, found))
    this.#tail = Buffer.alloc(0)
    this.#line = new HeldBytes(0)
    this.#lineSize = 0
    return bytes.subarray(found)
  }

  #hold(line: HeldBytes, bytes: Buffer): Buffer {
    const end = lineEnd(bytes)
    const part = end < 0 ? bytes : bytes.subarray(0, end)
    this.#lineSize += part.length
    if (this.#lineSize <= this.#limit) line.push(part)
    if (end >= 0) this.#finish(line)
    return bytes.subarray(part.length)
  }

  #finish(line: HeldBytes): void {
    this.#line = null
    if (this.#lineSize > this.#limit) this.#tooLong = Math.max(this.#tooLong, this.#lineSize)
    else this.#visit(line.bytes())
  }
}
