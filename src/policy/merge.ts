import { posix } from 'node:path'
import { isTarball } from '../model/format.js'
import type { Policy, RuleSettings } from '../model/policy.js'
import type { Location } from '../model/problem.js'

/**
 * A policy on top of one that it extends. What the upper one sets counts, key by key: levels by state and options one
 * by one, `spec` and `required` of the baseline. `files` and `waivers` of both hold; so a `!` entry of the lower one
 * takes files out for good.
 * Every value keeps its place.
 */
export function mergePolicies(lower: Policy, upper: Policy): Policy {
  const inherited = lower.files?.map((entry) => ({ ...entry, inherited: true as const })) ?? null
  const files = inherited === null ? upper.files : [...inherited, ...(upper.files ?? [])]
  const packer = upper.packer ?? lower.packer
  const ids = new Set([...lower.rules.keys(), ...upper.rules.keys()])
  return {
    path: upper.path,
    files,
    baseline: mergeBaseline(lower, upper),
    ...(packer !== undefined && { packer }),
    ...(upper.hasRules && { hasRules: upper.hasRules }),
    rules: new Map([...ids].flatMap((id) => mergeRule(id, lower.rules.get(id), upper.rules.get(id)))),
    waivers: [...lower.waivers.map((waiver) => ({ ...waiver, inherited: true as const })), ...upper.waivers],
    bases: [...(lower.bases ?? []), ...(upper.bases ?? [])],
    ...((lower.packages ?? upper.packages) && { packages: [...(lower.packages ?? []), ...(upper.packages ?? [])] }),
  }
}

/** A tarball is relative to the file that names it; in the result, to the upper file. */
function mergeBaseline(lower: Policy, upper: Policy): Policy['baseline'] {
  const { spec, required } = lower.baseline
  const moved = spec !== null && isTarball(spec) && lower.path !== null && upper.path !== null
  const fromUpper = moved
    ? posix.relative(posix.dirname(upper.path), posix.join(posix.dirname(lower.path), spec))
    : spec
  const skipBroken = upper.baseline.skipBroken ?? lower.baseline.skipBroken
  return {
    spec: upper.baseline.spec ?? fromUpper,
    required: upper.baseline.required || required,
    ...(skipBroken !== undefined && { skipBroken }),
  }
}

function mergeRule(
  id: string,
  lower?: RuleSettings,
  upper?: RuleSettings,
): readonly (readonly [string, RuleSettings])[] {
  if (!lower || !upper) return lower ? [[id, lower]] : upper ? [[id, upper]] : []
  const ofLower = Object.entries(lower.options ?? {}).filter(
    ([key]) => lower.places?.has(key) === true && upper.places?.has(key) !== true,
  )
  // What neither sets has its default in both.
  const options = upper.options && { ...upper.options, ...Object.fromEntries(ofLower) }
  const places = new Map<string, Location>([...(lower.places ?? []), ...(upper.places ?? [])])
  return [[id, { ...lower, ...upper, ...(options && { options }), places }]]
}
