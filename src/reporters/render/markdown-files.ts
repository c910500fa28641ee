import { formatBytes, formatCount } from '../../format.js'
import type { Verdict } from '../../types.js'
import { bytesOf, listWithin, shorten } from './budget.js'
import { codeSpan } from './escape.js'
import { foldFiles, type FileRow } from './fold.js'

/** Rows of the table; a page with more is not read. */
const maxRows = 50

/** A table of what this release ships and the baseline did not, biggest first, folders folded, in at most `maxBytes`. */
export function shipsMarkdown(verdict: Verdict, maxBytes: number): string {
  const fresh = verdict.files.filter((file) => file.state !== 'unchanged')
  const compared = verdict.baseline.kind === 'published' || verdict.baseline.kind === 'tarball'
  const title = compared ? '### What would newly ship' : '### What would ship'
  const gone = removedLine(verdict)
  if (fresh.length === 0) return [title, 'Nothing that the baseline does not have.', ...gone].join('\n\n')
  const head = `${title}\n\n| File | | Size |\n|---|---|--:|\n`
  const foot = gone.map((line) => `\n\n${line}`).join('')
  const rows = foldFiles(fresh, maxRows)
  const more = (left: number): string => `\nAnd ${formatCount(filesIn(rows.slice(rows.length - left)))} more files, smaller ones.`
  const room = maxBytes - bytesOf(head) - bytesOf(foot)
  return head + listWithin(rows.map((row) => rowMarkdown(row, compared)), room, more, maxRows) + foot
}

function rowMarkdown(row: FileRow, compared: boolean): string {
  const name = codeSpan(shorten(row.path, 300))
  const files = row.files === 1 ? '' : `${formatCount(row.files)} files`
  const state = !compared ? '' : row.was === undefined ? row.state : `renamed from ${codeSpan(shorten(row.was, 300))}`
  return `| ${name} | ${[files, state].filter((part) => part !== '').join(' ')} | ${sizeOf(row)} |`
}

/** A size, with the one before where it was another. */
function sizeOf({ size, wasSize }: FileRow): string {
  return wasSize === undefined ? formatBytes(size) : `${formatBytes(size)}, was ${formatBytes(wasSize)}`
}

function filesIn(rows: readonly FileRow[]): number {
  return rows.reduce((sum, row) => sum + row.files, 0)
}

/** Names of removed files shown; the JSON report has all. */
const removedShown = 5

function removedLine({ removed, baseline }: Verdict): string[] {
  if (removed.length === 0) return []
  const files = removed.length === 1 ? '1 file' : `${formatCount(removed.length)} files`
  const largest = removed.toSorted((a, b) => b.size - a.size).slice(0, removedShown)
  const names = largest.map(({ path }) => codeSpan(shorten(path, 300))).join(', ')
  const more = removed.length > removedShown ? ` and ${formatCount(removed.length - removedShown)} more` : ''
  return [`${files} of ${codeSpan(shorten(baseline.version ?? 'the baseline', 100))} would no longer ship: ${names}${more}.`]
}
