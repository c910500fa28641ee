import type { Room } from './room.js'

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
 * @param most bytes that it should hold; what the room has where nobody says
 * @throws NotRead where the room has less
 */
export type Unpack = (bytes: Buffer, room: Room, most?: number) => Unpacked | null
