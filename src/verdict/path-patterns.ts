import { compilePattern, patternProblem } from '../policy/patterns.js'

/** A line of a list of paths, as npm's `files` and ignore files have them. */
export interface PathLine {
  readonly line: number
  readonly negated: boolean
  readonly matches: (path: string) => boolean
  /** The pattern without what marks folders and negation. */
  readonly plain: string
}

/** More lines than this tell nobody what to change, and each costs a look for each finding. */
const maxLines = 1_000

/**
 * What npm-packlist does with a line: it names a path or a whole folder, in any case of letters.
 *
 * @param rooted whether a name without a slash stands for the package's own folder only (`files`), or for any (ignore
 *   files)
 */
function matcher(plain: string, rooted: boolean): (path: string) => boolean {
  if (plain === '' || plain === '.') return () => rooted
  const pattern = (rooted ? plain : `**/${plain}`).toLowerCase()
  const literal = rooted ? pattern : null
  let globs: readonly ((path: string) => boolean)[] | null = null
  return (path) => {
    const name = path.toLowerCase()
    if (literal !== null && (name === literal || name.startsWith(`${literal}/`))) return true
    globs ??= patternProblem(pattern) === null ? [compilePattern(pattern), compilePattern(`${pattern}/**`)] : []
    return globs.some((matches) => matches(name))
  }
}

/** The entries of package.json's `files`. */
export function filesLines(entries: readonly { readonly text: string; readonly line: number }[]): readonly PathLine[] {
  return entries.slice(0, maxLines).map(({ text, line }) => {
    const negated = text.startsWith('!')
    const plain = text
      .slice(negated ? 1 : 0)
      .replace(/^(\.?\/)+/, '')
      .replace(/\/(\*\*?)?$/, '')
    return { line, negated, plain, matches: matcher(plain, true) }
  })
}

/**
 * The lines of an ignore file that take paths back in: what it ignores is not packed, so no other line can have
 * admitted one.
 */
export function readmissions(text: string): readonly PathLine[] {
  const lines = text.split(/\r?\n/).map((each, index) => ({ text: each.trim(), line: index + 1 }))
  return lines
    .filter((each) => each.text.startsWith('!'))
    .slice(-maxLines)
    .map(({ text: written, line }) => {
      const pattern = written.slice(1).replace(/\/(\*\*?)?$/, '')
      const plain = pattern.replace(/^(\.?\/)+/, '')
      return { line, negated: true, plain, matches: matcher(plain, pattern.includes('/')) }
    })
}

/**
 * The entry of `files` that admits a path: of those that no later negation takes back, the one that names it, else the
 * first.
 */
export function admitting(entries: readonly PathLine[], path: string): PathLine | undefined {
  const matching = entries.filter((entry) => entry.matches(path))
  const standing = matching.slice(matching.findLastIndex(({ negated }) => negated) + 1)
  // npm before 12 lets an entry win over a negation after it.
  const candidates = standing.length > 0 ? standing : matching.filter(({ negated }) => !negated)
  return candidates.find(({ plain }) => plain === path) ?? candidates[0]
}
