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
