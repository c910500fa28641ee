import { moduleGraph, type ModuleGraph } from '../../inspect/modules/graph.js'
import { resolveTypes } from '../../inspect/modules/resolve.js'
import type { Release } from '../../model/release.js'
import { purposeOf } from '../folders.js'
import { isDeclaration, mayBeLoaded } from './imports.js'

const twin = /\.d\.([cm]?)ts$/

/** Whether TypeScript finds declarations for a file that is imported by its path. */
function isTyped(path: string, { index }: ModuleGraph): boolean {
  const found = resolveTypes(path, index)
  return found.kind === 'file' && (isDeclaration.test(found.path) || /\.[cm]?tsx?$/.test(found.path))
}

/** Files that no entry point with a name comes by: who ships them means others to ask for them by path. */
function isByPath({ entries, reached }: ModuleGraph): (path: string) => boolean {
  const isNamed = entries.some(({ subpath, consumer }) => subpath !== null && consumer !== 'types')
  return (path) => {
    const reach = reached.node.get(path) ?? reached.bundler.get(path)
    return !isNamed || reach === undefined || reach.entry.isPattern === true
  }
}

/**
 * Scripts that are packed as before and whose declarations stood beside them and are gone, where others import the
 * scripts by their path. A package that says where its types are (`typesVersions`) is another matter.
 */
export function lostDeclarations(release: Release, baseline: Release): readonly string[] {
  if (release.manifest.typesVersions !== undefined) return []
  const [now, before] = [moduleGraph(release), moduleGraph(baseline)]
  const exported = release.manifest.exports !== undefined && release.manifest.exports !== null
  const byPath = isByPath(before)
  // Behind exports a script is asked for by its path where a pattern opens it.
  const opened = new Set(now.entries.flatMap(({ isPattern, path }) => (isPattern ? [path] : [])))
  return [...before.index.files.keys()].flatMap((path) => {
    if (!twin.test(path) || now.index.files.has(path)) return []
    const script = path.replace(twin, '.$1js')
    if (!before.index.files.has(script) || !now.index.files.has(script)) return []
    const isPublic = mayBeLoaded(script) && purposeOf(script) === 'own' && byPath(script)
    return isPublic && (!exported || opened.has(script)) && !isTyped(script, now) ? [script] : []
  })
}
