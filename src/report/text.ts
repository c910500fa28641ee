import { formatCount, plain, plural } from '../model/format.js'
import type { NoVerdict, Verdict, WaivedFinding } from '../model/report.js'
import { shorten } from './render/budget.js'
import { changesAsText, findingsAsText } from './render/text-findings.js'
import { groundsOf, nextStep, totalsOf } from './render/facts.js'
import { type Paint, painter, type Tone, wrap } from './render/wrap.js'
import { errorLine, errorParts, notApproved, verdictLine } from './render/verdict-line.js'
import { snippet } from './render/snippet.js'
import type { Style } from './reporter.js'

const tones: Readonly<Record<Verdict['conclusion'], Tone>> = { success: 'green', failure: 'red', neutral: 'cyan' }

/** Waived findings shown; the others are counted. */
const waivedLimit = 10

/**
 * What a maintainer sees first: the verdict, what is blocked and why, and what to do about it.
 *
 * @param title of a verdict whose findings stand in part elsewhere
 */
export function renderText(verdict: Verdict, style: Style, title = verdictLine(verdict)): string {
  const paint = painter(style.color)
  const columns = columnsOf(style)
  const next = nextStep(verdict)
  return page([
    headline(shorten(title, 1000), tones[verdict.conclusion], paint, columns),
    ...findingsAsText(verdict, paint, columns, style.verbose),
    ...(verdict.conclusion === 'neutral' ? [changesAsText(verdict)] : []),
    waivedAsText(verdict.waived, columns, style.verbose ? Infinity : waivedLimit),
    factsAsText(verdict, paint, columns),
    next === null ? [] : wrap(plain(next), columns),
  ])
}

/**
 * What went wrong, where, and what to do now.
 *
 * @param decides false where nothing was to be approved
 */
export function renderTextError(report: NoVerdict, style: Style, decides = true): string {
  const paint = painter(style.color)
  const columns = columnsOf(style)
  const { code, help, location, mistakes } = report.error
  const { title, lines } = errorParts(report)
  const head = headline(errorLine({ ...report, error: { code, help, message: title } }, decides), 'red', paint, columns)
  const place =
    location && [location.path, location.line, location.column].filter((part) => part !== undefined).join(':')
  const described = lines.map(({ text, mistake }) =>
    mistake ? [...wrap(plain(text), columns), ...snippet(mistake, columns)] : wrap(plain(text), columns, '  '),
  )
  return page([
    ...(mistakes
      ? [head, ...described]
      : [[...head, ...described.flat(), ...(place === undefined ? [] : [`  at ${plain(place)}`])]]),
    // Indented, so that a name with a line break in it can't write a line of its own, such as another verdict.
    help.split(/\r?\n/).flatMap((line, index) => wrap(plain(line), columns, index === 0 ? '→ ' : '  ')),
    decides ? [notApproved] : [],
  ])
}

/** Narrow or unknown widths would break every word; very long lines are hard to read. */
export function columnsOf({ columns }: Style): number {
  return Number.isFinite(columns) && columns >= 20 ? Math.min(columns, 120) : 80
}

/** Sections with a blank line between them, without the empty ones. */
export function page(sections: readonly (readonly string[])[]): string {
  return sections.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n') + '\n'
}

/** The first line of a report, in colour. */
export function headline(line: string, tone: Tone, paint: Paint, columns: number): string[] {
  return wrap(line, columns).map((part) => paint(['bold', tone], part))
}

function waivedAsText(waived: readonly WaivedFinding[], columns: number, limit: number): string[] {
  if (waived.length === 0) return []
  const lines = waived.slice(0, limit).flatMap((finding) => {
    const until = finding.expires === null ? '' : ` (until ${finding.expires})`
    return wrap(plain(shorten(`${finding.ruleId} ${finding.path}: ${finding.reason}${until}`, 1000)), columns, '  ')
  })
  const left = waived.length - limit
  return [
    `${plural(waived.length, 'finding')} waived by the policy:`,
    ...lines,
    ...(left > 0 ? [`  and ${formatCount(left)} more: see --verbose`] : []),
  ]
}

function factsAsText(verdict: Verdict, paint: Paint, columns: number): string[] {
  const labelWidth = 10
  return [...totalsOf(verdict), ...groundsOf(verdict)].flatMap(({ label, value }) => {
    const [first = '', ...others] = wrap(plain(shorten(value, 500)), columns, ' '.repeat(labelWidth))
    return [paint('dim', label.padEnd(labelWidth)) + first.slice(labelWidth), ...others]
  })
}
