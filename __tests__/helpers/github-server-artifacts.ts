import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer } from './github-server.js'

/** GitHub's artifacts: the list is the API's, the bytes come from another host by a signed address, as in reality. */

export interface StoredArtifact {
  readonly id: number
  readonly runId: number
  readonly name: string
  readonly bytes: Buffer
  readonly createdAt: string
  readonly expired: boolean
  /** What the list says, where that is something else than the truth. */
  readonly listedSize?: number
}

export class ArtifactStore {
  readonly stored: StoredArtifact[] = []
  readonly violations: string[] = []
  /** Bytes that were asked for and sent, in all. */
  downloads = 0
  /** How the next downloads go wrong. */
  readonly broken: ('cut' | 'refused' | 'drip')[] = []
  readonly #server = createServer((request, response) => {
    if (request.headers.authorization !== undefined)
      this.violations.push("the job's token was sent to the host that stores artifacts")
    const artifact = this.stored.find(({ id }) => request.url === `/blob/${id}?sig=signed`)
    if (artifact === undefined) {
      response.writeHead(403).end()
      return
    }
    const broken = this.broken.shift()
    if (broken === 'refused') {
      response.writeHead(403).end()
      return
    }
    this.downloads += 1
    if (broken === 'drip') {
      response.writeHead(200, { 'content-type': 'application/zip' })
      const drip = setInterval(() => response.write('P'), 50)
      response.on('close', () => {
        clearInterval(drip)
      })
      return
    }
    if (broken === 'cut') {
      response.writeHead(200, { 'content-type': 'application/zip', 'content-length': artifact.bytes.length })
      response.write(artifact.bytes.subarray(0, 50), () => response.destroy())
      return
    }
    response.writeHead(200, { 'content-type': 'application/zip' })
    response.end(artifact.bytes)
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

  add(artifact: Partial<StoredArtifact> & Pick<StoredArtifact, 'bytes' | 'runId'>): void {
    const id = 9000 + this.stored.length
    this.stored.push({
      id,
      name: 'pack-gate-report',
      createdAt: `2026-11-20T12:00:${String(this.stored.length).padStart(2, '0')}Z`,
      expired: false,
      ...artifact,
    })
  }

  list(repositoryUrl: string, runId: number, query: URLSearchParams): Answer {
    const name = query.get('name')
    const matching = this.stored.filter(
      (artifact) => artifact.runId === runId && (name === null || artifact.name === name),
    )
    const artifacts = matching.map(({ id, name: called, bytes, listedSize, expired, createdAt }) => ({
      id,
      node_id: `A_${id}`,
      name: called,
      size_in_bytes: listedSize ?? bytes.length,
      url: `${repositoryUrl}/actions/artifacts/${id}`,
      archive_download_url: `${repositoryUrl}/actions/artifacts/${id}/zip`,
      expired,
      created_at: createdAt,
      expires_at: createdAt,
      updated_at: createdAt,
    }))
    return { status: 200, body: { total_count: artifacts.length, artifacts } }
  }

  redirect(id: number): Answer {
    const artifact = this.stored.find((candidate) => candidate.id === id)
    if (artifact === undefined) return { status: 404, body: { message: 'Not Found' } }
    if (artifact.expired) return { status: 410, body: { message: 'Artifact has expired' } }
    const location = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/blob/${id}?sig=signed`
    return { status: 302, body: {}, headers: { location } }
  }
}
