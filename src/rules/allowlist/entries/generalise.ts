import { groupBy } from '../../../model/group-by.js'
import { isPlain, works } from '../../../policy/spelling.js'
import { extensionOf, alone, byExtension, type Part, patternOf } from './part.js'
import { folderParts } from './folder.js'
import { commonPrefix, isSeries, mergeSiblings, packSingles } from './merge.js'

/** Stands for the rest of a name; no packed path holds it. */
const rest = '\0'

type ByFolder = ReadonlyMap<string, readonly string[]>

/** Folders that begin alike as if they were one, whatever each of them holds: `template-*`. */
function oneOf(names: readonly string[], byTop: ByFolder, version: string): readonly Part[] {
  const prefix = commonPrefix(names)
  const within = groupBy(
    names.flatMap((name) => byTop.get(name) ?? []),
    (path) => `${prefix}${rest}${path.slice(path.indexOf('/'))}`,
  )
  return folderParts(`${prefix}${rest}`, [...within.keys()], version).map((part) => ({
    ...part,
    folder: part.folder.replace(rest, '*'),
    paths: part.paths.flatMap((path) => within.get(path) ?? []),
  }))
}

/** The entries for series among folders at the top, and the folders that are in none. */
function seriesParts(
  byTop: ByFolder,
  version: string,
): { readonly parts: readonly Part[]; readonly others: readonly string[] } {
  const groups = groupBy([...byTop.keys()].filter(isPlain), (name) => name.slice(0, 2))
  const series = [...groups.values()].filter(isSeries)
  const taken = new Set(series.flat())
  return {
    parts: series.flatMap((names) => oneOf(names, byTop, version)),
    others: [...byTop.keys()].filter((name) => !taken.has(name)),
  }
}

/** Entries for the files of a release. */
interface Generalised {
  readonly parts: readonly Part[]
  /** Files that no pattern can name. */
  readonly unnamed: readonly string[]
}

/** So many files of one kind at the top are a kind of its own (`*.js`); fewer are named. */
const manyAtTop = 4

/** Folders of one folder that are distinguished, where they hold other kinds of files. */
const mostBranches = 4

function topParts(paths: readonly string[], version: string, many: number): readonly Part[] {
  const byKind = groupBy(paths, (path) => (path === 'package.json' ? '' : (extensionOf(path) ?? '')))
  const general = [...byKind].filter(([kind, files]) => kind !== '' && files.length >= many)
  const named = [...byKind].filter(([kind, files]) => kind === '' || files.length < many).flatMap(([, files]) => files)
  const names = [...named].sort(
    (a, b) => Number(b === 'package.json') - Number(a === 'package.json') || (a < b ? -1 : 1),
  )
  return [
    ...names.map((path) => alone(path, version)),
    ...general.map(([kind, files]) => byExtension('', [kind], files)),
  ]
}

function kindsOf(paths: readonly string[]): string {
  return [...new Set(paths.map((path) => extensionOf(path) ?? ''))].sort().join()
}

/** The folders right below a folder with their files; null where files are in the folder itself. */
function branches(folder: string, paths: readonly string[]): ReadonlyMap<string, readonly string[]> | null {
  const groups = groupBy(paths, (path) => {
    const slash = path.indexOf('/', folder.length + 1)
    return slash < 0 ? '' : path.slice(0, slash)
  })
  return groups.has('') ? null : groups
}

/** A folder's entries; where it holds nothing but folders of other kinds, theirs. */
function branchParts(folder: string, paths: readonly string[], version: string, split: boolean): readonly Part[] {
  const below = branches(folder, paths)
  if (!below) return folderParts(folder, paths, version)
  const alike = new Set([...below.values()].map(kindsOf)).size === 1
  if (below.size > 1 && (!split || alike || below.size > mostBranches)) return folderParts(folder, paths, version)
  return [...below].flatMap(([name, files]) =>
    below.size === 1 ? branchParts(name, files, version, split) : folderParts(name, files, version),
  )
}

interface Fineness {
  readonly many: number
  readonly split: boolean
  readonly merge: boolean
  readonly pack: boolean
  readonly series: boolean
}

/** From what a person would write first to what one writes who wants a shorter list. */
const finenesses: readonly Fineness[] = [
  { many: manyAtTop, split: true, merge: false, pack: false, series: false },
  { many: manyAtTop, split: false, merge: false, pack: false, series: false },
  { many: manyAtTop, split: false, merge: true, pack: false, series: false },
  { many: manyAtTop, split: false, merge: true, pack: true, series: false },
  { many: manyAtTop, split: false, merge: true, pack: true, series: true },
  { many: 2, split: false, merge: true, pack: true, series: true },
]

function partsOf(
  paths: readonly string[],
  version: string,
  { many, split, merge, pack, series }: Fineness,
): readonly Part[] {
  const byTop = groupBy(paths, (path) => path.slice(0, Math.max(0, path.indexOf('/'))))
  const top = topParts(byTop.get('') ?? [], version, many)
  const below = new Map([...byTop].filter(([folder]) => folder !== ''))
  const { parts: alike, others } = series ? seriesParts(below, version) : { parts: [], others: [...below.keys()] }
  const folders = others.flatMap((folder) => branchParts(folder, below.get(folder) ?? [], version, split))
  const parts = [...top, ...alike, ...mergeSiblings(folders, merge)]
  return pack ? packSingles(parts) : parts
}

/** A part that no policy can hold, as its files one by one; those that can't be named either are left. */
function usable(part: Part): readonly Part[] {
  if (works(patternOf(part), part.paths)) return [part]
  return part.paths.map((path) => alone(path, '')).filter((each) => works(patternOf(each), each.paths))
}

/**
 * The tightest patterns that a person would write for files: by folder and extension, odd ones by name.
 *
 * @param paths packed paths, sorted
 * @param version the release's own: names that hold it are matched for any version; empty for none
 * @param most how many entries there should be at most; where it can't be kept, there are more
 */
export function generalise(paths: readonly string[], version: string, most: number): Generalised {
  const tries = finenesses.map((fineness) => () => partsOf(paths, version, fineness).flatMap(usable))
  let parts: readonly Part[] = []
  for (const attempt of tries) {
    parts = attempt()
    if (parts.length <= most) break
  }
  const named = new Set(parts.flatMap((part) => part.paths))
  return { parts, unnamed: paths.filter((path) => !named.has(path)) }
}
