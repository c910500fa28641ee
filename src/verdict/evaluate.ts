import { GateError } from '../model/errors.js'
import type { Rule, RuleContext } from '../rules/rule.js'
import type { RuleSettings } from '../model/policy.js'
import type { Finding } from '../model/report.js'
import type { BaselineState, Problem } from '../model/problem.js'
import { causedByPacked, withInside } from './with-inside.js'

/** A problem with its rule, before waivers. */
export interface Hit {
  readonly rule: Rule
  readonly problem: Problem
  readonly state: BaselineState
  readonly level: Finding['level']
}

function run(rule: Rule, subject: RuleContext, { options, settings }: Options): readonly Problem[] {
  try {
    return [...rule.check(subject, options, settings)]
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new GateError(
      'ERULE',
      `rule ${rule.id} failed: ${why}`,
      'This is a fault in pack-gate, so nothing was approved. Please report it with the command and this message.',
      { cause },
    )
  }
}

/** A rule's options, the policy's or the defaults, and what the policy says of the rule. */
interface Options {
  readonly options: unknown
  readonly settings: RuleSettings | undefined
}

/** Options that no policy sets, by their rule: looked up once, and where there is time for it. */
const defaults = new WeakMap<Rule, unknown>()

function defaultOptions(rule: Rule): unknown {
  if (!defaults.has(rule)) defaults.set(rule, rule.options?.parse({}))
  return defaults.get(rule)
}

/** Looks up what rules need before there is a release: the first use of each schema takes long. */
export function prepareRules(rules: readonly Rule[]): void {
  for (const rule of rules) defaultOptions(rule)
}

function optionsOf(rule: Rule, settings: RuleSettings | undefined): Options {
  return { options: settings?.options ?? defaultOptions(rule), settings }
}

function identity(problem: Problem, path = problem.path): string {
  return `${path}\0${problem.key ?? ''}`
}

/**
 * What the same rule says of the baseline, under the names that its files have now: a problem that was there already
 * is unchanged, even where its file was renamed.
 */
function known(rule: Rule, subject: RuleContext, options: Options): ReadonlySet<string> {
  if (rule.scope !== 'release' || !subject.baseline || !subject.comparison) return new Set()
  const now = new Map(subject.comparison.pairs.flatMap(({ file, was }) => (was ? [[was.path, file.path]] : [])))
  const before = run(rule, { ...subject, release: subject.baseline, baseline: null, comparison: null }, options)
  return new Set(before.map((problem) => identity(problem, now.get(problem.path) ?? problem.path)))
}

/**
 * Runs one rule over the facts and gives each problem its state and level.
 *
 * @throws GateError ERULE where the rule throws: then there is no verdict
 */
export function evaluate(rule: Rule, context: RuleContext): readonly Hit[] {
  const subject = rule.inside ? withInside(context) : context
  const settler = rule.settledBy === 'base' ? (subject.policyChange?.base ?? subject.policy) : subject.policy
  const settings = settler.rules.get(rule.id)
  const options = optionsOf(rule, settings)
  if (rule.scope === 'change' && !subject.comparison) return []
  const excusesNothing = subject.isBaselineWithdrawn === true && rule.scope !== 'policy'
  const problems = run(rule, subject, options).map((problem) => causedByPacked(problem, context.release))
  const before = problems.some((problem) => problem.baselineState === undefined)
    ? known(rule, subject, options)
    : new Set<string>()
  return problems.flatMap((problem) => {
    const found = problem.baselineState ?? (before.has(identity(problem)) ? 'unchanged' : 'new')
    const state = excusesNothing ? 'new' : found
    const level = settings?.[state] ?? (problem.levels ?? rule.levels)[state]
    return level === 'off' ? [] : [{ rule, problem, state, level }]
  })
}
