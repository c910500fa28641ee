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

/** Decodes one escape, whose backslash is before `at`, into `out`; gives both places behind it. */
function escape(bytes: Buffer, at: number, out: Buffer, length: number): readonly [at: number, length: number] {
  const letter = bytes[at]
  if (letter === undefined) return [at, length]
  if (letter === carriageReturn && bytes[at + 1] === newline) return [at + 2, length]
  if (letter === newline || letter === carriageReturn) return [at + 1, length]
  const coded = letter === 0x75 || letter === 0x78 ? character(bytes, at) : null
  if (coded) return [coded.end, length + out.write(coded.text, length)]
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

/**
 * Decodes the string of JavaScript or JSON that begins at a place, behind its quote.
 *
 * @param closing the quote that ends it; -1 for none: all that follows belongs to it
 */
export function decodeLiteral(bytes: Buffer, start: number, closing: number): Literal {
  const first = nextOf(bytes, closing, start)
  if (bytes[first] !== backslash)
    return {
      text: bytes.subarray(start, first),
      end: Math.min(first + 1, bytes.length),
      isClosed: first < bytes.length,
    }
  // An escape is never shorter than what it stands for.
  const out = Buffer.allocUnsafe(bytes.length - start)
  let [at, length] = [start, 0]
  while (at < bytes.length && bytes[at] !== closing) {
    const next = nextOf(bytes, closing, at)
    length += bytes.copy(out, length, at, next)
    at = next
    if (bytes[at] === backslash) [at, length] = escape(bytes, at + 1, out, length)
  }
  return {
    text: Buffer.from(out.subarray(0, length)),
    end: Math.min(at + 1, bytes.length),
    isClosed: at < bytes.length,
  }
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
function skipWord(bytes: Buffer, start: number): number {
  let at = start
  while (at < bytes.length && !/[,\]"'`]/.test(String.fromCharCode(bytes[at] ?? 0))) at += 1
  return at
}

/** Reads a list of strings whose bracket is before `start`, up to its end or to what is none of its members. */
export function literalList(bytes: Buffer, start: number): LiteralList {
  const items: (Buffer | null)[] = []
  for (let at = skipBlank(bytes, start); ; at = skipBlank(bytes, at)) {
    const byte = bytes[at]
    if (byte === undefined) return { items, end: bytes.length, isClosed: false }
    if (byte === 0x5d) return { items, end: at + 1, isClosed: true }
    if (isQuote(byte)) {
      const { text, end, isClosed } = decodeLiteral(bytes, at + 1, byte)
      items.push(text)
      if (!isClosed) return { items, end: bytes.length, isClosed: false }
      at = end
    } else {
      const end = skipWord(bytes, at)
      if (end === at || end - at > 40) return { items, end: at, isClosed: false }
      items.push(null)
      at = end
    }
    at = skipBlank(bytes, at)
    if (bytes[at] === 0x2c) at += 1
    else if (bytes[at] !== 0x5d && bytes[at] !== undefined) return { items, end: at, isClosed: false }
  }
}
