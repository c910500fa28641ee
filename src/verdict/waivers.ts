import { compilePattern } from '../policy/patterns.js'
import { formatCount, listing } from '../model/format.js'
import type { Waiver } from '../model/policy.js'
import type { FileFacts } from '../model/file-facts.js'
import type { Problem } from '../model/problem.js'
import { groupFacts } from '../rules/folders.js'
import type { Hit } from './evaluate.js'

/** A hit of which every file is excused. */
export interface Waived {
  readonly hit: Hit
  /** The waivers that excuse each of its files; one at least for each. */
  readonly waivers: ReadonlyMap<string, readonly Waiver[]>
}

export interface WaiverResult {
  readonly standing: readonly Hit[]
  readonly waived: readonly Waived[]
  /** Those of the policy's own that excuse nothing, though they hold. */
  readonly unused: readonly Waiver[]
}

/** The files that a problem is about: a waiver has to match each of them, and never the folder that they share. */
export function filesOf({ path, paths }: Problem): readonly string[] {
  return paths ? [...new Set(paths)] : [path]
}

/** The files of a hit that waivers excuse, each with the waivers that do. */
function excused(
  { rule, problem }: Hit,
  waivers: readonly Waiver[],
  files: ReadonlyMap<string, FileFacts>,
): ReadonlyMap<string, readonly Waiver[]> {
  const own = rule.waivable === false ? [] : waivers.filter((waiver) => waiver.rule === rule.id)
  if (own.length === 0) return new Map()
  const tests = own.map((waiver) => ({ waiver, matches: compilePattern(waiver.path) }))
  const covering = (path: string): readonly Waiver[] =>
    tests
      .filter(({ waiver, matches }) => matches(path) && holdsFor(waiver, files.get(path)))
      .map(({ waiver }) => waiver)
  return new Map(
    filesOf(problem).flatMap((path) => {
      const found = covering(path)
      return found.length === 0 ? [] : [[path, found] as const]
    }),
  )
}

function holdsFor({ sha256 }: Waiver, file: FileFacts | undefined): boolean {
  return sha256 === undefined || file?.sha256 === sha256
}

/** A hit of which some files are excused and not all: it stands for the others, and says so. */
function without(hit: Hit, gone: ReadonlyMap<string, unknown>): Hit {
  const { message, help, path, cause, key, levels } = hit.problem
  const all = filesOf(hit.problem)
  const left = all.filter((each) => !gone.has(each))
  const [first = path] = left
  const but = `waived for ${formatCount(gone.size)} of ${formatCount(all.length)} files, but not for ${listing(left)}`
  const problem: Problem = {
    message: `${message} (${but})`,
    help,
    path: left.length === 1 || gone.has(path) ? first : path,
    cause,
    ...groupFacts(left),
    ...(key !== undefined && { key }),
    ...(levels && { levels }),
  }
  return { ...hit, problem }
}

/**
 * Excuses hits by the waivers that still hold. Every file of every hit is excused by a waiver that matches it, or it
 * stands.
 *
 * @param files of the release, by path
 */
export function applyWaivers(
  hits: readonly Hit[],
  waivers: readonly Waiver[],
  today: string,
  files: ReadonlyMap<string, FileFacts>,
): WaiverResult {
  const valid = waivers.filter((waiver) => waiver.expires === undefined || waiver.expires >= today)
  const used = new Set<Waiver>()
  const waived: Waived[] = []
  const standing = hits.flatMap((hit) => {
    const gone = excused(hit, valid, files)
    for (const each of [...gone.values()].flat()) used.add(each)
    if (gone.size === 0) return [hit]
    if (gone.size < filesOf(hit.problem).length) return [without(hit, gone)]
    waived.push({ hit, waivers: gone })
    return []
  })
  return { standing, waived, unused: valid.filter((waiver) => !waiver.inherited && !used.has(waiver)) }
}

/** Why a hit is excused, and until when: until the first of its files is not. */
export function excuseOf({ waivers }: Waived): { readonly reason: string; readonly expires: string | null } {
  const all = [...waivers.values()]
  const ends = all.map((each) => (each.some(({ expires }) => expires === undefined) ? null : lastDay(each)))
  const reasons = [...new Set(all.flatMap(([first]) => (first ? [first.reason] : [])))]
  return { reason: reasons.join('; '), expires: ends.reduce(earlier, null) }
}

function lastDay(waivers: readonly Waiver[]): string | null {
  return (
    waivers
      .flatMap(({ expires = null }) => expires ?? [])
      .sort()
      .at(-1) ?? null
  )
}

function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other
  return one < other ? one : other
}
