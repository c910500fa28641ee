const [backslash, quote, apostrophe, backtick] = [0x5c, 0x22, 0x27, 0x60]
const [newline, carriageReturn] = [0x0a, 0x0d]

/** What a byte after a backslash stands for, in JavaScript; 0 for itself. JSON has fewer of them. */
const meanings = new Uint8Array(256)
for (const [letter, meaning] of [
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['v', '\v'],
] as const) {
  meanings[letter.charCodeAt(0)] = meaning.charCodeAt(0)
}

export interface Literal {
  /** UTF-8. */
  readonly text: Buffer
  /** Behind the closing quote, or the end of the bytes where there is none. */
  readonly end: number
  readonly isClosed: boolean
}

export function isQuote(byte: number | undefined): boolean {
  return byte === quote || byte === apostrophe || byte === backtick
}

/** The character of an escape with digits whose letter, `u` or `x`, is at a place; null where the digits are none. */
function digits(bytes: Buffer, at: number): { readonly code: number; readonly end: number } | null {
  const text = bytes.toString('latin1', at, at + 10)
  const match = /^u([0-9a-f]{4})|^u\{([0-9a-f]{1,6})\}|^x([0-9a-f]{2})/i.exec(text)
  if (!match) return null
  const code = Number.parseInt(match[1] ?? match[2] ?? match[3] ?? '', 16)
  return code > 0x10ffff ? null : { code, end: at + match[0].length }
}

/** The text of an escape of that kind, two where they are a surrogate pair. */
function character(bytes: Buffer, at: number): { readonly text: string; readonly end: number } | null {
  const first = digits(bytes, at)
  if (!first) return null
  const isHigh = first.code >= 0xd800 && first.code < 0xdc00 && bytes[first.end] === backslash
  const second = isHigh ? digits(bytes, first.end + 1) : null
  if (second && second.code >= 0xdc00 && second.code < 0xe000)
    return { text: String.fromCharCode(first.code, second.code), end: second.end }
  return {
    text: first.code > 0xffff ? String.fromCodePoint(first.code) : String.fromCharCode(first.code),
    end: first.end,
  }
}

/** The byte of an octal escape at a place, as older code and C have them; null where there is none. */
function octal(bytes: Buffer, at: number): { readonly code: number; readonly end: number } | null {
  const [digits] = /^(?:[0-3]?[0-7]{1,2})/.exec(bytes.toString('latin1', at, at + 3)) ?? []
  return digits === undefined ? null : { code: Number.parseInt(digits, 8), end: at + digits.length }
}

/** Decodes one escape, whose backslash is before `at`, into `out`; gives both places behind it. */
function escape(bytes: Buffer, at: number, out: Buffer, length: number): readonly [at: number, length: number] {
  const letter = bytes[at]
  if (letter === undefined) return [at, length]
  if (letter === carriageReturn && bytes[at + 1] === newline) return [at + 2, length]
  if (letter === newline || letter === carriageReturn) return [at + 1, length]
  const coded = letter === 0x75 || letter === 0x78 ? character(bytes, at) : null
  if (coded) return [coded.end, length + out.write(coded.text, length)]
  const byte = letter >= 0x30 && letter <= 0x37 ? octal(bytes, at) : null
  if (byte) {
    out[length] = byte.code
    return [byte.end, length + 1]
  }
  const meaning = meanings[letter] ?? 0
  out[length] = meaning === 0 ? letter : meaning
  return [at + 1, length + 1]
}

/** Where the next byte of two is, from a place; the end where there is neither. */
function nextOf(bytes: Buffer, closing: number, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] !== backslash && bytes[at] !== closing) at += 1
  return at
}

/** Where the string ends that begins at a place. */
function endOf(bytes: Buffer, closing: number, from: number): number {
  let at = nextOf(bytes, closing, from)
  while (bytes[at] === backslash) at = nextOf(bytes, closing, at + 2)
  return Math.min(at, bytes.length)
}

/**
 * Decodes the string of JavaScript or JSON that begins at a place, behind its quote.
 *
 * @param closing the quote that ends it; -1 for none: all that follows belongs to it
 */
export function decodeLiteral(bytes: Buffer, start: number, closing: number): Literal {
  const last = endOf(bytes, closing, start)
  const bounds = { end: Math.min(last + 1, bytes.length), isClosed: last < bytes.length }
  const raw = bytes.subarray(start, last)
  if (!raw.includes(backslash)) return { text: raw, ...bounds }
  // An escape is never shorter than what it stands for.
  const out = Buffer.allocUnsafe(raw.length)
  let [at, length] = [0, 0]
  while (at < raw.length) {
    const next = nextOf(raw, backslash, at)
    length += raw.copy(out, length, at, next)
    at = next
    if (at < raw.length) [at, length] = escape(raw, at + 1, out, length)
  }
  return { text: Buffer.from(out.subarray(0, length)), ...bounds }
}

/** Passes white space and comments. */
export function skipBlank(bytes: Buffer, start: number): number {
  for (let at = start; ;) {
    const byte = bytes[at]
    if (byte === 0x20 || byte === newline || byte === carriageReturn || byte === 0x09) at += 1
    else if (byte === 0x2f && bytes[at + 1] === 0x2a) {
      const end = bytes.indexOf('*/', at + 2)
      if (end < 0) return bytes.length
      at = end + 2
    } else if (byte === 0x2f && bytes[at + 1] === 0x2f) {
      const end = bytes.indexOf(newline, at)
      if (end < 0) return bytes.length
      at = end + 1
    } else return at
  }
}

export interface LiteralList {
  /** The strings, and null for anything else. */
  readonly items: readonly (Buffer | null)[]
  readonly end: number
  /** Whether its bracket closes it; one that is cut off ends with the bytes. */
  readonly isClosed: boolean
}

/** Passes a value that is no string, in a list: a word, a number, an expression without brackets. */
function skipWord(bytes: Buffer, start: number, closing: number): number {
  let at = start
  while (at < bytes.length && bytes[at] !== closing && !/[,\]"'`]/.test(String.fromCharCode(bytes[at] ?? 0))) at += 1
  return at
}

/** What a string has in front of its quote in some languages, and before a template. */
const prefix = /^(?:String\.raw|[rbu]{1,2}|@)$/i

/** A string between three quotes, as Python and TOML have them; null where there is none. */
function tripleQuoted(bytes: Buffer, start: number): Literal | null {
  const quotes = bytes.subarray(Math.max(0, start), start + 3)
  if (quotes.length < 3 || quotes[1] !== quotes[0] || quotes[2] !== quotes[0]) return null
  const end = bytes.indexOf(quotes, start + 3)
  const last = end < 0 ? bytes.length : end
  return { text: bytes.subarray(start + 3, last), end: Math.min(last + 3, bytes.length), isClosed: end >= 0 }
}

/** A plus, a dot, and where strings are lines of one text, a comma. */
const [plus, dot, comma] = [0x2b, 0x2e, 0x2c]

/** Where the next one of joined strings has its quote, from the end of the one before it; -1 where there is none. */
function nextJoined(bytes: Buffer, end: number, quote: number | undefined): number {
  const sign = skipBlank(bytes, end)
  const byte = bytes[sign]
  const isJoint = byte === plus || byte === dot || (quote !== undefined && byte === comma)
  const next = isJoint ? skipBlank(bytes, sign + 1) : sign
  const isNext = quote === undefined ? isQuote(bytes[next]) : bytes[next] === quote
  return isNext ? next : -1
}

/**
 * A string, and the ones that are joined to it: by a plus, a dot, or by standing beside it.
 *
 * @param start where its quote is
 * @param quote what ends it; with it, strings with a comma between them are lines of one
 */
export function joinedLiteral(bytes: Buffer, start: number, quote?: number): Literal {
  const parts: Buffer[] = []
  for (let at = start; ;) {
    const { text, end, isClosed } = tripleQuoted(bytes, at) ?? decodeLiteral(bytes, at + 1, quote ?? bytes[at] ?? -1)
    parts.push(text)
    const next = isClosed ? nextJoined(bytes, end, quote) : -1
    if (next < 0) return { text: parts.length === 1 ? text : Buffer.concat(parts), end, isClosed }
    at = next
  }
}

/** Where the quote of a member is, behind its prefix, or where the word ends that it is; -1 for what is no member. */
function memberAt(bytes: Buffer, at: number, closing: number): number {
  if (isQuote(bytes[at])) return at
  const word = skipWord(bytes, at, closing)
  return word === at || word - at > 40 ? -1 : word
}

function isMemberString(bytes: Buffer, at: number, member: number): boolean {
  return isQuote(bytes[member]) && (member === at || prefix.test(bytes.toString('latin1', at, member).trim()))
}

interface Member {
  readonly text: Buffer | null
  readonly end: number
  readonly isClosed: boolean
}

/** The member of a list at a place: its text if it is a string, and where it ends; null for what is no member. */
function readMember(bytes: Buffer, at: number, closing: number): Member | null {
  const member = memberAt(bytes, at, closing)
  if (member < 0) return null
  return isMemberString(bytes, at, member) ? joinedLiteral(bytes, member) : { text: null, end: member, isClosed: true }
}

/**
 * Reads a list of strings whose bracket is before `start`, up to its end or to what is none of its members.
 *
 * @param closing the bracket that ends it
 */
export function literalList(bytes: Buffer, start: number, closing = 0x5d): LiteralList {
  const items: (Buffer | null)[] = []
  for (let at = skipBlank(bytes, start); ; at = skipBlank(bytes, at)) {
    if (at >= bytes.length) return { items, end: bytes.length, isClosed: false }
    if (bytes[at] === closing) return { items, end: at + 1, isClosed: true }
    const member = readMember(bytes, at, closing)
    if (member === null) return { items, end: at, isClosed: false }
    items.push(member.text)
    if (!member.isClosed) return { items, end: bytes.length, isClosed: false }
    at = skipBlank(bytes, member.end)
    if (bytes[at] === comma) at += 1
    else if (bytes[at] !== closing && at < bytes.length) return { items, end: at, isClosed: false }
  }
}
