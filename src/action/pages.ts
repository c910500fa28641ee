import type { CheckRun } from '../github/check-run.js'
import { linesOf, repositoryPath, toAnnotation, worstFirst } from '../github/annotations.js'
import type { Annotation } from '../github/annotations.js'
import { limits, mostAnnotations } from '../github/limits.js'
import { formatCount } from '../format.js'
import { bytesOf, cutBytes } from '../reporters/render/budget.js'
import { plain } from '../reporters/render/escape.js'
import { errorLine, verdictLine } from '../reporters/render/verdict-line.js'
import { renderMarkdown, renderMarkdownError } from '../reporters/markdown.js'
import type { NoVerdict, Verdict } from '../types.js'

interface Heading {
  readonly name: string
  readonly externalId: string
  /** The run's page. GitHub may file a check run under another workflow, so the page says where it came from. */
  readonly url: string | null
}

/** @param heading.spared blocked, but `enforce` is off: neutral satisfies a required check, as success would. */
export function checkOfVerdict(verdict: Verdict, heading: Heading & { readonly spared: boolean }): CheckRun {
  const { spared } = heading
  const annotations = worstFirst(verdict.findings).map(toAnnotation)
  const left = annotations.length - mostAnnotations
  const foot = [
    ...(spared ? [notEnforced] : []),
    ...(left > 0 ? [`${formatCount(left)} more findings have no annotation; the report has them all.`] : []),
    ...linkTo(heading.url),
  ].join('\n\n')
  return {
    name: heading.name,
    externalId: heading.externalId,
    conclusion: verdict.conclusion === 'success' ? 'success' : spared ? 'neutral' : 'failure',
    title: (spared ? 'Not enforced. ' : '') + verdictLine(verdict),
    summary: footed(foot, limits.summary, (bytes) => renderMarkdown(verdict, bytes)),
    annotations,
  }
}

export function checkOfError(report: NoVerdict, heading: Heading): CheckRun {
  return {
    name: heading.name,
    externalId: heading.externalId,
    conclusion: 'failure',
    title: errorLine(report),
    summary: footed(linkTo(heading.url).join(''), limits.summary, (bytes) => renderMarkdownError(report, bytes)),
    annotations: annotationsOf(report),
  }
}

export function summaryOfVerdict(verdict: Verdict, spared: boolean): string {
  return footed(spared ? notEnforced : '', limits.jobSummary, (bytes) => renderMarkdown(verdict, bytes))
}

/** The verdict follows where there was one: it could not be told to everybody, but it is not to be lost. */
export function summaryOfError(report: NoVerdict, verdict: Verdict | null): string {
  const head = renderMarkdownError(report, limits.jobSummary / 2)
  return verdict === null ? head : `${head}\n\n${renderMarkdown(verdict, limits.jobSummary / 2 - 2)}`
}

const notEnforced = '**Not enforced** (`enforce: false`): this would have blocked the release.'

function linkTo(url: string | null): readonly string[] {
  return url === null ? [] : [`[Log of this run](${url})`]
}

function footed(foot: string, maxBytes: number, render: (maxBytes: number) => string): string {
  if (foot === '') return render(maxBytes)
  const end = `\n\n${foot}\n`
  return render(maxBytes - bytesOf(end)) + end
}

function annotationsOf({ error }: NoVerdict): readonly Annotation[] {
  if (error.location === undefined) return []
  const { path, line } = error.location
  const message = cutBytes(`${plain(error.message)}\n${linesOf(error.help)}`, limits.message)
  const at = { path: repositoryPath(path), start_line: line, end_line: line }
  return [{ ...at, annotation_level: 'failure', title: `pack-gate: ${error.code}`, message }]
}
