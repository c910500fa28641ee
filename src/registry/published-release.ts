import { setTimeout as sleep } from 'node:timers/promises'
import { GateError } from '../model/errors.js'
import { isObject } from '../model/json.js'
import type { Contents } from '../tarball/contents.js'
import type { Manifest } from '../model/types.js'
import { fetchTarball, unknownForm, view, type RegistryRequest } from './registry.js'

/** What a registry has under one version. */
export interface FetchedRelease {
  /** Null where the bytes that it serves are not those of its own integrity. */
  readonly contents: Contents | null
  readonly record: { readonly manifest: Manifest; readonly integrity: string | null }
}

/** Milliseconds between two questions. npm's own registry shows a release after seconds, sometimes after minutes. */
const pause = 3000

async function fetchOnce(request: RegistryRequest, version: string): Promise<FetchedRelease | null> {
  const answer = await view(request, `${request.name}@${version}`, [])
  // npm 12 wraps an object in an array.
  const manifest: unknown = Array.isArray(answer) ? answer[0] : answer
  if (manifest === null || manifest === undefined) return null
  if (!isObject(manifest)) throw unknownForm(request, [])
  const dist = isObject(manifest.dist) ? manifest.dist : {}
  const record = { manifest, integrity: typeof dist.integrity === 'string' ? dist.integrity : null }
  try {
    return { contents: await fetchTarball(request, version), record }
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
  request: RegistryRequest,
  version: string,
  waitSeconds: number,
): Promise<FetchedRelease | null> {
  const end = Date.now() + waitSeconds * 1000
  for (;;) {
    const last = Date.now() + pause > end
    try {
      const found = await fetchOnce(request, version)
      if (found !== null || last) return found
    } catch (error) {
      if (last || !(error instanceof GateError) || error.code !== 'EREGISTRY') throw error
    }
    await sleep(pause)
  }
}
