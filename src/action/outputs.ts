import type { Runner } from '../github/runner.js'
import { hasVerdict, isRepository, verdictsOf, type Report } from '../report.js'
import type { Finding, Verdict } from '../types.js'

/** What later steps of the job can read. The figures are empty where there was no verdict; of several packages they are the sums. */
export function setOutputs(runner: Runner, report: Report, file: string): void {
  const verdicts = verdictsOf(report)
  const count = (level: Finding['level']): string =>
    verdicts.length === 0 ? '' : String(verdicts.flatMap(({ findings }) => findings).filter((finding) => finding.level === level).length)
  const only = !isRepository(report) && hasVerdict(report) ? report : null
  runner.output('conclusion', report.conclusion)
  runner.output('errors', count('error'))
  runner.output('warnings', count('warning'))
  runner.output('report', file)
  runner.output('integrity', only?.integrity ?? '')
  runner.output('tarball', only?.tarball?.path ?? '')
  runner.output('sha256', only?.tarball?.sha256 ?? '')
  runner.output('baseline', only === null ? '' : baselineOf(only))
}

/**
 * The version, or the kind where there is none. Workflows paste outputs into shell scripts, and a tarball's version is
 * any string at all: only what looks like a version gets out.
 */
function baselineOf({ baseline }: Verdict): string {
  return baseline.version !== null && /^\d+[\w.+-]*$/.test(baseline.version) ? baseline.version : baseline.kind
}
