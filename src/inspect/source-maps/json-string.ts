import { hash } from 'node:crypto'
import type { EmbeddedSource } from '../../model/file-facts.js'

/** JSON that is none. */
export class MalformedJson extends Error {}

const quote = 0x22
const backslash = 0x5c
const newline = 0x0a
const letterU = 0x75

/** What a byte after a backslash stands for; 0 where JSON has no such escape. */
const escapes = new Uint8Array(256)
for (const [letter, meaning] of ['""', '\\\\', '//', 'b\b', 'f\f', 'n\n', 'r\r', 't\t'].map((pair) =>
  Buffer.from(pair),
)) {
  if (letter !== undefined && meaning !== undefined) escapes[letter] = meaning
}

/** The code unit of the four hex digits at a place. */
function codeUnit(bytes: Buffer, at: number): number {
  const digits = bytes.toString('latin1', at, at + 4)
  if (!/^[0-9a-f]{4}$/i.test(digits)) throw new MalformedJson(`\\u${digits} in a string`)
  return Number.parseInt(digits, 16)
}

/** The escapes `\uXXXX` at a place, two where they are a surrogate pair, as text. */
function unicode(bytes: Buffer, at: number): { readonly text: string; readonly end: number } {
  const high = codeUnit(bytes, at)
  const paired = high >= 0xd800 && high < 0xdc00 && bytes[at + 4] === backslash && bytes[at + 5] === letterU
  if (!paired) return { text: String.fromCharCode(high), end: at + 4 }
  const low = codeUnit(bytes, at + 6)
  if (low < 0xdc00 || low > 0xdfff) return { text: String.fromCharCode(high), end: at + 4 }
  return { text: String.fromCharCode(high, low), end: at + 10 }
}

export interface JsonText {
  /** UTF-8, in the memory that was given: good until that is used again. */
  readonly text: Buffer
  readonly newlines: number
  /** Where the string's closing quote is. */
  readonly end: number
}

/** A byte's value in each of the four places of a 32-bit word. */
const ones = 0x01010101
const highBits = 0x80808080
const quotes = 0x22222222
const backslashes = 0x5c5c5c5c

/**
 * The highest bit of each of a word's four bytes that is a quote or a backslash: a byte is zero where taking one from
 * it borrows into that bit. Behind the first such byte other bits may be set too.
 */
function stops(word: number): number {
  const quoted = word ^ quotes
  const escaped = word ^ backslashes
  return (((quoted - ones) & ~quoted) | ((escaped - ones) & ~escaped)) & highBits
}

/** Copies a string's bytes up to its next quote or backslash, four at a time: these are nearly all bytes of a map. */
class RunCopier {
  readonly #from: DataView
  readonly #to: DataView

  constructor(from: Buffer, to: Buffer) {
    this.#from = new DataView(from.buffer, from.byteOffset, from.byteLength)
    this.#to = new DataView(to.buffer, to.byteOffset, to.byteLength)
  }

  /** Tells how many bytes were copied. At the end of the memory some may be left. */
  copy(from: number, to: number): number {
    const end = Math.min(this.#from.byteLength - from, this.#to.byteLength - to) - 4
    let done = 0
    for (; done <= end; done += 4) {
      const word = this.#from.getInt32(from + done, true)
      this.#to.setInt32(to + done, word, true)
      const found = stops(word)
      if (found !== 0) return done + ((31 - Math.clz32(found & -found)) >> 3)
    }
    return done
  }
}

/**
 * Decodes JSON strings straight from bytes to bytes: no string is made.
 */
export class JsonTextDecoder {
  readonly #bytes: Buffer
  readonly #out: Buffer
  readonly #runs: RunCopier

  /** @param out memory for the texts, one at a time; as many bytes as there are in `bytes` are always enough */
  constructor(bytes: Buffer, out: Buffer) {
    this.#bytes = bytes
    this.#out = out
    this.#runs = new RunCopier(bytes, out)
  }

  /**
   * Decodes the string whose opening quote is before `start`.
   *
   * @throws MalformedJson
   */
  decode(start: number): JsonText {
    const [bytes, out] = [this.#bytes, this.#out]
    let at = start
    let length = 0
    let newlines = 0
    for (;;) {
      const run = this.#runs.copy(at, length)
      at += run
      length += run
      let byte = bytes[at++]
      for (; byte !== undefined && byte !== backslash && byte !== quote; byte = bytes[at++]) out[length++] = byte
      if (byte === quote) return { text: out.subarray(0, length), newlines, end: at - 1 }
      const letter = bytes[at++]
      if (letter === undefined) throw new MalformedJson('a string without an end')
      if (letter === letterU) {
        const { text, end } = unicode(bytes, at)
        if (text === '\n') newlines += 1
        length += out.write(text, length)
        at = end
        continue
      }
      const meaning = escapes[letter] ?? 0
      if (meaning === 0) throw new MalformedJson('an unknown escape in a string')
      if (meaning === newline) newlines += 1
      out[length++] = meaning
    }
  }
}

/** Bytes that are looked at one by one, before the search for a quote is worth its call. */
const near = 48

/** Where the closing quote is of the string that begins at `start`. */
export function stringEnd(bytes: Buffer, start: number): number {
  for (let at = start; at < start + near; at += 1) {
    if (bytes[at] === quote) return at
    if (bytes[at] === backslash) at += 1
  }
  let end = start
  do {
    end = bytes.indexOf(quote, end)
    if (end < 0) throw new MalformedJson('a string without an end')
    let before = end - 1
    while (before >= start && bytes[before] === backslash) before -= 1
    if ((end - before) % 2 === 1) return end
    end += 1
  } while (end < bytes.length)
  throw new MalformedJson('a string without an end')
}

/** What is recorded of one text inside a map. Its name comes later, where `sources` follows `sourcesContent`. */
export type EmbeddedText = Omit<EmbeddedSource, 'name'>

/** Every text that a map embeds passes here, once, as UTF-8; its memory is used again afterwards. */
export function embeddedText({ text, newlines }: JsonText): EmbeddedText {
  return {
    bytes: text.length,
    lines: newlines + (text.at(-1) === 0x0a ? 0 : 1),
    sha256: hash('sha256', text),
  }
}
