import type { BaselineState, ContentsOrigin, FileState, Level, Location, PackedBy, Packer } from './types.js'

/** A hit in the report (SARIF: result). */
export interface Finding {
  readonly ruleId: string
  readonly level: Exclude<Level, 'off'>
  readonly message: string
  readonly help: string
  readonly path: string
  readonly line?: number
  readonly count?: number
  readonly examples?: readonly string[]
  readonly baselineState: BaselineState
  readonly anchor: { readonly path: string; readonly line: number }
}

export interface WaivedFinding extends Finding {
  readonly reason: string
  readonly expires: string | null
}

export interface Totals {
  readonly files: number
  /** Bytes. */
  readonly unpackedSize: number
  /** Bytes of the tarball; null where none was made. */
  readonly size: number | null
  readonly added: number
  readonly removed: number
  readonly renamed: number
  /** Other bytes under the same name. */
  readonly changed: number
  /** Another mode than in the baseline, whatever the bytes. */
  readonly modeChanged: number
}

/** The tarball that was judged, where the publish step takes it from. */
export interface HandedOver {
  /** Absolute, on the machine that packed. */
  readonly path: string
  /** sha512 as registries write it: `sha512-…`. */
  readonly integrity: string
  /** Lower-case hex. */
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

/** The decision and all that led to it: the JSON report is this value, key for key. */
export interface Verdict {
  readonly schemaVersion: 1
  readonly tool: { readonly name: string; readonly version: string }
  /** `neutral`: two releases were compared (`pack-gate diff`), and nothing was decided: never a pass. */
  readonly conclusion: 'success' | 'failure' | 'neutral'
  readonly package: { readonly name: string; readonly version: string }
  readonly packer: Packer | null
  readonly integrity: string | null
  /** Null where none was asked for, and where the release is blocked: only what passed is handed over. */
  readonly tarball: HandedOver | null
  /** Where the bytes that were judged came from. */
  readonly contents: ContentsOrigin
  /** Null where no policy file was applied. */
  readonly policy: {
    /** Null where the base branch decided, and has none. */
    readonly path: string | null
    /** Whose policy decided, where there are two: the pull request's own, or the base branch's. */
    readonly side?: 'head' | 'base'
    /**
     * What it extends, however far, as it was asked for; what comes later counts more. Left out where it extends
     * nothing.
     */
    readonly extends?: readonly string[]
  } | null
  readonly baseline: {
    /** `folder` only where two releases are compared. */
    readonly kind: 'published' | 'tarball' | 'folder' | 'first-release' | 'none'
    readonly version: string | null
    /** Only where it is another package than the release. */
    readonly name?: string
    readonly integrity: string | null
    /** Bytes; null without a baseline. */
    readonly unpackedSize: number | null
    /** Only where the registry's record of it can be trusted. */
    readonly packer?: PackedBy
  }
  readonly totals: Totals
  readonly findings: readonly Finding[]
  readonly waived: readonly WaivedFinding[]
  /**
   * Where blocked by what the policy could allow: the change that would allow it, for the user to judge and to apply.
   */
  readonly patch?: {
    /** The policy file, from the repository's root. */
    readonly path: string
    /** A unified diff as `git apply` takes it. Holds hostile names. */
    readonly diff: string
  }
  readonly files: readonly {
    readonly path: string
    readonly size: number
    readonly mode: number
    readonly sha256: string
    /** Without a baseline every file is added. */
    readonly state: FileState
    /** The baseline's name of a renamed file. */
    readonly was?: string
    /** Bytes in the baseline, where they were others. */
    readonly wasSize?: number
    /** Mode in the baseline, where it was another. */
    readonly wasMode?: number
  }[]
  /** Files of the baseline that the release has under no name. */
  readonly removed: readonly { readonly path: string; readonly size: number }[]
}

/** One mistake in a file that people wrote. Untrusted text: a pull request may have written it. */
export interface Mistake {
  /** As in `Location`; a file outside the repository has the name by which it was asked for. */
  readonly path: string
  readonly line: number
  readonly column: number
  readonly message: string
  /** The line, or the part of it around the mistake, and where in that text the mistake begins (from 1). */
  readonly source?: { readonly text: string; readonly column: number }
}

/** What is reported where no verdict could be reached. */
export interface NoVerdict {
  readonly schemaVersion: 1
  readonly conclusion: 'error'
  readonly error: {
    readonly code: string
    readonly message: string
    readonly help: string
    readonly location?: Location
    /** All that is wrong with the policy, where that is what is wrong; `message` says the same in text alone. */
    readonly mistakes?: readonly Mistake[]
  }
}

/** A package of a run over several that reached no verdict. */
export interface PackageWithoutVerdict extends NoVerdict {
  /** As its package.json on disk says; null where that can't be read. Untrusted text. */
  readonly package: { readonly name: string | null; readonly version: string | null }
}

/** One package of a run over several: its report as for one package, and where it is. */
export type PackageReport = (Verdict | PackageWithoutVerdict) & {
  /** Its folder from the repository's root, with forward slashes; `.` for the root itself. */
  readonly path: string
  /** Milliseconds that gating it took, for balancing later runs. */
  readonly durationMs?: number
}

/** A package that a run over several did not gate. */
export interface SkippedPackage {
  readonly name: string | null
  readonly path: string
  /** Why, in words that follow the name: `private`. */
  readonly reason: string
}

/** The report of a run over several packages. */
export interface RepositoryReport {
  readonly schemaVersion: 1
  readonly tool: { readonly name: string; readonly version: string }
  /** The worst of its packages': one without a verdict outweighs a blocked one. */
  readonly conclusion: 'success' | 'failure' | 'error'
  /** Sorted by path. */
  readonly packages: readonly PackageReport[]
  readonly skipped: readonly SkippedPackage[]
}

/** Whatever a run can end with. */
export type Report = Verdict | NoVerdict | RepositoryReport

export function isRepository(report: Report): report is RepositoryReport {
  return 'packages' in report
}

export function hasVerdict<R extends Verdict | NoVerdict>(report: R): report is Exclude<R, NoVerdict> {
  return report.conclusion !== 'error'
}

/** The report of one package or of several, as a list. */
export function reportsOf(report: Report): readonly (Verdict | NoVerdict)[] {
  return isRepository(report) ? report.packages : [report]
}

/** The verdicts in a report; what reached none has no findings either. */
export function verdictsOf(report: Report): readonly Verdict[] {
  return reportsOf(report).filter(hasVerdict)
}

const order: Readonly<Record<PackageReport['conclusion'], number>> = { error: 0, failure: 1, neutral: 2, success: 3 }

/** Those without a verdict, then those that are blocked: what somebody has to look at. Else as they were. */
export function worstFirst(packages: readonly PackageReport[]): readonly PackageReport[] {
  return packages.toSorted((a, b) => order[a.conclusion] - order[b.conclusion])
}

/** Whether a release and its baseline differ in any file: name, bytes or mode. */
export function differs({ totals }: Verdict): boolean {
  const { added, removed, renamed, changed, modeChanged } = totals
  return added + removed + renamed + changed + modeChanged > 0
}
