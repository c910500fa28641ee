import { totalSize } from '../model/format.js'
import type { Policy, RuleSettings } from '../model/policy.js'
import { byLevel, type Finding, type Totals, type Verdict, type WaivedFinding } from '../model/report.js'
import type { Baseline } from '../model/baseline.js'
import type { FilePair } from '../model/comparison.js'
import type { Packer } from '../model/release.js'
import type { Rule, RuleContext } from '../rules/rule.js'
import { Anchors, type AnchorSource } from './anchors.js'
import { evaluateAll } from './evaluate-all.js'
import type { Hit } from './evaluate.js'
import { type EntryMark, markEntries } from './one-entry.js'
import { policyChangeOf, type PolicyPair } from './policy-change.js'
import { excuseOf } from './waivers.js'

interface Decision {
  readonly rules: readonly Rule[]
  readonly subject: Omit<RuleContext, 'unusedWaivers' | 'policyChange'>
  /** On a pull request: the policies of both sides. */
  readonly policies?: PolicyPair | null
  readonly baseline: Baseline
  readonly packer: Packer | null
  /** The package.json in the repository; null for a tarball. */
  readonly source: AnchorSource | null
  readonly tool: Verdict['tool']
}

function finding(
  { rule, problem, state, level }: Hit,
  anchors: Anchors,
  policy: Policy,
  mark: EntryMark = {},
): Finding {
  const { message, help, path, count, examples, cause, fix, unbuilt } = problem
  const anchor = anchors.find(cause)
  const line = cause.kind !== 'packed-file' && anchor.path === path ? anchor.line : undefined
  return {
    ruleId: rule.id,
    level,
    message,
    help: helpFor(help, policy),
    path,
    ...(line !== undefined && { line }),
    ...(count !== undefined && { count }),
    ...(examples && { examples }),
    baselineState: state,
    anchor,
    ...(fix && { fix }),
    ...mark,
    ...(unbuilt !== undefined && { unbuilt }),
  }
}

function judge({ rules, subject, source, policies }: Decision): { findings: Finding[]; waived: WaivedFinding[] } {
  const anchors = new Anchors(source)
  const change = policies ? { policyChange: policyChangeOf(policies, rules) } : {}
  const { standing, waived } = evaluateAll(rules, { ...subject, ...change })
  const sorted = standing.toSorted(byLevel)
  const marks = markEntries(sorted)
  return {
    findings: sorted.map((hit) => finding(hit, anchors, subject.policy, marks.get(hit))),
    waived: waived.map((each) => ({ ...finding(each.hit, anchors, subject.policy), ...excuseOf(each) })),
  }
}

function totals({ release, comparison }: Decision['subject']): Totals {
  const states = comparison?.pairs.map((pair) => pair.state) ?? release.files.map(() => 'added' as const)
  const count = (state: string): number => states.filter((each) => each === state).length
  return {
    files: release.files.length,
    unpackedSize: totalSize(release.files),
    size: release.size,
    added: count('added'),
    removed: comparison?.removed.length ?? 0,
    renamed: count('renamed'),
    changed: count('changed'),
    modeChanged: comparison?.pairs.filter(({ file, was }) => was && was.mode !== file.mode).length ?? 0,
  }
}

function baselineFacts(baseline: Baseline, releaseName: string): Verdict['baseline'] {
  const { registry } = baseline
  const asked = registry !== undefined && { registry }
  if (!('release' in baseline))
    return { kind: baseline.kind, version: null, integrity: null, unpackedSize: null, ...asked }
  const { name, version, integrity, files } = baseline.release
  const { packer, passedOver, deprecated } = baseline
  return {
    kind: baseline.kind,
    version,
    ...(name !== releaseName && { name }),
    integrity,
    unpackedSize: totalSize(files),
    ...asked,
    ...(passedOver && { passedOver }),
    ...(deprecated !== undefined && { deprecated }),
    ...(packer && { packer }),
  }
}

/** Without this note a reader would look at the pull request's own policy, where the base has none and decides. */
function policyFacts(policy: Policy, policies: PolicyPair | null): Verdict['policy'] {
  const side = policies && (policy === policies.base && policy !== policies.head ? 'base' : 'head')
  if (policy.path === null && side !== 'base') return null
  const bases = policy.bases?.map(({ spec }) => spec) ?? []
  return { path: policy.path, ...(side && { side }), ...(bases.length > 0 && { extends: bases }) }
}

function fileFacts({ release, comparison }: Decision['subject']): Verdict['files'] {
  const pairs: readonly FilePair[] = comparison?.pairs ?? release.files.map((file) => ({ file, state: 'added' }))
  return pairs.map(({ file, state, was }) => ({
    path: file.path,
    size: file.size,
    mode: file.mode,
    sha256: file.sha256,
    state,
    ...(state === 'renamed' && was && { was: was.path }),
    ...(was && was.size !== file.size && { wasSize: was.size }),
    ...(was && was.mode !== file.mode && { wasMode: was.mode }),
  }))
}

/**
 * Makes the one verdict, before any reporter exists: an error-level finding that no waiver excuses blocks.
 *
 * @throws GateError ERULE where a rule fails
 */
export function decide(decision: Decision): Verdict {
  const { release, policy } = decision.subject
  const { findings, waived } = judge(decision)
  return {
    schemaVersion: 1,
    tool: decision.tool,
    conclusion: findings.some((each) => each.level === 'error') ? 'failure' : 'success',
    package: { name: release.name, version: release.version },
    packer: decision.packer,
    integrity: release.integrity,
    tarball: null,
    contents: release.origin,
    policy: policyFacts(policy, decision.policies ?? null),
    baseline: baselineFacts(decision.baseline, release.name),
    totals: totals(decision.subject),
    findings,
    waived,
    files: fileFacts(decision.subject),
    removed: decision.subject.comparison?.removed.map(({ path, size }) => ({ path, size })) ?? [],
  }
}

/** A policy's line in a remedy, as the rules print it: for a policy without `rules`. */
const wholeLine = /`rules: \{ ([a-z-]+): \{ ([^`]*) \} \}`/g

/** The level of a rule that is written as a level alone (`secret: error`); null where it is written otherwise. */
function levelAlone({ new: level, unchanged, at, places }: RuleSettings): string | null {
  const place = places?.get('new')
  return level !== undefined && level === unchanged && place?.line === at.line && place.column === at.column
    ? level
    : null
}

/** `allow: [{ path: a }]` as an option's name and what is in its list; null where it is no list. */
function listOption(options: string): { readonly option: string; readonly entry: string } | null {
  const [, option, entry] = /^([a-z-]+): \[(.*)\]$/.exec(options) ?? []
  return option === undefined || entry === undefined ? null : { option, entry }
}

/** The options where the policy has others of the rule: a second key of one name is a mistake. */
function besides(id: string, options: string, { places }: RuleSettings): string {
  const [name = ''] = options.split(':')
  if (places?.has(name) !== true) return `\`${options}\` under \`rules\`, in \`${id}\``
  const list = listOption(options)
  return list === null
    ? `\`${options}\` under \`rules\`, in \`${id}\`, in place of the \`${name}\` that is there`
    : `\`${list.entry}\` under \`rules\`, in the list \`${list.option}\` of \`${id}\``
}

/**
 * A remedy with its line of the policy as it goes into this policy: a second `rules` in one file is a mistake.
 *
 * @param help as the rule writes it
 */
export function helpFor(help: string, { path, rules, hasRules }: Pick<Policy, 'path' | 'rules' | 'hasRules'>): string {
  const isOwn = ({ at }: RuleSettings): boolean => at.path === path && at.via === undefined
  if (!hasRules && ![...rules.values()].some(isOwn)) return help
  return help.replaceAll(wholeLine, (_, id: string, options: string) => {
    const settings = rules.get(id)
    if (settings === undefined || !isOwn(settings)) return `\`${id}: { ${options} }\` under \`rules\``
    const level = levelAlone(settings)
    return level === null
      ? besides(id, options, settings)
      : `\`${id}: { level: ${level}, ${options} }\` under \`rules\`, in place of \`${id}: ${level}\``
  })
}
