import type { TriggeringRun } from '../github/triggering-run.js'
import { GateError } from '../model/errors.js'
import type { Report } from '../model/report.js'

/**
 * A run that did not end well has not passed anything, whatever a report of it says: a step after the gate failed, or
 * the run was cancelled.
 *
 * @throws GateError EGITHUB where the report passes and its run did not
 */
export function refuseSuccessOfFailedRun(report: Report, { conclusion, url }: TriggeringRun): void {
  if (report.conclusion !== 'success' || conclusion === 'success') return
  throw new GateError(
    'EGITHUB',
    `The report says that the release passed, but the run that made it ended with ${conclusion ?? 'no conclusion'}.`,
    `See why that run failed, then run it again: ${url}`,
  )
}
