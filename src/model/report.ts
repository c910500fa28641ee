import type { z } from 'zod'
import type { findingSchema, mistakeSchema, runSchema, tarballSchema } from './report-parts.js'
import type { noVerdictSchema, repositorySchema, verdictSchema } from './report-schema.js'
import type { Level } from './problem.js'

/** A value of the report: nothing changes it once it is made. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T

/** What the report of one package has only where several were gated. */
type OfSeveral = 'path' | 'durationMs'

/** A hit in the report (SARIF: result). */
export type Finding = Frozen<z.output<typeof findingSchema>>

/** The tarball that was judged, where the publish step takes it from. */
export type HandedOver = Frozen<z.output<typeof tarballSchema>>

/** One mistake in a file that people wrote. Untrusted text: a pull request may have written it. */
export type Mistake = Frozen<z.output<typeof mistakeSchema>>

/** The run of a workflow that made a report. */
export type ReportRun = Frozen<z.output<typeof runSchema>>

/** The run of a workflow that this process is part of; null elsewhere. */
export function runOf(env: Readonly<Record<string, string | undefined>>): ReportRun | null {
  const { GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt = '1' } = env
  return id !== undefined && /^\d{1,20}$/.test(id) && /^[1-9]\d{0,8}$/.test(attempt)
    ? { id, attempt: Number(attempt) }
    : null
}

/** The decision and all that led to it: the JSON report is this value, key for key. */
export type Verdict = Frozen<Omit<z.output<typeof verdictSchema>, OfSeveral>>

export type WaivedFinding = Verdict['waived'][number]

export type Totals = Verdict['totals']

/** What changed in the code that users run. */
export type ChangedCode = NonNullable<Verdict['changedCode']>
export type CodeChange = ChangedCode['files'][number]
export type Hunk = CodeChange['hunks'][number]

/** What is reported where no verdict could be reached. */
export type NoVerdict = Frozen<Omit<z.output<typeof noVerdictSchema>, OfSeveral | 'package'>>

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

/** The report of a run over several packages, sorted by path. */
export type RepositoryReport = Omit<Frozen<z.output<typeof repositorySchema>>, 'packages'> & {
  readonly packages: readonly PackageReport[]
}

/** A package that a run over several did not gate. */
export type SkippedPackage = RepositoryReport['skipped'][number]

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

/** Levels by gravity: errors come first. */
const gravity: Readonly<Record<Level, number>> = { error: 0, warning: 1, note: 2, off: 3 }

/** Orders findings, the gravest first; below 0 where `a` is graver than `b`. */
export function byLevel(a: { readonly level: Level }, b: { readonly level: Level }): number {
  return gravity[a.level] - gravity[b.level]
}

const order: Readonly<Record<PackageReport['conclusion'], number>> = { error: 0, failure: 1, neutral: 2, success: 3 }

/** The conclusion over several: one without a verdict outweighs a blocked one, and that one those that passed. */
export function worstConclusion(
  all: readonly { readonly conclusion: PackageReport['conclusion'] }[],
): RepositoryReport['conclusion'] {
  const conclusions = new Set(all.map(({ conclusion }) => conclusion))
  return conclusions.has('error') ? 'error' : conclusions.has('failure') ? 'failure' : 'success'
}

/** Those without a verdict, then those that are blocked: what needs a look. Otherwise as they were. */
export function worstFirst(packages: readonly PackageReport[]): readonly PackageReport[] {
  return packages.toSorted((a, b) => order[a.conclusion] - order[b.conclusion])
}

/** Whether a release and its baseline differ in any file: name, bytes or mode. */
export function differs({ totals }: Verdict): boolean {
  const { added, removed, renamed, changed, modeChanged } = totals
  return added + removed + renamed + changed + modeChanged > 0
}
