import { moduleGraph } from '../../inspect/modules/graph.js'
import { clip } from '../../model/format.js'
import { asObject } from '../../model/manifest.js'
import type { NewerSyntax, NewerTypes } from '../../model/modules.js'
import type { Release } from '../../model/release.js'
import { forScriptTags } from '../modules/script-tags.js'
import { type Change, type Sides, syntax } from './compatibility-changes.js'

/** A file that is loaded in any case and is more than ES5; null where none is. */
function notEs5(release: Release): (NewerSyntax & { readonly path: string }) | null {
  const { reached } = moduleGraph(release)
  const found = release.files.find(({ path, afterEs5 }) => afterEs5 !== undefined && reached.node.has(path))
  return found?.afterEs5 ? { ...found.afterEs5, path: found.path } : null
}

/** Whether old browsers and tools may read a package: `engines` says nothing, or there is a build for a script tag. */
function isForOlder({ manifest, files }: Release): boolean {
  return asObject(manifest.engines).node === undefined || files.some(({ path }) => forScriptTags.test(path))
}

/** All that was loaded was ES5, as old browsers and tools need it, and no longer is. Of Node `engines` says more. */
export function es5({ release, baseline }: Sides): readonly Change[] {
  const [before, now] = [notEs5(baseline), notEs5(release)]
  if (before || !isForOlder(baseline) || moduleGraph(baseline).reached.node.size === 0) return []
  if (!now) return moduleAfterEs5(release, baseline)
  if (syntax({ release, baseline }).length > 0) return []
  const words =
    `${clip(now.path)}:${now.line} has ${now.what}, and the last release was ES5 throughout: Internet Explorer 11 and ` +
    'tools that read ES5 alone fail on it'
  return [{ words, key: ['main'], breaks: true }]
}

/** `module` is new, and the file that bundlers take now is not ES5, as all that they took before. */
function moduleAfterEs5(release: Release, baseline: Release): readonly Change[] {
  const entry = moduleGraph(release).entries.find(({ field }) => field === 'module')
  const file = entry && release.files.find(({ path }) => path === entry.path)
  if (baseline.manifest.module !== undefined || !file?.afterEs5) return []
  const { line, what } = file.afterEs5
  const words =
    `module is new, and ${clip(file.path)}:${line}, which bundlers take for it, has ${what}, while all that they took ` +
    'before was ES5'
  return [{ words, key: ['module'], breaks: true }]
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
