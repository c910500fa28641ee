import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { tgz } from './tarballs.js'

/** What a registry can do wrong. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number }
  /** Accepts the connection and never answers. */
  | { readonly kind: 'hang' }
  /** Answers one byte a second, so that no idle timeout is ever reached. */
  | { readonly kind: 'drip' }
  /** 200 with a page, as a captive portal sends it. */
  | { readonly kind: 'html' }
  /** Closes the connection in the middle of the answer. */
  | { readonly kind: 'reset' }
  /** The list of versions is right, the tarball's bytes are not those of its integrity. */
  | { readonly kind: 'wrong-bytes' }
  | { readonly kind: 'tarball-missing' }

export interface BrokenRegistry {
  readonly url: string
  /** Paths asked for. */
  readonly requests: readonly string[]
  stop(): Promise<void>
}

/** A registry that knows one package in version 1.0.0 and has this fault. */
export async function startBrokenRegistry(fault: Fault, packageName: string): Promise<BrokenRegistry> {
  const requests: string[] = []
  const sockets = new Set<Socket>()
  const timers = new Set<NodeJS.Timeout>()
  const server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`)
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    answer(fault, request, response, { packageName, origin, timers })
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
  })
  await listen(server)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    stop: async () => {
      for (const timer of timers) clearInterval(timer)
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A loopback address where nothing listens: the port was free a moment ago. */
export async function refusedUrl(): Promise<string> {
  const server = createServer()
  await listen(server)
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}/`
}

async function listen(server: Server): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
}

interface Site {
  readonly packageName: string
  readonly origin: string
  readonly timers: Set<NodeJS.Timeout>
}

function answer(fault: Fault, request: IncomingMessage, response: ServerResponse, site: Site): void {
  const wantsTarball = request.url?.endsWith('.tgz') === true
  switch (fault.kind) {
    case 'status':
      if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter)
      json(response, fault.status, { error: `status ${fault.status} on purpose` })
      return
    case 'hang':
      return
    case 'drip':
      drip(response, site.timers)
      return
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>Please log in</body></html>')
      return
    case 'reset':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' }).write('{"name":')
      setTimeout(() => response.destroy(), 20)
      return
    case 'wrong-bytes':
      if (wantsTarball)
        response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(release(site.packageName, 'other'))
      else json(response, 200, packument(site))
      return
    case 'tarball-missing':
      if (wantsTarball) json(response, 404, { error: 'no such file' })
      else json(response, 200, packument(site))
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function drip(response: ServerResponse, timers: Set<NodeJS.Timeout>): void {
  response.writeHead(200, { 'content-type': 'application/json' }).write('{')
  timers.add(setInterval(() => response.write(' '), 1000))
}

function release(name: string, text: string): Buffer {
  return tgz([
    { name: 'package/package.json', content: JSON.stringify({ name, version: '1.0.0' }) },
    { name: 'package/index.js', content: `export default '${text}'\n` },
  ])
}

function packument({ packageName, origin }: Site): unknown {
  const bytes = release(packageName, 'published')
  const dist = {
    integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
    shasum: createHash('sha1').update(bytes).digest('hex'),
    tarball: `${origin}/${packageName}/-/${packageName}-1.0.0.tgz`,
  }
  return {
    name: packageName,
    'dist-tags': { latest: '1.0.0' },
    versions: { '1.0.0': { name: packageName, version: '1.0.0', dist } },
    time: { '1.0.0': '2026-01-01T00:00:00.000Z' },
  }
}
