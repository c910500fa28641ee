import { GateError, noVerdict } from '../../model/errors.js'
import { groupBy } from '../../model/group-by.js'
import {
  isRepository,
  type NoVerdict,
  type PackageReport,
  type Report,
  type RepositoryReport,
  worstConclusion,
} from '../../model/report.js'
import type { Plan, PlannedPackage } from './plan.js'
import { sameNames, sameNameError } from './select.js'

/** What one job of the matrix left. */
export interface ShardReport {
  /** As it was named, for messages. */
  readonly file: string
  readonly report: Report
}

/** What shards left, by what it is. */
interface Sorted {
  readonly reports: readonly { readonly file: string; readonly report: RepositoryReport }[]
  /** Shards that reached no verdict at all. */
  readonly failures: readonly { readonly file: string; readonly report: NoVerdict }[]
}

const again = 'Run the jobs of the matrix again, all of one commit, and merge what they leave.'

/** What a run over one package leaves has no path to hold it to the plan. */
function sorted(shards: readonly ShardReport[]): Sorted {
  const reports = shards.flatMap(({ file, report }) => (isRepository(report) ? [{ file, report }] : []))
  const failures = shards.flatMap(({ file, report }) =>
    !isRepository(report) && report.conclusion === 'error' ? [{ file, report }] : [],
  )
  const single = shards.find(({ report }) => !isRepository(report) && report.conclusion !== 'error')
  if (!single) return { reports, failures }
  throw new GateError(
    'EUSAGE',
    `${single.file} is the report of one package alone`,
    'Merge the reports of runs with `--packages` (input `packages`).',
  )
}

/** @throws GateError EUSAGE where a report is of another commit, or doesn't say which */
function refuseOthers({ commit }: Plan, { reports }: Sorted): void {
  const other = reports.find(({ report }) => commit !== undefined && report.commit !== commit)
  if (other && commit !== undefined)
    throw new GateError(
      'EUSAGE',
      `${other.file} is about ${other.report.commit ? `commit ${other.report.commit.slice(0, 12)}` : 'no known commit'}, ` +
        `and the plan about ${commit.slice(0, 12)}`,
      again,
    )
}

/**
 * A second attempt at failed jobs alone leaves the others' reports as they are, so an attempt may be later than the
 * plan's.
 *
 * @throws GateError EUSAGE where a report is of another run, of an attempt before the plan's, or doesn't say which
 */
function refuseOtherRuns({ run: planned }: Plan, { reports }: Sorted): void {
  if (planned === undefined) return
  for (const { file, report } of reports) {
    const { run } = report
    if (run?.id === planned.id && run.attempt >= planned.attempt) continue
    const made = run ? `of attempt ${run.attempt} of run ${run.id}` : 'of no known run'
    throw new GateError(
      'EUSAGE',
      `${file} is ${made}, and the plan of attempt ${planned.attempt} of run ${planned.id}`,
      again,
    )
  }
}

/** @throws GateError EUSAGE where a report is of something that was not planned */
function refuseStrangers({ packages }: Plan, { reports }: Sorted): void {
  const known = new Set(packages.map(({ path }) => path))
  for (const { file, report } of reports) {
    const stranger = report.packages.find(({ path }) => !known.has(path))
    if (stranger) throw new GateError('EUSAGE', `${file} reports on ${stranger.path}, which is not in the plan`, again)
  }
}

/**
 * Why a package that was planned has no report. Which shard left which file is not known: a failed one may be
 * another's.
 */
function whyMissing({ path }: PlannedPackage, { failures: [failure] }: Sorted): NoVerdict {
  const missing = `there is no report of ${path}: its shard is missing or did not finish`
  if (!failure) return noVerdict(new GateError('EUSAGE', missing, again))
  const { error } = failure.report
  return {
    ...failure.report,
    error: { ...error, message: `${missing}, or is the one that left ${failure.file}: ${error.message}` },
  }
}

/** A shard that reached no verdict approves nothing, although others report on every package. */
function leftOver({ file, report }: Sorted['failures'][number]): NoVerdict {
  const { error } = report
  const message = `${file} has no verdict, although other reports cover every package: ${error.message}`
  return { ...report, error: { ...error, message } }
}

/** A package that couldn't be read has no name, neither in the plan nor in a report. */
function isOfAnother({ name }: PlannedPackage, report: PackageReport): boolean {
  return name !== null && report.package.name !== null && report.package.name !== name
}

function reportOf(
  planned: PlannedPackage,
  found: readonly PackageReport[],
  shards: Sorted,
  twins: readonly string[] | undefined,
): PackageReport {
  const { path, name } = planned
  const [report, another] = found
  const unread = { package: { name, version: null }, path }
  if (!report) return { ...whyMissing(planned, shards), ...unread }
  if (another)
    return {
      ...noVerdict(
        new GateError(
          'EUSAGE',
          `there are ${found.length} reports of ${path}, and it is not clear which one counts`,
          again,
        ),
      ),
      ...unread,
    }
  if (isOfAnother(planned, report))
    return {
      ...noVerdict(
        new GateError(
          'EUSAGE',
          `the report of ${path} is about ${report.package.name ?? ''}@${report.package.version ?? ''}, and the plan ` +
            `names ${name ?? ''}`,
          again,
        ),
      ),
      ...unread,
    }
  if (!twins) return report
  // No shard sees both: what one run over all would say of them.
  const { package: identity, durationMs } = report
  return {
    ...noVerdict(sameNameError(path, twins)),
    package: identity,
    path,
    ...(durationMs !== undefined && { durationMs }),
  }
}

/**
 * One report from those of a matrix' shards. Every package that was planned has a verdict in it or is without one: a
 * shard that is missing approves nothing. Where no shard reached a verdict, it is the first one's reason.
 *
 * @throws GateError EUSAGE where a report is of something that was not planned, or of another commit
 */
export function mergeReports(
  plan: Plan,
  shards: readonly ShardReport[],
  tool: RepositoryReport['tool'],
): RepositoryReport | NoVerdict {
  const left = sorted(shards)
  refuseOthers(plan, left)
  refuseOtherRuns(plan, left)
  refuseStrangers(plan, left)
  const [failure] = left.failures
  if (failure && left.reports.length === 0) return failure.report
  const byPath = groupBy(
    left.reports.flatMap(({ report }) => report.packages),
    ({ path }) => path,
  )
  if (failure && plan.packages.every(({ path }) => byPath.has(path))) return leftOver(failure)
  const twins = sameNames(plan.packages)
  const packages = plan.packages.map((planned) =>
    reportOf(
      planned,
      byPath.get(planned.path) ?? [],
      left,
      planned.name === null ? undefined : twins.get(planned.name),
    ),
  )
  const { commit, run, skipped } = plan
  return {
    schemaVersion: 1,
    tool,
    // A shard may conclude worse than its packages.
    conclusion: worstConclusion([...packages, ...left.reports.map(({ report }) => report)]),
    ...(commit !== undefined && { commit }),
    ...(run !== undefined && { run }),
    packages,
    skipped,
  }
}
