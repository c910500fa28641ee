import type { Finding, ReportRun, Verdict } from './report.js'
import { homepage } from './tool.js'
import type { TrustedRootName } from './watch-report.js'

/**
 * What an attestation of ours is recognised by: a SLSA verification summary (slsa.dev/verification_summary/v1) that
 * names us.
 */
export const vsa = {
  predicateType: 'https://slsa.dev/verification_summary/v1',
  /** `verifier.id` of the predicate. */
  verifierId: homepage,
  passed: 'PASSED',
} as const

/** The purl of a release: `pkg:npm/%40acme/core@1.2.0` (package-url/purl-spec, type npm). */
export function purlOf({ name, version }: Verdict['package']): string {
  const path = name.split('/').map(encodeURIComponent).join('/')
  return `pkg:npm/${path}@${encodeURIComponent(version)}`
}

/** What a verification found, and what it is made of. Data only. */

/** One way in which a release is not what the report tells. */
export interface Difference {
  /**
   * - `blocked`: the gate did not let the release pass, so it should not have been published.
   * - `integrity`: the tarball has another sha512.
   * - `bytes`, `mode`: a file of both. `missing`: only in the report. `added`: only in the release.
   * - `manifest`: the registry gives installers something else than the package.json in its tarball.
   * - `commit`: the registry names another commit than the one that was asked for, or the provenance does.
   * - `provenance`: the registry says that there is one, and it proves nothing of this release.
   */
  readonly kind: 'blocked' | 'integrity' | 'bytes' | 'mode' | 'missing' | 'added' | 'manifest' | 'commit' | 'provenance'
  /** The packed file; `package.json` for `manifest`, null where it is about the whole release. Untrusted text. */
  readonly path: string | null
  /** The fact, in words. Untrusted text: it may name files and fields of the package. */
  readonly message: string
}

/** What the provenance is worth that a registry has of a release. Texts are from a certificate, or of ours. */
export type Provenance =
  | {
      readonly verified: true
      /** The workflow that made the release, with its ref. */
      readonly signer: string
      readonly repository: string | null
      readonly commit: string | null
    }
  | { readonly verified: false; readonly why: string }

/** What made a report, as it says itself; null where it doesn't. */
export interface ReportOrigin {
  readonly run: ReportRun | null
  readonly commit: string | null
  /** The package's folder, in a report of several packages. Untrusted text. */
  readonly path: string | null
}

/** What the report has to be of, as the caller or this run's own surroundings say. */
export interface ExpectedOrigin {
  /** `any`: whichever. Null: in a workflow this run, elsewhere whichever. */
  readonly run: { readonly id: string; readonly attempt: number | null } | 'any' | null
  readonly commit: string | null
  /** The run that verifies, and the commit that it is about; null outside of a workflow. */
  readonly here: { readonly run: ReportRun; readonly commit: string | null } | null
}

/** A run as `--run` and `report-run` name it: ID, ID/ATTEMPT or `any`. Undefined for anything else. */
export function readRun(text: string): Exclude<ExpectedOrigin['run'], null> | undefined {
  if (text === 'any') return 'any'
  const [, id, attempt] = /^(\d{1,20})(?:\/([1-9]\d{0,8}))?$/.exec(text) ?? []
  return id === undefined ? undefined : { id, attempt: attempt === undefined ? null : Number(attempt) }
}

/** A full commit as `--commit` and `report-commit` name it; undefined for anything else. */
export function readCommit(text: string): string | undefined {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text) ? text.toLowerCase() : undefined
}

/** The result of `pack-gate verify`: the JSON document is this value, key for key. */
export interface Verification {
  readonly schemaVersion: 1
  readonly tool: { readonly name: string; readonly version: string }
  /** `success`: the release is what was checked, byte for byte. */
  readonly conclusion: 'success' | 'failure'
  readonly package: { readonly name: string; readonly version: string }
  /** The report that it was compared with. */
  readonly report: ReportOrigin
  /** The commit that the registry names; null where it names none. */
  readonly gitHead: string | null
  /** Where the release was read from. */
  readonly source: 'registry' | 'tarball'
  readonly integrity: {
    /** sha512 of the judged tarball, as the report has it. */
    readonly expected: string
    /** sha512 of the release; null where the registry's bytes are not those of its own integrity. */
    readonly actual: string | null
  }
  readonly differences: readonly Difference[]
  /** Null where the registry says of none, and of a tarball. */
  readonly provenance: Provenance | null
  /** What is suspicious in how it was published. Left out where nothing is. */
  readonly signals?: readonly Finding[]
  /** Left out where no signature was verified. */
  readonly trustedRoot?: TrustedRootName
}
