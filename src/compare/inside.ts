import type { Comparison, FileFacts, FilePair, Release } from '../model/types.js'
import { unversioned } from '../model/unversioned.js'
import { compare } from './pairing.js'

/** Which container took the place of each of the baseline's: by its name, renamed, or with another version. */
function successors({ pairs, removed }: Comparison): (container: string) => string {
  const now = new Map(pairs.flatMap(({ file, was }) => (was ? [[was.path, file.path]] : [])))
  const added = new Map(pairs.flatMap(({ file, was }) => (was ? [] : [[unversioned(file.path), file.path]])))
  for (const { path } of removed) {
    const next = added.get(unversioned(path))
    if (next !== undefined) now.set(path, next)
  }
  return (container) => now.get(container) ?? container
}

/** Pairs what is left on both sides by names that differ in figures alone: an archive's folder has its version. */
function pairUnversioned(pairs: readonly FilePair[], removed: readonly FileFacts[]): Comparison {
  const gone = new Map(removed.map((file) => [unversionedAll(file.path), file]))
  const paired = pairs.map((pair): FilePair => {
    const was = pair.was ? undefined : gone.get(unversionedAll(pair.file.path))
    if (!was) return pair
    gone.delete(unversionedAll(was.path))
    return { state: 'renamed', file: pair.file, was }
  })
  const left = new Set(gone.values())
  return { pairs: paired, removed: removed.filter((file) => left.has(file)) }
}

function unversionedAll(path: string): string {
  return path.replace(/\d+/g, '#')
}

/**
 * Pairs the files in containers with those in the baseline's, each within the container that took the place of its own.
 */
export function compareInside(release: Release, baseline: Release, comparison: Comparison): Comparison {
  const successor = successors(comparison)
  const moved = new Map<FileFacts, FileFacts>()
  for (const file of baseline.inside ?? []) {
    const { container = '', path } = file
    moved.set({ ...file, path: successor(container) + path.slice(container.length) }, file)
  }
  const original = (file: FileFacts): FileFacts => moved.get(file) ?? file
  const { pairs, removed } = compare(release.inside ?? [], [...moved.keys()])
  const found = pairUnversioned(pairs, removed)
  return {
    pairs: found.pairs.map((pair) => (pair.was ? { ...pair, was: original(pair.was) } : pair)),
    removed: found.removed.map(original),
  }
}
