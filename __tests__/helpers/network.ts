import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer as createHttpServer, request as httpRequest } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo, Server } from 'node:net'
import { connect } from 'node:net'
import { join } from 'node:path'

/** What lies between a runner and GitHub in a company: a proxy, and certificates of its own. */

export interface Proxy {
  readonly url: string
  /** `host:port` of every tunnel that was asked for. */
  readonly tunnels: string[]
  close(): Promise<void>
}

/** A forward proxy that tunnels every name to one port of this machine. */
export async function startProxy(port: number): Promise<Proxy> {
  const tunnels: string[] = []
  const server = createHttpServer((_request, response) => response.writeHead(501).end())
  server.on('connect', (request, socket) => {
    tunnels.push(request.url ?? '')
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      upstream.pipe(socket)
      socket.pipe(upstream)
    })
    const end = (): void => {
      upstream.destroy()
      socket.destroy()
    }
    upstream.on('error', end)
    socket.on('error', end)
  })
  return { url: `http://127.0.0.1:${await listen(server)}`, tunnels, close: () => closed(server) }
}

export interface SecureFront {
  readonly port: number
  /** The certificate authority, as a company hands it out. */
  readonly ca: string
  close(): Promise<void>
}

/** An https server for `name`, with a certificate that only its own authority signs, in front of an http one. */
export async function startSecureFront(folder: string, name: string, origin: string): Promise<SecureFront> {
  const [key, ca] = [join(folder, 'key.pem'), join(folder, 'ca.pem')]
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`]
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', ca, ...subject],
    { stdio: 'pipe' },
  )
  const server = createHttpsServer({ key: readFileSync(key), cert: readFileSync(ca) }, (request, response) => {
    const { method, headers, url: path } = request
    const onward = httpRequest(new URL(path ?? '', origin), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(response)
    })
    request.pipe(onward)
  })
  return { port: await listen(server), ca, close: () => closed(server) }
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

async function closed(server: ReturnType<typeof createHttpServer>): Promise<void> {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
}
