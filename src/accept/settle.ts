import { formatBytes, plural } from '../format.js'
import { listing } from '../compare/listing.js'
import type { Subject } from '../rules/rule.js'
import type { FilesEntry, Policy } from '../policy.js'
import { patternsFor } from '../propose/patterns-for.js'
import { matches } from '../config/allowlist.js'
import type { Hit } from '../verdict/evaluate.js'
import { addEntry, ownIndex, type Change } from './change.js'
import { raisedGrowth, raisedLimit } from './limits.js'
import { pathsOf } from './standing.js'

export interface Settling {
  readonly subject: Pick<Subject, 'release' | 'baseline' | 'policy'>
  /** The user's own file, without what it extends. */
  readonly own: Policy
  /** Its text. */
  readonly text: string
  /** Whether a path may be let in. */
  readonly mayAdmit: (path: string) => boolean
}

function sizeOf(files: readonly { readonly size: number }[]): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}

/** The tightest patterns for the files that are not allowed yet. */
export function allowFiles(hits: readonly Hit[], { subject, own, mayAdmit }: Settling): readonly Change[] {
  const wanted = [...new Set(hits.flatMap(pathsOf))].filter(mayAdmit)
  const packed = subject.release.files.map(({ path }) => path)
  const { patterns } = patternsFor(wanted, packed, subject.policy.files ?? [])
  return patterns.map(({ pattern, paths }) => ({
    edit: addEntry(own, pattern),
    what: `${pattern} allows ${paths.length === 1 ? 'it' : plural(paths.length, 'file')}`,
    hits: hits.filter((hit) => pathsOf(hit).some((path) => paths.includes(path))),
    paths,
  }))
}

/** The line on which something of the own file is written. */
function lineOf({ text }: Settling, line: number): string {
  return text.split('\n')[line - 1] ?? ''
}

function raiseEntry(hit: Hit, entry: FilesEntry, settling: Settling): Change | null {
  const index = ownIndex(settling.own.files ?? [], entry.at)
  if (index === null) return null
  const bytes = sizeOf(settling.subject.release.files.filter(({ path }) => matches(entry, path)))
  const limit = raisedLimit(bytes, lineOf(settling, entry.at.line))
  return { edit: { kind: 'set', path: ['files', index, 'max-size'], value: limit }, what: `max-size of ${entry.pattern} becomes ${limit}, ${formatBytes(bytes)} now`, hits: [hit] }
}

function raiseLimit(hit: Hit, settling: Settling): Change | null {
  const { cause, key } = hit.problem
  const entry = cause.kind === 'policy' && key !== undefined ? settling.subject.policy.files?.find((each) => each.at === cause.at) : undefined
  if (entry) return raiseEntry(hit, entry, settling)
  const bytes = sizeOf(settling.subject.release.files)
  const own = settling.own.rules.get('size-limit')
  const limit = raisedLimit(bytes, own ? lineOf(settling, own.at.line) : '')
  return { edit: { kind: 'set', path: ['rules', 'size-limit', 'max'], value: limit }, what: `the limit becomes ${limit}, ${formatBytes(bytes)} now`, hits: [hit] }
}

function raiseGrowth(hit: Hit, { subject }: Settling): Change | null {
  const [before, after] = [sizeOf(subject.baseline?.files ?? []), sizeOf(subject.release.files)]
  if (before === 0) return null
  const max = raisedGrowth((after - before) / before)
  return { edit: { kind: 'set', path: ['rules', 'size-growth', 'max'], value: max }, what: `growth up to ${max} passes, this release and later ones`, hits: [hit] }
}

/** Takes an entry or a waiver out that nothing needs. */
function drop(hit: Hit, list: 'files' | 'waivers', { own }: Settling): Change | null {
  const { cause } = hit.problem
  const index = cause.kind === 'policy' ? ownIndex(own[list] ?? [], cause.at) : null
  if (index === null || (list === 'files' && own.files?.length === 1)) return null // an empty list is a mistake
  const entry = list === 'files' ? own.files?.[index] : undefined
  const name = entry ? `${entry.negated ? '!' : ''}${entry.pattern}` : listing([own.waivers[index]?.path ?? ''])
  return { edit: { kind: 'remove', list, index }, what: entry ? `${name} goes, no file needs it` : `the waiver for ${name} goes`, hits: [hit] }
}

const settlers: ReadonlyMap<string, (hit: Hit, settling: Settling) => Change | null> = new Map([
  ['size-limit', raiseLimit],
  ['size-growth', raiseGrowth],
  ['allowlist-unmatched', (hit, settling) => drop(hit, 'files', settling)],
  ['waiver-expired', (hit, settling) => drop(hit, 'waivers', settling)],
  ['waiver-unused', (hit, settling) => drop(hit, 'waivers', settling)],
])

/** A change for one finding that needs nobody's reason; null where there is none. */
export function settle(hit: Hit, settling: Settling): Change | null {
  return settlers.get(hit.rule.id)?.(hit, settling) ?? null
}
