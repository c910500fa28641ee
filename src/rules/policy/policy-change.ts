import { admits, matches } from '../../policy/patterns.js'
import type { FilesEntry, Policy } from '../../model/policy.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Location } from '../../model/problem.js'
import {
  loosenedBaseline,
  loosenedRules,
  type NewlyWaived,
  type Relaxation,
  type RuleDefaults,
} from './relaxed-rules.js'
import { smallest } from '../../model/group-by.js'

/** The policies of a pull request's two sides, and what is needed to compare them. */
export interface PolicyChange {
  readonly base: Policy
  readonly head: Policy
  readonly defaults: ReadonlyMap<string, RuleDefaults>
  readonly newlyWaived: readonly NewlyWaived[]
  /** The base branch's CODEOWNERS; null where it has none. */
  readonly codeowners: { readonly path: string; readonly text: string } | null
}

/** Everything that the head's policy loosens, in the order of the policy's keys. */
export function relaxations(change: PolicyChange, files: readonly FileFacts[]): readonly Relaxation[] {
  const { base, head } = change
  const start: Location = { path: head.path ?? base.path ?? 'package.json', line: 1 }
  const gone =
    base.path !== null && head.path === null
      ? [{ what: `the policy ${base.path} is gone`, at: start, admitted: [] }]
      : []
  return [
    ...gone,
    ...loosenedFiles(change, files, start),
    ...loosenedLimits(change, start),
    ...loosenedBaseline(base, head, start),
    ...loosenedRules(base, head, change.defaults, start),
    ...loosenedWaivers(change),
  ]
}

function isAllowed(entries: readonly FilesEntry[] | null, path: string): boolean {
  return entries === null || admits(entries, path)
}

function same(left: FilesEntry): (right: FilesEntry) => boolean {
  return (right) => right.pattern === left.pattern && right.negated === left.negated
}

function written({ pattern, negated }: FilesEntry): string {
  return `"${negated ? '!' : ''}${pattern}"`
}

/** Entries that are new or gone, each with the files that nothing before it accounts for. */
function loosenedFiles(
  { base, head }: PolicyChange,
  files: readonly FileFacts[],
  start: Location,
): readonly Relaxation[] {
  if (base.files === null) return []
  let left = files.filter(({ path }) => isAllowed(head.files, path) && !isAllowed(base.files, path))
  if (head.files === null)
    return [{ what: 'the policy no longer has `files`, so every file is allowed', at: start, admitted: left }]
  const take = (entry: FilesEntry): readonly FileFacts[] => {
    const taken = left.filter(({ path }) => matches(entry, path))
    left = left.filter((file) => !taken.includes(file))
    return taken
  }
  const before = base.files
  const after = head.files
  const added = after.filter((entry) => !entry.negated && !before.some(same(entry)))
  const dropped = before.filter((entry) => entry.negated && !after.some(same(entry)))
  const found = [
    ...added.map((entry) => ({ what: `${written(entry)} is new in \`files\``, at: entry.at, admitted: take(entry) })),
    ...dropped.map((entry) => ({ what: `${written(entry)} is gone from \`files\``, at: start, admitted: take(entry) })),
  ]
  return left.length === 0
    ? found
    : [...found, { what: '`files` is no longer a list of what is allowed', at: start, admitted: left }]
}

/** Limits and requirements of entries that are weaker, or gone with their entry. */
function loosenedLimits({ base, head }: PolicyChange, start: Location): readonly Relaxation[] {
  return (base.files ?? []).flatMap((entry) => {
    const now = (head.files ?? []).filter(same(entry))
    const at = now[0]?.at ?? start
    const limit = smallest(now.map(({ maxSize }) => maxSize ?? Infinity))
    const raised = entry.maxSize !== undefined && limit > entry.maxSize
    const dropped = entry.required && !now.some(({ required }) => required)
    return [
      ...(raised
        ? [
            {
              what: `the \`max-size\` of ${written(entry)} is ${limit === Infinity ? 'gone' : 'raised'}`,
              at,
              admitted: [],
            },
          ]
        : []),
      ...(dropped ? [{ what: `${written(entry)} is no longer required`, at, admitted: [] }] : []),
    ]
  })
}

/** Waivers that the base branch does not have, or not for as long. */
function loosenedWaivers({ base, head, newlyWaived }: PolicyChange): readonly Relaxation[] {
  return head.waivers.flatMap((waiver) => {
    const { rule, path, reason, expires, sha256, at } = waiver
    const before = base.waivers.filter(
      (each) => each.rule === rule && each.path === path && (each.sha256 === undefined || each.sha256 === sha256),
    )
    if (before.some((each) => each.expires === undefined || (expires !== undefined && expires <= each.expires)))
      return []
    const what =
      before.length === 0 ? 'is new' : `holds longer, ${expires === undefined ? 'without an end' : `until ${expires}`}`
    const waived = newlyWaived.filter((each) => each.waiver === waiver)
    return [{ what: `the waiver for ${rule} on ${path} ${what} (reason: ${reason})`, at, admitted: [], waived }]
  })
}
