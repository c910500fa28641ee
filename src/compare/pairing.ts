import { groupBy } from '../model/group-by.js'
import type { Comparison, FilePair } from '../model/comparison.js'
import type { FileFacts } from '../model/file-facts.js'
import type { Release } from '../model/release.js'
import { unversioned } from '../model/top-folder.js'

/**
 * Lengths of the content hashes that bundlers write: 8 (rollup, vite, esbuild, parcel), 10, 16, 20 (webpack), 32 and
 * 40 (md5, sha1), 64 (sha256), 36 (a UUID). The commonest first: it decides where two would fit.
 */
const lengths = [8, 10, 16, 20, 32, 36, 40, 64] as const

const extensions = /^(.+?)((?:\.[A-Za-z][A-Za-z0-9]{0,7}){1,3})$/

/** How often the kind of character changes: words change it once or twice, hashes all the time. */
function changes(token: string): number {
  return (token.match(/[a-z]+|[A-Z]+|[0-9]+|[_-]+/g) ?? []).length - 1
}

/** Base64url with several changes, hexadecimal with a digit, or base32 (esbuild's `SM627E5R`). */
function looksHashed(token: string): boolean {
  if (!/^[A-Za-z0-9_-]+$/.test(token)) return false
  if (/^[0-9a-f-]+$/.test(token)) return /\d/.test(token)
  if (/^[A-Z2-7]{8}$/.test(token)) return true
  return changes(token) >= 3
}

/** Every way to take the extension off: `index-a1b2c3d4.js.map` may be `.map` or `.js.map`. */
function splits(name: string): readonly (readonly [stem: string, extension: string])[] {
  const found: [string, string][] = []
  for (let dot = name.lastIndexOf('.'); dot > 0 && found.length < 3; dot = name.lastIndexOf('.', dot - 1)) {
    found.push([name.slice(0, dot), name.slice(dot)])
  }
  return extensions.test(name) ? found : []
}

/**
 * A file's path with its content hash taken out, equal for two builds of one chunk: `dist/dep-CB_7IfJ-.js` and
 * `dist/dep-glQox-ep.js` both are `dist/dep-{8}.js`. Null where the name holds no hash.
 */
export function hashedName(file: Pick<FileFacts, 'path'>): string | null {
  const slash = file.path.lastIndexOf('/') + 1
  const folder = file.path.slice(0, slash)
  for (const [stem, extension] of splits(file.path.slice(slash))) {
    for (const length of lengths) {
      const before = stem.slice(0, -length)
      const whole = stem.length === length
      if (!whole && !(stem.length > length && /[.\-_]$/.test(before))) continue
      if (looksHashed(stem.slice(-length))) return `${folder}${before}{${length}}${extension}`
    }
  }
  return null
}

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

/** Fewer numbers say nothing of a file's words. */
const leastSketch = 12

/**
 * How much of their words two files of code have in common, from 0 to 1: of the smallest hashes of both, how many are
 * in both.
 */
export function likeness(a: FileFacts, b: FileFacts): number {
  const [one, other] = [a.behaviour?.().sketch ?? [], b.behaviour?.().sketch ?? []]
  if (Math.min(one.length, other.length) < leastSketch) return 0
  const most = Math.max(one.length, other.length)
  let [left, right, both] = [0, 0, 0]
  for (let count = 0; count < most && left < one.length && right < other.length; count += 1) {
    const [x, y] = [one[left] ?? 0, other[right] ?? 0]
    if (x === y) both += 1
    if (x <= y) left += 1
    if (y <= x) right += 1
  }
  return both / most
}

/** Files that are looked at on each side: more of them would take longer than reading them. */
const mostLiked = 400

/**
 * Pairs files of code by their words, the most alike first: each with at most one.
 *
 * @param least how alike they have to be
 */
export function pairAlike(
  files: Iterable<FileFacts>,
  candidates: Iterable<FileFacts>,
  least: number,
): ReadonlyMap<FileFacts, FileFacts> {
  const old = [...candidates].filter(({ behaviour }) => behaviour).slice(0, mostLiked)
  const all = [...files]
    .filter(({ behaviour }) => behaviour)
    .slice(0, mostLiked)
    .flatMap((file) => old.map((was) => ({ file, was, part: likeness(file, was) })))
    .filter(({ part }) => part >= least)
    .sort((a, b) => b.part - a.part)
  const found = new Map<FileFacts, FileFacts>()
  const taken = new Set<FileFacts>()
  for (const { file, was } of all) {
    if (found.has(file) || taken.has(was)) continue
    found.set(file, was)
    taken.add(was)
  }
  return found
}

/** The candidate that a file has most in common with; null where that is less than asked for. */
export function mostAlike(file: FileFacts, candidates: Iterable<FileFacts>, least: number): FileFacts | null {
  let [best, most]: [FileFacts | null, number] = [null, least]
  for (const candidate of candidates) {
    if (!candidate.behaviour) continue
    const part = likeness(file, candidate)
    if (part > most || (best === null && part === most)) [best, most] = [candidate, part]
  }
  return best
}

/** What a chunk has to have in common with the one that it was, where both names hold a hash. */
const sameChunk = 0.4

/** Chunks whose names differ, in their hashes only, or completely: the content says which is which. */
function pairChunks(added: Set<FileFacts>, removed: Set<FileFacts>, was: Map<FileFacts, FileFacts>): void {
  const isChunk = (file: FileFacts): boolean => hashedName(file) !== null
  for (const [file, old] of pairAlike([...added].filter(isChunk), [...removed].filter(isChunk), sameChunk)) {
    was.set(file, old)
    added.delete(file)
    removed.delete(old)
  }
}

/** Same bytes under another name, in the same folder first. An empty file says nothing by its bytes. */
const sameBytesInFolder: Key = (file) => (file.size === 0 ? null : `${folderOf(file.path)}\0${file.sha256}`)
const sameBytes: Key = (file) => (file.size === 0 ? null : file.sha256)

/**
 * Pairs the files of a release with those of its baseline: by path, then by equal bytes, then chunks with a hash in
 * their names by their content, then by names in one folder that differ in their content hash alone.
 */
export function compare(files: readonly FileFacts[], baseline: readonly FileFacts[]): Comparison {
  const before = new Map(baseline.map((file) => [file.path, file]))
  const after = new Set(files.map((file) => file.path))
  const added = new Set(files.filter((file) => !before.has(file.path)))
  const removed = new Set(baseline.filter((file) => !after.has(file.path)))
  const was = new Map<FileFacts, FileFacts>()
  for (const key of [sameBytesInFolder, sameBytes]) pairWithin(added, removed, key, was)
  pairChunks(added, removed, was)
  pairWithin(added, removed, hashedName, was)

  const pairs = files.map((file): FilePair => {
    const same = before.get(file.path)
    if (same) return { state: same.sha256 === file.sha256 ? 'unchanged' : 'changed', file, was: same }
    const renamed = was.get(file)
    return renamed ? { state: 'renamed', file, was: renamed } : { state: 'added', file }
  })
  return { pairs, removed: baseline.filter((file) => removed.has(file)) }
}

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
