import { byLevel } from '../../model/report.js'
import type { Level } from '../../model/problem.js'
import { compilePattern } from '../../policy/patterns.js'
import type { Rule, RuleContext } from '../../rules/rule.js'
import { evaluateAll } from '../../verdict/evaluate-all.js'
import type { Hit } from '../../verdict/evaluate.js'
import { filesOf } from '../../verdict/waivers.js'

/** What the rules say of a release under a policy, as problems: a finding no longer knows all of its paths. */
export function standingHits(rules: readonly Rule[], subject: Omit<RuleContext, 'unusedWaivers'>): readonly Hit[] {
  return evaluateAll(rules, subject).standing
}

/** All the packed files that a problem is about. */
export function pathsOf({ problem }: Hit): readonly string[] {
  return filesOf(problem)
}

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

/** Whether "all of them" is not enough to accept it: it should be fixed. */
function isByName({ rule, problem, level }: Hit): boolean {
  return (
    rule.acceptByName === 'always' ||
    (rule.acceptByName === 'errors' && level === 'error') ||
    problem.acceptByName === true
  )
}

/** Whether an entry of `files` settles it, for those of its files that the entry lets in. */
export function isSettledByEntry({ rule }: Pick<Hit, 'rule'>): boolean {
  return rule.settlement?.by === 'entry'
}

function isAsked({ level, rules, paths }: Acceptance, hit: Hit): boolean {
  if (byLevel(hit, { level }) > 0 || (rules.length > 0 && !rules.includes(hit.rule.id))) return false
  if (paths.length === 0) return true
  const tests = paths.map(compilePattern)
  const isIn = (path: string): boolean => tests.some((test) => test(path))
  return isIn(hit.problem.path) || (isSettledByEntry(hit) ? pathsOf(hit).some(isIn) : pathsOf(hit).every(isIn))
}

/** Sorts out what was asked for, and what of it has to be named. */
export function select(
  hits: readonly Hit[],
  acceptance: Acceptance,
): { readonly chosen: readonly Hit[]; readonly stays: readonly Stay[] } {
  const asked = hits.filter((hit) => isAsked(acceptance, hit))
  const needsName = (hit: Hit): boolean => isByName(hit) && !acceptance.rules.includes(hit.rule.id)
  return {
    chosen: asked.filter((hit) => !needsName(hit)),
    stays: asked
      .filter(needsName)
      .map((hit) => ({ hit, why: `should be fixed; to accept it anyway, add --rule ${hit.rule.id}` })),
  }
}

/**
 * Files that are not allowed while something else is wrong with them, by the rules that say so.
 *
 * @param hits with what would be an error if it were new: a file that was there before is as unwanted now
 */
export function unwantedPaths(hits: readonly Hit[], waived: readonly Hit[]): ReadonlyMap<string, string> {
  const isWaived = (hit: Hit): boolean =>
    waived.some(({ rule, problem }) => rule.id === hit.rule.id && problem.path === hit.problem.path)
  const grave = hits.filter((hit) => hit.level === 'error' && hit.rule.refuses !== undefined && !isWaived(hit))
  return new Map(grave.flatMap((hit) => pathsOf(hit).map((path) => [path, hit.rule.id] as const)))
}
