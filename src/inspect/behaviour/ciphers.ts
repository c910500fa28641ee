import { char } from '../modules/characters.js'
import { kind } from '../modules/tokens.js'
import { concealable } from './names.js'
import type { TokenList } from './token-list.js'

/** Names and code that are written as numbers or with other letters, by the simplest of ciphers. */

/** Shorter names are met by chance. */
const shortestOfNumbers = 5
const shortestOfLetters = 8

const byLength = new Map<number, readonly string[]>()
for (const name of concealable.keys())
  if (name.length >= shortestOfNumbers) byLength.set(name.length, [...(byLength.get(name.length) ?? []), name])

type Difference = (code: number, letter: number) => number

const differences: readonly Difference[] = [(code, letter) => code - letter, (code, letter) => code ^ letter]

function isAlike(codes: readonly number[], name: string, difference: Difference): boolean {
  const first = difference(codes[0] ?? 0, name.charCodeAt(0))
  return codes.every((code, at) => difference(code, name.charCodeAt(at)) === first)
}

/** The name that numbers stand for: its characters, each moved by the same or combined with the same, or backwards. */
export function nameInNumbers(codes: readonly number[]): string | null {
  const names = byLength.get(codes.length)
  if (!names) return null
  const backwards = [...codes].reverse()
  return (
    names.find((name) => differences.some((one) => isAlike(codes, name, one) || isAlike(backwards, name, one))) ?? null
  )
}

/** `"puvyq_cebprff"`: each letter is the one so many places on in the alphabet. */
function isTurned(value: string, name: string): boolean {
  const turn = (value.charCodeAt(0) - name.charCodeAt(0) + 26) % 26
  if (turn === 0) return false
  for (let at = 0; at < name.length; at += 1) {
    const [code, letter] = [value.charCodeAt(at), name.charCodeAt(at)]
    const isLetter = (letter | 32) >= 97 && (letter | 32) <= 122
    const moved = isLetter ? (((letter | 32) - 97 + turn) % 26) + (letter & 32 ? 97 : 65) : letter
    if (code !== moved) return false
  }
  return true
}

/** The name that a string stands for, by a cipher of letters. */
export function nameInLetters(value: string): string | null {
  if (value.length < shortestOfLetters) return null
  const names = byLength.get(value.length)
  if (!names) return null
  const found = names.find((name) => isTurned(value, name))
  if (found !== undefined) return found
  const first = value.charCodeAt(0)
  return (
    names.find((name) => {
      const key = first ^ name.charCodeAt(0)
      if (key === 0 || (key === 32 && value.toLowerCase() === name.toLowerCase())) return false
      for (let at = 1; at < name.length; at += 1) if ((value.charCodeAt(at) ^ name.charCodeAt(at)) !== key) return false
      return true
    }) ?? null
  )
}

/** Numbers of one list that are read; a longer one is cut. */
const mostNumbers = 4000

/** The numbers of a list whose bracket is at a place; null for other lists, and for short ones. */
export function numbersAt(tokens: TokenList, at: number): readonly number[] | null {
  if (tokens.kinds[at + 9] !== kind.number && tokens.kinds[at + 10] !== kind.number) return null
  const numbers: number[] = []
  let index = at + 1
  while (numbers.length < mostNumbers) {
    const isMinus = tokens.punctuator(index) === char.minus
    if (isMinus) index += 1
    if (tokens.kinds[index] !== kind.number) return null
    const value = Number(tokens.slice(index))
    if (!Number.isInteger(value)) return null
    numbers.push(isMinus ? -value : value)
    if (tokens.punctuator(index + 1) !== char.comma) break
    index += 2
  }
  const isWhole = tokens.punctuator(index + 1) === char.closeBracket || numbers.length === mostNumbers
  return isWhole && numbers.length >= shortestOfNumbers ? numbers : null
}

function isPrintable(code: number): boolean {
  return (code >= 32 && code < 127) || code === 10 || code === 13 || code === 9
}

/** Bytes of text, each combined with the same byte: what they may be, where that has a call or an address. */
export function textsInNumbers(codes: readonly number[]): readonly string[] {
  if (codes.length < 20 || codes.some((code) => code < 0 || code > 255)) return []
  const all = new Set(codes)
  const has = (key: number, signs: string): boolean =>
    Array.from(signs).every((sign) => all.has(sign.charCodeAt(0) ^ key))
  return Array.from({ length: 256 }, (_, key) => key)
    .filter((key) => (has(key, '()') || has(key, ':/')) && codes.every((code) => isPrintable(code ^ key)))
    .map((key) => String.fromCharCode(...codes.map((code) => code ^ key)))
}
