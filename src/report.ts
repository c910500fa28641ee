import type { NoVerdict, Verdict } from './types.js'

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
