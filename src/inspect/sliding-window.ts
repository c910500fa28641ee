/** The same memory as a Buffer. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Bytes of a file that have to be looked at as a whole. */
export class HeldBytes {
  #buffer: Buffer
  #length = 0

  /** @param expected bytes that will come; more may */
  constructor(expected: number) {
    this.#buffer = Buffer.allocUnsafe(expected)
  }

  push(chunk: Uint8Array): void {
    const length = this.#length + chunk.length
    if (length > this.#buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(length, this.#buffer.length * 2))
      larger.set(this.bytes())
      this.#buffer = larger
    }
    this.#buffer.set(chunk, this.#length)
    this.#length = length
  }

  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length)
  }
}

/** Bytes looked at together: they fit into a processor's cache. */
const windowSize = 256 * 1024

/** Looks at `bytes` for what begins in `from` (included) to `to` (excluded); `to` is the end where nothing follows. */
type WindowReader = (bytes: Buffer, from: number, to: number) => void

/** A stream in windows that overlap, so that each place is looked at once, with its surroundings on both sides. */
export class SlidingWindow {
  readonly #look: WindowReader
  readonly #context: number
  readonly #expected: number
  #buffer: Buffer | null = null
  #length = 0
  #from = 0

  /**
   * @param context bytes that are there before and behind each place, but at the stream's ends
   * @param expected bytes that will come; more may
   */
  constructor(context: number, expected: number, look: WindowReader) {
    this.#context = context
    this.#look = look
    this.#expected = expected
  }

  write(chunk: Uint8Array): void {
    const isWhole = this.#buffer === null && chunk.length === this.#expected && chunk.length > 4 * this.#context
    for (let at = isWhole ? this.#pass(asBuffer(chunk)) : 0; at < chunk.length;) {
      let buffer = (this.#buffer ??= this.#make(this.#expected))
      if (this.#length === buffer.length) buffer = this.#slide(buffer)
      const part = chunk.subarray(at, at + buffer.length - this.#length)
      buffer.set(part, this.#length)
      this.#length += part.length
      at += part.length
    }
  }

  end(): void {
    this.#look((this.#buffer ?? Buffer.alloc(0)).subarray(0, this.#length), this.#from, this.#length)
  }

  #make(expected: number): Buffer {
    return Buffer.allocUnsafe(Math.max(4 * this.#context, Math.min(expected, windowSize)))
  }

  /**
   * Looks at what comes in one piece where it is, up to its last bytes: more may follow.
   *
   * @returns the place of the bytes that are held
   */
  #pass(bytes: Buffer): number {
    const last = bytes.length - this.#context
    for (let from = 0; from < last; from += windowSize) {
      const to = Math.min(last, from + windowSize)
      const start = Math.max(0, from - this.#context)
      this.#look(bytes.subarray(start, to + this.#context), from - start, to - start)
    }
    this.#buffer = this.#make(0)
    this.#from = this.#context
    return last - this.#context
  }

  #slide(buffer: Buffer): Buffer {
    const to = this.#length - this.#context
    this.#look(buffer.subarray(0, this.#length), this.#from, to)
    const start = to - this.#context
    buffer.copyWithin(0, start, this.#length)
    this.#length -= start
    this.#from = this.#context
    return buffer
  }
}

/** Whether a marker comes by in a stream, over the bounds of its chunks. Holds no more than the marker's length. */
export class MarkerWatch {
  readonly #marker: Buffer
  #tail = Buffer.alloc(0)
  #seen = false

  constructor(marker: string) {
    this.#marker = Buffer.from(marker)
  }

  get seen(): boolean {
    return this.#seen
  }

  write(chunk: Uint8Array): void {
    if (this.#seen) return
    const bytes = asBuffer(chunk)
    const reach = this.#marker.length - 1
    const seam = Buffer.concat([this.#tail, bytes.subarray(0, reach)])
    this.#seen = seam.includes(this.#marker) || bytes.includes(this.#marker)
    this.#tail = Buffer.from(bytes.length < reach ? seam.subarray(-reach) : bytes.subarray(-reach))
  }
}
