import { moduleGraph } from '../../inspect/modules/graph.js'
import { clip } from '../../model/format.js'
import { asObject } from '../../model/manifest.js'
import type { Release } from '../../model/release.js'
import { isAvailable, reason, type Undeclared } from './available.js'
import { asked, isDeclaration, lineOf, others } from './imports.js'

/** Of `@scope/name` the registry has declarations as `@types/scope__name`. */
function typesPackage(name: string): string {
  return `@types/${name.replace(/^@/, '').replace('/', '__')}`
}

/**
 * Packages of which declarations that an entry point leads to pass all names on (`export * from`): without them these
 * names are gone. What a declaration only imports is `any` then, and most projects have such errors ignored.
 */
export function passedOn(release: Release): readonly Undeclared[] {
  const graph = moduleGraph(release)
  return [...graph.edges.values()].flat().flatMap((edge) => {
    if (edge.to.kind !== 'package' || !isDeclaration.test(edge.from)) return []
    const { name } = edge.to
    const exports = graph.index.files.get(edge.from)?.module?.exports ?? []
    if (!exports.some(({ name: all, from }) => all === '*' && from === edge.import.specifier)) return []
    const found = asked(edge, graph)
    if (found?.gravity !== 'types' || found.reach?.entry.isPattern === true) return []
    return isAvailable(edge, name, graph) || isAvailable(edge, typesPackage(name), graph) ? [] : [{ ...found, name }]
  })
}

/**
 * Packages whose types declarations ask for, where their `@types` package is in devDependencies: the package has
 * none of its own, so TypeScript reports it, or takes the types for `any`. What is a peer the user brings, types too.
 */
export function untyped(release: Release): readonly Undeclared[] {
  const graph = moduleGraph(release)
  const { devDependencies, peerDependencies } = release.manifest
  return [...graph.edges.values()].flat().flatMap((edge) => {
    if (edge.to.kind !== 'package' || !isDeclaration.test(edge.from)) return []
    const { name } = edge.to
    // Who writes for Node has its types.
    if (edge.import.kind === 'types' || name === 'node') return []
    const types = typesPackage(name)
    if (!Object.hasOwn(asObject(devDependencies), types) || Object.hasOwn(asObject(peerDependencies), name)) return []
    const found = asked(edge, graph)
    return found?.gravity === 'types' && !isAvailable(edge, types, graph) ? [{ ...found, name: types }] : []
  })
}

/** What declarations lack: names that they pass on (`types`), or the types of what they name (`any`). */
export function typesMessage(name: string, group: readonly Undeclared[], kind: 'types' | 'any', of: Release): string {
  const [first] = group
  if (!first) return ''
  const { edge, reach } = first
  const files = others(new Set(group.map(({ edge: { from } }) => from)).size)
  if (kind === 'any')
    return (
      `${lineOf(edge)} takes types from ${clip(edge.import.specifier)}, and ${clip(name)} is in devDependencies ` +
      `only${files}: TypeScript finds none, or takes them for any`
    )
  return (
    `${lineOf(edge)} passes on all of ${clip(name)}, ${reason(name, of)}${files}: ` +
    `${clip(reach?.entry.field ?? edge.from)} lacks these names where nothing else brings it`
  )
}
