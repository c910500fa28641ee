import { JsonTextDecoder, MalformedJson, stringEnd, type JsonText } from './json-string.js'

const quote = 0x22
const comma = 0x2c

/** Bytes that end a number or a word: white space and the signs of the structure. */
const ends = new Uint8Array(256)
for (const byte of Buffer.from(' \t\r\n,:]}[{"')) ends[byte] = 1

/** Bytes of the longest key that is asked for, `sourcesContent`, with each of its letters escaped; and some. */
const longestKey = 90

/** Memory for decoded strings up to this size is kept: release after release, most files are small. */
const keptScratch = 4 * 1024 * 1024
const kept = Buffer.allocUnsafeSlow(keptScratch)

/**
 * A place in the bytes of a JSON text. It moves on, value by value, and makes strings of nothing that isn't asked for.
 */
export class JsonCursor {
  readonly #bytes: Buffer
  #at: number
  /** Where the text that was decoded last begins, behind its quote. */
  stringStart = 0
  #decoder: JsonTextDecoder | null = null

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.#at = at
  }

  /** The next byte that is no white space; -1 at the end. */
  peek(): number {
    for (;;) {
      const byte = this.#bytes[this.#at]
      if (byte === undefined) return -1
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte
      this.#at += 1
    }
  }

  /** Where it is. */
  get place(): number {
    return this.#at
  }

  atString(): boolean {
    return this.peek() === quote
  }

  expect(byte: number): void {
    if (this.peek() !== byte) throw new MalformedJson(`no ${String.fromCharCode(byte)} at byte ${this.#at}`)
    this.#at += 1
  }

  /** Goes into an object or array; false where it is empty, and then it is behind it. */
  enter(open: number, close: number): boolean {
    this.expect(open)
    if (this.peek() !== close) return true
    this.#at += 1
    return false
  }

  /** Goes to the next member; false behind the last one. */
  next(close: number): boolean {
    if (this.peek() === comma) {
      this.#at += 1
      return true
    }
    this.expect(close)
    return false
  }

  /** Passes a key and its colon. Keys of another length than asked-for ones come back empty. */
  key(): string {
    this.expect(quote)
    const start = this.#at
    const end = stringEnd(this.#bytes, start)
    this.#at = end + 1
    this.expect(0x3a)
    if (end - start > longestKey) return ''
    const raw = this.#bytes.toString('latin1', start, end)
    return raw.includes('\\')
      ? new JsonTextDecoder(this.#bytes, Buffer.alloc(longestKey)).decode(start).text.toString()
      : raw
  }

  /** Passes a string and decodes it. The bytes are good until the next one is decoded. */
  text(): JsonText {
    this.expect(quote)
    // As large as the longest string can be. The system gives memory page by page, as it is written to.
    this.#decoder ??= new JsonTextDecoder(
      this.#bytes,
      this.#bytes.length <= keptScratch ? kept : Buffer.allocUnsafe(this.#bytes.length),
    )
    this.stringStart = this.#at
    const found = this.#decoder.decode(this.#at)
    this.#at = found.end + 1
    return found
  }

  skipString(): void {
    this.expect(quote)
    this.#at = stringEnd(this.#bytes, this.#at) + 1
  }

  /** Passes a number or a word; tells whether it is a number. */
  skipScalar(): boolean {
    const first = this.peek()
    const start = this.#at
    while (ends[this.#bytes[this.#at] ?? 0x20] !== 1) this.#at += 1
    if (this.#at === start) throw new MalformedJson(`no value at byte ${start}`)
    return first === 0x2d || (first >= 0x30 && first <= 0x39)
  }
}
