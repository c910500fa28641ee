import type { FileState, Verdict } from '../../types.js'
import { groupBy } from '../../group-by.js'

type ReportedFile = Verdict['files'][number]

/** A file, or a folder (its path ends with a slash) with all its files of one state. `size` in bytes. */
export interface FileRow {
  readonly path: string
  readonly state: FileState
  readonly was?: string
  readonly files: number
  readonly size: number
  /** Bytes before, of a file that is named itself. */
  readonly wasSize?: number
}

/** Fewer files than this under a folder are named themselves. */
const worthFolding = 3
const maxDepth = 6

/**
 * Files as at most about `limit` rows, biggest first. Where there are more, a file that is a hundredth of the whole or more keeps
 * its row, so that no folder hides what weighs most. Of the others many files of a folder become one row, no deeper than needed.
 */
export function foldFiles(files: readonly ReportedFile[], limit: number): FileRow[] {
  const sorted = files.toSorted((a, b) => b.size - a.size)
  if (sorted.length <= limit) return sorted.map(asRow)
  const whole = sorted.reduce((sum, { size }) => sum + size, 0)
  const named = sorted.slice(0, Math.floor(limit / 3)).filter(({ size }) => size * 100 >= whole)
  const others = sorted.slice(named.length)
  let rows = others.map(asRow)
  for (let depth = maxDepth; depth >= 1 && rows.length > limit - named.length; depth -= 1) {
    rows = foldAt(others, depth)
  }
  return [...named.map(asRow), ...rows].sort((a, b) => b.size - a.size)
}

function asRow({ path, state, was, size, wasSize }: ReportedFile): FileRow {
  return { path, state, files: 1, size, ...(was !== undefined && { was }), ...(wasSize !== undefined && { wasSize }) }
}

function foldAt(files: readonly ReportedFile[], depth: number): FileRow[] {
  const folders = groupBy(files, ({ path, state }) => `${state} ${folderOf(path, depth)}`)
  return [...folders.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined || group.length < worthFolding) return group.map(asRow)
    const size = group.reduce((sum, file) => sum + file.size, 0)
    return [{ path: folderOf(first.path, depth), state: first.state, files: group.length, size }]
  })
}

/** The folder of a path, cut to `depth` levels; the package's own is `./`. */
function folderOf(path: string, depth: number): string {
  const folders = path.split('/').slice(0, -1).slice(0, depth)
  return folders.length === 0 ? './' : `${folders.join('/')}/`
}
