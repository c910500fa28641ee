/** Bytes of code that are held until it is known which of it is loaded. What comes after that is not parsed. */
const maxShelf = 32_000_000

/** Code of the releases of one run, by its hash, from when it is read until it is known what loads it. */
export class Shelf {
  readonly #code = new Map<string, Buffer>()
  #room = maxShelf

  put(sha256: string, bytes: Buffer): void {
    if (bytes.length > this.#room || this.#code.has(sha256)) return
    this.#room -= bytes.length
    this.#code.set(sha256, bytes)
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
