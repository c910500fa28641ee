import { GateError, noVerdict } from '../errors.js'
import { groupBy } from '../group-by.js'
import { hasVerdict, isRepository, type PackageReport, type Report, type RepositoryReport } from '../report.js'
import { worst } from './gate-all.js'
import type { Plan, PlannedPackage } from './plan.js'

const again = 'Run the jobs of the matrix again, all of one commit, and merge what they leave.'

function withoutVerdict({ path, name }: PlannedPackage, message: string): PackageReport {
  return { ...noVerdict(new GateError('EUSAGE', message, again)), package: { name, version: null }, path }
}

/** A shard's report: a run over several packages. What a run over one leaves has no path to hold it to the plan. */
function repositoryOf(report: Report, file: string): RepositoryReport {
  if (isRepository(report)) return report
  const why = hasVerdict(report) ? 'is the report of one package alone' : `holds no report: ${report.error.message}`
  throw new GateError('EUSAGE', `${file} ${why}`, 'Merge the reports of runs with `--packages` (input `packages`).')
}

function reportOf(planned: PlannedPackage, found: readonly PackageReport[]): PackageReport {
  const [report, another] = found
  if (!report) return withoutVerdict(planned, `there is no report of ${planned.path}: its shard is missing or did not finish`)
  if (another) return withoutVerdict(planned, `there are ${found.length} reports of ${planned.path}, and nobody knows which one counts`)
  return report
}

/**
 * One report from those of a matrix' shards. Every package that was planned has a verdict in it or is without one: a shard
 * that is missing approves nothing.
 *
 * @param reports each with the name of its file
 * @throws GateError EUSAGE where a report is of something that was not planned
 */
export function mergeReports(plan: Plan, reports: readonly { readonly file: string; readonly report: Report }[], tool: RepositoryReport['tool']): RepositoryReport {
  const shards = reports.map(({ report, file }) => ({ file, ...repositoryOf(report, file) }))
  const known = new Set(plan.packages.map(({ path }) => path))
  for (const { file, packages } of shards) {
    const stranger = packages.find(({ path }) => !known.has(path))
    if (stranger) throw new GateError('EUSAGE', `${file} reports on ${stranger.path}, which the plan does not name`, again)
  }
  const byPath = groupBy(shards.flatMap(({ packages }) => packages), ({ path }) => path)
  const packages = plan.packages.map((planned) => reportOf(planned, byPath.get(planned.path) ?? []))
  return { schemaVersion: 1, tool, conclusion: worst(packages), packages, skipped: plan.skipped }
}

