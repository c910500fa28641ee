import { groupBy } from '../../model/group-by.js'
import { folderParts } from './folder.js'
import { commonPrefix, isSeries } from './merge.js'
import type { Part } from './part.js'
import { isPlain } from '../../policy/spelling.js'

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
export function seriesParts(
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
