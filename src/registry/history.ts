import { GateError } from '../model/errors.js'
import type { PackageSource } from './package-source.js'
import { packumentIn, type ListedVersion } from './packument.js'

/** All that a registry has of a package, and had. */
export interface History {
  readonly versions: readonly string[]
  readonly tags: Readonly<Record<string, string>>
  /**
   * When each version was published, also those that are gone. Milliseconds; what has no time that can be read is not
   * here.
   */
  readonly times: ReadonlyMap<string, number>
  /** What the registry says of each version that is there. */
  readonly listed: ReadonlyMap<string, ListedVersion>
}

/**
 * Lists what was ever published under a name; null only where the registry says that there is no such package.
 *
 * @throws GateError EREGISTRY
 */
export async function fetchHistory(source: PackageSource): Promise<History | null> {
  const document = await source.document()
  if (document === null) return null
  const packument = packumentIn(document)
  if (packument === null || packument.versions.size === 0) {
    throw new GateError(
      'EREGISTRY',
      `the registry ${source.host} answered in an unknown form when asked for the releases of ${source.name}`,
      'Check the registry in .npmrc: a login page or a proxy may have answered in its place.',
    )
  }
  // `created` and `modified` are among them, and are no versions.
  const times = Object.entries(packument.times).map(([version, time]) => [version, Date.parse(time)] as const)
  return {
    versions: [...packument.versions.keys()],
    tags: packument.tags,
    times: new Map(times.filter(([, time]) => Number.isFinite(time))),
    listed: packument.versions,
  }
}
