import { groupBy } from '../../model/group-by.js'

/** A file of either release, with its bytes before and now: 0 where it is not in one of them. */
export interface FileChange {
  readonly path: string
  /** One word: what became of it. Files of a folder are folded by it. */
  readonly state: string
  /** Its name before, where that was another. */
  readonly was?: string
  readonly wasSize: number
  readonly size: number
}

/** A file, or a folder (its path ends with a slash) with all its files of one state. */
export interface FileRow extends FileChange {
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
