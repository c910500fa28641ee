import type { z } from 'zod'
import type { Level } from './problem.js'
import type { Release } from './release.js'

/**
 * - `release`: the problem is there whatever came before. It is evaluated on the baseline too, to tell new from
 *   unchanged.
 * - `change`: the problem is the difference to the baseline, so it is always new. Not evaluated without a baseline.
 * - `policy`: about the policy itself; always new.
 * - `waivers`: about the waivers' use, after they were applied.
 */
export type RuleScope = 'release' | 'change' | 'policy' | 'waivers'

/**
 * How a change of the policy settles a finding, where the package is as intended.
 * - `waiver`: a waiver with its reason. This holds where a rule says nothing.
 * - `entry`: an entry of `files`.
 * - `limit`: a higher `max`, in bytes or as growth.
 * - `removal`: the line of the policy that the finding is about goes.
 */
export type Settlement =
  | { readonly by: 'waiver' }
  | { readonly by: 'entry' }
  | { readonly by: 'limit'; readonly of: 'bytes' | 'growth' }
  | { readonly by: 'removal'; readonly from: 'files' | 'waivers' }

/** What a proposal is made from. */
export interface ProposedFor {
  readonly release: Release
  /** Null where there is no baseline. */
  readonly before: Release | null
  /** Bytes of the files that the proposed policy lets in. */
  readonly unpackedSize: number
  /** Whether a release has no error of the rule under these options. */
  readonly keeps: (release: Release, options: Readonly<Record<string, unknown>>) => boolean
}

/** An option that `init` proposes a value for. */
export interface OptionProposal {
  readonly option: string
  /** Heads its line in the summary. */
  readonly label: string
  /** True: one value for all packages of a workspace, the strictest that any of them keeps. */
  readonly isShared: boolean
  value(facts: ProposedFor): string
  /** The value in the summary, after the label. */
  words(value: string): string
  /** The value in the one line that a package of a workspace has. */
  short(value: string): string
  /** Said once where each package of a workspace has a value of its own. */
  readonly note?: string
  /** The comment above it in the policy. */
  comment(value: string, unpackedSize: number): string
}

/** What a rule says of itself: all that the policy, `accept` and `init` need to know of it. */
export interface RuleDeclaration<Options = unknown> {
  /** Also its file name, doc page, policy key and SARIF ruleId. */
  readonly id: string
  /** One sentence: what it fires on. */
  readonly summary: string
  readonly scope: RuleScope
  /** `base`: on a pull request its level is the base branch's, so that no pull request can switch it off for itself. */
  readonly settledBy?: 'base'
  /** It looks into containers: their files are files of the release for it. */
  readonly inside?: true
  /** It looks at nothing but how the release was published: no tarball is needed. */
  readonly ofPublication?: true
  /** Dependencies are looked up in the registry for it, unless it is off. */
  readonly looksUp?: true
  /** Default levels by baseline state. */
  readonly levels: { readonly new: Level; readonly unchanged: Level }
  /** Options besides the level, with their defaults; the policy's schema is made from it. */
  readonly options?: z.ZodType<Options>
  /** Values of options from the strictest to the loosest; `undefined` is the option that is not set. */
  readonly strictestFirst?: Readonly<Record<string, readonly unknown[]>>
  /** A waiver, if left out. */
  readonly settlement?: Settlement
  /** False: no waiver excuses its findings. */
  readonly waivable?: false
  /**
   * `packing`: that a file ships is what it reports. `contents`: what a file holds, which is gone if the file doesn't
   * ship. What both say of the same files is one entry in reports. Left out for what is neither.
   */
  readonly about?: 'packing' | 'contents'
  /** `accept` settles its findings, or those that are errors, only where it is asked to by the rule's name. */
  readonly acceptByName?: 'always' | 'errors'
  /** No entry of `files` lets in what it reports: not at all, or not where the last release had nothing like it. */
  readonly refuses?: 'always' | 'new'
  readonly proposal?: OptionProposal
  /** Examples for the policy's schema. */
  readonly examples?: {
    readonly setting?: unknown
    readonly waiver?: { readonly path: string; readonly reason: string }
  }
}
