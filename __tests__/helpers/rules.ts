import { readFileSync } from 'node:fs'
import { expect } from '@jest/globals'
import type { Problem } from '../../src/types.js'
import type { Rule, Subject } from '../../src/rules/rule.js'

/** What holds for each problem of each rule: whoever reads it learns what was found, where, and what to do. */
function expectLegible({ message, help, path, cause, count, examples, paths }: Problem, { release, baseline }: Subject): void {
  expect(message).toMatch(/^\S.{8,}/su)
  expect(help).toMatch(/^[A-Z].{8,}(\.|"|\)|`)$/su)
  expect(`${message} ${help}`).not.toMatch(/undefined|null|NaN|\[object/)
  expect(path).not.toBe('')
  if (cause.kind === 'packed-file') expect([...release.files, ...(baseline?.files ?? [])].map((file) => file.path).concat(release.duplicates)).toContain(cause.path)
  if (paths === undefined) return
  expect(paths.length).toBeGreaterThan(1)
  expect(count).toBe(paths.length)
  expect(examples).toEqual(paths.slice(0, 3))
}

/** How a rule's page begins: a problem that is a difference, or one of the policy, is always new. */
export function pageBeginning({ id, scope, levels }: Rule): string {
  const always = `# ${id}\n\nDefault level: ${levels.new}`
  return scope === 'release' ? `${always} when new, ${levels.unchanged} when unchanged.` : `${always}.`
}

/** Runs one rule with its default options, or with some set. Each problem has to be legible, and the rule what its page says. */
export function problems(rule: Rule, subject: Subject, options: Record<string, unknown> = {}): readonly Problem[] {
  const found = [...rule.check(subject, rule.options?.parse(options))]
  for (const problem of found) expectLegible(problem, subject)
  expect(readFileSync(`docs/rules/${rule.id}.md`, 'utf8').startsWith(pageBeginning(rule))).toBe(true)
  return found
}
