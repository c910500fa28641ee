import { readFileSync } from 'node:fs'
import { expect } from '@jest/globals'
import type { Problem } from '../../src/model/problem.js'
import type { Rule, RuleContext } from '../../src/rules/rule.js'

/** What holds for each problem of each rule: its reader learns what was found, where, and what to do. */
function expectLegible(
  { message, help, path, cause, count, examples, paths }: Problem,
  { release, baseline }: RuleContext,
): void {
  expect(message).toMatch(/^\S.{8,}[^:\s]$/su)
  // It ends as a sentence does, or with a line to paste.
  expect(help).toMatch(/^\S.{8,}(\.|"|\)|`|\n {2}\S[^\n]*)$/su)
  expect(`${message} ${help}`).not.toMatch(/undefined|null|NaN|\[object/)
  expect(help).not.toMatch(/\S {2,}\S/)
  expect(path).not.toBe('')
  if (cause.kind === 'packed-file')
    expect(
      [...release.files, ...(baseline?.files ?? [])].map((file) => file.path).concat(release.duplicates),
    ).toContain(cause.path)
  else if (cause.kind === 'manifest') expect(cause.key.every((part) => part !== '') && cause.key.length > 0).toBe(true)
  else expect(cause.at.line).toBeGreaterThan(0)
  // A waiver is for files, so each of them has to be known.
  if (count !== undefined && count > 1 && cause.kind === 'packed-file') expect(paths).toBeDefined()
  if (paths === undefined) return
  expect(paths.length).toBeGreaterThan(1)
  expect(count).toBe(paths.length)
  expect(examples).toEqual(paths.slice(0, 3))
}

/** How a rule's page begins: a problem that is a difference, or one of the policy, is always new. */
export function pageBeginning({ id, scope, levels }: Pick<Rule, 'id' | 'scope' | 'levels'>): string {
  const always = `# ${id}\n\nDefault level: ${levels.new}`
  return scope === 'release' ? `${always} when new, ${levels.unchanged} when unchanged.` : `${always}.`
}

/** What a rule says of itself in lists, and that its problems can be distinguished from each other in the baseline. */
function expectConsistent({ id, summary, scope, levels }: Rule, found: readonly Problem[]): void {
  expect(readFileSync(`docs/rules/${id}.md`, 'utf8')).toContain(pageBeginning({ id, scope, levels }))
  expect(summary).toMatch(/^[^A-Z\n].*[^.\s]$/)
  if (levels.new !== 'off') expect(levels.unchanged === 'off').toBe(scope === 'change')
  const identities = found.map(({ path, key, baselineState }) => `${path} ${key ?? ''} ${baselineState ?? ''}`)
  if (scope === 'release') expect([...new Set(identities)]).toEqual(identities)
}

/**
 * Runs one rule with its default options, or with some set. Each problem has to be legible, and the rule what its page
 * says.
 */
export function problems(rule: Rule, subject: RuleContext, options: Record<string, unknown> = {}): readonly Problem[] {
  const found = [...rule.check(subject, rule.options?.parse(options), subject.policy.rules.get(rule.id))]
  for (const problem of found) expectLegible(problem, subject)
  expectConsistent(rule, found)
  return found
}
