import { groupBy } from '../../../model/group-by.js'
import { extensionOf, isCode, withoutCovered, alone, byExtension, folderOf, nameOf, type Part } from './part.js'
import { braces, isPlain, spell } from '../../../policy/spelling.js'

/** So many odd ones of a folder are named singly; more would make the list a chore. */
const singles = 3

/** So many names without an extension are listed; more are data whose names are its content (time zones). */
const listedNames = 6

/** The longest common folder of paths. */
function commonFolder(paths: readonly string[]): string {
  const [first = ''] = paths
  let folder = folderOf(first)
  while (folder !== '' && !paths.every((path) => path.startsWith(`${folder}/`))) folder = folderOf(folder)
  return folder
}

/** Files whose names have no extension: `LICENSE` wherever it is, a few names, or any name without a dot. */
function nameless(folder: string, paths: readonly string[], version: string): readonly Part[] {
  if (paths.length < 2) return paths.map((path) => alone(path, version))
  const below = commonFolder(paths)
  const deep = paths.some((path) => folderOf(path) !== below) ? '**/' : ''
  const names = [...new Set(paths.map(nameOf))]
  const at = { folder: spell(below === '' ? folder : below), paths, single: false }
  if (names.length <= listedNames && names.every(isPlain)) return [{ ...at, tail: `${deep}${braces(names)}` }]
  const dotted = paths.filter((path) => nameOf(path).includes('.'))
  const rest = paths.filter((path) => !dotted.includes(path))
  return [
    ...(rest.length > 0 ? [{ ...at, paths: rest, tail: `${deep}!(*.*)` }] : []),
    ...dotted.map((path) => alone(path, version)),
  ]
}

/** The extensions of which a folder holds more than a stray file. */
function usual(byKind: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const kinds = [...byKind.keys()].filter((kind) => kind !== '')
  const codeFiles = kinds.filter(isCode).reduce((sum, kind) => sum + (byKind.get(kind)?.length ?? 0), 0)
  const many = kinds.filter((kind) => (byKind.get(kind)?.length ?? 0) > 1 || (isCode(kind) && codeFiles > 1))
  return kinds.length - many.length > singles ? kinds : many
}

/** The entries for all files below a folder: one by extension, and what has none. */
export function folderParts(folder: string, paths: readonly string[], version: string): readonly Part[] {
  const byKind = groupBy(paths, (path) => extensionOf(path) ?? '')
  const count = (kind: string): number => byKind.get(kind)?.length ?? 0
  const kinds = [...usual(byKind)].sort((a, b) => count(b) - count(a) || a.length - b.length)
  const general = kinds.flatMap((kind) => byKind.get(kind) ?? [])
  const odd = [...byKind].filter(([kind]) => kind !== '' && !kinds.includes(kind)).flatMap(([, files]) => files)
  return [
    ...(general.length > 0 ? [byExtension(folder, withoutCovered(kinds), general)] : []),
    ...odd.map((path) => alone(path, version)),
    ...nameless(folder, byKind.get('') ?? [], version),
  ]
}
