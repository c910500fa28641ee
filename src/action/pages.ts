import { isRepositoryPath } from '../model/top-folder.js'
import type { CheckRun } from '../github/check-run.js'
import { causesOf, linesOf, repositoryPath, toAnnotation } from '../github/annotations.js'
import type { Annotation } from '../github/annotations.js'
import { limits, mostAnnotations } from '../github/limits.js'
import { entriesOf } from '../model/entries.js'
import { formatCount, plain } from '../model/format.js'
import { hasVerdict, isRepository, type NoVerdict, type Report } from '../model/report.js'
import { markdownOf } from '../report/markdown-report.js'
import { asFinding, saidOnce } from '../report/render/in-several.js'
import { bytesOf, cutBytes } from '../report/render/budget.js'
import { reportLine } from '../report/render/verdict-line.js'

/** What readers have to know before they believe a report. */
export interface Caveats {
  /** Blocked, but `enforce` is off: neutral satisfies a required check, as success would. */
  readonly spared: boolean
  /** The run that a pull request controls and that made this report; null where this run made it. */
  readonly source: string | null
}

interface Heading extends Caveats {
  readonly name: string
  readonly externalId: string
  /** The run's page. GitHub may file a check run under another workflow, so the page says where it came from. */
  readonly url: string | null
  /** The run that should have left a report. */
  readonly origin: { readonly url: string } | null
}

/** A report in one line, with what to know first. */
export function titleOf(report: Report, { spared, source }: Caveats): string {
  return (source === null ? '' : 'Unverified. ') + (spared ? 'Not enforced. ' : '') + reportLine(report)
}

/**
 * The check run of a report: the verdict and what was found as its summary, what would ship as its text, each with a
 * limit of its own.
 */
export function checkOf(report: Report, { name, externalId, url, origin, ...caveats }: Heading): CheckRun {
  const errors = errorsOf(report)
  const { shared, packages } = isRepository(report) ? saidOnce(report) : { shared: [], packages: [report] }
  const verdicts = packages.filter((each) => hasVerdict(each))
  const causes = causesOf([...shared.map(asFinding), ...verdicts.flatMap(({ findings }) => entriesOf(findings))])
  const annotations = [...errors, ...causes.map(toAnnotation)]
  const title = titleOf(report, caveats)
  // GitHub shows the title above the page, and cuts a long one: then the page says it whole.
  const untitled = title.length <= limits.title
  const left = causes.slice(Math.max(0, mostAnnotations - errors.length)).flat().length
  const foot = [
    ...(caveats.spared ? [notEnforced] : []),
    ...(left > 0 ? [`${formatCount(left)} more findings have no annotation; the report has them all.`] : []),
    ...(origin === null || caveats.source !== null ? [] : [`[The run that was checked](${origin.url})`]),
    ...(url === null ? [] : [`[Log of this run](${url})`]),
  ]
  return {
    name,
    externalId,
    conclusion: report.conclusion === 'success' ? 'success' : caveats.spared ? 'neutral' : 'failure',
    title,
    summary: framed(headOf(caveats), foot, limits.summary, (bytes) =>
      markdownOf(report, bytes, { part: 'verdict', untitled }),
    ),
    text: framed(headOf(caveats), [], limits.summary, (bytes) => markdownOf(report, bytes, { part: 'contents' })),
    annotations,
  }
}

/** The job's page. */
export function summaryOf(report: Report, caveats: Caveats): string {
  const foot = caveats.spared ? [notEnforced] : []
  return framed(headOf(caveats), foot, limits.jobSummary, (bytes) => markdownOf(report, bytes, { picture: true }))
}

/** What stands before an unverified report. */
export function headOf({ source }: Pick<Caveats, 'source'>): readonly string[] {
  return source === null
    ? []
    : [
        '> **Reported by a job that the pull request controls**, and not verified: the author of the pull ' +
          'request can ' +
          `make it say anything. The check in the release workflow is the one that counts. [That job's run](${source})`,
      ]
}

/**
 * The job's page where a report could not be posted everywhere: what went wrong, and the report that is not to be lost.
 */
export function summaryOfFailure(failure: NoVerdict, report: Report | null, source: Caveats['source']): string {
  const page = markdownOf(failure, limits.jobSummary / 2)
  return report === null
    ? page
    : `${page}\n\n${framed(headOf({ source }), [], limits.jobSummary / 2 - 2, (bytes) => markdownOf(report, bytes))}`
}

export const notEnforced = '**Not enforced** (`enforce: false`): this would have blocked the release.'

/** A page with something before and after it, in at most `maxBytes` together. */
export function framed(
  head: readonly string[],
  foot: readonly string[],
  maxBytes: number,
  render: (maxBytes: number) => string,
): string {
  const start = head.map((part) => `${part}\n\n`).join('')
  const end = foot.length === 0 ? '' : `\n\n${foot.join('\n\n')}\n`
  return start + render(maxBytes - bytesOf(start) - bytesOf(end)) + end
}

/**
 * What reached no verdict is annotated where its fault has a place; one package of several at its package.json at
 * least.
 */
function errorsOf(report: Report): readonly Annotation[] {
  return errorsIn(report).slice(0, mostAnnotations).flatMap(annotationsOf)
}

/** Why there is no verdict, or none on some packages. */
export function errorsIn(report: Report): readonly NoVerdict['error'][] {
  if (!isRepository(report)) return hasVerdict(report) ? [] : [report.error]
  return report.packages.flatMap((one) => {
    if (hasVerdict(one)) return []
    const folder = isRepositoryPath(one.path) ? `${one.path}/` : ''
    return [{ ...one.error, location: one.error.location ?? { path: `${folder}package.json`, line: 1 } }]
  })
}

function annotationsOf(error: NoVerdict['error']): readonly Annotation[] {
  const { location, mistakes = [] } = error
  if (location === undefined) return []
  // A policy that this one extends may be a file of another repository: no annotation can stand there.
  const here = mistakes.every(({ path }) => path === location.path)
  const all = here && mistakes.length > 0 ? mistakes : [{ ...location, message: error.message }]
  const help = linesOf(error.help)
  return all.map(({ path, line, message }) => ({
    path: repositoryPath(path),
    start_line: line,
    end_line: line,
    annotation_level: 'failure',
    title: `pack-gate: ${error.code}`,
    message: cutBytes(`${plain(message)}\n${help}`, limits.message),
  }))
}
