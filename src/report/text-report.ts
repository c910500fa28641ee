import { hasVerdict, isRepository, type PackageReport, type Report, type RepositoryReport } from '../model/report.js'
import { shorten } from './render/budget.js'
import { plain } from '../model/plain-text.js'
import { painter, wrap } from './render/wrap.js'
import { reportLine } from './render/verdict-line.js'
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
  const told = report.packages.filter(hasSomethingToTell).map((each) => packageText(each, style))
  const quiet = report.packages.filter((each) => !hasSomethingToTell(each))
  const lines = [
    ...quiet.flatMap((each) => wrap(`${plain(shorten(each.path, 300))}: ${reportLine(each)}`, columns, '  ')),
    ...report.skipped.flatMap(({ path, reason }) =>
      wrap(`${plain(shorten(path, 300))}: not checked: ${plain(reason)}`, columns, '  '),
    ),
  ]
  return [head.join('\n') + '\n', ...told, ...(lines.length === 0 ? [] : [`${lines.join('\n')}\n`])].join('\n')
}

/** What passed with notes alone needs no page of its own among others. */
function hasSomethingToTell(report: PackageReport): boolean {
  return !hasVerdict(report) || report.waived.length > 0 || report.findings.some(({ level }) => level !== 'note')
}

function packageText(report: PackageReport, style: Style): string {
  const name = plain(shorten(report.path, 300))
  const rule = `── ${name} ${'─'.repeat(Math.max(3, columnsOf(style) - name.length - 4))}`
  const page = hasVerdict(report) ? renderText(report, style) : renderTextError(report, style)
  return `${painter(style.color)('bold', rule)}\n\n${page}`
}
