import { formatBytes, formatCount, plural } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import type { Verdict } from '../../model/report.js'
import { bytesOf, listWithin, shorten } from './budget.js'
import { codeSpan, unbroken } from './escape.js'
import { formatChange, isCompared } from './facts.js'

/** A file of either release, with its bytes before and now: 0 where it is not in one of them. */
interface FileChange {
  readonly path: string
  /** One word: what became of it. Files of a folder are folded by it. */
  readonly state: string
  /** Its name before, where that was another. */
  readonly was?: string
  readonly wasSize: number
  readonly size: number
}

/** A file, or a folder (its path ends with a slash) with all its files of one state. */
interface FileRow extends FileChange {
  readonly files: number
}

/** Fewer files than this under a folder are named themselves. */
const worthFolding = 3
const maxDepth = 6

/** What a change weighs: the bytes by which a file grew or shrank, which is all of one that was added or removed. */
function weightOf({ size, wasSize }: FileChange): number {
  return Math.abs(size - wasSize)
}

function heaviestFirst(a: FileChange, b: FileChange): number {
  return weightOf(b) - weightOf(a) || Math.max(b.size, b.wasSize) - Math.max(a.size, a.wasSize)
}

/**
 * Changes as at most about `limit` rows, heaviest first. Where there are more, a file that is a hundredth of the whole
 * or more keeps its row, so that no folder hides what weighs most. Of the others many files of a folder become one row,
 * no deeper than needed.
 */
export function foldFiles(files: readonly FileChange[], limit: number): FileRow[] {
  const sorted = files.toSorted(heaviestFirst)
  if (sorted.length <= limit) return sorted.map(asRow)
  const whole = sorted.reduce((sum, file) => sum + weightOf(file), 0)
  const named = sorted.slice(0, Math.floor(limit / 3)).filter((file) => weightOf(file) * 100 >= whole)
  const others = sorted.slice(named.length)
  let rows = others.map(asRow)
  for (let depth = maxDepth; depth >= 1 && rows.length > limit - named.length; depth -= 1) {
    rows = foldAt(others, depth)
  }
  return [...named.map(asRow), ...rows].sort(heaviestFirst)
}

function asRow(file: FileChange): FileRow {
  return { ...file, files: 1 }
}

function foldAt(files: readonly FileChange[], depth: number): FileRow[] {
  const folders = groupBy(files, ({ path, state }) => `${state} ${folderOf(path, depth)}`)
  return [...folders.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined || group.length < worthFolding) return group.map(asRow)
    const sum = (of: (file: FileChange) => number): number => group.reduce((total, file) => total + of(file), 0)
    return [
      {
        path: folderOf(first.path, depth),
        state: first.state,
        files: group.length,
        wasSize: sum(({ wasSize }) => wasSize),
        size: sum(({ size }) => size),
      },
    ]
  })
}

/** The folder of a path, cut to `depth` levels; the package's own is `./`. */
function folderOf(path: string, depth: number): string {
  let end = 0
  for (let level = 0; level < depth; level += 1) {
    const slash = path.indexOf('/', end)
    if (slash < 0) break
    end = slash + 1
  }
  return end === 0 ? './' : path.slice(0, end)
}

/** Rows of the table; a page with more is not read. */
const maxRows = 50

export function shipsTitle(verdict: Verdict): string {
  return isCompared(verdict) ? '### Changed files' : '### What would be published'
}

/**
 * A table of what this release adds to, changes in and takes out of the last one, the biggest change first, folders
 * folded, in at most `maxBytes`.
 */
export function shipsMarkdown(verdict: Verdict, maxBytes: number): string {
  const compared = isCompared(verdict)
  const changes = changesOf(verdict)
  if (changes.length === 0) return compared ? 'No changes.' : 'No files.'
  const head = compared ? '| File | Size | Change |\n|---|--:|---|\n' : '| File | Size |\n|---|--:|\n'
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
  if (!compared) return `| ${name} | ${unbroken(formatBytes(row.size))} |`
  const size = row.state === 'removed' ? '' : formatBytes(row.size)
  return `| ${[name, size, changeOf(row)].map(unbroken).join(' | ')} |`
}

/** What became of a file, in a word, and by how much where that isn't its size. */
function changeOf({ state, was, size, wasSize }: FileRow): string {
  const amount = formatChange(wasSize, size)
  if (state === 'added') return 'added'
  if (state === 'removed') return `removed, -${formatBytes(wasSize)}`
  if (state === 'grown' || state === 'shrunk') return amount
  const word = was === undefined ? state : `renamed from ${codeSpan(shorten(was, 300))}`
  return size === wasSize ? word : `${word}, ${amount}`
}

function filesIn(rows: readonly FileRow[]): number {
  return rows.reduce((sum, row) => sum + row.files, 0)
}
