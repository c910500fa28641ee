import { downloadArtifact } from '../github/artifact.js'
import type { Target } from '../github/check-run.js'
import type { TriggeringRun } from '../github/triggering-run.js'
import { readZipEntry } from '../github/zip-entry.js'
import {
  hasVerdict,
  isRepository,
  type NoVerdict,
  type PackageReport,
  type Report,
  type Verdict,
} from '../model/report.js'
import { readReport } from '../report/untrusted/read-report.js'

/** The one file that is read of the artifact. */
const reportName = 'report.json'

/** Bytes of the report. One of 90,000 files has as many. */
const maxReportBytes = 16_000_000

/**
 * The report that the pull request's own job left. It is told as a report is, and nothing in it is believed to be true.
 * Throws GateError EGITHUB where there is none, or none that may be told.
 */
export async function receiveReport(target: Target, origin: TriggeringRun, artifact: string): Promise<Report> {
  const archive = await downloadArtifact(target, origin, artifact)
  const report = readReport(await readZipEntry(archive, reportName, maxReportBytes))
  return isRepository(report) ? { ...report, packages: report.packages.map(notHandedOver) } : notHandedOver(report)
}

/** Whatever tarball was handed over, it was not to this job: no output of it may name one. */
function notHandedOver<R extends PackageReport | Verdict | NoVerdict>(report: R): R {
  return hasVerdict(report) ? { ...report, tarball: null } : report
}
