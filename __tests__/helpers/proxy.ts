import { createServer, request as ask } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'

/** A proxy on loopback: CONNECT for https, whole addresses for http. */
export interface Proxy {
  readonly host: string
  /** Hosts that it was asked to lead to. */
  readonly led: readonly string[]
  stop(): Promise<void>
}

/** @param login `user:password`; left out, it asks for none */
export async function startProxy(login?: string): Promise<Proxy> {
  const led: string[] = []
  const sockets = new Set<Socket>()
  const wanted = login === undefined ? undefined : `Basic ${Buffer.from(login).toString('base64')}`
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://nowhere')
    if (wanted !== undefined && request.headers['proxy-authorization'] !== wanted)
      return void response.writeHead(407).end()
    led.push(url.host)
    const own = ['proxy-authorization', 'proxy-connection']
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !own.includes(name)))
    ask(url, { headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    }).end()
  })
  server.on('connect', (request, socket: Socket, head: Buffer) => {
    if (wanted !== undefined && request.headers['proxy-authorization'] !== wanted)
      return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    const [host = '', port = ''] = (request.url ?? '').split(':')
    led.push(request.url ?? '')
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.write(head)
      onward.pipe(socket).pipe(onward)
    })
    sockets.add(onward)
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  server.on('connection', (socket: Socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    led,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
