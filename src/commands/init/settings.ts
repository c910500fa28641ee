import type { Policy } from '../../model/policy.js'
import type { OptionProposal, ProposedFor } from '../../model/rule-declaration.js'
import type { Location } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { emptyPolicy } from '../../policy/empty.js'
import { admits } from '../../policy/patterns.js'
import type { Rule } from '../../rules/rule.js'
import { evaluate } from '../../verdict/evaluate.js'

/** What a policy builds on, and so need not say itself. */
export interface Extended {
  /** As the policy names them. */
  readonly specs: readonly string[]
  /** All that they say, put together. */
  readonly policy: Policy
}

/** Where an option of a rule is set already; undefined where it is not. */
export function setIn(extended: Extended | null, rule: string, option: string): Location | undefined {
  return extended?.policy.rules.get(rule)?.places?.get(option)
}

/**
 * Whether all of these files are let in already; without entries that let files in, none is: `!` entries alone say
 * nothing of it.
 */
export function isAdmittedBy(extended: Extended | null, paths: readonly string[]): boolean {
  const files = extended?.policy.files ?? []
  return files.some(({ negated }) => !negated) && paths.every((path) => admits(files, path))
}

export function isRequiredBy(extended: Extended | null, pattern: string): boolean {
  return (extended?.policy.files ?? []).some((entry) => entry.required && entry.pattern === pattern)
}

/** An option of a rule, as it is proposed. */
export interface ProposedSetting {
  readonly rule: string
  readonly proposal: OptionProposal
  /** Values of the option, the strictest first; null where no order is known. */
  readonly order: readonly unknown[] | null
  /**
   * Null where it isn't written: what the policy extends sets it, or the repository's policy says it for all packages.
   */
  readonly value: string | null
  /** Where what the policy extends sets it. */
  readonly setAt: Location | undefined
}

interface SettingFacts extends Omit<ProposedFor, 'keeps'> {
  readonly rules: readonly Rule[]
  readonly extended: Extended | null
  readonly today: string
}

/** Whether a release has no error of a rule under these options. */
function keeps(rule: Rule, today: string): ProposedFor['keeps'] {
  return (release: Release, options) => {
    const policy = { ...emptyPolicy, rules: new Map([[rule.id, { options, at: { path: '', line: 1 } }]]) }
    const about = { release, baseline: null, comparison: null, declared: null, policy, today, unusedWaivers: [] }
    return evaluate(rule, about).every(({ level }) => level !== 'error')
  }
}

/** What the rules propose for a release, by the rules' names. */
export function proposeSettings({ rules, extended, today, ...facts }: SettingFacts): readonly ProposedSetting[] {
  const byName = rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return byName.flatMap((rule) => {
    const { proposal } = rule
    if (!proposal) return []
    const setAt = setIn(extended, rule.id, proposal.option)
    const value = setAt ? null : proposal.value({ ...facts, keeps: keeps(rule, today) })
    return [{ rule: rule.id, proposal, order: rule.strictestFirst?.[proposal.option] ?? null, value, setAt }]
  })
}
