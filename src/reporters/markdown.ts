import { formatBytes, formatCount } from '../format.js'
import type { NoVerdict, Verdict } from '../types.js'
import { bytesOf, cutBytes, listWithin, shorten } from './render/budget.js'
import { codeBlock, codeSpan, inlineMarkdown } from './render/escape.js'
import { filesBefore, groundsOf, nextStep } from './render/facts.js'
import { errorParts, type ErrorParts } from './render/mistakes.js'
import { snippet } from './render/snippet.js'
import { helpMarkdown, proseMarkdown } from './render/markdown-prose.js'
import { findingsMarkdown } from './render/markdown-findings.js'
import { shipsMarkdown } from './render/markdown-files.js'
import { formatChange } from './render/sizes.js'
import { errorLine, verdictLine } from './render/verdict-line.js'

/** Code blocks don't wrap on a page. */
const snippetColumns = 100

/** A page for a check run or a job summary, in at most `maxBytes` UTF-8 bytes. Whatever names the package holds stay inert. */
export function renderMarkdown(verdict: Verdict, maxBytes: number): string {
  const next = nextStep(verdict)
  const title = `## ${inlineMarkdown(shorten(verdictLine(verdict), 1000))}`
  const head = next === null ? title : `${title}\n\n${inlineMarkdown(shorten(next, 500))}`
  const foot = totalsMarkdown(verdict)
  // Blank lines between the parts.
  let left = maxBytes - bytesOf(head) - bytesOf(foot) - 20
  const spend = (section: string): string => {
    left -= bytesOf(section)
    return section
  }
  const grave = spend(findingsMarkdown(verdict, ['error', 'warning'], left * 0.55))
  const ships = spend(shipsMarkdown(verdict, left * 0.6))
  const notes = spend(findingsMarkdown(verdict, ['note'], left * 0.5))
  const waived = spend(waivedMarkdown(verdict, left))
  return finish([head, grave, ships, notes, waived, foot], maxBytes)
}

/** Why no verdict could be reached and what to do now, in at most `maxBytes` UTF-8 bytes. */
export function renderMarkdownError(report: NoVerdict, maxBytes: number): string {
  const { help, location, code, mistakes } = report.error
  const parts = errorParts(report)
  const title = errorLine({ ...report, error: { code, help, message: parts.title } })
  const place = location && [location.path, location.line, location.column].filter((part) => part !== undefined).join(':')
  return finish(
    [
      `## ${inlineMarkdown(shorten(title, 1000))}`,
      place === undefined || mistakes !== undefined ? '' : `At ${codeSpan(shorten(place, 1000))}`,
      parts.lines.map(lineMarkdown).join('\n').trimEnd(),
      helpMarkdown(help),
      'Nothing was approved: without a verdict the exit code is 2.',
    ],
    maxBytes,
  )
}

/** A line of an error; the line of the policy that it is about follows as code. */
function lineMarkdown({ text, mistake }: ErrorParts['lines'][number]): string {
  const line = `- ${proseMarkdown(shorten(text, 1000))}`
  const code = mistake === undefined ? [] : snippet(mistake, snippetColumns)
  return code.length === 0 ? line : `${line}\n\n${codeBlock(code)}\n`
}

function finish(sections: readonly string[], maxBytes: number): string {
  const page = sections.filter((section) => section !== '').join('\n\n')
  return cutBytes(`${page}\n`, maxBytes, '\n\n… cut here: the JSON report has all of it.\n')
}

function totalsMarkdown(verdict: Verdict): string {
  const { totals, baseline } = verdict
  const before = filesBefore(verdict)
  const rows = [
    ['Files', before === null ? '' : formatCount(before), formatCount(totals.files), filesChange(verdict, before)],
    [
      'Unpacked',
      baseline.unpackedSize === null ? '' : formatBytes(baseline.unpackedSize),
      formatBytes(totals.unpackedSize),
      baseline.unpackedSize === null ? '' : formatChange(baseline.unpackedSize, totals.unpackedSize),
    ],
    ['Packed', '', totals.size === null ? 'not known' : formatBytes(totals.size), ''],
  ]
  const grounds = groundsOf(verdict).map(({ label, value }) => `- ${label}: ${inlineMarkdown(shorten(value, 300))}`)
  const integrity = verdict.integrity === null ? [] : [`- Integrity: ${codeSpan(shorten(verdict.integrity, 300))}`]
  const table = ['| | before | now | change |', '|---|--:|--:|---|', ...rows.map((row) => `| ${row.join(' | ')} |`)]
  return ['### The release', '', ...table, '', ...grounds, ...integrity].join('\n')
}

function filesChange({ totals }: Verdict, before: number | null): string {
  if (before === null) return ''
  const { added, removed, renamed, changed } = totals
  const parts = Object.entries({ added, removed, renamed, changed }).filter(([, count]) => count > 0)
  return parts.length === 0 ? 'no change' : parts.map(([name, count]) => `${formatCount(count)} ${name}`).join(', ')
}

function waivedMarkdown({ waived }: Verdict, maxBytes: number): string {
  if (waived.length === 0) return ''
  const title = `### Waived by the policy: ${formatCount(waived.length)}\n\n`
  const items = waived.map((finding) => {
    const until = finding.expires === null ? '' : ` (until ${inlineMarkdown(finding.expires)})`
    return `- ${codeSpan(finding.ruleId)} ${codeSpan(shorten(finding.path, 500))}: ${proseMarkdown(shorten(finding.reason, 500))}${until}`
  })
  return title + listWithin(items, maxBytes - bytesOf(title), (count) => `- and ${formatCount(count)} more`, 50)
}
