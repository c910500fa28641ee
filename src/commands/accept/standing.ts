import type { Rule, RuleContext } from '../../rules/rule.js'
import { evaluate, type Hit } from '../../verdict/evaluate.js'
import { applyWaivers, filesOf } from '../../verdict/waivers.js'
import { filesByPath } from '../../verdict/with-inside.js'

/** What the rules say of a release under a policy, as problems: a finding no longer knows all of its paths. */
export function standingHits(rules: readonly Rule[], subject: Omit<RuleContext, 'unusedWaivers'>): readonly Hit[] {
  const facts = { ...subject, unusedWaivers: [] }
  const hits = rules.filter(({ scope }) => scope !== 'waivers').flatMap((rule) => evaluate(rule, facts))
  const files = filesByPath(subject.release)
  const { standing, unused } = applyWaivers(hits, subject.policy.waivers, subject.today, files)
  const about = rules
    .filter(({ scope }) => scope === 'waivers')
    .flatMap((rule) => evaluate(rule, { ...subject, unusedWaivers: unused }))
  return [...standing, ...about]
}

/** All the packed files that a problem is about. */
export function pathsOf({ problem }: Hit): readonly string[] {
  return filesOf(problem)
}
