import type { Limits } from '../inspector.js'

/** Unpacked bytes for each packed one, as for a tarball: zeros reach 1,030, text and programs stay below 50. */
const maxRatio = 250

/** Unpacked bytes below which the ratio doesn't matter. */
const harmless = 64 * 1024 * 1024

/** Unpacked bytes of all containers of a release: reading them takes half a minute. */
const maxUnpacked = 8 * 1024 * 1024 * 1024

/** Files in all containers of a release, as in a tarball. */
const maxEntries = 250_000

/** Bytes of a release that may be gone over in vain, or what takes as long: about ten seconds. */
export const maxInVain = 4 * 1024 * 1024 * 1024

/** Containers inside one another. */
export const maxDepth = 4

/** Why a container, or a part of it, was not read. */
export class NotRead extends Error {
  /** What it is; its like in another release has the same. */
  readonly form: string

  /**
   * @param form in words that follow "it is": `a 7z archive`
   * @param why in words that follow a comma: `which pack-gate can't read`
   */
  constructor(form: string, why: string) {
    super(why)
    this.form = form
  }
}

/** What the containers of one release have taken so far. */
export class ReleaseRoom {
  unpacked = 0
  entries = 0
  inVain = 0
}

/** What the containers in one packed file may still take: bytes and files are counted over all that it nests. */
export class Room {
  /** Largest part that may be held in memory at once. */
  readonly held: number
  readonly #all: ReleaseRoom
  readonly #most: number
  readonly #inVain: number
  #unpacked = 0

  /** @param packed bytes of the file */
  constructor(all: ReleaseRoom, packed: number, { held, inVain = maxInVain }: Limits) {
    this.#all = all
    this.held = held
    this.#inVain = inVain
    this.#most = Math.max(harmless, packed * maxRatio)
  }

  /** Bytes that may be unpacked next. */
  get left(): number {
    return Math.min(this.held, this.#most - this.#unpacked, maxUnpacked - this.#all.unpacked)
  }

  /**
   * Counts a file, and its bytes.
   *
   * @throws NotRead where that is over a limit
   */
  take(form: string, bytes: number): void {
    this.#all.entries += 1
    if (this.#all.entries > maxEntries) {
      throw new NotRead(form, `and the release has more than ${maxEntries} files in containers`)
    }
    if (bytes > this.left) throw this.overflow(form)
    this.#unpacked += bytes
    this.#all.unpacked += bytes
  }

  /**
   * Counts work that no unpacked byte shows: streams that turn out to be none, and the beginnings of small parts.
   *
   * @param bytes that take as long as it did
   * @throws NotRead where that is over the limit
   */
  takeInVain(form: string, bytes: number): void {
    this.#all.inVain += bytes
    if (this.#all.inVain > this.#inVain) throw new NotRead(form, 'and finding out what is in it takes too long')
  }

  /** What to say of a container whose next part would be over a limit. */
  overflow(form: string): NotRead {
    if (this.left === this.held) return new NotRead(form, `and a part of it unpacks to more than ${this.held} bytes`)
    const isBomb = this.#most - this.#unpacked <= maxUnpacked - this.#all.unpacked
    const limit = isBomb
      ? `${maxRatio} times the size of its file`
      : `${maxUnpacked} bytes, with the others in the release`
    return new NotRead(form, `and it unpacks to more than ${limit}`)
  }
}
