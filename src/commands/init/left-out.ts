import { emptyPolicy } from '../../policy/empty.js'
import { groupBy } from '../../model/group-by.js'
import type { Rule } from '../../rules/rule.js'
import type { Release } from '../../model/types.js'
import { evaluate } from '../../verdict/evaluate.js'

/** A file that nobody approves by accident. */
export interface LeftOut {
  readonly path: string
  /** Why: rules that it would block a first release for. */
  readonly rules: readonly string[]
}

/** What a release would be blocked for if nothing had come before it, by file. */
export function leftOut(release: Release, rules: readonly Rule[], today: string): readonly LeftOut[] {
  const subject = {
    release,
    baseline: null,
    comparison: null,
    declared: null,
    policy: emptyPolicy,
    today,
    unusedWaivers: [],
  }
  const hits = rules.filter(({ refuses }) => refuses === 'always').flatMap((rule) => evaluate(rule, subject))
  const named = hits
    .filter(({ level }) => level === 'error')
    .flatMap(({ rule, problem }) => (problem.paths ?? [problem.path]).map((path) => ({ path, rule: rule.id })))
  const byPath = groupBy(
    named.filter(({ path }) => path !== 'package.json'),
    ({ path }) => path,
  )
  return [...byPath].map(([path, each]) => ({ path, rules: [...new Set(each.map(({ rule }) => rule))] }))
}
