import { ManifestCollector } from '../../inspect/manifest.js'
import { GateError } from '../../model/errors.js'
import type { History, RegistryManifests } from '../../registry/history.js'
import type { Manifest } from '../../model/release.js'
import type { PackageSource } from '../../registry/package-source.js'
import type { Contents } from '../../tarball/contents.js'
import { manifestDifferences } from '../verify/differences.js'

const ignored = { write: () => undefined, end: () => undefined }

/** What the registry says of a release and the package.json in its tarball doesn't. */
async function packedIn(
  contents: Contents,
  listed: RegistryManifests,
): Promise<{ readonly differences: readonly string[]; readonly manifest: Manifest }> {
  const packed = new ManifestCollector(contents.name)
  const paths = new Set<string>()
  await contents.read((file) => {
    paths.add(file.path)
    return packed.open(file) ?? ignored
  })
  const manifest = packed.manifest()
  return { differences: manifestDifferences(manifest, listed, paths), manifest }
}

/** The tarball passed, and what the registry serves or says is something else. */
export type Misdeclared =
  | { readonly kind: 'other-manifest'; readonly differences: readonly string[] }
  | { readonly kind: 'other-bytes'; readonly path: string | null }

/**
 * Who has a token to publish can send the tarball that passed with another manifest, and installers act on that one:
 * its dependencies, commands and engines. So the tarball is fetched, and its package.json compared.
 *
 * @param path of the record that it passed
 * @returns what is wrong with it, or its package.json
 * @throws GateError EREGISTRY where the registry serves no tarball
 */
export async function misdeclared(
  source: PackageSource,
  { listed, manifestsOf }: History,
  version: string,
  path: string | null,
): Promise<Misdeclared | { readonly kind: 'as-packed'; readonly manifest: Manifest } | null> {
  const known = listed.get(version)
  if (!known) return null
  const contents = await source.tarball(version, known).catch((error: unknown) => {
    if (error instanceof GateError && error.code === 'EINTEGRITY') return null
    throw error
  })
  if (contents === null) return { kind: 'other-bytes', path }
  try {
    const { differences, manifest } = await packedIn(contents, manifestsOf(version))
    return differences.length === 0 ? { kind: 'as-packed', manifest } : { kind: 'other-manifest', differences }
  } finally {
    contents.dispose()
  }
}
