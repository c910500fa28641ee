import { packedFile } from '../../rules/entry-points/entry-lookup.js'
import { entryPoints } from '../../rules/entry-points/entry-points.js'
import { groupBy } from '../../model/group-by.js'
import type { Manifest } from '../../model/types.js'

/** A packed file that consumers reach by name. */
export interface RequiredFile {
  readonly path: string
  /** Where package.json names it: `main`, `bin.acme`. */
  readonly fields: readonly string[]
}

/** How near a field is to all consumers of the package: those are named first, where there is room for some only. */
const order = ['bin', 'main', 'module', 'types', 'typings', 'exports["."]', 'exports']

function rank(field: string): number {
  const at = order.findIndex((each) => field.startsWith(each))
  return at < 0 ? order.length : at
}

/**
 * The files behind main, module, types, exports and bin that are packed; patterns of exports stand for no file in
 * particular.
 */
export function requiredFiles(manifest: Manifest, paths: ReadonlySet<string>): readonly RequiredFile[] {
  const found = entryPoints(manifest).flatMap(({ field, anyOf, lookup }) => {
    const path = anyOf.map((target) => packedFile(target, lookup, paths)).find((each) => each !== null)
    return path === undefined || path === 'package.json' ? [] : [{ path, field }]
  })
  const files = [...groupBy(found, ({ path }) => path)].map(([path, entries]) => ({
    path,
    fields: entries.map(({ field }) => field),
  }))
  const best = (file: RequiredFile): number => Math.min(...file.fields.map(rank))
  return files.sort((a, b) => best(a) - best(b))
}
