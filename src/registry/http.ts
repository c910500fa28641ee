import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { createGunzip, createInflate } from 'node:zlib'
import { credentialsFor, type Credentials } from './credentials.js'
import { RequestFailure } from './errors.js'
import type { Network } from './network.js'
import { nodeHttp } from './node-http.js'
import type { Settings } from './settings.js'

/** What is asked, and of whom. */
interface Question {
  readonly url: URL
  /** The registry that it is part of: whose credentials are sent, and to its host alone. */
  readonly registry: URL
  readonly settings: Settings
  readonly network: Network
  readonly accept: string
  readonly userAgent: string
  /** Milliseconds of silence. */
  readonly idleMs: number
  readonly signal: AbortSignal
  /** Whether a cache on the way has to ask the registry itself. */
  readonly fresh?: boolean
  /** What is known already: the answer is 304 where nothing changed. */
  readonly known?: Known
}

/** An answer that was given before, by its headers. */
export interface Known {
  readonly etag: string | null
  readonly lastModified: string | null
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** Unpacked where it came compressed. */
  readonly body: Readable
}

/** As many as npm follows (minipass-fetch). */
const maxRedirects = 20

async function send(
  url: URL,
  { network, accept, userAgent, idleMs, signal, fresh, known }: Question,
  credentials: Credentials,
): Promise<IncomingMessage> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new RequestFailure('EREDIRECT', url.host, `an address that is neither http nor https: ${url.protocol}`)
  const agent = await network.agentFor(url, credentials)
  const { authorization } = credentials
  const headers = {
    accept,
    'accept-encoding': 'gzip, deflate',
    'user-agent': userAgent,
    ...(fresh === true && { 'cache-control': 'no-cache' }),
    ...(known?.etag && { 'if-none-match': known.etag }),
    ...(known?.lastModified && { 'if-modified-since': known.lastModified }),
    ...(authorization !== undefined && { authorization }),
  }
  return new Promise((resolve, reject) => {
    const request = nodeHttp(url).request(url, { agent, headers, signal, timeout: idleMs })
    const silent = (): void => {
      request.destroy(new RequestFailure('ETIMEDOUT', url.host, `no answer for ${idleMs / 1000} seconds`))
    }
    request.on('timeout', silent).on('error', reject).on('response', resolve).end()
  })
}

function unpacked(message: IncomingMessage): Readable {
  const encoding = message.headers['content-encoding']?.toLowerCase()
  const unpacker =
    encoding === 'gzip' || encoding === 'x-gzip' ? createGunzip() : encoding === 'deflate' ? createInflate() : null
  if (unpacker === null) return message
  message.on('error', (error) => unpacker.destroy(error))
  return message.pipe(unpacker)
}

/** Whether credentials may follow a redirect: to the same server, or to its encrypted side. */
function isSameServer(from: URL, to: URL): boolean {
  if (from.host === to.host && from.protocol === to.protocol) return true
  return (
    from.hostname === to.hostname &&
    from.protocol === 'http:' &&
    to.protocol === 'https:' &&
    from.port === '' &&
    to.port === ''
  )
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage, url: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(statusCode)) return null
  try {
    return new URL(headers.location ?? '', url)
  } catch {
    throw new RequestFailure('EREDIRECT', url.host, `${url.host} redirects to something that is not an address`)
  }
}

/**
 * Asks and follows redirects. Credentials are those of the settings for the address, and go to no other server: npm
 * would take a token to another port of the same host, and a client certificate anywhere (make-fetch-happen,
 * lib/fetch.js).
 *
 * @throws RequestFailure, or the system's error
 */
export async function ask(question: Question): Promise<Answer> {
  const { registry, settings } = question
  let { url } = question
  let credentials = credentialsFor(url, registry, settings)
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const message = await send(url, question, credentials)
    const next = redirectOf(message, url)
    if (next === null) return { status: message.statusCode ?? 0, headers: message.headers, body: unpacked(message) }
    message.resume()
    if (!isSameServer(url, next)) credentials = {}
    url = next
  }
  throw new RequestFailure('EREDIRECT', question.url.host, `${question.url.host} redirects without end`)
}
