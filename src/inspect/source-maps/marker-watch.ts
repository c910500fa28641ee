import { asBuffer } from '../held-bytes.js'

/** Whether a marker comes by in a stream, over the bounds of its chunks. Holds no more than the marker's length. */
export class MarkerWatch {
  readonly #marker: Buffer
  #tail = Buffer.alloc(0)
  #seen = false

  constructor(marker: string) {
    this.#marker = Buffer.from(marker)
  }

  get seen(): boolean {
    return this.#seen
  }

  write(chunk: Uint8Array): void {
    if (this.#seen) return
    const bytes = asBuffer(chunk)
    const reach = this.#marker.length - 1
    const seam = Buffer.concat([this.#tail, bytes.subarray(0, reach)])
    this.#seen = seam.includes(this.#marker) || bytes.includes(this.#marker)
    this.#tail = Buffer.from(bytes.length < reach ? seam.subarray(-reach) : bytes.subarray(-reach))
  }
}
