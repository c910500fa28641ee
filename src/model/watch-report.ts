import type { Finding, NoVerdict, Verdict } from './report.js'

/** A version that the registry lists. Texts are the registry's: untrusted. */
export interface ListedVersion {
  readonly version: string
  /** ISO 8601, UTC; null where the registry does not say. */
  readonly published: string | null
  /** dist-tags that name it: what `npm install` gives. */
  readonly tags: readonly string[]
  /** `sha512-…`, as the registry says; null where it names none. */
  readonly integrity: string | null
  /** What is suspicious in how it was published. Left out where nothing is. */
  readonly signals?: readonly Finding[]
}

/** Why a version counts as known. */
export type Grounds =
  | { readonly kind: 'report'; readonly path: string }
  /** `signer`: the workflow that signed, with its ref. */
  | { readonly kind: 'attestation'; readonly sha256: string; readonly signer: string }

/** What signatures were verified against, and why it isn't the newest. */
export interface TrustedRootName {
  readonly source: 'tuf' | 'shipped' | 'file'
  readonly detail: string | null
}

export interface KnownVersion extends ListedVersion {
  readonly record: Grounds
}

export interface UnknownVersion extends ListedVersion {
  /**
   * `blocked`: judged, and published nevertheless. `other-bytes`: what was judged under this version were other bytes.
   * `several-hashes`: the registry accepts more than one tarball. `no-hash`: the registry names no sha512 to compare.
   * `other-manifest`: the tarball passed, and the registry gives installers something else than its package.json.
   */
  readonly reason: 'no-record' | 'blocked' | 'other-bytes' | 'several-hashes' | 'no-hash' | 'other-manifest'
  /** With `other-manifest`: in what they differ, in words. Untrusted text. */
  readonly differences?: readonly string[]
  /** The record that speaks against it. */
  readonly path?: string
  /** Why attestations that say that it passed were not accepted. */
  readonly refused?: readonly string[]
  /** What it holds that the last known release did not; null where it was not compared. */
  readonly comparison: Verdict | null
  /** Why it could not be looked into: that it is unknown stands nevertheless. */
  readonly error?: NoVerdict['error']
  /** False where no known release is there to compare with, so that the last one before the beginning was taken. */
  readonly baselineKnown: boolean
}

/** One package whose releases were looked at. */
export interface WatchedPackage {
  readonly name: string
  readonly conclusion: 'success' | 'failure'
  /** Nothing changed since the last run, which found nothing: the lists are empty. */
  readonly unchanged?: true
  /** What is suspicious in its dist-tags. Left out where nothing is. */
  readonly signals?: readonly Finding[]
  /** Releases from here on were looked at. */
  readonly since: { readonly version: string | null; readonly date: string | null }
  /** Newest first. */
  readonly unknown: readonly UnknownVersion[]
  readonly known: readonly KnownVersion[]
  /** How many releases are older than the beginning: they were not looked at. */
  readonly earlier: number
  /** Since the beginning, and no longer there. */
  readonly unpublished: readonly { readonly version: string; readonly published: string }[]
}

/** One package that could not be looked at. */
export interface UnwatchedPackage extends NoVerdict {
  readonly name: string
}

/** What `pack-gate watch` found. */
export interface WatchReport {
  readonly schemaVersion: 1
  readonly tool: { readonly name: string; readonly version: string }
  /** The worst of its packages': one that could not be looked at outweighs one with unknown releases. */
  readonly conclusion: 'success' | 'failure' | 'error'
  /** Left out where no signature was verified. */
  readonly trustedRoot?: TrustedRootName
  readonly packages: readonly (WatchedPackage | UnwatchedPackage)[]
}

export function wasWatched(one: WatchedPackage | UnwatchedPackage): one is WatchedPackage {
  return one.conclusion !== 'error'
}
