import type { z } from 'zod'
import type { Level } from './types.js'

/**
 * - `release`: the problem is there whatever came before. It is evaluated on the baseline too, to tell new from
 *   unchanged.
 * - `change`: the problem is the difference to the baseline, so it is always new. Not evaluated without a baseline.
 * - `policy`: about the policy itself; always new.
 * - `waivers`: about the waivers' use, after they were applied.
 */
export type RuleScope = 'release' | 'change' | 'policy' | 'waivers'

/** What a rule says of itself: all that a policy needs to know of it. */
export interface RuleDeclaration<Options = unknown> {
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
}
