import type { FileFacts } from '../../model/file-facts.js'
import type { Facts } from '../inspector.js'
import type { Room } from './room.js'

/** Facts that a file says of itself, and those of the files in it. */
type Telling = Pick<FileFacts, 'sourceMaps' | 'secrets' | 'buildPaths' | 'internalHosts'>

/**
 * A container's own facts without those that are said of a file in it: where files are stored as they are, the pass
 * over the container's bytes sees them too.
 */
export function withoutInside<F extends Facts>(own: F): F {
  const inside: readonly Telling[] = own.inside ?? []
  if (inside.length === 0) return own
  const texts = inside.flatMap(({ sourceMaps = [] }) => sourceMaps.flatMap(({ embedded }) => embedded))
  // A database stores a long text in pieces, so that the text of a source is another one in the container's bytes.
  const known = new Set(texts.flatMap(({ sha256, name }) => [sha256, name]))
  const hasMaps = inside.some(({ sourceMaps }) => sourceMaps !== undefined)
  const values = new Set(inside.flatMap(({ secrets = [] }) => secrets.map(({ key }) => key)))
  const paths = new Set(inside.flatMap(({ buildPaths }) => buildPaths?.examples ?? []))
  const hosts = new Set(inside.flatMap(({ internalHosts }) => internalHosts?.origins ?? []))
  const sourceMaps = own.sourceMaps?.filter(
    ({ embedded }) => !hasMaps || embedded.some(({ sha256, name }) => !known.has(sha256) && !known.has(name)),
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

/** What could be read of a container. */
export type Inside = Pick<Facts, 'inside' | 'unread' | 'sourceMaps' | 'debugSymbols'>

/** A file in a container. */
export interface Entry {
  /** As it is written there: hostile. */
  readonly name: string
  /** Good until `visit` returns. */
  readonly bytes: Buffer
  /** A stream or section without a name of its own: worth a word only where something is found in it. */
  readonly isPart?: boolean
  /** Part of a stream that holds one file: what it holds may be a container whose files are this one's. */
  readonly isStream?: boolean
}

export type Visit = (entry: Entry) => void

/**
 * Visits the files in a container, one after another.
 *
 * @param path the container's own, for a stream's name
 * @throws NotRead where it can't be read, or only in part
 */
export type ReadContainer = (bytes: Buffer, path: string, room: Room, visit: Visit) => void

/** What a stream unpacks to, and how many of its bytes that took. */
export interface Unpacked {
  readonly bytes: Buffer
  readonly end: number
}

/**
 * Unpacks what a stream holds; null where the bytes are none, or hold more than they should.
 *
 * @param most bytes that it should hold; what the room has by default
 * @throws NotRead where the room has less
 */
export type Unpack = (bytes: Buffer, room: Room, most?: number) => Unpacked | null
