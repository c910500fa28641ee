/** Bytes of a tar block. */
const blockSize = 512

const zeros = Buffer.alloc(blockSize)

function isZero(bytes: Buffer): boolean {
  return bytes.equals(bytes.length === blockSize ? zeros : Buffer.alloc(bytes.length))
}

/**
 * Watches where an archive ends. Two blocks of zeros end it for tar and npm; some programs read on, so what stands
 * behind them is a release that only they would see. Chunks with a block of zeros go on block by block, so that the end
 * is seen at its own place; all others go on whole.
 */
export class TarEnd {
  readonly #write: (blocks: Buffer) => void
  #rest: Buffer = Buffer.alloc(0)
  /** Set by the parser when it saw the end. */
  reached = false
  /** Whether anything but zeros came behind the end. */
  hidesData = false

  constructor(write: (blocks: Buffer) => void) {
    this.#write = write
  }

  write(chunk: Buffer): void {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk
    const whole = bytes.length - (bytes.length % blockSize)
    this.#rest = bytes.subarray(whole)
    if (this.reached) this.#check(bytes.subarray(0, whole))
    else this.#pass(bytes.subarray(0, whole))
  }

  /** The last, broken block, if there is one. */
  flush(): void {
    if (this.#rest.length === 0) return
    if (this.reached) this.#check(this.#rest)
    else this.#write(this.#rest)
  }

  #pass(bytes: Buffer): void {
    if (!this.#hasZeroBlock(bytes)) {
      if (bytes.length > 0) this.#write(bytes)
      return
    }
    for (let at = 0; at < bytes.length; at += blockSize) {
      const block = bytes.subarray(at, at + blockSize)
      if (this.reached) this.#check(block)
      else this.#write(block)
    }
  }

  #hasZeroBlock(bytes: Buffer): boolean {
    for (let at = 0; at < bytes.length; at += blockSize) {
      if (bytes[at] === 0 && isZero(bytes.subarray(at, at + blockSize))) return true
    }
    return false
  }

  #check(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; at += blockSize) {
      if (!isZero(bytes.subarray(at, at + blockSize))) this.hidesData = true
    }
  }
}
