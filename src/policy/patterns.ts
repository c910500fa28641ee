import { braceExpand, Minimatch, type MinimatchOptions } from 'minimatch'
import type { FilesEntry } from '../model/policy.js'

/**
 * Dot files match like any other. `!` and `#` at the start are ours or literal, never minimatch's. Paths in a release
 * always have `/`, so matching is the same on every platform.
 */
const options: MinimatchOptions = { dot: true, nonegate: true, nocomment: true, platform: 'linux' }

/**
 * minimatch cuts brace expansion silently at 100,000 patterns, so a longer list would lose entries: refuse long before.
 */
const maxAlternatives = 1_000
const maxLength = 4_096

const compiled = new Map<string, (path: string) => boolean>()

/**
 * A test for packed paths. A path that equals the pattern letter for letter always matches: names such as
 * `pages/[id].js` can be written as they are.
 */
export function compilePattern(glob: string): (path: string) => boolean {
  const known = compiled.get(glob)
  if (known) return known
  const matcher = new Minimatch(glob, options)
  const test = (path: string): boolean => path === glob || matcher.match(path)
  compiled.set(glob, test)
  return test
}

/** An entry of `files` taken apart: a leading `!` takes files out and is not part of the pattern. */
export function splitEntry(entry: string): { readonly pattern: string; readonly negated: boolean } {
  return entry.startsWith('!') ? { pattern: entry.slice(1), negated: true } : { pattern: entry, negated: false }
}

/** Why an entry of `files` can't be used, as words that follow it; null where it can. */
export function entryProblem(entry: string): string | null {
  if (entry.startsWith('!(')) {
    return (
      'begins with "!(", which could exclude files or be a group, expected "!" and a pattern, or "@(!(…))" for ' +
      'the group'
    )
  }
  return patternProblem(splitEntry(entry).pattern)
}

/** Why a pattern can't be used, as words that follow it; null where it can. */
export function patternProblem(glob: string): string | null {
  if (glob === '') return 'has no pattern, expected a pattern such as "dist/**/*.js"'
  if (glob.length > maxLength) return `is ${glob.length} characters long, expected at most ${maxLength}`
  return spellingProblem(glob) ?? expansionProblem(glob)
}

/** The root package's folder, which no glob can name. */
const rootFolder = '.'

/** Why a key of `packages` can't be used, as words that follow it; null where it can. */
export function selectorProblem(selector: string): string | null {
  if (selector === rootFolder) return null
  if (selector === '') return 'has no pattern, expected a package folder or name such as "packages/core" or "@acme/*"'
  if (/^[^/].*\/$/.test(selector)) return `ends with "/", expected ${quoted(selector.replace(/\/+$/, ''))}`
  return patternProblem(selector)
}

/** Whether a pattern can stand for several paths. */
export function isGlob(pattern: string): boolean {
  return /[*?{[]|[+@!]\(/.test(pattern)
}

function spellingProblem(glob: string): string | null {
  if (glob.startsWith('!')) return 'begins with one "!" too many, expected a pattern that says what matches'
  if (glob.includes('\\'))
    return 'has a backslash, expected "/" between folders; special characters are taken literally in "[…]"'
  if (glob.startsWith('./')) return `begins with "./", expected ${quoted(glob.replace(/^(\.\/+)+/, ''))}`
  if (glob === '.') return 'is the package folder itself, expected "**" for every file in it'
  if (glob.endsWith('/'))
    return `ends with "/", expected ${quoted(`${glob.replace(/\/+$/, '')}/**`)} for all files in that folder`
  return null
}

function expansionProblem(glob: string): string | null {
  try {
    // One more than the limit is all that it takes to see that there is too much.
    const alternatives = braceExpand(glob, { ...options, braceExpandMax: maxAlternatives + 1 })
    if (alternatives.length > maxAlternatives) {
      return `stands for more than ${maxAlternatives} patterns once its braces are expanded, expected fewer`
    }
    new Minimatch(glob, options).match('package.json')
    return alternativesProblem(alternatives)
  } catch (error) {
    return `can't be used (${error instanceof Error ? error.message : String(error)}), expected a simpler pattern`
  }
}

function alternativesProblem(alternatives: readonly string[]): string | null {
  if (alternatives.every((alternative) => alternative === ''))
    return 'can match no file, expected a pattern such as "dist/**/*.js"'
  if (alternatives.some((alternative) => alternative.startsWith('/')))
    return 'begins with "/", expected a path from the package root'
  const climbs = alternatives.some((alternative) => alternative.split('/').includes('..'))
  return climbs ? 'has a ".." folder, expected a path inside the package' : null
}

function quoted(text: string): string {
  return JSON.stringify(text)
}

/** Whether an entry's pattern matches a path, whatever the entry does with it. */
export function matches(entry: FilesEntry, path: string): boolean {
  return compilePattern(entry.pattern)(path)
}

/** The first `!` entry that takes a path out. */
export function excluder(entries: readonly FilesEntry[], path: string): FilesEntry | undefined {
  return entries.find((entry) => entry.negated && matches(entry, path))
}

/**
 * Whether the allowlist admits a path: some entry matches and no `!` entry does, in any order. `!` entries alone are no
 * allowlist: they take files out and admit the rest.
 */
export function admits(entries: readonly FilesEntry[], path: string): boolean {
  let admitted = entries.length > 0 && entries.every((entry) => entry.negated)
  for (const entry of entries) {
    if (!matches(entry, path)) continue
    if (entry.negated) return false
    admitted = true
  }
  return admitted
}
