/** What a word means to a reader that looks for imports and for what surrounds them. */
export const keyword = {
  none: 0,
  /** if, while, for, switch, with: a parenthesis and a statement follow. */
  control: 1,
  catch: 2,
  try: 3,
  else: 4,
  /** finally, do: the block that follows runs as what surrounds it. */
  block: 5,
  function: 6,
  async: 7,
  class: 8,
  /** return, typeof, void and so on: an expression follows. */
  operator: 9,
  /** const and let: they begin a statement, and never the single one of an if. */
  lexical: 10,
  var: 11,
  require: 12,
  exports: 13,
  module: 14,
  import: 15,
} as const

const groups: readonly (readonly [number, string])[] = [
  [keyword.control, 'if while for switch with'],
  [keyword.catch, 'catch'],
  [keyword.try, 'try'],
  [keyword.else, 'else'],
  [keyword.block, 'finally do'],
  [keyword.function, 'function'],
  [keyword.async, 'async'],
  [keyword.class, 'class'],
  [keyword.operator, 'return typeof in of delete void throw new instanceof yield await extends case default'],
  [keyword.lexical, 'const let'],
  [keyword.var, 'var'],
  [keyword.require, 'require'],
  [keyword.exports, 'exports'],
  [keyword.module, 'module'],
  [keyword.import, 'import'],
]

const words: ReadonlyMap<string, number> = new Map(
  groups.flatMap(([id, list]) => list.split(' ').map((word) => [word, id])),
)

const longest = 10

/** For each first letter, the lengths of the words that begin with it, as bits: most words are ruled out by it. */
const lengths = new Uint16Array(128)
for (const word of words.keys()) {
  const first = word.charCodeAt(0)
  lengths[first] = (lengths[first] ?? 0) | (1 << word.length)
}

/** Which keyword stands at a place of a text. */
export function keywordAt(text: string, start: number, end: number): number {
  const length = end - start
  if (length > longest) return keyword.none
  const first = text.charCodeAt(start)
  if (first > 127 || ((lengths[first] ?? 0) & (1 << length)) === 0) return keyword.none
  return words.get(text.slice(start, end)) ?? keyword.none
}

/** What a character may begin or be part of; table look-ups keep the lexer fast. */
export const wordPart = 1
export const space = 2
export const digit = 4

function classify(code: number): number {
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36 || code === 92)
    return wordPart
  if (code >= 48 && code <= 57) return wordPart | digit
  return code === 32 || (code >= 9 && code <= 13) ? space : 0
}

const table = Uint8Array.from({ length: 128 }, (_, code) => classify(code))

/** Characters beyond ASCII count as parts of words, but for the few that are white space. */
export function classOf(code: number): number {
  if (code < 128) return table[code] ?? 0
  return code === 0xa0 || code === 0xfeff || code === 0x2028 || code === 0x2029 ? space : wordPart
}

/** The characters that the lexer asks for by name. */
export const char = {
  newline: 10,
  carriageReturn: 13,
  bang: 33,
  doubleQuote: 34,
  hash: 35,
  ampersand: 38,
  singleQuote: 39,
  openParen: 40,
  closeParen: 41,
  star: 42,
  plus: 43,
  comma: 44,
  minus: 45,
  dot: 46,
  slash: 47,
  colon: 58,
  semicolon: 59,
  equals: 61,
  greater: 62,
  question: 63,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  backtick: 96,
  openBrace: 123,
  bar: 124,
  closeBrace: 125,
  tilde: 126,
} as const
