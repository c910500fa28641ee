import { GateError } from '../model/errors.js'
import { asObject, isObject, type JsonObject, publishedVersion } from '../model/manifest.js'
import { publicationOf } from '../model/publication.js'
import type { Publication } from '../model/baseline.js'
import type { Known } from './http.js'
import { hashesIn } from './integrity.js'
import type { PackageSource } from './package-source.js'
import { packumentIn, stringsIn, type ListedVersion, type Packument } from './packument.js'

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
  /** How each was published; of those that the full document has. */
  readonly publications: ReadonlyMap<string, Publication>
  /** What tells the next run whether anything changed. */
  readonly known: Known | null
  /** A version's manifest in both documents. */
  readonly manifestsOf: (version: string) => RegistryManifests
}

/** What a registry says of a version: in its full document, and in the shorter one that installers read. */
export interface RegistryManifests {
  readonly full: JsonObject | null
  readonly installers: JsonObject | null
}

/** A version's entry in a packument. */
export function entryOf(document: JsonObject | null, version: string): JsonObject | null {
  const versions: JsonObject = isObject(document?.versions) ? document.versions : {}
  const entry = Object.hasOwn(versions, version) ? versions[version] : undefined
  return isObject(entry) ? entry : null
}

function unknownForm({ host, name }: PackageSource): GateError {
  return new GateError(
    'EREGISTRY',
    `the registry ${host} answered in an unknown form when asked for the releases of ${name}`,
    'Check the registry in .npmrc: a login page or a proxy may have answered in its place.',
  )
}

/** @throws GateError EREGISTRY where an entry is that of another version: which of the two it is can't be known */
function refuseSwapped(source: PackageSource, { versions }: JsonObject): void {
  const swapped = Object.entries(isObject(versions) ? versions : {}).find(([version, manifest]) => {
    const own: unknown = isObject(manifest) ? manifest.version : undefined
    return own !== version && (typeof own !== 'string' || publishedVersion(own) !== version)
  })
  if (!swapped) return
  throw new GateError(
    'EREGISTRY',
    `the registry ${source.host} answered in an unknown form: its entry ${JSON.stringify(swapped[0].slice(0, 100))} of ` +
      `${source.name} is about a different version`,
    'Report it to the operator of the registry. Until then, its answers about this package prove nothing.',
  )
}

function understood(source: PackageSource, document: JsonObject): Packument {
  const packument = packumentIn(document)
  if (packument === null || packument.versions.size === 0) throw unknownForm(source)
  refuseSwapped(source, document)
  return packument
}

/** One version as both documents have it: the address that installers read, and all the hashes that either accepts. */
function merged(full: ListedVersion, installers: ListedVersion): ListedVersion {
  const hashes = new Set([full, installers].flatMap(({ integrity }) => hashesIn(integrity)))
  const { tarball, expected } = installers
  return { ...full, tarball, expected, integrity: hashes.size === 0 ? null : [...hashes].join(' ') }
}

/** How each version of a full document was published. */
export function publicationsIn({ versions, time }: JsonObject): ReadonlyMap<string, Publication> {
  const times = stringsIn(time)
  const entries = Object.entries(asObject(versions))
  return new Map(
    entries.flatMap(([version, entry]) =>
      isObject(entry) ? [[version, publicationOf(version, entry, times[version])] as const] : [],
    ),
  )
}

/**
 * Lists what was ever published under a name; null only where the registry says that there is no such package. Both
 * documents of the registry are read, the full one and the one that installers read: they need not say the same.
 *
 * @param last what the last run knew; with it, the answer may be `unchanged`
 * @throws GateError EREGISTRY
 */
export async function fetchHistory(source: PackageSource, last: Known | null): Promise<History | 'unchanged' | null> {
  const newer = await source.newer(last)
  if (newer === null || newer === 'unchanged') return newer
  const { document, known } = newer
  const full = understood(source, document)
  const seen = await source.document('installers')
  if (seen === null)
    throw new GateError(
      'EREGISTRY',
      `the registry ${source.host} knew ${source.name}, and a moment later it did not`,
      'Run again: it may have been unpublished between two questions.',
    )
  const installers = understood(source, seen)
  const listed = new Map([...installers.versions, ...full.versions])
  for (const [version, other] of installers.versions) {
    const own = full.versions.get(version)
    if (own) listed.set(version, merged(own, other))
  }
  // `created` and `modified` are among them, and are no versions.
  const times = Object.entries(full.times).map(([version, time]) => [version, Date.parse(time)] as const)
  return {
    versions: [...listed.keys()],
    // What an installer is given decides.
    tags: { ...full.tags, ...installers.tags },
    times: new Map(times.filter(([, time]) => Number.isFinite(time))),
    listed,
    manifestsOf: (version) => ({ full: entryOf(document, version), installers: entryOf(seen, version) }),
    publications: publicationsIn(document),
    known,
  }
}
