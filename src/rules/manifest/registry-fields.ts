import type { Manifest } from '../../model/release.js'
import { declaredBundle } from './dependencies.js'
import { clip, withoutUser } from '../../model/format.js'
import { asObject, binTargets, installScripts, normalizePath, publishedVersion } from '../../model/manifest.js'

/** A value sent to the registry that differs from the packed package.json. */
export interface Mismatch {
  readonly key: readonly string[]
  /** As a message may show it; null where there is none. */
  readonly packed: string | null
  readonly sent: string | null
  /** What installers do differs for it. Else only what people and scanners read does. */
  readonly acted: boolean
}

/** Facts that one manifest states, each by its key, in the one spelling that npm publishes and installers compare. */
type Statements = ReadonlyMap<string, { readonly key: readonly string[]; readonly value: string }>

type Entry = readonly [key: readonly string[], value: string]

function texts(key: string, value: unknown): readonly Entry[] {
  return Object.entries(asObject(value)).flatMap(([name, text]) =>
    typeof text === 'string' ? [[[key, name], text.trim()]] : [],
  )
}

/** npm lists an optional dependency among the others too, whatever these say of it. An empty range is any version. */
function dependencies(manifest: Manifest): readonly Entry[] {
  const optional = texts('optionalDependencies', manifest.optionalDependencies)
  const names = new Set(optional.map(([[, name]]) => name))
  const others = texts('dependencies', manifest.dependencies).filter(([[, name]]) => !names.has(name))
  return [...others, ...optional, ...texts('peerDependencies', manifest.peerDependencies)].map(([key, spec]) => [
    key,
    spec === '' ? '*' : spec,
  ])
}

function optionalPeers({ peerDependenciesMeta }: Manifest): readonly Entry[] {
  return Object.entries(asObject(peerDependenciesMeta)).flatMap(([name, meta]) =>
    asObject(meta).optional === true ? [[['peerDependenciesMeta', name], 'optional']] : [],
  )
}

/** A set of names, written as one or as a list, in any order. */
function platforms(manifest: Manifest): readonly Entry[] {
  return ['os', 'cpu', 'libc'].flatMap((key) => {
    const names = [manifest[key]].flat().filter((name): name is string => typeof name === 'string')
    return names.length === 0 ? [] : [[[key], [...new Set(names)].sort().join(', ')]]
  })
}

/**
 * npm names a single command after the package, without its scope; the folder of `directories.bin` counts where `bin`
 * is missing.
 */
function commands(manifest: Manifest, name: string): readonly Entry[] {
  const { bin, directories } = manifest
  const folder = asObject(directories).bin
  if (bin === undefined && typeof folder === 'string')
    return [[['directories', 'bin'], normalizePath(folder) ?? folder]]
  return binTargets(manifest).map(({ key: [, command], path }) => [
    ['bin', String(command ?? name.replace(/^@[^/]*\//, ''))],
    path,
  ])
}

function statements(manifest: Manifest, name: string): Statements {
  const bundled = [...new Set(declaredBundle(manifest))].sort().join(', ')
  const all: readonly Entry[] = [
    [['name'], String(manifest.name).trim()],
    [['version'], publishedVersion(String(manifest.version)) ?? String(manifest.version)],
    ...dependencies(manifest),
    ...optionalPeers(manifest),
    ...(bundled === '' ? [] : [[['bundleDependencies'], bundled] as const]),
    ...commands(manifest, name),
    ...texts('engines', manifest.engines),
    ...platforms(manifest),
  ]
  return new Map(all.map(([key, value]) => [key.join('\0'), { key, value }]))
}

function differences(packed: Statements, sent: Statements, acted: (key: string) => boolean): readonly Mismatch[] {
  const shown = (value: string | undefined): string | null => (value === undefined ? null : clip(withoutUser(value)))
  return [...new Set([...packed.keys(), ...sent.keys()])].flatMap((id) => {
    const [here, there] = [packed.get(id), sent.get(id)]
    const key = here?.key ?? there?.key
    return key && here?.value !== there?.value
      ? [{ key, packed: shown(here?.value), sent: shown(there?.value), acted: acted(id) }]
      : []
  })
}

function scripts(manifest: Manifest, files: ReadonlySet<string>): Statements {
  const own = installScripts(manifest, files).filter(({ key }) => key[0] === 'scripts')
  return new Map(own.map(({ event, script }) => [event, { key: ['scripts', event], value: script }]))
}

/**
 * Where the packed package.json and the one sent to the registry differ for an installer. It reads
 * versions, dependencies, commands, engines and platforms from the registry before it has the tarball (the abbreviated
 * metadata of npm/registry, package-metadata.md), and opens the tarball's scripts only where the registry says that
 * there are some. All else is read from the tarball alone, so a difference in it harms no one.
 *
 * @param packed package.json inside the tarball
 * @param sent package.json as the packer sends it along
 * @param files paths of all packed files
 */
export function manifestMismatches(packed: Manifest, sent: Manifest, files: ReadonlySet<string>): readonly Mismatch[] {
  const name = String(packed.name)
  const sentScripts = scripts(sent, files)
  return [
    ...differences(statements(packed, name), statements(sent, name), () => true),
    ...differences(scripts(packed, files), sentScripts, () => sentScripts.size === 0),
  ]
}
