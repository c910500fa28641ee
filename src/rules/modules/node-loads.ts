import { lookUp, nodeConditions, resolve, subpathsOf } from '../../inspect/modules/exports.js'
import { moduleGraph, type ModuleGraph } from '../../inspect/modules/graph.js'
import { nodeFormat } from '../../inspect/modules/package-files.js'
import { resolveCode } from '../../inspect/modules/resolve.js'
import { normalizePath } from '../../model/manifest.js'
import type { Release } from '../../model/release.js'

/** How Node takes a file: `detected` is ES syntax in what neither an extension nor `type` says to be an ES module. */
type NodeForm = 'esm' | 'commonjs' | 'detected' | 'other'

/** What Node comes to when the package is asked for. */
export type Loading =
  | { readonly kind: 'file'; readonly path: string; readonly form: NodeForm }
  /** The target is not packed. */
  | { readonly kind: 'missing' }
  /** No condition or subpath applies. */
  | { readonly kind: 'closed' }

/** How Node takes a packed file, by its extension, `type` and syntax. */
function nodeForm(path: string, { index }: ModuleGraph): NodeForm {
  const file = index.files.get(path)
  if (/\.(?:json|node|wasm)$/.test(path) || file === undefined) return 'other'
  const format = nodeFormat(path, index)
  if (format !== 'unset') return format
  return file.module?.form === 'esm' ? 'detected' : 'commonjs'
}

function byFile(target: string, graph: ModuleGraph): Loading {
  const path = normalizePath(target)
  if (path === null || !graph.index.files.has(path)) return { kind: 'missing' }
  return { kind: 'file', path, form: nodeForm(path, graph) }
}

/** Without exports: main, or index.js. */
export function byMain(graph: ModuleGraph): Loading {
  const { main } = graph.index.manifest
  const wanted = typeof main === 'string' && main !== '' ? normalizePath(main) : null
  for (const path of [wanted, 'index']) {
    const found = path === null ? null : resolveCode(path, graph.index)
    if (found?.kind === 'file') return byFile(found.path, graph)
  }
  return { kind: 'missing' }
}

/**
 * What `require` or `import` of a subpath (`.`, `./sub`) comes to in Node. A subpath without exports is not followed.
 */
export function nodeLoads(release: Release, subpath: string, system: 'require' | 'import'): Loading {
  const graph = moduleGraph(release)
  const subpaths = subpathsOf(release)
  if (subpaths.values.size === 0) return subpath === '.' ? byMain(graph) : { kind: 'closed' }
  const target = resolve(lookUp(subpaths, subpath), nodeConditions[system])
  if (typeof target !== 'string') return { kind: 'closed' }
  return target.includes('*') || target.endsWith('/') ? { kind: 'missing' } : byFile(target, graph)
}
