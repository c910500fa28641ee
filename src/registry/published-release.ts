import { setTimeout as sleep } from 'node:timers/promises'
import { GateError } from '../model/errors.js'
import { isObject, type JsonObject } from '../model/manifest.js'
import type { Manifest } from '../model/types.js'
import type { Contents } from '../tarball/contents.js'
import type { PackageSource } from './package-source.js'
import { listedVersion } from './packument.js'

/** What a registry has under one version. */
export interface FetchedRelease {
  /** Null where the bytes that it serves are not those of its own integrity. */
  readonly contents: Contents | null
  readonly record: { readonly manifest: Manifest; readonly integrity: string | null }
}

/** Milliseconds between two questions. npm's own registry shows a release after seconds, sometimes after minutes. */
const pause = 3000

function recordIn(document: JsonObject | null, version: string): JsonObject | null {
  const versions: JsonObject = isObject(document?.versions) ? document.versions : {}
  const record = Object.hasOwn(versions, version) ? versions[version] : undefined
  return isObject(record) ? record : null
}

async function fetchOnce(source: PackageSource, version: string): Promise<FetchedRelease | null> {
  const manifest = recordIn(await source.document(), version)
  if (manifest === null) return null
  const listed = listedVersion(manifest)
  const record = { manifest, integrity: listed.integrity }
  try {
    return { contents: await source.tarball(version, listed), record }
  } catch (error) {
    if (error instanceof GateError && error.code === 'EINTEGRITY') return { contents: null, record }
    throw error
  }
}

/**
 * A published release: its tarball, and what the registry tells installers of it. Null where it is not there.
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
