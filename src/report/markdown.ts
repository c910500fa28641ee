import { formatBytes, formatCount } from '../model/format.js'
import type { NoVerdict, Verdict } from '../model/report.js'
import { bytesOf, cutBytes, listWithin, shorten } from './render/budget.js'
import { changedCodeMarkdown } from './render/changed-code.js'
import { codeBlock, codeSpan, helpMarkdown, inlineMarkdown, proseMarkdown, unbroken } from './render/escape.js'
import { filesBefore, formatChange, groundsOf, isCompared, nextStep } from './render/facts.js'
import { errorLine, errorParts, type ErrorParts, notApproved, reportLine } from './render/verdict-line.js'
import { snippet } from './render/snippet.js'
import { findingsMarkdown, patchMarkdown } from './render/markdown-findings.js'
import { shipsMarkdown, shipsTitle } from './render/markdown-files.js'
import { pictureMarkdown } from './render/markdown-picture.js'

/** Code blocks don't wrap on a page. */
const snippetColumns = 100

/** What of a report a page shows. */
export interface PageParts {
  /** `verdict`: what was decided and found. `contents`: what is in the release. Both, if left out. */
  readonly part?: 'verdict' | 'contents'
  /** With a picture of the sizes, which GitHub draws in job summaries and comments. */
  readonly picture?: boolean
  /** Without the table of the release in figures. */
  readonly brief?: boolean
  /** Without the verdict as its heading, which GitHub shows above the page already. */
  readonly untitled?: boolean
}

/**
 * A page for a check run or a job summary, in at most `maxBytes` UTF-8 bytes. Whatever names the package holds stay
 * inert.
 */
export function renderMarkdown(verdict: Verdict, maxBytes: number, parts: PageParts = {}): string {
  if (parts.part === 'contents') return finish(contentsOf(verdict, new Budget(maxBytes), parts), maxBytes)
  const next = nextStep(verdict)
  const title = parts.untitled === true ? '' : `## ${proseMarkdown(shorten(reportLine(verdict), 1000))}`
  const todo = next === null ? '' : proseMarkdown(shorten(next, 500))
  const foot = parts.part === 'verdict' && parts.brief === true ? '' : totalsMarkdown(verdict)
  const budget = new Budget(maxBytes)
  budget.spend(title + todo + foot)
  const errors = budget.spend(findingsMarkdown(verdict, ['error'], budget.left * 0.55))
  const patch = budget.spend(patchMarkdown(verdict.patch, budget.left * 0.5))
  const warnings = budget.spend(findingsMarkdown(verdict, ['warning'], budget.left * 0.55))
  const contents = parts.part === 'verdict' ? [] : contentsOf(verdict, budget, parts)
  const waived = budget.spend(waivedMarkdown(verdict, budget.left))
  return finish([title, errors, todo, patch, warnings, ...contents, waived, foot], maxBytes)
}

/** What would ship: a picture where it is wanted, the table, and the notes, most of which are about files. */
function contentsOf(verdict: Verdict, budget: Budget, { picture }: PageParts): readonly string[] {
  const title = budget.spend(shipsTitle(verdict))
  const drawn = picture === true ? pictureMarkdown(verdict) : ''
  // A picture has a size of its own; where it takes too much, the table is worth more.
  const shown = bytesOf(drawn) * 4 <= budget.left ? budget.spend(drawn) : ''
  const ships = budget.spend(shipsMarkdown(verdict, budget.left * 0.4))
  const notes = budget.spend(findingsMarkdown(verdict, ['note'], budget.left * 0.3))
  const code = budget.spend(changedCodeMarkdown(verdict.changedCode, budget.left * 0.8))
  return [code, title, shown, ships, notes]
}

/** Bytes that a page has left, with a blank line after each part. */
class Budget {
  left: number

  constructor(bytes: number) {
    this.left = bytes - 20
  }

  spend(part: string): string {
    this.left -= bytesOf(part)
    return part
  }
}

/** Why no verdict could be reached and what to do now, in at most `maxBytes` UTF-8 bytes. */
export function renderMarkdownError(report: NoVerdict, maxBytes: number, parts: PageParts = {}): string {
  const { help, location, code, mistakes } = report.error
  const said = errorParts(report)
  const title = errorLine({ ...report, error: { code, help, message: said.title.replace(/:$/, '') } })
  const place =
    location && [location.path, location.line, location.column].filter((part) => part !== undefined).join(':')
  return finish(
    [
      parts.untitled === true ? '' : `## ${proseMarkdown(shorten(title, 1000))}`,
      place === undefined || mistakes !== undefined ? '' : `At ${codeSpan(shorten(place, 1000))}`,
      said.lines.map(lineMarkdown).join('\n').trimEnd(),
      helpMarkdown(help),
      notApproved,
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
  const bytesBefore = baseline.unpackedSize
  const [files, unpacked, packed] = [
    formatCount(totals.files),
    formatBytes(totals.unpackedSize),
    totals.size === null ? 'not known' : formatBytes(totals.size),
  ]
  const compared = [
    ['', 'Before', 'Now', 'Change'],
    ['---', '--:', '--:', '---'],
    ['Files', before === null ? '' : formatCount(before), files, filesChange(verdict, before)],
    [
      'Unpacked',
      bytesBefore === null ? '' : formatBytes(bytesBefore),
      unpacked,
      bytesBefore === null ? '' : formatChange(bytesBefore, totals.unpackedSize),
    ],
    ['Packed', '', packed, ''],
  ]
  const alone = [
    ['', 'Now'],
    ['---', '--:'],
    ['Files', files],
    ['Unpacked', unpacked],
    ['Packed', packed],
  ]
  const grounds = groundsOf(verdict).map(({ label, value }) => `- ${label}: ${proseMarkdown(shorten(value, 300))}`)
  const integrity = verdict.integrity === null ? [] : [`- Integrity: ${codeSpan(shorten(verdict.integrity, 300))}`]
  const table = (isCompared(verdict) ? compared : alone).map((row) => `| ${row.map(unbroken).join(' | ')} |`)
  return ['### The release', '', ...table, '', ...grounds, ...integrity].join('\n')
}

function filesChange({ totals }: Verdict, before: number | null): string {
  if (before === null) return ''
  const { added, removed, renamed, changed, modeChanged } = totals
  const parts = Object.entries({ added, removed, renamed, changed, 'with a changed mode': modeChanged }).filter(
    ([, count]) => count > 0,
  )
  return parts.length === 0 ? 'no change' : parts.map(([name, count]) => `${formatCount(count)} ${name}`).join(', ')
}

function waivedMarkdown({ waived }: Verdict, maxBytes: number): string {
  if (waived.length === 0) return ''
  const title = `### Waived by the policy: ${formatCount(waived.length)}\n\n`
  const items = waived.map((finding) => {
    const until = finding.expires === null ? '' : ` (until ${inlineMarkdown(finding.expires)})`
    return (
      `- ${codeSpan(finding.ruleId)} ${codeSpan(shorten(finding.path, 500))}: ` +
      `${proseMarkdown(shorten(finding.reason, 500))}${until}`
    )
  })
  return title + listWithin(items, maxBytes - bytesOf(title), (count) => `- and ${formatCount(count)} more`, 50)
}
