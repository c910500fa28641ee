import fc from 'fast-check'

const surrogates = [0xd800, 0xe000] as const
const inSurrogates = surrogates[1] - surrogates[0]

/**
 * Any character of Unicode: the values of fast-check's `unit: 'binary'`, which makes a table of a million of them first
 * (two seconds in each test file).
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat({ max: 0x10ffff - inSurrogates }).map(
  (index) => String.fromCodePoint(index < surrogates[0] ? index : index + inSurrogates),
  (character) => {
    const code = typeof character === 'string' ? (character.codePointAt(0) ?? 0) : -1
    if (code < 0 || String.fromCodePoint(code) !== character) throw new Error('not one character')
    return code < surrogates[0] ? code : code - inSurrogates
  },
)
