import type { Runner } from '../github/runner.js'
import type { Verdict } from '../types.js'

/** What later steps of the job can read. The figures are empty where there was no verdict. */
export function setOutputs(runner: Runner, conclusion: Verdict['conclusion'] | 'error', report: string, verdict: Verdict | null): void {
  const count = (level: string): string =>
    verdict === null ? '' : String(verdict.findings.filter((finding) => finding.level === level).length)
  runner.output('conclusion', conclusion)
  runner.output('errors', count('error'))
  runner.output('warnings', count('warning'))
  runner.output('report', report)
  runner.output('integrity', verdict?.integrity ?? '')
  runner.output('baseline', verdict === null ? '' : baselineOf(verdict))
}

/**
 * The version, or the kind where there is none. Workflows paste outputs into shell scripts, and a tarball's version is
 * any string at all: only what looks like a version gets out.
 */
function baselineOf({ baseline }: Verdict): string {
  return baseline.version !== null && /^\d+[\w.+-]*$/.test(baseline.version) ? baseline.version : baseline.kind
}
