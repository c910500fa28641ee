import { toUtf8 } from '../utf8.js'

/** Base64 as it is without line ends, and without the quotes and signs that join its parts in code. */
export function joinBase64(text: string): string {
  return text.replace(/["'`]\s*\+\s*["'`]|\\+[nr]|\\(?=\/)|\s+/g, '')
}

const members = new Uint8Array(256)
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_= \t\r\n'))
  members[byte] = 1

/** Two strings that code joins; and an escaped line end, or the slash that HTML wants escaped. */
const jointAhead = /^["'`]\s*\+\s*["'`]|^\\+[nr/]/
const jointBehind = /["'`]\s*\+\s*["'`]$|\\+[nr/]$/
const longestJoint = 64

/** The run of base64 around a place: with its line ends, and over the joints of strings that code puts together. */
export function base64Around(text: string, at: number): readonly [start: number, end: number] {
  let [start, end] = [at, at]
  for (;;) {
    while (start > 0 && members[text.charCodeAt(start - 1)] === 1) start -= 1
    const joint = jointBehind.exec(text.slice(Math.max(0, start - longestJoint), start))?.[0].length ?? 0
    if (joint === 0) break
    start -= joint
  }
  for (;;) {
    while (end < text.length && members[text.charCodeAt(end)] === 1) end += 1
    const joint = jointAhead.exec(text.slice(end, end + longestJoint))?.[0].length ?? 0
    if (joint === 0) return [start, end]
    end += joint
  }
}

/** Longest part before the comma: the media type and its parameters. */
const longestHead = 1024

const [backslash, percent, quote, apostrophe, backtick] = [0x5c, 0x25, 0x22, 0x27, 0x60]

function table(characters: string): Uint8Array {
  const members = new Uint8Array(256)
  for (const byte of Buffer.from(characters)) members[byte] = 1
  return members
}

/** Both alphabets, for URLs and not, with the padding. */
const base64 = table('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=')
/** What ends a percent-encoded text: each of these would be encoded in it. */
const outside = table('\t\r "`<>\\')

/** The value of each hex digit; -1 for any other byte. */
const hexDigits = new Int8Array(256).fill(-1)
for (const digit of '0123456789abcdefABCDEF') hexDigits[digit.charCodeAt(0)] = Number.parseInt(digit, 16)

export interface Payload {
  /** The decoded text in UTF-8, with perhaps something behind it. */
  readonly text: Buffer
  /** Where the URL ends. */
  readonly end: number
  /** Whether the URL stands in a string of code and not in a comment. */
  readonly inString: boolean
  /** Whether the text was encoded. What was not may be code that puts such a URL together. */
  readonly isEncoded: boolean
}

/** Signs of base64 may be escaped, for a string of code (`\/`, `\x3d`, `\u003d`) or for a URL (`%3D`). */
const escaped = /\\u00([0-9a-f]{2})|\\x([0-9a-f]{2})|%([0-9a-f]{2})|\\(?=\/)/giy

/** Length of the escaped sign at a place; 0 where there is none. */
function escapeLength(bytes: Buffer, at: number): number {
  escaped.lastIndex = 0
  const match = escaped.exec(bytes.toString('latin1', at, at + 7))
  if (!match) return 0
  const digits = match[1] ?? match[2] ?? match[3]
  return digits === undefined || base64[Number.parseInt(digits, 16)] === 1 ? match[0].length : 0
}

/** The value of two hex digits at a place; -1 where there are none. */
function hexAt(bytes: Buffer, at: number): number {
  const [high = -1, low = -1] = [hexDigits[bytes[at] ?? 0], hexDigits[bytes[at + 1] ?? 0]]
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

function isInString(byte: number | undefined): boolean {
  return byte === backslash || byte === quote || byte === apostrophe || byte === backtick
}

function fromBase64(bytes: Buffer, start: number): Payload {
  let end = start
  let hasEscapes = false
  for (;;) {
    while (base64[bytes[end] ?? 0] === 1) end += 1
    const byte = bytes[end]
    const length = byte === backslash || byte === percent ? escapeLength(bytes, end) : 0
    if (length === 0) break
    hasEscapes = true
    end += length
  }
  const raw = bytes.toString('latin1', start, end)
  const clean = hasEscapes
    ? raw.replace(new RegExp(escaped.source, 'gi'), (_, unicode?: string, hex?: string, url?: string) => {
        const digits = unicode ?? hex ?? url
        return digits === undefined ? '' : String.fromCharCode(Number.parseInt(digits, 16))
      })
    : raw
  return { text: Buffer.from(clean, 'base64'), end, inString: isInString(bytes[end]), isEncoded: true }
}

function fromPercents(bytes: Buffer, start: number): Payload {
  let end = start
  while (end < bytes.length && outside[bytes[end] ?? 0] !== 1) end += 1
  const text = Buffer.allocUnsafe(end - start)
  let length = 0
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    const code = byte === percent ? hexAt(bytes, at + 1) : -1
    text[length++] = code < 0 ? byte : code
    if (code >= 0) at += 2
  }
  return { text: text.subarray(0, length), end, inString: isInString(bytes[end]), isEncoded: true }
}

/** The percent-encoded text around a place, decoded. */
export function percentsAround(bytes: Buffer, at: number): Payload {
  let start = at
  while (start > 0 && outside[bytes[start - 1] ?? 0] !== 1 && !isInString(bytes[start - 1])) start -= 1
  return fromPercents(bytes, start)
}

/** What an escape in a string of code stands for, as far as text in JSON has them. */
const meanings = new Map(['n\n', 'r\r', 't\t', 'b\b', 'f\f'].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]))

/** Where a string of code ends: at the next quote without a backslash. */
function codeStringEnd(bytes: Buffer, start: number): number {
  for (let at = start; at < bytes.length; at += 1) {
    if (bytes[at] === quote) return at
    if (bytes[at] === backslash) at += 1
  }
  return bytes.length
}

/** JSON as it is. In a string of code each of its quotes has a backslash, and each of its backslashes another. */
function asItIs(bytes: Buffer, start: number): Payload {
  const isEscaped = /^[\s[{]*\\"/.test(bytes.toString('latin1', start, start + 64))
  if (!isEscaped) return { text: bytes.subarray(start), end: start, inString: false, isEncoded: false }
  const end = codeStringEnd(bytes, start)
  const text = Buffer.allocUnsafe(end - start)
  let length = 0
  for (let at = start; at < end; at += 1) {
    const isEscape = bytes[at] === backslash
    if (isEscape) at += 1
    const byte = bytes[at] ?? 0
    text[length++] = isEscape ? (meanings.get(byte) ?? byte) : byte
  }
  return { text: text.subarray(0, length), end, inString: true, isEncoded: false }
}

/**
 * Decodes the data: URL whose text behind `data:` begins at `start`; null where there is none, but code that would make
 * one.
 */
export function dataUrl(bytes: Buffer, start: number): Payload | null {
  const comma = bytes.subarray(start, start + longestHead).indexOf(',')
  if (comma < 0) return null
  const [, ...parameters] = bytes
    .toString('latin1', start, start + comma)
    .split(';')
    .map((part) => part.trim())
  const charset = parameters
    .map((part) => /^charset\s*=\s*["']?([\w-]+)/i.exec(part)?.[1])
    .find((name) => name !== undefined)
  const at = start + comma + 1
  const isBase64 = parameters.some((part) => /^base64$/i.test(part))
  const isPlain = !isBase64 && /^\s*[[{]/.test(bytes.toString('latin1', at, at + 64))
  const payload = isBase64 ? fromBase64(bytes, at) : isPlain ? asItIs(bytes, at) : fromPercents(bytes, at)
  return { ...payload, text: toUtf8(payload.text, charset) }
}
