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
