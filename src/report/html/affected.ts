import type { Finding } from '../../model/report.js'
import type { fileStates, Range } from './data.js'

/** A file of the release, or one that it no longer has. Paths are as the package has them. */
export interface ListedFile {
  readonly path: string
  /** Bytes; 0 where it is removed. */
  readonly size: number
  readonly state: (typeof fileStates)[number]
  /** Bytes in the baseline; null where it was not there. */
  readonly before: number | null
  readonly was?: string
}

/** Deeper folders are not distinguished: no useful release has them. */
const mostLevels = 64

/** Where in a listing a path is, and what is below a folder. */
export class FileIndex {
  readonly #files: readonly ListedFile[]
  readonly #paths = new Map<string, number[]>()
  readonly #folders = new Map<string, number[]>()
  readonly #sets = new Map<string, readonly FileSet[]>()

  constructor(files: readonly ListedFile[]) {
    this.#files = files
    files.forEach(({ path }, index) => {
      add(this.#paths, path, index)
      const folders = path.split('/', mostLevels).slice(0, -1)
      add(this.#folders, '.', index)
      folders.forEach((_, level) => {
        add(this.#folders, folders.slice(0, level + 1).join('/'), index)
      })
    })
  }

  /**
   * The files that a finding is about. A grouped finding names its folder and how many files it means, not each of
   * them: where that number fits no set of the folder's files, only its examples are known.
   */
  affected({ path, count, examples = [] }: Finding): Range[] {
    const grouped = count !== undefined && count > examples.length ? this.#group(path.replace(/\/$/, ''), count) : null
    const named = [path, ...examples].flatMap((each) => this.#paths.get(each) ?? [])
    return grouped ?? rangesOf([...new Set(named)].sort((a, b) => a - b))
  }

  /** As many files of a folder as a finding means: packed, added or removed ones, all below it or those in it alone. */
  #group(folder: string, count: number): Range[] | null {
    const sets = this.#sets.get(folder) ?? this.#setsOf(folder)
    this.#sets.set(folder, sets)
    return sets.find((set) => set.count === count)?.ranges ?? null
  }

  #setsOf(folder: string): readonly FileSet[] {
    const below = this.#folders.get(folder) ?? []
    const depth = folder === '.' ? -1 : folder.length
    const within = below.filter((index) => this.#files[index]?.path.lastIndexOf('/') === depth)
    return [below, within].flatMap((place) =>
      [packed, added, removed].map((choice) => {
        const indexes = place.filter((index) => choice(this.#files[index]?.state))
        return { count: indexes.length, ranges: rangesOf(indexes) }
      }),
    )
  }
}

/**
 * Files of one folder that a finding may mean. Worked out once for each folder: a report may have thousands of findings
 * about one.
 */
interface FileSet {
  readonly count: number
  readonly ranges: Range[]
}

type State = ListedFile['state'] | undefined
const packed = (state: State): boolean => state !== 'removed'
const added = (state: State): boolean => state === 'added'
const removed = (state: State): boolean => state === 'removed'

function add(map: Map<string, number[]>, key: string, index: number): void {
  const indexes = map.get(key)
  if (indexes) indexes.push(index)
  else map.set(key, [index])
}

function rangesOf(indexes: readonly number[]): Range[] {
  const ranges: [number, number][] = []
  for (const index of indexes) {
    const last = ranges.at(-1)
    if (last?.[1] === index - 1) last[1] = index
    else ranges.push([index, index])
  }
  return ranges
}
