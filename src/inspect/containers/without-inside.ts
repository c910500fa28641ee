import type { FileFacts } from '../../model/types.js'
import type { Facts } from '../inspector.js'

/** Facts that a file says of itself, and those of the files in it. */
type Telling = Pick<FileFacts, 'sourceMaps' | 'secrets' | 'buildPaths' | 'internalHosts'>

/**
 * A container's own facts without those that are said of a file in it: where files are stored as they are, the pass
 * over the container's bytes sees them too.
 */
export function withoutInside<F extends Facts>(own: F): F {
  const inside: readonly Telling[] = own.inside ?? []
  if (inside.length === 0) return own
  const texts = new Set(
    inside.flatMap(({ sourceMaps = [] }) => sourceMaps.flatMap((map) => map.embedded.map(({ sha256 }) => sha256))),
  )
  const hasMaps = inside.some(({ sourceMaps }) => sourceMaps !== undefined)
  const values = new Set(inside.flatMap(({ secrets = [] }) => secrets.map(({ key }) => key)))
  const paths = new Set(inside.flatMap(({ buildPaths }) => buildPaths?.examples ?? []))
  const hosts = new Set(inside.flatMap(({ internalHosts }) => internalHosts?.origins ?? []))
  const sourceMaps = own.sourceMaps?.filter(
    ({ embedded }) => !hasMaps || embedded.some(({ sha256 }) => !texts.has(sha256)),
  )
  const secrets = own.secrets?.filter(({ key }) => !values.has(key))
  return {
    ...own,
    sourceMaps: sourceMaps?.length === 0 ? undefined : sourceMaps,
    secrets: secrets?.length === 0 ? undefined : secrets,
    buildPaths: own.buildPaths?.examples.every((path) => paths.has(path)) ? undefined : own.buildPaths,
    internalHosts: own.internalHosts?.origins.every((origin) => hosts.has(origin)) ? undefined : own.internalHosts,
  }
}
