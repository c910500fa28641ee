import { headCommit } from '../model/head-commit.js'
import { isRepository, type Report } from '../model/report.js'
import { readWorkflowRun, type Environment } from './event.js'

/**
 * The commit that a run is about: in a workflow the one that GitHub's event names, which is not the test merge that is
 * checked out for a pull request; else the one that is checked out. Null where nobody knows.
 */
export function commitOf(env: Environment, root: string): string | null {
  try {
    if (env.GITHUB_EVENT_PATH !== undefined) return readWorkflowRun(env).sha
  } catch {
    // An event that can't be read is a mistake of its own where the run is reported to GitHub.
  }
  return headCommit(root)
}

/** The report of a package's folder says what commit it is about. A tarball may be of any. */
export function withCommit<R extends Report>(report: R, commit: string | null): R {
  if (commit === null || (report.conclusion === 'error' && !isRepository(report))) return report
  return isRepository(report) || ('packer' in report && report.packer !== null) ? { ...report, commit } : report
}
