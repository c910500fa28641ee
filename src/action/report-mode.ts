import { downloadArtifact, readZipEntry } from '../github/artifact.js'
import type { Target } from '../github/check-run.js'
import type { TriggeringRun } from '../github/triggering-run.js'
import {
  hasVerdict,
  isRepository,
  type NoVerdict,
  type PackageReport,
  type Report,
  type Verdict,
} from '../model/report.js'
import { GateError } from '../model/errors.js'
import { readReport } from '../report/untrusted/read-report.js'

/** The one file that is read of the artifact. */
const reportName = 'report.json'

/** Bytes of the report. One of 90,000 files has as many. */
const maxReportBytes = 16_000_000

/**
 * The report that the pull request's own job left. It is posted like a report; nothing in it is believed to be true.
 * Throws GateError EGITHUB where there is none, or none that may be posted.
 */
export async function receiveReport(target: Target, origin: TriggeringRun, artifact: string): Promise<Report> {
  const archive = await downloadArtifact(target, origin, artifact)
  const report = readReport(await readZipEntry(archive, reportName, maxReportBytes))
  refuseOlder(report, target.run.sha)
  refuseOtherRun(report, origin)
  const marked = { ...report, unverified: true } as const
  return isRepository(marked) ? { ...marked, packages: marked.packages.map(markedPackage) } : notHandedOver(marked)
}

/** GitHub's event says what commit the run was about. A report of another one was left over from an earlier run. */
function refuseOlder(report: Report, commit: string): void {
  const about = isRepository(report) || hasVerdict(report) ? report.commit : undefined
  if (about === undefined || about === commit) return
  throw new GateError(
    'EGITHUB',
    `The report is about commit ${about.slice(0, 12)}, and the run about ${commit.slice(0, 12)}.`,
    'Let the job write its report again in each run, and restore no report from a cache.',
  )
}

/** A report says which run and attempt made it; GitHub says which one this is about. */
function refuseOtherRun(report: Report, { id, attempt }: TriggeringRun): void {
  if (!isRepository(report) && !hasVerdict(report)) return
  const { run: made } = report
  if (made?.id === String(id) && made.attempt === (attempt ?? made.attempt)) return
  const what = made ? `is of attempt ${made.attempt} of run ${made.id}` : "doesn't say which run made it"
  throw new GateError(
    'EGITHUB',
    `The report ${what}, expected attempt ${attempt ?? 1} of run ${id}.`,
    'Let each run of the job write its own report with this version of pack-gate, and restore none from a cache.',
  )
}

const markedPackage = (report: PackageReport): PackageReport => ({ ...notHandedOver(report), unverified: true })

/** Whatever tarball was handed over, it was not to this job: no output of it may name one. */
function notHandedOver<R extends PackageReport | Verdict | NoVerdict>(report: R): R {
  return hasVerdict(report) ? { ...report, tarball: null } : report
}
