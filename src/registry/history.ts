import { asVersion } from './choose.js'
import { publishedIn, stringsIn, unknownForm, view, type RegistryRequest } from './registry.js'
import { isObject } from '../model/json.js'

/** All that a registry has of a package, and had. */
export interface History {
  readonly versions: readonly string[]
  readonly tags: Readonly<Record<string, string>>
  /**
   * When each version was published, also those that are gone. Milliseconds; what has no time that can be read is not
   * here.
   */
  readonly times: ReadonlyMap<string, number>
}

/**
 * Lists what was ever published under a name; null only where the registry says that there is no such package.
 *
 * @throws GateError EREGISTRY
 */
export async function fetchHistory(request: RegistryRequest): Promise<History | null> {
  const fields = ['versions', 'dist-tags', 'time']
  const answer = await view(request, request.name, fields)
  if (answer === null) return null
  const published = publishedIn(answer)
  if (!published || published.versions.length === 0) throw unknownForm(request, fields)
  // `created` and `modified` are among them, and are no versions.
  const read = Object.entries(stringsIn(published.more.time)).map(
    ([version, time]) => [version, Date.parse(time)] as const,
  )
  return {
    versions: published.versions,
    tags: published.tags,
    times: new Map(read.filter(([, time]) => Number.isFinite(time))),
  }
}

/** Versions asked for at a time: a command line has an end (8,191 characters on Windows). */
const batch = 100

/**
 * The integrity of each version, as the registry says; a version without one is not in the answer.
 * One range of exact versions names them all, prereleases too: each call of npm takes as long as for one.
 *
 * @throws GateError EREGISTRY
 */
export async function fetchIntegrities(
  request: RegistryRequest,
  versions: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const fields = ['version', 'dist.integrity']
  for (let start = 0; start < versions.length; start += batch) {
    const range = versions
      .slice(start, start + batch)
      .map(asVersion)
      .join(' || ')
    const answer = await view(request, `${request.name}@${range}`, fields)
    // One version alone is an object, on npm 12 in an array as well.
    const entries: readonly unknown[] = [answer].flat()
    if (answer !== null && !entries.every(isObject)) throw unknownForm(request, fields)
    for (const { version, 'dist.integrity': integrity } of entries.map(stringsIn))
      if (version !== undefined && integrity !== undefined) found.set(version, integrity)
  }
  return found
}
