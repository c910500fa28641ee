import { type Edge, moduleGraph, type ModuleGraph } from '../../inspect/modules/graph.js'
import { asObject } from '../../model/manifest.js'
import type { Release } from '../../model/release.js'
import { isDeclaration } from './imports.js'

const declared = ['dependencies', 'optionalDependencies', 'peerDependencies', 'devDependencies'] as const
const ends = ['.d.ts', '.d.mts', '.d.cts', '/index.d.ts', '/index.d.mts', '/index.d.cts']

/** The paths of packed declarations, without their extension, by their last part. */
function byLastPart({ index }: ModuleGraph): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const path of index.files.keys()) {
    const end = [...ends].reverse().find((each) => path.endsWith(each))
    if (end === undefined) continue
    const stem = path.slice(0, -end.length)
    const part = stem.slice(stem.lastIndexOf('/') + 1)
    const all = found.get(part)
    if (all) all.push(stem)
    else found.set(part, [stem])
  }
  return found
}

/** Whether a declaration declares the module itself, as those do that hold a whole package. */
function isDeclaredInside(path: string, { index }: ModuleGraph): boolean {
  return [...index.files.values()].some(({ module }) => module?.declares?.includes(path))
}

/**
 * Imports in declarations that look like another package and are a path of the project that wrote them, as `baseUrl`
 * and `paths` allow (`src/type/object`): compilers leave them as they are, and no one else can resolve them.
 */
export function ownPaths(release: Release): readonly Edge[] {
  const graph = moduleGraph(release)
  const { manifest } = release
  const isNamed = (name: string): boolean =>
    declared.some((group) => {
      const names = asObject(manifest[group])
      return Object.hasOwn(names, name) || Object.hasOwn(names, `@types/${name.replace('@', '').replace('/', '__')}`)
    })
  let stems: ReadonlyMap<string, readonly string[]> | null = null
  return [...graph.reached.types.keys()].flatMap((from) =>
    !isDeclaration.test(from)
      ? []
      : (graph.edges.get(from) ?? []).filter(({ to, import: { kind } }) => {
          if (to.kind !== 'package' || kind === 'types' || to.name.startsWith('@') || isNamed(to.name)) return false
          const path = to.path.replace(/\.[cm]?js$/, '')
          const parts = path.split('/')
          // Too many files could fit a short path.
          if (parts.length < 3) return false
          stems ??= byLastPart(graph)
          const isMeant = (stem: string): boolean =>
            [path, parts.slice(1).join('/')].some((tail) => stem === tail || stem.endsWith(`/${tail}`))
          return (stems.get(parts.at(-1) ?? '') ?? []).some(isMeant) && !isDeclaredInside(to.path, graph)
        }),
  )
}
