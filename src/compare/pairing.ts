import { groupBy } from '../model/group-by.js'
import type { Comparison, FileFacts, FilePair } from '../model/types.js'
import { hashedName } from './hashed-name.js'

/** What two files have in common that are one; null where a file has no such thing. */
type Key = (file: FileFacts) => string | null

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/**
 * Pairs what is left on both sides within each group, nearest size first, and takes it out of both. A hash in a name
 * never excuses a file by itself: only a counterpart that is gone does.
 */
function pairWithin(added: Set<FileFacts>, removed: Set<FileFacts>, key: Key, was: Map<FileFacts, FileFacts>): void {
  const keyed = (files: Iterable<FileFacts>): ReadonlyMap<string, readonly FileFacts[]> =>
    groupBy(
      [...files].filter((file) => key(file) !== null),
      (file) => key(file) ?? '',
    )
  const gone = keyed(removed)
  for (const [at, group] of keyed(added)) {
    const candidates = [...(gone.get(at) ?? [])].sort((a, b) => a.size - b.size)
    const ordered = [...group].sort((a, b) => a.size - b.size)
    ordered.forEach((file, index) => {
      const old = candidates[index]
      if (!old) return
      was.set(file, old)
      added.delete(file)
      removed.delete(old)
    })
  }
}

/** Same bytes under another name, in the same folder first. An empty file says nothing by its bytes. */
const sameBytesInFolder: Key = (file) => (file.size === 0 ? null : `${folderOf(file.path)}\0${file.sha256}`)
const sameBytes: Key = (file) => (file.size === 0 ? null : file.sha256)

/**
 * Pairs the files of a release with those of its baseline: by path, then by equal bytes, then by names in one folder
 * that differ in their content hash alone.
 */
export function compare(files: readonly FileFacts[], baseline: readonly FileFacts[]): Comparison {
  const before = new Map(baseline.map((file) => [file.path, file]))
  const after = new Set(files.map((file) => file.path))
  const added = new Set(files.filter((file) => !before.has(file.path)))
  const removed = new Set(baseline.filter((file) => !after.has(file.path)))
  const was = new Map<FileFacts, FileFacts>()
  for (const key of [sameBytesInFolder, sameBytes, hashedName]) pairWithin(added, removed, key, was)

  const pairs = files.map((file): FilePair => {
    const same = before.get(file.path)
    if (same) return { state: same.sha256 === file.sha256 ? 'unchanged' : 'changed', file, was: same }
    const renamed = was.get(file)
    return renamed ? { state: 'renamed', file, was: renamed } : { state: 'added', file }
  })
  return { pairs, removed: baseline.filter((file) => removed.has(file)) }
}
