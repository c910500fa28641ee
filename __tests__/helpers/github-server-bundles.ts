import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where GitHub keeps the bundles of attestations: another host, by signed addresses, each in a block of Snappy. */
export class BundleStore {
  readonly violations: string[] = []
  readonly #stored: Buffer[] = []
  readonly #server = createServer((request, response) => {
    if (request.headers.authorization !== undefined)
      this.violations.push('the token was sent to the host that stores bundles')
    const bytes = this.#stored[Number(/^\/(\d+)\.json\.sn\?sig=signed$/.exec(request.url ?? '')?.[1])]
    if (bytes === undefined) response.writeHead(403, { 'content-type': 'application/xml' }).end('<Error/>')
    else response.writeHead(200, { 'content-type': 'application/x-snappy' }).end(bytes)
  })

  async start(): Promise<void> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }

  /** Stores bytes as they are, and gives their address. */
  add(bytes: Buffer): string {
    this.#stored.push(bytes)
    return this.#addressOf(this.#stored.length - 1)
  }

  /** An address that is no longer good. */
  get gone(): string {
    return this.#addressOf(999)
  }

  #addressOf(index: number): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${index}.json.sn?sig=signed`
  }
}

/** A block of Snappy that compresses nothing: one literal. */
export function snappyBlock(text: string): Buffer {
  const bytes = Buffer.from(text)
  const size: number[] = []
  let left = bytes.length
  while (left > 0x7f) {
    size.push((left & 0x7f) | 0x80)
    left >>= 7
  }
  const length = Buffer.alloc(4)
  length.writeUInt32LE(bytes.length - 1)
  return Buffer.concat([Buffer.from([...size, left, 63 << 2]), length, bytes])
}
