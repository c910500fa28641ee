import type { Problem } from '../../src/types.js'
import type { Rule, Subject } from '../../src/rules/rule.js'

/** Runs one rule with its default options, or with some set. */
export function problems(rule: Rule, subject: Subject, options: Record<string, unknown> = {}): readonly Problem[] {
  return [...rule.check(subject, rule.options?.parse(options))]
}
