/**
 * Bytes kept of each stream. 43,000 files make 4.2 MB of JSON; a list that was cut would be judged as a whole one,
 * so more than this is an error, never a shorter list.
 */
const maxOutput = 256 * 1024 * 1024

/** What a program writes to one of its streams, up to 256 MiB. */
export class Output {
  readonly #chunks: Buffer[] = []
  #bytes = 0

  add(chunk: Buffer): void {
    this.#bytes += chunk.length
    if (!this.overflowed) this.#chunks.push(chunk)
  }

  get overflowed(): boolean {
    return this.#bytes > maxOutput
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks)
  }
}
