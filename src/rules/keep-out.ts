import { formatCount } from '../model/format.js'
import type { Problem } from '../model/problem.js'
import type { Manifest } from '../model/release.js'

const quoted = (entries: readonly string[]): string => entries.map((entry) => JSON.stringify(entry)).join(', ')

/**
 * Entries of `files` that name one of these paths to the letter. npm packs such a file whatever else `files` says, so
 * an entry with `!` is no help against it (npm-packlist, `strictly required`).
 */
function namedToTheLetter(paths: readonly string[], { files }: Manifest): readonly string[] {
  const entries = Array.isArray(files) ? files.filter((entry) => typeof entry === 'string') : []
  return entries.filter((entry) => paths.includes(entry.replace(/^\.?\//, '')))
}

/** How many entries a remedy shows. */
const shown = 10

function listed(entries: readonly string[]): string {
  const more = entries.length - shown
  return more > 0 ? `${quoted(entries.slice(0, shown))} and ${formatCount(more)} more` : quoted(entries)
}

/**
 * What to do so that files are not packed, as words that go on after "Keep it out: ".
 *
 * @param patterns without the `!`
 */
export function outOfFiles(paths: readonly string[], patterns: readonly string[], manifest: Manifest): string {
  const out = listed(patterns.map((pattern) => `!${pattern}`))
  if (!Array.isArray(manifest.files)) return `list what ships as \`files\` in package.json, with ${out} at the end`
  const named = namedToTheLetter(paths, manifest)
  if (named.length === 0) return `add ${out} to \`files\` in package.json`
  const others = named.length < paths.length ? `, and add ${out}` : ''
  return `remove ${listed(named)} from \`files\` in package.json${others}`
}

/** Leaves files out by entries of `files`. Where there is no list with an entry, someone has to write one first. */
export function leaveOut(patterns: readonly string[], { files }: Manifest): Pick<Problem, 'fix'> {
  if (!Array.isArray(files) || files.length === 0 || patterns.length === 0) return {}
  return { fix: { by: 'leave-out', of: patterns.map((pattern) => `!${pattern}`) } }
}

/**
 * Paths, or folders with all that is in them, as patterns. A name with a glob's marks in it is none: it could take out
 * others.
 */
export function plainPatterns(patterns: readonly string[]): readonly string[] {
  return patterns.filter((pattern) => !/[*?[\]{}()!\\]/.test(pattern.replace(/\/\*\*$/, '')))
}
