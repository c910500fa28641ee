import { join } from 'node:path'
import { asObject } from '../model/manifest.js'
import type { BuildScript, Manifest } from '../model/release.js'
import { readJsonObject } from '../model/json-object.js'
import type { Place } from './release-tools.js'

/** Scripts that build, the likeliest first. Packing runs none of them. */
const builders: readonly RegExp[] = [
  /^build$/,
  /^(compile|bundle|dist|rebuild)$/,
  /^(build|compile)[:-](all|prod|production|packages|dist|lib)$/,
]

function builderIn({ scripts }: Manifest): string | null {
  const names = Object.entries(asObject(scripts)).flatMap(([name, text]) => (typeof text === 'string' ? [name] : []))
  for (const form of builders) {
    const found = names.find((name) => form.test(name))
    if (found !== undefined) return found
  }
  return null
}

/** The script that builds a package, its own or that of the repository's root; null where none is called so. */
export function buildScriptOf({ folder, root }: Place, manifest: Manifest): BuildScript | null {
  const own = builderIn(manifest)
  if (own !== null) return { name: own, isOfRoot: false }
  const shared = folder === root ? null : builderIn(readJsonObject(join(root, 'package.json')) ?? {})
  return shared === null ? null : { name: shared, isOfRoot: true }
}
