import { milliseconds } from '../pack/pack-watch.js'
import { mostShards, readShards } from '../gate/workspace/shards.js'

/** Notes that an input is wrong: its name, what was expected, and what was got. */
export type Expected = (name: string, what: string, got: string) => void

/** Readers of the kinds of inputs there are. Each notes a mistake and goes on with the usual value. */
export interface InputReader {
  /** One sentence for each input that is wrong. */
  readonly mistakes: string[]
  readonly expected: Expected
  readonly oneOf: <T>(name: string, values: ReadonlyMap<string, T>, usual: T) => T
  readonly line: (name: string, usual: string) => string
  readonly shards: (name: string, usual: number) => number
  readonly seconds: (name: string, usual: number) => number
  /** Milliseconds. */
  readonly duration: (name: string, usual: number) => number
}

/** @param read an input as the workflow gives it; empty where it is left out */
export function inputReader(read: (name: string) => string): InputReader {
  const mistakes: string[] = []
  const expected: Expected = (name, what, got) => {
    const shown = name === 'token' ? 'something else' : JSON.stringify(got.slice(0, 100))
    mistakes.push(`Input \`${name}\`: expected ${what}, got ${shown}.`)
  }
  const oneOf = <T>(name: string, values: ReadonlyMap<string, T>, usual: T): T => {
    const text = read(name)
    if (text === '') return usual
    const value = values.get(text.toLowerCase())
    if (value === undefined) expected(name, list([...values.keys()]), text)
    return value ?? usual
  }
  const line = (name: string, usual: string): string => {
    const text = read(name)
    if (!/[\p{Cc}\u2028\u2029]/u.test(text)) return text || usual
    expected(name, 'one line of text', text)
    return usual
  }
  const shards = (name: string, usual: number): number => {
    const text = read(name) || String(usual)
    const count = readShards(text)
    if (count === null) expected(name, `a number from 1 to ${mostShards}`, text)
    return count ?? usual
  }
  const seconds = (name: string, usual: number): number => {
    const text = read(name) || String(usual)
    if (/^\d{1,6}$/.test(text)) return Number(text)
    expected(name, 'a whole number of seconds below a million', text)
    return usual
  }
  const duration = (name: string, usual: number): number => {
    const text = read(name)
    const ms = text === '' ? usual : milliseconds(text)
    if (ms === null) expected(name, 'a time as 90s, 45m or 2h, a day at most', text)
    return ms ?? usual
  }
  return { mistakes, expected, oneOf, line, shards, seconds, duration }
}

function list(values: readonly string[]): string {
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`
}
