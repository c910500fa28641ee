import { compilePattern } from '../../policy/patterns.js'
import type { Level } from '../../model/types.js'
import type { Hit } from '../../verdict/evaluate.js'
import { pathsOf } from './standing.js'

/** What is to be accepted, and how. */
export interface Acceptance {
  /** The least grave level that is settled. */
  readonly level: Exclude<Level, 'off'>
  /** Ids of rules; empty for all. */
  readonly rules: readonly string[]
  /** Globs over the findings' paths; empty for all. */
  readonly paths: readonly string[]
  /** For waivers; without one no waiver is added. */
  readonly reason: string | null
  /** Last day of added waivers, YYYY-MM-DD. */
  readonly expires: string | null
  /** Waivers hold for any bytes, not for these alone. */
  readonly anyBytes: boolean
}

/** A finding that is not settled, and why. */
export interface Stay {
  readonly hit: Hit
  readonly why: string
}

/** What should be mended: accepting it takes more than "all of them". */
const toBeFixed: ReadonlySet<string> = new Set(['own-archive', 'secret', 'unsafe-path'])

/** Problems of files that nobody approves by adding them to the allowlist. */
const unwanted: ReadonlySet<string> = new Set([...toBeFixed, 'forbidden-file', 'source-map'])

const order: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2, off: 3 }

function isMissingFile({ rule, problem, level }: Hit): boolean {
  return rule.id === 'allowlist-unmatched' && (level === 'error' || problem.levels !== undefined)
}

function isMeant({ level, rules, paths }: Acceptance, hit: Hit): boolean {
  if (order[hit.level] > order[level] || (rules.length > 0 && !rules.includes(hit.rule.id))) return false
  if (paths.length === 0) return true
  const tests = paths.map(compilePattern)
  const isIn = (path: string): boolean => tests.some((test) => test(path))
  return (
    isIn(hit.problem.path) || (hit.rule.id === 'file-not-allowed' ? pathsOf(hit).some(isIn) : pathsOf(hit).every(isIn))
  )
}

/** Sorts out what was asked for, and what of it has to be named. */
export function select(
  hits: readonly Hit[],
  acceptance: Acceptance,
): { readonly chosen: readonly Hit[]; readonly stays: readonly Stay[] } {
  const meant = hits.filter((hit) => isMeant(acceptance, hit))
  const needsName = (hit: Hit): boolean =>
    (toBeFixed.has(hit.rule.id) || isMissingFile(hit)) && !acceptance.rules.includes(hit.rule.id)
  return {
    chosen: meant.filter((hit) => !needsName(hit)),
    stays: meant
      .filter(needsName)
      .map((hit) => ({ hit, why: `to be fixed rather than accepted; where it is meant, add --rule ${hit.rule.id}` })),
  }
}

/** Rules about files that have to go, whatever the last release did; of maps the last release's practice counts. */
export function isAboutUnwanted(id: string): boolean {
  return unwanted.has(id) && id !== 'source-map'
}

/**
 * Files that are not allowed while something else is wrong with them, by the rules that say so.
 *
 * @param hits with what would be an error if it were new: a file that was there before is as unwanted now
 */
export function unwantedPaths(hits: readonly Hit[], waived: readonly Hit[]): ReadonlyMap<string, string> {
  const isWaived = (hit: Hit): boolean =>
    waived.some(({ rule, problem }) => rule.id === hit.rule.id && problem.path === hit.problem.path)
  const grave = hits.filter((hit) => hit.level === 'error' && unwanted.has(hit.rule.id) && !isWaived(hit))
  return new Map(grave.flatMap((hit) => pathsOf(hit).map((path) => [path, hit.rule.id] as const)))
}
