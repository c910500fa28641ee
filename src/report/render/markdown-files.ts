import { formatBytes, formatCount, plural } from '../../model/format.js'
import type { Verdict } from '../../model/report.js'
import { bytesOf, listWithin, shorten } from './budget.js'
import { codeSpan } from './escape.js'
import { isCompared } from './facts.js'
import { foldFiles, type FileChange, type FileRow } from './fold.js'
import { formatChange } from './sizes.js'

/** Rows of the table; a page with more is not read. */
const maxRows = 50

export function shipsTitle(verdict: Verdict): string {
  return isCompared(verdict) ? '### What would newly ship' : '### What would ship'
}

/**
 * A table of what this release adds to, changes in and takes out of the last one, the biggest change first, folders
 * folded, in at most `maxBytes`.
 */
export function shipsMarkdown(verdict: Verdict, maxBytes: number): string {
  const compared = isCompared(verdict)
  const changes = changesOf(verdict)
  if (changes.length === 0) return 'Nothing that the baseline does not have.'
  const head = compared ? '| File | State | Size | Change |\n|---|---|--:|--:|\n' : '| File | Size |\n|---|--:|\n'
  const rows = foldFiles(changes, maxRows)
  const more = (left: number): string => {
    const files = filesIn(rows.slice(rows.length - left))
    return (
      `\nAnd ${formatCount(files)} more ${files === 1 ? 'file' : 'files'}, with smaller ` +
      `${compared ? 'changes' : 'sizes'}.`
    )
  }
  const lines = rows.map((row, index) => (index < maxRows ? rowMarkdown(row, compared) : ''))
  return head + listWithin(lines, maxBytes - bytesOf(head), more, maxRows)
}

/** What is not as in the baseline, removed files among it. Without a baseline all is new. */
function changesOf({ files, removed }: Verdict): readonly FileChange[] {
  const present = files
    .filter(({ state }) => state !== 'unchanged')
    .map(({ path, size, state, was, wasSize = state === 'added' ? 0 : size }) => ({
      path,
      size,
      wasSize,
      state: stateOf(state, size - wasSize),
      ...(was !== undefined && { was }),
    }))
  return [...present, ...removed.map(({ path, size }) => ({ path, size: 0, wasSize: size, state: 'removed' }))]
}

function stateOf(state: string, growth: number): string {
  if (state !== 'changed' || growth === 0) return state
  return growth > 0 ? 'grown' : 'shrunk'
}

function rowMarkdown(row: FileRow, compared: boolean): string {
  const name = codeSpan(shorten(row.path, 300)) + (row.files === 1 ? '' : ` ${plural(row.files, 'file')}`)
  if (!compared) return `| ${name} | ${formatBytes(row.size)} |`
  const state = row.was === undefined ? row.state : `renamed from ${codeSpan(shorten(row.was, 300))}`
  const size = row.state === 'removed' ? '' : formatBytes(row.size)
  const change = row.size === row.wasSize ? 'same size' : formatChange(row.wasSize, row.size)
  return `| ${[name, state, size, row.state === 'removed' ? `-${formatBytes(row.wasSize)}` : change].join(' | ')} |`
}

function filesIn(rows: readonly FileRow[]): number {
  return rows.reduce((sum, row) => sum + row.files, 0)
}
