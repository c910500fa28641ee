import { setTimeout as sleep } from 'node:timers/promises'
import { GateError } from '../model/errors.js'
import { publicationHistory } from '../model/publication.js'
import type { PublicationHistory } from '../model/baseline.js'
import type { Manifest } from '../model/release.js'
import type { Contents } from '../tarball/contents.js'
import { entryOf, publicationsIn } from './history.js'
import { hashesIn } from './integrity.js'
import type { PackageSource } from './package-source.js'
import { listedVersion } from './packument.js'

/** What a registry says of a version. */
export interface PublishedRecord {
  /** In the full document. */
  readonly manifest: Manifest
  /** In the shorter one that installers read. */
  readonly installers: Manifest
  /** All hashes that either of them accepts, each once. */
  readonly hashes: readonly string[]
  /** How it was published, and those before it. */
  readonly history: PublicationHistory | null
}

/** What a registry has under one version. */
export interface FetchedRelease {
  /** Null where the bytes that it serves are not those of its own integrity. */
  readonly contents: Contents | null
  readonly record: PublishedRecord
}

/** Milliseconds between two questions. npm's own registry shows a release after seconds, sometimes after minutes. */
const pause = 3000

async function fetchOnce(source: PackageSource, version: string): Promise<FetchedRelease | null> {
  const document = await source.document()
  const manifest = entryOf(document, version)
  const installers = manifest && entryOf(await source.document('installers'), version)
  if (document === null || manifest === null || installers === null) return null
  // Installers take the address and the hash of their own document.
  const [own, full] = [listedVersion(installers), listedVersion(manifest)]
  const hashes = [...new Set([...hashesIn(full.integrity), ...hashesIn(own.integrity)])]
  const history = publicationHistory(version, publicationsIn(document))
  const record = { manifest, installers, hashes, history }
  try {
    return { contents: await source.tarball(version, own), record }
  } catch (error) {
    if (error instanceof GateError && error.code === 'EINTEGRITY') return { contents: null, record }
    throw error
  }
}

/**
 * A published release: its tarball, and what the registry gives installers of it. Null where it is not there.
 *
 * @param waitSeconds how long it is asked for again, also where the registry fails meanwhile; 0 asks once
 * @throws GateError EREGISTRY where the registry can't be asked
 */
export async function fetchRelease(
  source: PackageSource,
  version: string,
  waitSeconds: number,
): Promise<FetchedRelease | null> {
  const end = Date.now() + waitSeconds * 1000
  for (;;) {
    const last = Date.now() + pause > end
    try {
      const found = await fetchOnce(source, version)
      if (found !== null || last) return found
    } catch (error) {
      if (last || !(error instanceof GateError) || error.code !== 'EREGISTRY') throw error
    }
    await sleep(pause)
  }
}
