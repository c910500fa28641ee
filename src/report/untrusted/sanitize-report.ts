import { isRepositoryPath } from '../../model/top-folder.js'
import {
  hasVerdict,
  isRepository,
  type Finding,
  type NoVerdict,
  type PackageReport,
  type Report,
  type RepositoryReport,
  type Verdict,
  worstConclusion,
} from '../../model/report.js'

/**
 * A stranger's report without what it can't know or may not claim: a conclusion that its findings
 * contradict, and places that are none in a repository.
 */
export function sanitizeReport(report: Report): Report {
  if (isRepository(report)) return sanitizeRepository(report)
  return hasVerdict(report) ? sanitizeVerdict(report) : sanitizeError(report)
}

/** Never better than it says, and never better than the worst of its packages. */
function sanitizeRepository(report: RepositoryReport): RepositoryReport {
  const packages = report.packages
    .map(inRepository)
    .map((one) => (hasVerdict(one) ? sanitizeVerdict(one) : sanitizeError(one)))
  // A comparison decided nothing; the schema refuses it before it gets here.
  const conclusions = packages.map(({ conclusion }) => (conclusion === 'neutral' ? 'failure' : conclusion))
  const conclusion = worstConclusion([report, ...conclusions.map((each) => ({ conclusion: each }))])
  return { ...report, packages, conclusion }
}

function sanitizeVerdict<V extends Verdict>(verdict: V): V {
  const isBlocked = verdict.findings.some(({ level }) => level === 'error')
  const { integrity } = verdict
  return {
    ...verdict,
    conclusion: isBlocked ? 'failure' : verdict.conclusion,
    // An output of the step, and workflows paste outputs into scripts.
    integrity: integrity !== null && /^sha512-[\w+/]{1,100}={0,2}$/.test(integrity) ? integrity : null,
    findings: verdict.findings.map(anchored),
    waived: verdict.waived.map(anchored),
  }
}

function anchored<F extends Finding>(finding: F): F {
  return { ...finding, anchor: placed(finding.anchor) }
}

function sanitizeError<E extends NoVerdict>(report: E): E {
  const { location, mistakes, ...error } = report.error
  const places = {
    ...(location && { location: placed(location) }),
    ...(mistakes && { mistakes: mistakes.map(placed) }),
  }
  return { ...report, error: { ...error, ...places } }
}

const mostLines = 1_000_000

/**
 * GitHub refuses a whole batch of annotations for one path that can be none of the repository's, so one such path would
 * keep all findings from being reported.
 */
function placed<P extends { readonly path: string; readonly line: number }>(place: P): P {
  return isRepositoryPath(place.path) && place.line <= mostLines ? place : { ...place, path: 'package.json', line: 1 }
}

/** A package's folder. One that can't be in a repository is shown as its root. */
function inRepository<P extends PackageReport>(report: P): P {
  return report.path === '.' || isRepositoryPath(report.path) ? report : { ...report, path: '.' }
}
