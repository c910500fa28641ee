import { entriesOf, type Entry } from '../../model/entries.js'
import { formatCount, plain, plural } from '../../model/format.js'
import type { Finding, Verdict } from '../../model/report.js'
import { ruleLink } from '../../model/tool.js'
import { bytesOf, listWithin, shorten } from './budget.js'
import { codeBlock, codeSpan, helpMarkdown, proseMarkdown } from './escape.js'
import { anchorOf, groupByRule, namesPath, placeOf, type RuleGroup, sharedAnchor } from './group.js'

const command = codeSpan('pack-gate accept')

/**
 * The change of the policy that would allow new files and higher limits, to paste. Half a patch is none, and neither is
 * one in which something had to be escaped: then there is the command alone.
 */
export function patchMarkdown(patch: Verdict['patch'], maxBytes: number): string {
  if (!patch) return ''
  const title = '### If this is intended'
  const where = codeSpan(shorten(patch.path, 300))
  const lines = patch.diff.replace(/\n$/, '').split(/\r?\n/)
  const whole =
    `${title}\n\nThis change of ${where} allows the new files and sizes. ${command} makes it ` +
    `for you.\n\n${codeBlock(lines, 'diff')}`
  if (bytesOf(whole) <= maxBytes && lines.every((line) => plain(line) === line)) return whole
  return `${title}\n\n${command} changes ${where} so that the new files and sizes are allowed.`
}

/** What a finding takes with its remedy, roughly. Bytes. */
const bytesEach = 400
const limitEach = 100
const exampleLimit = 5
const reasonLimit = 5
/** More notes are folded away: most say what the table of files says. */
const mostOpenNotes = 5

/** The findings of some levels by rule, each with its remedy, in at most `maxBytes`. Empty where there are none. */
export function findingsMarkdown(verdict: Verdict, levels: readonly Finding['level'][], maxBytes: number): string {
  let left = maxBytes
  const sections: string[] = []
  const entries = entriesOf(verdict.findings)
  for (const level of levels) {
    const findings = entries.filter((entry) => entry.level === level)
    if (findings.length === 0) continue
    const section = levelSection(level, findings, verdict, left)
    sections.push(section)
    left -= bytesOf(section) + 2
  }
  return sections.join('\n\n')
}

/** The gravest entries of a report in a line each, without remedies. */
export function gistMarkdown({ findings }: Verdict, most: number): string {
  const entries = entriesOf(findings).filter(({ level }) => level !== 'note')
  const left = entries.length - most
  return [
    ...entries.slice(0, most).map((entry) => {
      const rule = ruleLink(entry.ruleId, codeSpan(shorten(entry.ruleId, 100)))
      const where = namesPath(entry.message, entry.path) ? '' : `${codeSpan(shorten(placeOf(entry), 300))}: `
      return `- ${entry.level} ${rule}: ${where}${proseMarkdown(shorten(entry.message, 500))}`
    }),
    ...(left > 0 ? [`- and ${formatCount(left)} more`] : []),
  ].join('\n')
}

function levelSection(level: Finding['level'], findings: readonly Entry[], verdict: Verdict, maxBytes: number): string {
  const folded = level === 'note' && findings.length > mostOpenNotes
  const [title, end] = folded
    ? [`<details><summary>${plural(findings.length, level)}</summary>\n`, '\n\n</details>']
    : [`### ${plural(findings.length, level)}\n`, '']
  const limit = Math.max(1, Math.min(limitEach, Math.floor(maxBytes / bytesEach)))
  const items = groupByRule(findings, limit).flatMap((group) => groupItems(group, verdict, level !== 'note'))
  const more = (left: number): string =>
    `\n${formatCount(items.length - left)} of ${formatCount(findings.length)} shown; the JSON report has all.`
  return title + listWithin(items, maxBytes - bytesOf(title) - bytesOf(end), more) + end
}

/** One item for each finding; the rule's heading goes with its first, a remedy with the last that it is for. */
function groupItems(group: RuleGroup<Entry>, verdict: Verdict, withHelp: boolean): string[] {
  const place = sharedAnchor(group)
  const items = group.clusters.flatMap(({ help, findings }, index) => {
    const lines = findings.map((finding) =>
      [`- ${sentence(finding, verdict, place)}`, ...reasons(finding, verdict, place)].join('\n'),
    )
    const remedy = withHelp ? helpMarkdown(help) : ''
    return around(lines, index === 0 ? '' : '\n', remedy === '' ? '' : `\n\n${remedy}`)
  })
  const count = group.total > 1 ? ` (${formatCount(group.total)})` : ''
  const see = place === undefined ? '' : `, see ${codeSpan(place)}`
  const more = group.left === 0 ? '' : `\n\nAnd ${formatCount(group.left)} more of this rule.`
  return around(items, `\n#### ${ruleLink(group.ruleId, codeSpan(group.ruleId))}${count}${see}\n\n`, more)
}

/** Puts something before the first item and after the last. */
function around(items: readonly string[], before: string, after: string): string[] {
  const last = items.length - 1
  return items.map((item, index) => (index === 0 ? before : '') + item + (index === last ? after : ''))
}

function sentence(finding: Finding, { baseline }: Verdict, placeShown: string | undefined): string {
  const { path, line, message } = finding
  const anchor = anchorOf(finding)
  const at = placeOf({ ...finding, path: shorten(path, 500) })
  const fact = proseMarkdown(shorten(message, 2000))
  const before =
    finding.baselineState === 'unchanged' ? ` (already in ${codeSpan(baseline.version ?? 'the baseline')})` : ''
  const see = anchor === undefined || anchor === placeShown || anchor === at ? '' : ` (see ${codeSpan(anchor)})`
  const isPlaceSaid = (line === undefined && namesPath(message, path)) || at === placeShown
  return `${isPlaceSaid ? '' : `${codeSpan(at)}: `}${fact}${before}${see}${examples(finding)}`
}

/** What other rules say of the same files, as a list below. */
function reasons({ ruleId, also }: Entry, verdict: Verdict, place: string | undefined): string[] {
  const left = also.length - reasonLimit
  return [
    ...also.slice(0, reasonLimit).map((finding) => {
      const rule =
        finding.ruleId === ruleId ? '' : ` ${ruleLink(finding.ruleId, codeSpan(shorten(finding.ruleId, 100)))}`
      return `  - also${rule}: ${sentence(finding, verdict, place)}`
    }),
    ...(left > 0 ? [`  - and ${plural(left, 'other reason')}`] : []),
  ]
}

function examples(finding: Finding): string {
  const paths = (finding.examples ?? []).slice(0, exampleLimit)
  const unnamed = paths.filter((path) => path !== finding.path && !namesPath(finding.message, path))
  if (unnamed.length === 0) return ''
  const left = (finding.count ?? paths.length) - paths.length
  const named = unnamed.map((path) => codeSpan(shorten(path, 300))).join(', ')
  return `: ${named}${left > 0 ? ` and ${plural(left, 'other file')}` : ''}`
}
