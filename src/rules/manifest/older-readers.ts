import { moduleGraph } from '../../inspect/modules/graph.js'
import { clip } from '../../model/format.js'
import { asObject } from '../../model/manifest.js'
import type { NewerSyntax, NewerTypes } from '../../model/modules.js'
import type { Release } from '../../model/release.js'
import { type Change, type Sides, syntax } from './compatibility-changes.js'

/** A file that is loaded in any case and is more than ES5; null where none is. */
function notEs5(release: Release): (NewerSyntax & { readonly path: string }) | null {
  const { reached } = moduleGraph(release)
  const found = release.files.find(({ path, afterEs5 }) => afterEs5 !== undefined && reached.node.has(path))
  return found?.afterEs5 ? { ...found.afterEs5, path: found.path } : null
}

/** All that was loaded was ES5, as old browsers and tools need it, and no longer is. Of Node `engines` says more. */
export function es5({ release, baseline }: Sides): readonly Change[] {
  const [before, now] = [notEs5(baseline), notEs5(release)]
  const isKnown = asObject(baseline.manifest.engines).node === undefined && moduleGraph(baseline).reached.node.size > 0
  if (!now || before || !isKnown || syntax({ release, baseline }).length > 0) return []
  const words =
    `${clip(now.path)}:${now.line} has ${now.what}, and the last release was ES5 throughout: Internet Explorer 11 and ` +
    'tools that read ES5 alone fail on it'
  return [{ words, key: ['main'], breaks: true }]
}

/** What the newest compiler is needed for in declarations that TypeScript reads; undefined where it reads none. */
function newestTypes(release: Release): (NewerTypes & { readonly path: string }) | null | undefined {
  const { reached, index } = moduleGraph(release)
  const read = [...reached.types.keys()]
  if (read.length === 0) return undefined
  return read.reduce<(NewerTypes & { readonly path: string }) | null>((best, path) => {
    const newer = index.files.get(path)?.module?.newerTypes
    return newer && (best === null || newer.typescript > best.typescript) ? { ...newer, path } : best
  }, null)
}

/** Declarations that a compiler of those who upgrade may be too old for. */
export function types({ release, baseline }: Sides): readonly Change[] {
  // It says which declarations are for which compilers.
  if (release.manifest.typesVersions !== undefined) return []
  const [before, now] = [newestTypes(baseline), newestTypes(release)]
  if (before === undefined || !now || (before !== null && before.typescript >= now.typescript)) return []
  const since = now.typescript.toFixed(1)
  const words = `${clip(now.path)}:${now.line} has ${now.what}, which TypeScript before ${since} can't read`
  // Most packages follow the compilers of their day, and no one misses the older ones.
  return [{ words, key: ['types'], breaks: false }]
}
