import type { Manifest } from '../../model/release.js'
import { asObject, gitSpec } from '../../model/manifest.js'

/** A package that installing this one brings along, or asks for. */
export interface Dependency {
  readonly group: string
  readonly name: string
  readonly spec: string
  /** The package that is really installed: not `name` for an alias (`npm:other@^1`). */
  readonly installs: string
}

const groups = ['dependencies', 'optionalDependencies', 'peerDependencies'] as const

/** The package of `npm:@scope/name@^1`, or null where the spec is no alias. */
function aliased(spec: string): string | null {
  const [, name] = /^npm:((?:@[^/@\s]+\/)?[^/@\s]+)/i.exec(spec) ?? []
  return name ?? null
}

/** All that package.json asks for at run time. A spec that is no text is none that any client reads. */
export function shippedDependencies(manifest: Manifest): readonly Dependency[] {
  return groups.flatMap((group) =>
    Object.entries(asObject(manifest[group])).flatMap(([name, value]) => {
      if (typeof value !== 'string') return []
      const spec = value.trim()
      return [{ group, name, spec, installs: aliased(spec) ?? name }]
    }),
  )
}

/** Peers that are only named for their range: they are not installed for this package's sake. */
export function isOptionalPeer(manifest: Manifest, { group, name }: Dependency): boolean {
  if (group !== 'peerDependencies') return false
  const meta = new Map(Object.entries(asObject(manifest.peerDependenciesMeta)))
  return asObject(meta.get(name)).optional === true
}

/** What a spec leads to that no registry holds. */
export type ForeignSource = 'local' | 'workspace' | 'catalog' | 'git' | 'url' | 'unknown'

const path = /^(file:|link:|portal:|\.|\/|~\/|[A-Z]:[\\/])/i
const archive = /\.(tgz|tar|tar\.gz)$/i

/**
 * Where a spec leads outside the registry, or null for a range, a tag or an alias. `npm:` is the one protocol of a
 * registry.
 */
export function foreignSource(spec: string): ForeignSource | null {
  if (/^npm:/i.test(spec)) return null
  if (/^workspace:/i.test(spec)) return 'workspace'
  if (/^catalog:/i.test(spec)) return 'catalog'
  if (path.test(spec)) return 'local'
  if (gitSpec.test(spec)) return 'git'
  if (/^https?:/i.test(spec)) return 'url'
  if (archive.test(spec)) return 'local'
  if (/^[a-z][a-z0-9+.-]*:/i.test(spec)) return 'unknown'
  return spec.includes('/') ? 'git' : null
}

/** The names that package.json says it bundles; `true` stands for all dependencies. npm reads both spellings. */
export function declaredBundle(manifest: Manifest): readonly string[] {
  const declared = manifest.bundleDependencies ?? manifest.bundledDependencies
  if (declared === true) return Object.keys(asObject(manifest.dependencies))
  if (Array.isArray(declared)) return declared.filter((name): name is string => typeof name === 'string')
  return Object.keys(asObject(declared))
}

/**
 * The packages at the top of the packed node_modules. npm's own files there (`.bin`, `.package-lock.json`) are none.
 */
export function packedBundle(paths: readonly string[]): readonly string[] {
  const names = paths.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^./@][^/]*)\//.exec(path)?.[1] ?? [])
  return [...new Set(names)]
}
