import type { Finding, NoVerdict, Verdict } from './report.js'
import type { Grounds, TrustedRootName, UnknownVersion } from './watch-report.js'

/** A release that waits for approval. Its texts are the registry's: untrusted. */
interface Waiting {
  /** What `npm stage approve` takes. */
  readonly id: string
  readonly name: string
  readonly version: string
  /** The dist-tag that it would get; null where the registry does not say. */
  readonly tag: string | null
  /** ISO 8601; null where the registry does not say. */
  readonly staged: string | null
  /** The account or workflow that staged it. */
  readonly actor: string | null
  /** What is suspicious in who staged it. Left out where nothing is. */
  readonly signals?: readonly Finding[]
  /** What npm was asked to do with it, and whether it did. */
  readonly action?: { readonly did: 'approve' | 'reject'; readonly exitCode: number }
}

/** Byte for byte what the gate let pass. */
export interface KnownStage extends Waiting {
  readonly conclusion: 'success'
  /** Of the bytes that were downloaded, `sha512-…`. */
  readonly integrity: string
  readonly record: Grounds
}

export interface UnknownStage extends Waiting {
  readonly conclusion: 'failure'
  readonly integrity: string
  /**
   * `dist-tag`: the bytes passed, and approving them would move `latest` to a prerelease or an older line. What the
   * registry will say of it is not known yet.
   */
  readonly reason: Exclude<UnknownVersion['reason'], 'other-manifest'> | 'dist-tag'
  /** With `dist-tag`: what is wrong with it. */
  readonly detail?: string
  /** The record that speaks against it. */
  readonly path?: string
  /** Why attestations that say that it passed were not accepted. */
  readonly refused?: readonly string[]
  /** What it holds that the last published release does not; null where it could not be looked into. */
  readonly comparison: Verdict | null
  /** Why it could not be looked into: that it is unknown stands nevertheless. */
  readonly error?: NoVerdict['error']
}

/** One that could not be downloaded, or of which GitHub did not tell. */
export interface UnreadStage extends Waiting, NoVerdict {}

/** What `pack-gate stage` found. */
export interface StageReport {
  readonly schemaVersion: 1
  readonly tool: { readonly name: string; readonly version: string }
  /** The worst of all: one that can't be decided outweighs one that is unknown. */
  readonly conclusion: 'success' | 'failure' | 'error'
  /** Left out where no signature was verified. */
  readonly trustedRoot?: TrustedRootName
  /** Host of the registry. */
  readonly registry: string
  /** By name and version. */
  readonly staged: readonly (KnownStage | UnknownStage | UnreadStage)[]
}
