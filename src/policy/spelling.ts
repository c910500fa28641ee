import { compilePattern, entryProblem } from './patterns.js'

/** Names that can stand between braces as they are. */
const plainName = /^[\w.@+-]+$/

export function isPlain(name: string): boolean {
  return plainName.test(name)
}

/**
 * A path as a pattern for itself: a file may be called `**`. What means something becomes a class of one; a brace,
 * which no class can hide from brace expansion, and a backslash, which a policy can't hold, become `?`; `!` at the
 * start would take files out.
 */
export function spell(path: string): string {
  const escaped = path.replace(/[[(*?]/g, '[$&]').replace(/[{}\\]/g, '?')
  return escaped.startsWith('!') ? `@(!)${escaped.slice(1)}` : escaped
}

/** Whether a policy can hold the pattern, and it matches everything intended. */
export function works(pattern: string, paths: readonly string[]): boolean {
  return entryProblem(pattern) === null && paths.every(compilePattern(pattern))
}

/** `a`, or `{a,b}`. */
export function braces(names: readonly string[]): string {
  const [only = ''] = names
  return names.length === 1 ? only : `{${names.join(',')}}`
}
