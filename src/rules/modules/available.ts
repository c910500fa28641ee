import { scopeOf } from '../../inspect/modules/package-files.js'
import type { Edge, ModuleGraph } from '../../inspect/modules/graph.js'
import { asObject } from '../../model/manifest.js'
import type { Release } from '../../model/release.js'
import type { Asked } from './imports.js'

/** An import of another package by its name. */
export interface Undeclared extends Asked {
  readonly name: string
}

const fields = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const

export function declares(manifest: unknown, name: string): boolean {
  return fields.some((field) => Object.hasOwn(asObject(asObject(manifest)[field]), name))
}

/** Whether a package is there when a file asks for it: declared by a package.json around it, or packed. */
export function isAvailable({ from }: Edge, name: string, { index }: ModuleGraph): boolean {
  if (declares(index.manifest, name) || declares(index.manifests.get(scopeOf(from, index)), name)) return true
  const parts = from.split('/')
  return parts.some((_, length) => index.folders.has([...parts.slice(0, length), 'node_modules', name].join('/')))
}

/** How package.json fails to declare a package, in words. */
export function reason(name: string, { manifest }: Release): string {
  if (Object.hasOwn(asObject(manifest.devDependencies), name)) return 'which is in devDependencies only'
  if (Object.hasOwn(asObject(manifest.peerDependenciesMeta), name))
    return 'which peerDependenciesMeta names and peerDependencies does not'
  return 'which package.json does not declare'
}
