import type { Limits } from '../inspector.js'
import { allSecretsIn } from '../secrets/stream.js'
import { HeldBytes } from '../sliding-window.js'
import { afterMarker } from '../source-maps/data-url-lines.js'
import { joinBase64 } from '../source-maps/data-url.js'
import { hasMarks } from '../source-maps/map-marks.js'
import { formsOf, isText, markedForm } from './forms.js'

const [base64, hex, numbers] = [1, 2, 4]

/** What each byte may be part of. */
const members = new Uint8Array(256)
for (const [kind, signs] of [
  [base64, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_\r\n\\'],
  [hex, '0123456789abcdefABCDEF\r\n :-'],
  [numbers, '0123456789abcdefxABCDEFX, \t\r\n-'],
] as const) {
  for (const byte of Buffer.from(signs)) members[byte] = (members[byte] ?? 0) | kind
}

/** Bytes looked at together: in code, nearly every block is judged by its first few bytes. */
const blockSize = 64

/** Each run of this length has a whole block in it. */
const shortest = 2 * blockSize

/** Runs that are tried for a stream without a mark, at the cost of setting up a decoder. */
const maxTrials = 2000

/** What all bytes of a block may be part of; 0 for nothing. */
function kindsAt(bytes: Buffer, at: number): number {
  let kinds = base64 | hex | numbers
  for (let next = at; next < at + blockSize && kinds !== 0; next += 1) kinds &= members[bytes[next] ?? 0] ?? 0
  return kinds
}

/** The next block that belongs to a run; -1 where there is none. */
function nextBlock(bytes: Buffer, from: number): number {
  for (let at = from; at + blockSize <= bytes.length; at += blockSize) if (kindsAt(bytes, at) !== 0) return at
  return -1
}

/** The value of each decimal digit; 10 for any other byte. */
const digits = new Uint8Array(256).fill(10)
for (const digit of '0123456789') digits[digit.charCodeAt(0)] = Number(digit)

const separators = new Uint8Array(256)
for (const byte of Buffer.from(', \t\r\n')) separators[byte] = 1

/** A byte, a character of UTF-16 or a word of four bytes, also with a sign; in hex as C and JavaScript write it. */
const number = /^(?:-?\d{1,10}|0x[0-9a-f]{1,8})$/i

/** The number that a word of a list stands for; null where it may be neither a byte nor a character. */
function numberOf(bytes: Buffer, start: number, end: number): number | null {
  if (end - start > 11) return null
  let value = 0
  for (let at = start; at < end; at += 1) {
    const digit = digits[bytes[at] ?? 0] ?? 0
    if (digit > 9) {
      const word = bytes.toString('latin1', start, end)
      return number.test(word) ? Number(word) : null
    }
    value = value * 10 + digit
  }
  return value
}

/** Numbers of a list as bytes: each is one, a character, or four of them, by the least and the most of them. */
function asBytes(values: Uint32Array, least: number, most: number): Buffer | null {
  if (least >= -128 && most <= 0xff) return Buffer.from(Uint8Array.from(values))
  if (least >= 0 && most <= 0xffff) return Buffer.from(Buffer.from(Uint16Array.from(values).buffer).toString('utf16le'))
  if (least < -(2 ** 31) || most >= 2 ** 32) return null
  const words = Buffer.from(values.buffer, values.byteOffset, values.byteLength)
  const swapped = Buffer.from(words).swap32()
  return markedForm(swapped) || hasSources(swapped, numbers) ? swapped : words
}

/** A list of numbers as bytes; null for any other list. */
function fromNumbers(bytes: Buffer): Buffer | null {
  const values = new Uint32Array(Math.ceil(bytes.length / 2))
  let [count, least, most] = [0, 0, 0]
  for (let at = 0; at < bytes.length;) {
    if (separators[bytes[at] ?? 0] === 1) {
      at += 1
      continue
    }
    let end = at + 1
    while (end < bytes.length && separators[bytes[end] ?? 0] !== 1) end += 1
    const value = numberOf(bytes, at, end)
    if (value === null) return null
    if (value < least) least = value
    if (value > most) most = value
    values[count++] = value
    at = end
  }
  return asBytes(values.subarray(0, count), least, most)
}

/** Two digits and two digits, with the same sign or none between them, and line ends. */
const pairs = /^\s*(?:[0-9a-f]{2}[ :-]?[\r\n]*)+$/i

function fromHex(bytes: Buffer): Buffer | null {
  const lines = bytes.toString('latin1').trim()
  if (/[ :-]/.test(lines) && !pairs.test(lines)) return null
  const text = lines.replace(/[\s:-]+/g, '')
  return text.length % 2 === 0 ? Buffer.from(text, 'hex') : null
}

/** A stream or an archive in lines may have others before it. */
const beginning = /(?:^|[\r\n]|\\[rn])(?=H4sI|UEsDB|KLUv\/|\/Td6WFoA|AGFzbQEAAAA|eJ[w-z]|eN[o-r]|eA[E-H]|eF[4-7])/

/** What chance leaves out of no run: paths, words and escapes of other letters lack one of them, or have more. */
const isBase64 = (text: string): boolean =>
  /\d/.test(text) && /[A-Z]/.test(text) && /[a-z]/.test(text) && !/\\(?![nr/])/.test(text)

function fromBase64(bytes: Buffer): Buffer | null {
  const text = bytes.toString('latin1')
  if (!isBase64(text)) return null
  const match = beginning.exec(text)
  if (match) return Buffer.from(joinBase64(text.slice(match.index + match[0].length)), 'base64')
  // In a mail, headers and the next part's bound stand before and behind an empty line.
  const parts = text.split(/(?:\r?\n){2,}/)
  const longest = parts.reduce((most, part) => (part.length > most.length ? part : most))
  return Buffer.from(joinBase64(longest), 'base64')
}

const decoders = [
  { kind: numbers, name: 'byte array', decode: fromNumbers },
  { kind: hex, name: 'hex', decode: fromHex },
  { kind: base64, name: 'base64', decode: fromBase64 },
] as const

/** Whether a decoded text has sources in it. Those of a map in base64 are found where it stands. */
function hasSources(bytes: Buffer, kind: number): boolean {
  if (afterMarker(bytes, 0) >= 0) return kind !== base64 || !bytes.includes('sourcesContent')
  return kind !== base64 && hasMarks(bytes)
}

/** Whether a text is encoded itself, as far as two places in it show. */
function isEncoded(bytes: Buffer): boolean {
  const middle = (bytes.length - blockSize) >> 1
  return bytes.length >= shortest && (kindsAt(bytes, 0) & kindsAt(bytes, middle)) !== 0
}

/** Whether a decoded text has credentials in it: a file of settings, as a script writes one that is given to it. */
function hasSecrets(bytes: Buffer): boolean {
  return allSecretsIn(bytes).next().done === false
}

/** What was encoded in a text. */
export interface Encoded {
  /** How it was encoded. */
  readonly name: string
  readonly bytes: Buffer
  /** Whether it is a text with sources or credentials in it, or with others encoded in it, and no container. */
  readonly isText: boolean
}

/** Finds texts with sources, and containers, in a text: in lists of numbers, in hex, and in base64 without a URL. */
class Runs {
  readonly #bytes: Buffer
  readonly #visit: (encoded: Encoded) => void
  #trials = 0

  constructor(bytes: Buffer, visit: (encoded: Encoded) => void) {
    this.#bytes = bytes
    this.#visit = visit
  }

  read(): void {
    let floor = 0
    for (let at = nextBlock(this.#bytes, 0); at >= 0; at = nextBlock(this.#bytes, floor)) {
      const kinds = kindsAt(this.#bytes, at)
      const from = floor
      floor = at + blockSize
      for (const decoder of decoders) {
        if ((kinds & decoder.kind) === 0) continue
        const [start, end] = this.#around(at, decoder.kind, from)
        floor = Math.max(floor, end)
        if (end - start >= shortest && this.#take(start, end, decoder)) break
      }
    }
  }

  #around(at: number, kind: number, from: number): readonly [start: number, end: number] {
    let [start, end] = [at, at + blockSize]
    while (start > from && ((members[this.#bytes[start - 1] ?? 0] ?? 0) & kind) !== 0) start -= 1
    while (end < this.#bytes.length && ((members[this.#bytes[end] ?? 0] ?? 0) & kind) !== 0) end += 1
    return [start, end]
  }

  #take(start: number, end: number, { kind, name, decode }: (typeof decoders)[number]): boolean {
    // Those in data: URLs are looked at as such.
    if (kind === base64 && this.#bytes.toString('latin1', Math.max(0, start - 7), start) === 'base64,') return true
    const bytes = decode(this.#bytes.subarray(start, end))
    if (!bytes || bytes.length === 0) return false
    const isPlain = isText(bytes)
    const isFound = isPlain
      ? hasSources(bytes, kind) || isEncoded(bytes) || hasSecrets(bytes)
      : this.#isContainer(bytes)
    if (isFound) this.#visit({ name, bytes, isText: isPlain })
    return isFound
  }

  #isContainer(bytes: Buffer): boolean {
    const form = markedForm(bytes)
    if (form) return form.read !== null
    this.#trials += 1
    return this.#trials <= maxTrials && formsOf(bytes, '').length > 0
  }
}

/** Watches a stream for runs, and holds it from the first one on. */
export class EncodedParts {
  readonly #size: number
  readonly #limits: Limits
  readonly #visit: (encoded: Encoded) => void
  #tail: Buffer = Buffer.alloc(0)
  #held: HeldBytes | null = null
  #length = 0

  /** @param size bytes of the file: one that comes as a whole is looked at where it is */
  constructor(size: number, limits: Limits, visit: (encoded: Encoded) => void) {
    this.#size = size
    this.#limits = limits
    this.#visit = visit
  }

  /** Bytes from the first run on, where they are too many to be held; 0 where they are not. */
  get tooLong(): number {
    return this.#length > this.#limits.held ? this.#length : 0
  }

  write(chunk: Buffer): void {
    if (chunk.length === this.#size) {
      new Runs(chunk, this.#visit).read()
    } else if (this.#held) this.#hold(chunk)
    else {
      const seam = Buffer.concat([this.#tail, chunk.subarray(0, shortest)])
      if (nextBlock(seam, 0) >= 0 || nextBlock(chunk, 0) >= 0) {
        this.#held = new HeldBytes(0)
        this.#hold(this.#tail)
        this.#hold(chunk)
      } else this.#tail = Buffer.concat([this.#tail, chunk.subarray(-shortest)]).subarray(-shortest)
    }
  }

  end(): void {
    if (this.#held && this.tooLong === 0) new Runs(this.#held.bytes(), this.#visit).read()
    this.#held = null
  }

  #hold(bytes: Buffer): void {
    this.#length += bytes.length
    if (this.tooLong > 0) this.#held = new HeldBytes(0)
    else this.#held?.push(bytes)
  }
}
