import { formatBytes, formatCount, plural } from '../model/format.js'
import {
  hasVerdict,
  isRepository,
  worstFirst,
  type PackageReport,
  type Report,
  type RepositoryReport,
} from '../model/report.js'
import { renderMarkdown, renderMarkdownError, type PageParts } from './markdown.js'
import { bytesOf, cutBytes, listWithin, shorten } from './render/budget.js'
import { codeSpan, inlineMarkdown } from './render/escape.js'
import { formatChange } from './render/facts.js'
import { byReason, listed } from './text-report.js'
import { reportLine } from './render/verdict-line.js'

/** Any report as a page of at most `maxBytes` UTF-8 bytes: several packages as a table, then the page of each. */
export function markdownOf(report: Report, maxBytes: number, parts: PageParts = {}): string {
  if (isRepository(report)) return repositoryMarkdown(report, maxBytes, parts)
  if (hasVerdict(report)) return renderMarkdown(report, maxBytes, parts)
  return parts.part === 'contents' ? '' : renderMarkdownError(report, maxBytes, parts)
}

/** What the table may take of a page: the packages' own pages need the rest. */
const tableShare = 0.3
/** Bytes. A page in less room says next to nothing. */
const leastPage = 1500

function repositoryMarkdown(report: RepositoryReport, maxBytes: number, parts: PageParts): string {
  const withTable = parts.part !== 'contents'
  const { untitled, ...below } = parts
  const title = untitled === true ? [] : [`# ${inlineMarkdown(shorten(reportLine(report), 1000))}`]
  const head = withTable ? [...title, packagesTable(report, maxBytes * tableShare)] : []
  const [passed, told] = [true, false].map((isPassed) =>
    worstFirst(report.packages).filter(({ conclusion }) => (conclusion === 'success') === isPassed),
  )
  const room = maxBytes - bytesOf(head.join('\n\n')) - frameBytes
  // What the others may take: those that passed stopped no one.
  const pages = pagesOf(told ?? [], (passed ?? []).length === 0 ? room : room * 0.75, below)
  const folded = passedMarkdown(passed ?? [], room - bytesOf(pages.join('\n\n')), below)
  const left = '\n… cut here: the JSON report has all of it.\n'
  return cutBytes([...head, ...pages, ...folded].join('\n\n') + '\n', maxBytes, left)
}

/** GitHub draws each picture in a frame of its own: a page with a hundred of them is slow to open. */
const mostPictures = 5

/** Bytes for what stands around the pages. */
const frameBytes = 300

/** The pages of packages, one after the other. What one does not need of its share is there for those after it. */
function pagesOf(packages: readonly PackageReport[], maxBytes: number, parts: PageParts): readonly string[] {
  const pages: string[] = []
  let left = maxBytes
  for (const [index, one] of packages.entries()) {
    const others = packages.length - index
    if (left < leastPage) return [...pages, `… and ${plural(others, 'more package')}: the JSON report has all of them.`]
    const picture = parts.picture === true && index < mostPictures
    const page = `---\n\n${pageOf(one, Math.max(left / others, leastPage) - 10, { ...parts, picture })}`
    pages.push(page.trimEnd())
    left -= bytesOf(page) + 2
  }
  return pages
}

/** The page of one package of several. Where its verdict stands elsewhere it is named by its name. */
function pageOf(report: PackageReport, maxBytes: number, parts: PageParts): string {
  if (parts.part !== 'contents') return markdownOf(report, maxBytes, parts)
  const title = `## ${inlineMarkdown(shorten(nameOf(report), 300))}\n\n`
  return title + (hasVerdict(report) ? markdownOf(report, maxBytes - bytesOf(title), parts) : 'No verdict.\n')
}

/** Packages that passed: what they ship is there to look at, and folded away. */
function passedMarkdown(packages: readonly PackageReport[], maxBytes: number, parts: PageParts): readonly string[] {
  if (packages.length === 0 || maxBytes < leastPage) return []
  const opening = `<details><summary>${plural(packages.length, 'package')} passed</summary>`
  const pages = pagesOf(packages, maxBytes - bytesOf(opening) - leastPage / 2, { ...parts, picture: false })
  return [opening, ...pages, '</details>']
}

function nameOf({ package: { name, version } }: PackageReport): string {
  return `${name ?? '(no name)'}@${version ?? '(no version)'}`
}

function packagesTable({ packages, skipped }: RepositoryReport, maxBytes: number): string {
  const head = '| Package | Result | Errors | Warnings | Files | Unpacked |\n|---|---|--:|--:|--:|---|\n'
  const rows = worstFirst(packages).map(row)
  const more = (left: number): string => `\nAnd ${formatCount(left)} more packages.`
  const foot =
    skipped.length === 0
      ? ''
      : `\n\n${byReason(skipped)
          .map(
            ([reason, paths]) =>
              `Not checked (${inlineMarkdown(reason)}): ${listed(paths.map((path) => codeSpan(shorten(path, 200))))}.`,
          )
          .join('\n\n')}`
  return head + listWithin(rows, maxBytes - bytesOf(head) - bytesOf(foot), more) + foot
}

const words: Readonly<Record<PackageReport['conclusion'], string>> = {
  error: 'no verdict',
  failure: 'blocked',
  neutral: 'compared',
  success: 'passed',
}

function row(report: PackageReport): string {
  const title = `${codeSpan(shorten(nameOf(report), 300))} in ${codeSpan(shorten(report.path, 300))}`
  if (!hasVerdict(report)) return `| ${title} | ${words.error} | | | | |`
  const { findings, totals, baseline } = report
  const count = (level: string): string => formatCount(findings.filter((finding) => finding.level === level).length)
  const size =
    formatBytes(totals.unpackedSize) +
    (baseline.unpackedSize === null ? '' : ` (${formatChange(baseline.unpackedSize, totals.unpackedSize)})`)
  return (
    '| ' +
    `${[title, words[report.conclusion], count('error'), count('warning'), formatCount(totals.files), size].join(' | ')} ` +
    '|'
  )
}
