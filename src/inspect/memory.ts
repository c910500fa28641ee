import { createHash } from 'node:crypto'
import { type FileStamp, isSameStamp } from '../tarball/contents.js'
import type { FileFacts, PackedFile } from '../model/file-facts.js'

/** Bytes of code that are held until the release is judged. What comes after that is neither parsed nor shown. */
const maxShelf = 64_000_000

/** Code of the releases of one run, by its hash: to be parsed once it is known what loads it, and to be shown. */
export class Shelf {
  readonly #code = new Map<string, Buffer>()
  #room = maxShelf

  put(sha256: string, bytes: Buffer): void {
    if (bytes.length > this.#room || this.#code.has(sha256)) return
    this.#room -= bytes.length
    this.#code.set(sha256, bytes)
  }

  has(sha256: string): boolean {
    return this.#code.has(sha256)
  }

  /** The text with a hash; null where it isn't held. */
  text(sha256: string): string | null {
    return (
      this.#code
        .get(sha256)
        ?.toString('utf8')
        .replace(/^\uFEFF/, '') ?? null
    )
  }
}

/** What was read in this process, by contents: most files of a release are those of its baseline. */
const known = new Map<string, unknown>()
const maxKnown = 100_000

/**
 * What a pure function makes of contents, once for each of them.
 *
 * @param key the function's name and settings, and the contents' hash
 * @param make null where nothing can be made of them now: that is not kept
 */
export function onceByContent<T>(key: string, make: () => T | null): T | null {
  const earlier = known.get(key)
  if (earlier !== undefined) return earlier as T
  const made = make()
  if (made === null) return null
  if (known.size >= maxKnown) known.clear()
  known.set(key, made)
  return made
}

/** A file's facts, as they were in its folder. */
interface Stamped {
  readonly stamp: FileStamp
  readonly facts: FileFacts
}

/**
 * What was found out in a run, so that the same bytes under the same name are looked at once: those of both releases,
 * and those of the working tree that were read while its packer ran. Only bytes that hash the same, or a file that
 * provably is as it was, take facts from here.
 *
 * Containers are left out: what may be read of them is counted for a whole release.
 */
export class InspectionMemory {
  /** Code that is parsed once it is known what loads it, and shown where it changed. */
  readonly shelf = new Shelf()
  readonly #looked = new Map<string, FileFacts>()
  readonly #read = new Map<string, Stamped>()

  /** Keeps what was found out about bytes. */
  remember(facts: FileFacts, contained: readonly FileFacts[]): boolean {
    const isPlain = facts.type === 'file' && contained.length === 0 && facts.unread === undefined
    if (isPlain) this.#looked.set(facts.path, facts)
    return isPlain
  }

  /** Facts of a file of the same name and size, which may have the same bytes: their hash tells. */
  alike({ path, size, type }: PackedFile): FileFacts | null {
    const facts = this.#looked.get(path)
    return type === 'file' && facts?.size === size ? facts : null
  }

  /** Keeps the facts of a file of the working tree, with its stamp from before it was read. */
  rememberRead(stamp: FileStamp, facts: FileFacts): void {
    this.#read.set(facts.path, { stamp, facts })
  }

  /** Facts of a file that was read before, where it is what it was then; null for any other. */
  unchanged({ path, type }: PackedFile, now: FileStamp): FileFacts | null {
    const read = this.#read.get(path)
    return type === 'file' && read && isSameStamp(read.stamp, now) ? read.facts : null
  }
}

/** The same facts for a file as its release has it: another mode is no other content. */
export function factsFor({ path, size, mode, type }: PackedFile, facts: FileFacts): FileFacts {
  return { ...facts, path, size, mode, type }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
