import { isQuote, literalList, type LiteralList, skipBlank } from './string-literal.js'

/** Between a key and its list: white space, also as escapes in a string, comments, and the joint of two strings. */
const blank = String.raw`(?:\s|\\+[nrt]|\/\*[^*]{0,99}\*\/|\/\/[^\n]{0,99}\n|["'\`]\s{0,99}[+,.]?\s{0,99}["'\`])*`

/** What a string, or none, begins with in a list; in some languages with a letter or two, or another function. */
const member = String.raw`(?:(?:String\.raw|[rbuRBU]{1,2}|@)?\\*["'\`]|null\b|None\b|nil\b)`

/** A key and its end: code may have it in brackets, and HTML, XML and CSV have quotes of their own. */
const keyEnd = String.raw`^sourcesContent\\*["'\`]?\]?`

/** A key, a colon, and a list whose first member is a string or null: code that works with maps has names there. */
const plain = new RegExp(String.raw`${keyEnd}${blank}\\?[:=]${blank}\[${blank}${member}`)

/**
 * The same as it is written less often: behind a comma, as a pair in a list of them; behind an arrow; with a call, a
 * condition or a type around the list, or a list in other brackets.
 */
const rare = new RegExp(
  String.raw`${keyEnd}(?:\s*,\s*|\s*(?:=>|[:=])\s*)(?:[\w$.!?]|\s|\[\]|\(){0,40}?([[({])\s*${member}`,
)

/** Whether sources may follow a key, as code, JSON and settings have them. */
export function isListKey(near: string): boolean {
  return plain.test(near) || rare.test(near)
}

const closings: Readonly<Record<string, number>> = { '[': 0x5d, '(': 0x29, '{': 0x7d }

/** Bytes from a key to the first text that are looked at. */
const reach = 256

/** The list behind a key, where something stands between them; null where there is none with lines of text in it. */
export function rareListAfter(bytes: Buffer, at: number): LiteralList | null {
  const near = bytes.toString('latin1', at, at + reach)
  const [found, bracket = ''] = rare.exec(near) ?? []
  if (found === undefined) return null
  const start = at + found.lastIndexOf(bracket) + 1
  const list = literalList(bytes, start, closings[bracket])
  return list.items.some((text) => text?.includes(10)) ? list : null
}

/** The list behind a key that ends at a place: `": [`. Null where something else follows it. */
export function listAfter(bytes: Buffer, end: number): LiteralList | null {
  let at = end
  while (bytes[at] === 0x5c) at += 1
  if (isQuote(bytes[at])) at += 1
  if (bytes[at] === 0x5d) at += 1 // a computed key, and one in brackets
  at = skipBlank(bytes, at)
  if (bytes[at] === 0x5c) at += 1 // in a file of properties
  if (bytes[at] !== 0x3a && bytes[at] !== 0x3d) return null
  at = skipBlank(bytes, at + 1)
  return bytes[at] === 0x5b ? literalList(bytes, at + 1) : null
}
