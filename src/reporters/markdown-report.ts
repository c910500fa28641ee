import { formatCount } from '../format.js'
import { hasVerdict, isRepository, type PackageReport, type Report, type RepositoryReport } from '../report.js'
import { renderMarkdown, renderMarkdownError } from './markdown.js'
import { bytesOf, cutBytes, listWithin, shorten } from './render/budget.js'
import { codeSpan, inlineMarkdown } from './render/escape.js'
import { formatChange } from './render/sizes.js'
import { reportLine } from './render/verdict-line.js'

/** Any report as a page of at most `maxBytes` UTF-8 bytes: several packages as a table, then the page of each that has findings. */
export function markdownOf(report: Report, maxBytes: number): string {
  if (isRepository(report)) return repositoryMarkdown(report, maxBytes)
  return hasVerdict(report) ? renderMarkdown(report, maxBytes) : renderMarkdownError(report, maxBytes)
}

/** What the table may take of a page: the packages' own pages need the rest. */
const tableShare = 0.3

function repositoryMarkdown(report: RepositoryReport, maxBytes: number): string {
  const title = `# ${inlineMarkdown(shorten(reportLine(report), 1000))}`
  const table = packagesTable(report, maxBytes * tableShare)
  const told = report.packages.filter(({ conclusion }) => conclusion !== 'success')
  const room = maxBytes - bytesOf(title) - bytesOf(table) - 100
  const each = Math.floor(room / Math.max(1, told.length)) - 10
  const pages = told.map((one) => `---\n\n${markdownOf(one, Math.max(each, 2000))}`)
  const left = `\n… the pages of other packages are left out: the JSON report has all of them.\n`
  return cutBytes([title, table, ...pages].join('\n\n') + '\n', maxBytes, left)
}

function packagesTable({ packages, skipped }: RepositoryReport, maxBytes: number): string {
  const head = '| Package | | Errors | Warnings | Files | Unpacked |\n|---|---|--:|--:|--:|---|\n'
  const rows = worstFirst(packages).map(row)
  const more = (left: number): string => `\nAnd ${formatCount(left)} more packages.`
  const foot = skipped.length === 0 ? '' : `\n\nNot gated: ${skipped.slice(0, 50).map(({ path, reason }) => `${codeSpan(shorten(path, 200))} (${inlineMarkdown(reason)})`).join(', ')}.`
  return head + listWithin(rows, maxBytes - bytesOf(head) - bytesOf(foot), more) + foot
}

const order: Readonly<Record<PackageReport['conclusion'], number>> = { error: 0, failure: 1, success: 2 }

function worstFirst(packages: readonly PackageReport[]): readonly PackageReport[] {
  return packages.toSorted((a, b) => order[a.conclusion] - order[b.conclusion])
}

const words: Readonly<Record<PackageReport['conclusion'], string>> = { error: 'no verdict', failure: 'blocked', success: 'passed' }

function row(report: PackageReport): string {
  const { name, version } = report.package
  const title = `${codeSpan(shorten(`${name ?? '(no name)'}@${version ?? '(no version)'}`, 300))} in ${codeSpan(shorten(report.path, 300))}`
  if (!hasVerdict(report)) return `| ${title} | ${words.error} | | | | |`
  const { findings, totals, baseline } = report
  const count = (level: string): string => formatCount(findings.filter((finding) => finding.level === level).length)
  const size = baseline.unpackedSize === null ? '' : formatChange(baseline.unpackedSize, totals.unpackedSize)
  return `| ${[title, words[report.conclusion], count('error'), count('warning'), formatCount(totals.files), size].join(' | ')} |`
}
