import { hasVerdict, isRepository, type PackageReport, type Report, type RepositoryReport } from '../model/report.js'
import { formatCount, plain, plural } from '../model/format.js'
import { groupBy } from '../model/group-by.js'
import { shorten } from './render/budget.js'
import { painter, widthOf, wrap } from './render/wrap.js'
import { alike, nextForSeveral, saidOnce, type SharedFinding } from './render/in-several.js'
import { explained, helpLines } from './render/text-findings.js'
import { reportLine, verdictLine } from './render/verdict-line.js'
import type { Style } from './reporter.js'
import { columnsOf, renderText, renderTextError } from './text.js'

/** Any report as text: several packages one after the other, those that passed in a line each. */
export function textOf(report: Report, style: Style): string {
  if (isRepository(report)) return repositoryText(report, style)
  return hasVerdict(report) ? renderText(report, style) : renderTextError(report, style)
}

function repositoryText(report: RepositoryReport, style: Style): string {
  const columns = columnsOf(style)
  const paint = painter(style.color)
  const tone = report.conclusion === 'success' ? 'green' : 'red'
  const head = wrap(reportLine(report), columns).map((line) => paint(['bold', tone], line))
  const { shared, packages } = saidOnce(report)
  const titles = new Map(report.packages.map((each) => [each.path, hasVerdict(each) ? verdictLine(each) : undefined]))
  const shown = packages.filter(hasSomethingToTell)
  const findings = alike(shown).map(([first, ...same]) => packageText(first, same, style, titles.get(first.path)))
  const isShared = new Set(shared.flatMap(({ paths }) => paths))
  const quiet = packages.filter((each) => !hasSomethingToTell(each) && !isShared.has(each.path))
  const lines = [
    ...quietLines(quiet, columns),
    ...byReason(report.skipped).flatMap(([reason, paths]) =>
      wrap(`Not checked (${plain(reason)}): ${listed(paths.map((path) => plain(shorten(path, 300))))}`, columns, '  '),
    ),
  ]
  const next = nextForSeveral(shared, packages)
  return [
    head.join('\n') + '\n',
    ...shared.map((each) => sharedText(each, style)),
    ...findings,
    ...(lines.length === 0 ? [] : [`${lines.join('\n')}\n`]),
    ...(next === null ? [] : [`${wrap(plain(shorten(next, 300)), columns).join('\n')}\n`]),
  ].join('\n')
}

/** More packages without a finding than this are one line. */
const mostQuiet = 12

/** Packages that passed, in a line each; where they are many, those without a finding in one. */
function quietLines(quiet: readonly PackageReport[], columns: number): readonly string[] {
  const clean = quiet.filter((each) => hasVerdict(each) && each.findings.length === 0)
  const [each, one] = clean.length > mostQuiet ? [quiet.filter((some) => !clean.includes(some)), clean] : [quiet, []]
  const nameOf = ({ path }: PackageReport): string => plain(shorten(path, 300))
  return [
    ...each.flatMap((some) => wrap(`${nameOf(some)}: ${reportLine(some)}`, columns, '  ')),
    ...(one.length === 0 ? [] : wrap(`No findings in ${listed(one.map(nameOf))}`, columns, '  ')),
  ]
}

/** What several packages have in common, as a block like that of a finding. */
function sharedText({ finding, message, paths }: SharedFinding, style: Style): string {
  const paint = painter(style.color)
  const columns = columnsOf(style)
  const tone = finding.level === 'error' ? 'red' : 'yellow'
  const title = `${paint(['bold', tone], finding.level)}  ${paint('bold', plain(finding.ruleId))}`
  const where = listed(paths.map((path) => plain(shorten(path, 300))))
  return [
    `${title}  in ${plural(paths.length, 'package')}`,
    ...wrap(plain(shorten(message, 2000)), columns, '  '),
    ...wrap(where, columns, '    '),
    ...helpLines(finding.help, columns),
    ...explained(finding, paint, columns),
    '',
  ].join('\n')
}

/** Paths shown in a line; the others are counted. */
const mostListed = 5

/** A list of paths that stays in a line or two. */
export function listed(paths: readonly string[]): string {
  const left = paths.length - mostListed
  return left > 0 ? `${paths.slice(0, mostListed).join(', ')} and ${formatCount(left)} more` : paths.join(', ')
}

/** Packages that were left out, by why: private ones in one line. */
export function byReason(skipped: RepositoryReport['skipped']): readonly (readonly [string, readonly string[]])[] {
  return [...groupBy(skipped, ({ reason }) => reason)].map(([reason, group]) => [reason, group.map(({ path }) => path)])
}

/** What passed with notes alone needs no page of its own among others. */
function hasSomethingToTell(report: PackageReport): boolean {
  return !hasVerdict(report) || report.waived.length > 0 || report.findings.some(({ level }) => level !== 'note')
}

function packageText(
  report: PackageReport,
  others: readonly PackageReport[],
  style: Style,
  title: string | undefined,
): string {
  const columns = columnsOf(style)
  const lines = wrap(listed([report, ...others].map(({ path }) => plain(shorten(path, 300)))), columns - 3, '── ')
  const last = lines.pop() ?? ''
  const rule = [...lines, `${last} ${'─'.repeat(Math.max(3, columns - widthOf(last) - 1))}`].join('\n')
  const page = hasVerdict(report) ? renderText(report, style, title) : renderTextError(report, style)
  return `${painter(style.color)('bold', rule)}\n\n${page}`
}
