import { createHash } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http'
import { createServer as createSecureServer, type ServerOptions } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { packageTarball, type PackageFiles } from './packages.js'

/** A package as a registry serves it: the files of each version, package.json among them. */
export interface ServedPackage {
  readonly versions: Readonly<Record<string, PackageFiles>>
  readonly tags?: Readonly<Record<string, string>>
  /** When each version was published. */
  readonly times?: Readonly<Record<string, string>>
  /** What the registry says of a version beside its package.json. */
  readonly records?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

export interface LoopbackOptions {
  readonly packages: Readonly<Record<string, ServedPackage>>
  /** Certificates; left out, it speaks plain http. */
  readonly tls?: ServerOptions
  /** Whether a request may be answered; 401 else. */
  readonly admits?: (headers: IncomingHttpHeaders, url: string) => boolean
  /** Answers in place of the registry where it returns true. */
  readonly instead?: (...parameters: Parameters<RequestListener>) => boolean
  /** Below which path it is; default `/`. */
  readonly path?: string
}

export interface Asked {
  readonly url: string
  readonly headers: IncomingHttpHeaders
}

export interface LoopbackRegistry {
  /** Ends in a slash. */
  readonly url: string
  readonly host: string
  readonly asked: readonly Asked[]
  stop(): Promise<void>
}

function tarballOf(name: string, version: string, files: PackageFiles): Buffer {
  const manifest = { name, version, ...(files['package.json'] as object | undefined) }
  return packageTarball({ ...files, 'package.json': manifest })
}

function document(name: string, { versions, tags, times, records = {} }: ServedPackage, base: string): object {
  const entries = Object.entries(versions).map(([version, files]) => {
    const bytes = tarballOf(name, version, files)
    const dist = {
      integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
      tarball: `${base}${name}/-/${version}.tgz`,
      unpackedSize: 1000,
    }
    const { dist: said, ...record } = records[version] ?? {}
    return [version, { name, version, dist: { ...dist, ...(said as object | undefined) }, ...record }]
  })
  const latest = Object.keys(versions).at(-1) ?? ''
  return { name, 'dist-tags': tags ?? { latest }, versions: Object.fromEntries(entries), ...(times && { time: times }) }
}

/** A registry on loopback that serves what a test says, over http or https, and remembers who asked with what. */
export async function startLoopbackRegistry(options: LoopbackOptions): Promise<LoopbackRegistry> {
  const asked: Asked[] = []
  const { packages, tls, admits = () => true, instead = () => false, path = '/' } = options
  const listener: RequestListener = (request, response) => {
    const { url = '', headers } = request
    asked.push({ url, headers })
    if (instead(request, response)) return
    if (!admits(headers, url))
      return void response.writeHead(401, { 'content-type': 'application/json' }).end('{"error":"who are you?"}')
    const where = decodeURIComponent(url.slice(path.length))
    const [, name = where, version] = /^((?:@[^/]+\/)?[^/]+)\/-\/(.+)\.tgz$/.exec(where) ?? []
    const found = Object.hasOwn(packages, name) ? packages[name] : undefined
    const files = version === undefined ? undefined : found?.versions[version]
    if (found && files && version !== undefined) return void response.end(tarballOf(name, version, files))
    if (found && version === undefined)
      return void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify(document(name, found, base())))
    response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"not found"}')
  }
  const server = tls ? createSecureServer(tls, listener) : createServer(listener)
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const base = (): string => `${tls ? 'https' : 'http'}://${host}${path}`
  return {
    url: base(),
    host,
    asked,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
