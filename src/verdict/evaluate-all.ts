import type { Rule, RuleContext } from '../rules/rule.js'
import { evaluate, type Hit } from './evaluate.js'
import { newlyWaived } from './policy-change.js'
import { applyWaivers, type Waived } from './waivers.js'
import { filesByPath } from './with-inside.js'

/** What all rules say of a release. */
export interface Evaluation {
  /** What no waiver excuses. */
  readonly standing: readonly Hit[]
  readonly waived: readonly Waived[]
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
  const told = policyChange && {
    policyChange: { ...policyChange, newlyWaived: newlyWaived(policyChange, hits, subject.today, files) },
  }
  const about = rules
    .filter(({ scope }) => scope === 'waivers')
    .flatMap((rule) => evaluate(rule, { ...subject, ...told, unusedWaivers: unused }))
  return { standing: [...standing, ...about], waived }
}
