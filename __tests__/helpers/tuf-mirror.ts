import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Json = string | number | boolean | { readonly [key: string]: Json } | readonly Json[]

/** Canonical JSON, for texts without anything to escape. */
function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}

export interface TufMirror {
  readonly url: string
  readonly root: Buffer
  readonly requests: readonly string[]
  /** Other bytes under a path. */
  replace(path: string, bytes: Buffer): void
  stop(): Promise<void>
}

/** A TUF repository on loopback with one target (theupdateframework.github.io/specification). */
export async function startTufMirror(target: string, expires = '2099-01-01T00:00:00Z'): Promise<TufMirror> {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex')
  const key = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: raw } }
  const keyid = createHash('sha256').update(canonical(key)).digest('hex')
  const common = { version: 1, spec_version: '1.0.31', expires }
  const signed = (body: Json): Buffer => {
    const sig = sign(null, Buffer.from(canonical(body)), privateKey).toString('hex')
    return Buffer.from(JSON.stringify({ signatures: [{ keyid, sig }], signed: body }))
  }
  const role = { keyids: [keyid], threshold: 1 }
  const roles = { root: role, timestamp: role, snapshot: role, targets: role }
  const root = signed({
    ...{ _type: 'root', ...common, expires: '2099-01-01T00:00:00Z', consistent_snapshot: false },
    ...{ keys: { [keyid]: key }, roles },
  })
  const sha256 = createHash('sha256').update(target).digest('hex')
  const files = new Map<string, Buffer>([
    ['/targets/trusted_root.json', Buffer.from(target)],
    [
      '/targets.json',
      signed({
        ...{ _type: 'targets', ...common },
        targets: { 'trusted_root.json': { length: Buffer.byteLength(target), hashes: { sha256 } } },
      }),
    ],
    ['/snapshot.json', signed({ _type: 'snapshot', ...common, meta: { 'targets.json': { version: 1 } } })],
    ['/timestamp.json', signed({ _type: 'timestamp', ...common, meta: { 'snapshot.json': { version: 1 } } })],
  ])
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(request.url ?? '')
    const bytes = files.get(request.url ?? '')
    response.writeHead(bytes ? 200 : 404).end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    root,
    requests,
    replace: (path, bytes) => files.set(path, bytes),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
