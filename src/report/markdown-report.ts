import { formatBytes, formatCount, plural } from '../model/format.js'
import { entriesOf } from '../model/entries.js'
import {
  hasVerdict,
  isRepository,
  worstFirst,
  type PackageReport,
  type Report,
  type RepositoryReport,
} from '../model/report.js'
import { ruleLink } from '../model/tool.js'
import { renderMarkdown, renderMarkdownError, type PageParts } from './markdown.js'
import { bytesOf, cutBytes, listWithin, shorten } from './render/budget.js'
import { codeElement, codeSpan, helpMarkdown, inlineMarkdown, proseMarkdown, unbroken } from './render/escape.js'
import { gistMarkdown } from './render/markdown-findings.js'
import { formatChange } from './render/facts.js'
import { alike, nextForSeveral, saidOnce, type SharedFinding } from './render/in-several.js'
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
  const title = untitled === true ? [] : [`# ${proseMarkdown(shorten(reportLine(report), 1000))}`]
  const { shared, packages } = saidOnce(report)
  const next = nextForSeveral(shared, packages)
  const said = [...title, ...shared.map(sharedMarkdown), ...(next === null ? [] : [helpMarkdown(next)])]
  const head = withTable ? [...said, packagesTable(report, maxBytes * tableShare)] : []
  const described = new Set(packages.filter(isSaid).map(({ path }) => path))
  const [passed, stopped] = [true, false].map((isPassed) =>
    worstFirst(packages.filter(({ path }) => !described.has(path))).filter(
      ({ conclusion }) => (conclusion === 'success') === isPassed,
    ),
  )
  const room = maxBytes - bytesOf(head.join('\n\n')) - frameBytes
  // What the others may take: those that passed stopped no one.
  const pages = pagesOf(stopped ?? [], (passed ?? []).length === 0 ? room : room * 0.75, below)
  const folded = passedMarkdown(passed ?? [], room - bytesOf(pages.join('\n\n')), below)
  return cutBytes([...head, ...pages, ...folded].join('\n\n') + '\n', maxBytes, cutNote)
}

const cutNote = '\n… cut here: the JSON report has all of it.\n'

/** Entries that a comment shows before it is opened. */
const mostShown = 3

/**
 * A report for a comment, which is read among others: what blocks in a few lines, and the rest folded. At most
 * `maxBytes` UTF-8 bytes.
 */
export function commentMarkdown(report: Report, maxBytes: number): string {
  const title = `### ${proseMarkdown(shorten(reportLine(report), 1000))}`
  if (isRepository(report)) {
    const stopped = worstFirst(report.packages).filter(({ conclusion }) => conclusion !== 'success')
    const { shared, packages } = saidOnce(report)
    const described = new Set(packages.filter(isSaid).map(({ path }) => path))
    const inTable = stopped.filter(({ path }) => !described.has(path))
    const table = packagesTable({ ...report, packages: inTable, skipped: [] }, maxBytes * tableShare)
    const head = [title, ...shared.map(sharedMarkdown), ...(inTable.length === 0 ? [] : [table])]
    const room = maxBytes - bytesOf(head.join('\n\n')) - frameBytes
    const own = worstFirst(packages).filter((one) => one.conclusion !== 'success' && !isSaid(one))
    const shown = stopped.length === 0 ? packages.filter(hasWarnings) : own
    const pages = pagesOf(shown, room, { part: 'verdict', brief: true })
    return cutBytes([...head, ...pages].join('\n\n') + '\n', maxBytes, cutNote)
  }
  const parts = { part: 'verdict', brief: true, untitled: true } as const
  if (!hasVerdict(report))
    return cutBytes(`${title}\n\n${renderMarkdownError(report, maxBytes, parts)}`, maxBytes, cutNote)
  const gist = gistMarkdown(report, mostShown)
  const room = maxBytes - bytesOf(title) - bytesOf(gist) - frameBytes
  const rest = renderMarkdown(report, room, parts).trimEnd()
  const folded = `<details><summary>What to do</summary>\n\n${rest}\n\n</details>`
  return cutBytes(`${title}\n\n${gist}\n\n${folded}\n`, maxBytes, cutNote)
}

function hasWarnings(report: PackageReport): boolean {
  return hasVerdict(report) && report.findings.some(({ level }) => level === 'warning')
}

/** Whether all that blocks a package is said for several: it needs no page of its own. */
function isSaid(report: PackageReport): boolean {
  if (!hasVerdict(report) || report.conclusion !== 'failure') return false
  return report.waived.length === 0 && report.findings.every(({ level }) => level === 'note')
}

/** What several packages have in common, once. */
function sharedMarkdown({ finding, message, paths }: SharedFinding): string {
  const { ruleId, level, help } = finding
  const where = listed(paths.map((path) => codeSpan(shorten(path, 200))))
  const word = level === 'error' ? 'Error' : 'Warning'
  const title = `### ${word} in ${plural(paths.length, 'package')}: ${ruleLink(ruleId, codeSpan(ruleId))}`
  return `${title}\n\n${proseMarkdown(shorten(message, 2000))}\n\nIn ${where}\n\n${helpMarkdown(help)}`
}

/** GitHub draws each picture in a frame of its own: a page with a hundred of them is slow to open. */
const mostPictures = 5

/** Bytes for what stands around the pages. */
const frameBytes = 300

/** The pages of packages, each folded. What one does not need of its share is there for those after it. */
function pagesOf(packages: readonly PackageReport[], maxBytes: number, parts: PageParts): readonly string[] {
  const pages: string[] = []
  let left = maxBytes
  const groups = alike(packages)
  for (const [index, [one, ...same]] of groups.entries()) {
    const rest = groups.slice(index)
    const more = rest.flat().length
    if (left < leastPage) return [...pages, `… and ${plural(more, 'more package')}: the JSON report has all of them.`]
    const picture = parts.picture === true && index < mostPictures
    const page = pageOf(one, same.length, Math.max(left / rest.length, leastPage), { ...parts, picture })
    pages.push(page)
    left -= bytesOf(page) + 2
  }
  return pages
}

/** The page of one package of several, folded under its name. `same` more packages have the same page. */
function pageOf(report: PackageReport, same: number, maxBytes: number, parts: PageParts): string {
  const own = `${codeElement(shorten(nameOf(report), 300))} in ${codeElement(shorten(report.path, 300))}`
  const name = same === 0 ? own : `${own} and ${plural(same, 'more package')}`
  const opening = `<details><summary>${name}: ${resultOf(report)}</summary>\n\n`
  const closing = '\n\n</details>'
  const room = maxBytes - bytesOf(opening) - bytesOf(closing)
  // A page without a verdict has its cause in its title alone.
  const page = markdownOf(report, room, { ...parts, untitled: hasVerdict(report) }).trimEnd()
  return `${opening}${page === '' ? 'No verdict.' : page}${closing}`
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

/** Rows that a reader sees at once; with more, the table is folded. */
const fewRows = 10

function packagesTable({ packages, skipped }: RepositoryReport, maxBytes: number): string {
  const head = '| Package | Result | Unpacked |\n|---|---|---|\n'
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
  const table = head + listWithin(rows, maxBytes - bytesOf(head) - bytesOf(foot) - frameBytes, more)
  const isLong = packages.length > fewRows
  const summary = `<details><summary>All ${plural(packages.length, 'package')} in this table</summary>`
  return (isLong ? `${summary}\n\n${table.trimEnd()}\n\n</details>` : table) + foot
}

const words: Readonly<Record<PackageReport['conclusion'], string>> = {
  error: 'no verdict',
  failure: 'blocked',
  neutral: 'compared',
  success: 'passed',
}

/** `blocked, 2 errors, 1 warning`: our own words alone. */
function resultOf(report: PackageReport): string {
  const word = words[report.conclusion]
  if (!hasVerdict(report)) return word
  const entries = entriesOf(report.findings)
  const counts = (['error', 'warning'] as const).flatMap((level) => {
    const count = entries.filter((entry) => entry.level === level).length
    return count === 0 ? [] : [plural(count, level)]
  })
  return [word, ...counts].join(', ')
}

function row(report: PackageReport): string {
  const title = `${codeSpan(shorten(nameOf(report), 300))} in ${codeSpan(shorten(report.path, 300))}`
  if (!hasVerdict(report)) return `| ${title} | ${words.error} | |`
  const { totals, baseline } = report
  const size =
    formatBytes(totals.unpackedSize) +
    (baseline.unpackedSize === null ? '' : ` (${formatChange(baseline.unpackedSize, totals.unpackedSize)})`)
  return `| ${[title, resultOf(report), size].map(unbroken).join(' | ')} |`
}
