import { isObject } from '../model/manifest.js'
import type { RuleSettings, Waiver } from '../model/policy.js'
import type { Problem } from '../model/problem.js'
import { compilePattern } from '../policy/patterns.js'
import type { Rule, RuleContext } from '../rules/rule.js'
import { evaluate, type Hit } from './evaluate.js'
import { newlyWaived } from './policy-change.js'
import { applyWaivers, filesOf, type Waived } from './waivers.js'
import { filesByPath } from './with-inside.js'

/** What all rules say of a release. */
export interface Evaluation {
  /** What nothing excuses. */
  readonly standing: readonly Hit[]
  /** What waivers excuse, and entries of a rule's option `allow` that have a reason. */
  readonly waived: readonly Waived[]
}

/** An entry of a rule's option `allow`. */
interface Allowance {
  readonly reason: string
  readonly path?: string
  readonly kind?: string
}

function isAllowance(entry: unknown): entry is Allowance {
  return isObject(entry) && typeof entry.reason === 'string'
}

/** A file of a problem: one file may have several. */
function nameOf({ key = '' }: Problem, file: string): string {
  return `${file}\0${key}`
}

/** The entry as a waiver, which is what it is for the report. */
function asWaiver({ id }: Rule, { at, places }: RuleSettings, { reason }: Allowance, path: string): Waiver {
  return { rule: id, path, reason, at: places?.get('allow') ?? at }
}

/**
 * What the entries of a rule's option `allow` keep out of its findings: what the rule says without them, and not with
 * them.
 */
function allowedBy(rule: Rule, subject: RuleContext, hits: readonly Hit[]): readonly Waived[] {
  const settings = subject.policy.rules.get(rule.id)
  const entries = Array.isArray(settings?.options?.allow) ? settings.options.allow.filter(isAllowance) : []
  if (!settings || entries.length === 0) return []
  const bare = { ...settings, options: { ...settings.options, allow: [] } }
  const without = { ...subject, policy: { ...subject.policy, rules: new Map([[rule.id, bare]]) } }
  const standing = new Set(
    hits
      .filter((hit) => hit.rule === rule)
      .flatMap(({ problem }) => filesOf(problem).map((file) => nameOf(problem, file))),
  )
  const tests = entries.map((entry) => ({
    entry,
    matches: entry.path === undefined ? () => true : compilePattern(entry.path),
    // A problem that is of a kind has it in its key.
    isOfKind: ({ key }: Problem) =>
      entry.kind === undefined || key === undefined || ` ${key} `.includes(` ${entry.kind} `),
  }))
  return evaluate(rule, without).flatMap((hit) => {
    const gone = filesOf(hit.problem).filter((file) => !standing.has(nameOf(hit.problem, file)))
    const waivers = gone.map((file) => {
      const found = tests
        .filter(({ matches, isOfKind }) => matches(file) && isOfKind(hit.problem))
        .map(({ entry }) => asWaiver(rule, settings, entry, file))
      return [file, found] as const
    })
    return gone.length === 0
      ? []
      : [{ hit: { ...hit, problem: { ...hit.problem, paths: gone } }, waivers: new Map(waivers) }]
  })
}

const gravity = ['error', 'warning', 'note']

/**
 * Of what is missing because a folder was not built, the gravest hit alone. The others follow from it, so none of them
 * goes without it.
 */
function onePerFolder(hits: readonly Hit[]): readonly Hit[] {
  const first = new Map<string, Hit>()
  for (const hit of hits.toSorted((a, b) => gravity.indexOf(a.level) - gravity.indexOf(b.level))) {
    const { unbuilt } = hit.problem
    if (unbuilt !== undefined && !first.has(unbuilt)) first.set(unbuilt, hit)
  }
  return hits.filter((hit) => hit.problem.unbuilt === undefined || first.get(hit.problem.unbuilt) === hit)
}

/**
 * All rules, then waivers, then the rules about waivers.
 *
 * @throws GateError ERULE where a rule fails
 */
export function evaluateAll(rules: readonly Rule[], subject: Omit<RuleContext, 'unusedWaivers'>): Evaluation {
  const facts = { ...subject, unusedWaivers: [] }
  const hits = rules.filter(({ scope }) => scope !== 'waivers').flatMap((rule) => evaluate(rule, facts))
  const files = filesByPath(subject.release)
  const { standing, waived, unused } = applyWaivers(hits, subject.policy.waivers, subject.today, files)
  const { policyChange } = subject
  const changes = policyChange && {
    policyChange: { ...policyChange, newlyWaived: newlyWaived(policyChange, hits, subject.today, files) },
  }
  const about = rules
    .filter(({ scope }) => scope === 'waivers')
    .flatMap((rule) => evaluate(rule, { ...subject, ...changes, unusedWaivers: unused }))
  const allowed = rules.flatMap((rule) => allowedBy(rule, facts, hits))
  return { standing: onePerFolder([...standing, ...about]), waived: [...waived, ...allowed] }
}
