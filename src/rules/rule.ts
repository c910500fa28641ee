import type { z } from 'zod'
import type { PolicyChange } from './policy/policy-change.js'
import type { Policy, Waiver } from '../model/policy.js'
import type { Comparison, Level, Manifest, PackedBy, Packer, Problem, Release } from '../model/types.js'

/** All that a rule may look at. */
export interface Subject {
  readonly release: Release
  /** Null where there is no baseline, and while a rule about a release runs over the baseline itself. */
  readonly baseline: Release | null
  readonly comparison: Comparison | null
  /** The package.json that publishing would tell the registry; null where it is the tarball's own. */
  readonly declared: Manifest | null
  /** What packed the release; null or left out for a tarball, and while a rule about a release runs over the baseline. */
  readonly packer?: Packer | null
  /** What packed the baseline; null or left out where nobody knows. */
  readonly baselinePacker?: PackedBy | null
  /** The release as a dry run before it showed it; null or left out where it was packed once. */
  readonly dryRun?: Release | null
  readonly policy: Policy
  /** YYYY-MM-DD, UTC. */
  readonly today: string
  /** Waivers that excused nothing; known to rules about waivers only. */
  readonly unusedWaivers: readonly Waiver[]
  /** On a pull request: the policies of both sides. */
  readonly policyChange?: PolicyChange
}

/**
 * - `release`: the problem is there whatever came before. It is evaluated on the baseline too, to tell new from unchanged.
 * - `change`: the problem is the difference to the baseline, so it is always new. Not evaluated without a baseline.
 * - `policy`: about the policy itself; always new.
 * - `waivers`: about the waivers' use, after they were applied.
 */
export type RuleScope = 'release' | 'change' | 'policy' | 'waivers'

export interface Rule<Options = unknown> {
  /** Also its file name, doc page, policy key and SARIF ruleId. */
  readonly id: string
  /** One sentence: what it fires on. */
  readonly summary: string
  readonly scope: RuleScope
  /** `base`: on a pull request its level is the base branch's, so that no pull request can switch it off for itself. */
  readonly settledBy?: 'base'
  /** Default levels by baseline state. */
  readonly levels: { readonly new: Level; readonly unchanged: Level }
  /** Options besides the level, with their defaults; the policy's schema is made from it. */
  readonly options?: z.ZodType<Options>
  check(subject: Subject, options: Options): Iterable<Problem>
}

/** Declares a rule: pure and synchronous over facts. A rule that throws means no verdict. */
export function defineRule<Options>(rule: Rule<Options>): Rule {
  return rule
}
