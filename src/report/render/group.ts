import { groupBy } from '../../model/group-by.js'
import type { Finding } from '../../model/report.js'
import { shorten } from './budget.js'
import { joinHelps } from './help.js'

/** Findings with one remedy. */
export interface Cluster<F extends Finding> {
  readonly help: string
  readonly findings: readonly F[]
}

/** Findings of one rule, bounded: `left` of `total` are not shown. */
export interface RuleGroup<F extends Finding> {
  readonly ruleId: string
  readonly total: number
  readonly left: number
  readonly clusters: readonly Cluster<F>[]
}

/**
 * Findings by rule and remedy, at most about `limit` in all. Each rule is given its share, at least one, and rules with
 * few hits come first: so a thousand hits of one rule never hide the single hit of another.
 */
export function groupByRule<F extends Finding>(findings: readonly F[], limit: number): RuleGroup<F>[] {
  const rules = [...groupBy(findings, (finding) => finding.ruleId)].sort(([, a], [, b]) => a.length - b.length)
  const shares = shareOut(
    rules.map(([, all]) => all.length),
    limit,
  )
  return rules.map(([ruleId, all], index) => {
    const shown = all.slice(0, shares[index])
    const joined = joinHelps(shown.map(({ help }) => help))
    const clusters = [...groupBy(shown, ({ help }) => joined.get(help) ?? help)].map(([help, same]) => ({
      help,
      findings: same,
    }))
    return { ruleId, total: all.length, left: all.length - shown.length, clusters }
  })
}

/** One for each, then one more for each that wants more, until `limit` is used up. */
function shareOut(wanted: readonly number[], limit: number): number[] {
  const shares = wanted.map((count) => Math.min(1, count))
  let left = limit - shares.length
  while (left > 0 && shares.some((share, index) => share < (wanted[index] ?? 0))) {
    wanted.forEach((count, index) => {
      const share = shares[index] ?? 0
      if (left <= 0 || share >= count) return
      shares[index] = share + 1
      left -= 1
    })
  }
  return shares
}

/** Whether a message already says what path it is about. */
export function namesPath(message: string, path: string): boolean {
  if (path === '') return true
  for (let at = message.indexOf(path); at !== -1; at = message.indexOf(path, at + 1)) {
    const before = message[at - 1] ?? ' '
    const after = message[at + path.length] ?? ' '
    if (/[\s"'`(]/.test(before) && /[\s"'`),:;]/.test(after)) return true
  }
  return false
}

/** Where in the repository all findings of a group come from, where that is one place. */
export function sharedAnchor(group: RuleGroup<Finding>): string | undefined {
  const places = new Set(group.clusters.flatMap((cluster) => cluster.findings.map(anchorOf)))
  return places.size === 1 ? [...places][0] : undefined
}

/** What in the package a finding is about: `path`, or `path:line`. */
export function placeOf({ path, line }: Pick<Finding, 'path' | 'line'>): string {
  return line === undefined ? path : `${path}:${line}`
}

/**
 * Where in the repository a finding comes from, `path:line`; undefined where no line is known that brought it about.
 */
export function anchorOf({ path, anchor }: Finding): string | undefined {
  if (anchor.line === 1 && (anchor.path === path || /(^|\/)package\.json$/.test(anchor.path))) return undefined
  return `${shorten(anchor.path, 500)}:${anchor.line}`
}
