import { createHash, randomUUID } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { list } from 'tar'
import type { Registry } from './registry.js'

/**
 * A registry on loopback that answers as verdaccio does, from memory and in this process: what is published needs no
 * npm.
 * For tests in which the registry is a means; where publishing or the registry itself is the subject, registry.ts has
 * a real one.
 */
export interface RecordedRegistry extends Registry {
  /** What was asked for: `GET /name`. */
  readonly requests: readonly string[]
  /** @param target a folder, packed as npm would, or a .tgz; who publishes doesn't matter here */
  publish(target: string, user?: unknown, options?: PublishOptions): Promise<void>
  /** Publishes bytes as they are. */
  publishBytes(tarball: Buffer, options?: PublishOptions): Promise<void>
  unpublish(name: string): void
  /** As `npm dist-tag add`. */
  tag(name: string, tag: string, version: string): void
  /** Puts bytes aside as `npm stage publish` does. @returns the id */
  stage(tarball: Buffer, more?: Readonly<Record<string, unknown>>): Promise<string>
  /** What it answers under `/-/npm/v1/attestations/`, by `NAME@VERSION`; a number is a status. */
  readonly attestations: Map<string, object | number>
  /** Other bytes under an id. */
  swapStaged(id: string, tarball: Buffer): void
  /**
   * Lies about a package from now on: what comes back is answered in the place of its document, the full one or that
   * for installers; null is "not found".
   */
  lie(name: string, change: (document: Document, form: 'full' | 'installers') => Document | null): void
}

/** A packument, as far as tests change it. */
export interface Document {
  versions: Record<string, Record<string, unknown> & { dist: Record<string, unknown> }>
  [key: string]: unknown
}

export interface PublishOptions {
  readonly tag?: string
  /** What the registry is sent where it isn't the packed package.json. */
  readonly manifest?: Readonly<Record<string, unknown>>
  /** When; left out, now. */
  readonly time?: string
  /** What npm tells besides: which npm it is, and where a tarball came from. */
  readonly record?: Readonly<Record<string, unknown>>
  /** More of `dist`: `attestations`, where npm has a provenance. */
  readonly dist?: Readonly<Record<string, unknown>>
}

type Json = Readonly<Record<string, unknown>>

interface Package {
  readonly tags: Map<string, string>
  readonly versions: Map<string, Json>
  readonly tarballs: Map<string, Buffer>
  readonly time: Map<string, string>
}

const { packFolder } = createRequire(import.meta.url)('./fake-npm/pack.cjs') as {
  packFolder: (folder: string) => { readonly manifest: Json; readonly tarball: Buffer }
}

async function manifestIn(tarball: Buffer): Promise<Json> {
  const chunks: Buffer[] = []
  const reading = list({
    filter: (path) => path === 'package/package.json',
    onReadEntry: (entry) => entry.on('data', (chunk: Buffer) => chunks.push(chunk)),
  })
  await new Promise<void>((resolve, reject) => {
    reading.on('end', resolve).on('error', reject)
    reading.end(tarball)
  })
  return JSON.parse(Buffer.concat(chunks).toString()) as Json
}

function packument(name: string, { tags, versions, time }: Package): Json {
  return {
    _id: name,
    name,
    'dist-tags': Object.fromEntries(tags),
    versions: Object.fromEntries(versions),
    time: Object.fromEntries(time),
  }
}

interface Answer {
  readonly status: number
  readonly body: unknown
}

const notFound: Answer = { status: 404, body: { error: 'no such package available' } }

/** As verdaccio does: what is not for all asks who one is, and a token that it doesn't know is refused everywhere. */
function refusal(name: string, authorization: string | undefined, token: string): Answer | null {
  if (authorization !== undefined && authorization !== `Bearer ${token}`)
    return { status: 401, body: { error: 'invalid token' } }
  if (name.startsWith('@private/') && authorization === undefined)
    return { status: 401, body: { error: 'authorization required to access package' } }
  return null
}

/** `/NAME`, `/NAME/VERSION` or `/NAME/-/FILE.tgz`. */
function lookUp(found: Package | undefined, name: string, rest: string): Answer {
  if (found === undefined) return notFound
  if (rest === '') return { status: 200, body: packument(name, found) }
  const tarball = /^\/-\/(?:@[^/]+\/)?([^/]+)$/.exec(rest)?.[1]
  const version = rest.slice(1)
  const body =
    tarball === undefined ? found.versions.get(found.tags.get(version) ?? version) : found.tarballs.get(tarball)
  return body === undefined ? notFound : { status: 200, body }
}

function send(response: ServerResponse, { status, body }: Answer, seen?: string): void {
  const isFile = Buffer.isBuffer(body)
  const bytes = isFile ? body : Buffer.from(JSON.stringify(body))
  const etag = `"${createHash('sha1').update(bytes).digest('hex')}"`
  if (seen === etag) {
    response.writeHead(304, { etag }).end()
    return
  }
  response
    .writeHead(status, {
      etag,
      'content-type': isFile ? 'application/octet-stream' : 'application/json',
      'content-length': bytes.length,
    })
    .end(bytes)
}

export async function startRecordedRegistry(): Promise<RecordedRegistry> {
  const packages = new Map<string, Package>()
  const requests: string[] = []
  const lies = new Map<string, Parameters<RecordedRegistry['lie']>[1]>()
  const token = randomUUID()
  const attestations = new Map<string, object | number>()
  const staged = new Map<string, { readonly item: Json; tarball: Buffer }>()
  let latest = 0
  /** No two releases are of one millisecond, and none before an earlier one: what came after which is never a race. */
  const moment = (): string => {
    latest = Math.max(latest + 1, Date.now())
    return new Date(latest).toISOString()
  }

  /** What waits for approval: only for those who are logged in. */
  function stageAnswer(request: IncomingMessage, rest: string): Answer {
    if (request.headers.authorization !== `Bearer ${token}`) return { status: 401, body: { error: 'log in' } }
    const [, id] = /^\/([0-9a-f-]{36})\/tarball$/.exec(rest) ?? []
    const found = id === undefined ? undefined : staged.get(id)
    if (id !== undefined) return found ? { status: 200, body: found.tarball } : notFound
    const query = new URL(request.url ?? '', 'http://localhost').searchParams
    const [page, perPage] = [Number(query.get('page')), Math.min(50, Number(query.get('perPage')))]
    const items = [...staged.values()].map(({ item }) => item)
    return { status: 200, body: { items: items.slice(page * perPage, (page + 1) * perPage), total: items.length } }
  }

  const attested = '/-/npm/v1/attestations/'
  function attestationAnswer(spec: string): Answer {
    const body = attestations.get(spec)
    if (typeof body === 'number') return { status: body, body: {} }
    return body ? { status: 200, body } : notFound
  }

  /** What other registries don't have. */
  function ofNpmAlone(request: IncomingMessage, path: string): Answer | null {
    if (path.startsWith('/-/stage')) return stageAnswer(request, path.slice('/-/stage'.length))
    return path.startsWith(attested) ? attestationAnswer(path.slice(attested.length)) : null
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent((request.url ?? '').replace(/\?.*/, ''))
    requests.push(`${request.method ?? ''} ${path}`)
    const ofNpm = ofNpmAlone(request, path)
    if (ofNpm !== null) {
      send(response, ofNpm)
      return
    }
    const [, name = '', rest = ''] = /^\/((?:@[^/]+\/)?[^/]+)(.*)$/.exec(path) ?? []
    const found = packages.get(name)
    const lie = lies.get(name)
    if (found && lie && rest === '') {
      const form = request.headers.accept?.includes('install-v1') === true ? 'installers' : 'full'
      const body = lie(structuredClone(packument(name, found)) as unknown as Document, form)
      send(response, body === null ? notFound : { status: 200, body })
      return
    }
    send(
      response,
      refusal(name, request.headers.authorization, token) ?? lookUp(packages.get(name), name, rest),
      request.headers['if-none-match'],
    )
  }

  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

  async function publishBytes(tarball: Buffer, options: PublishOptions = {}): Promise<void> {
    const manifest = options.manifest ?? (await manifestIn(tarball))
    const { name, version } = manifest as { readonly name: string; readonly version: string }
    const found = packages.get(name) ?? { tags: new Map(), versions: new Map(), tarballs: new Map(), time: new Map() }
    if (found.versions.has(version)) throw new Error(`${name}@${version} is published already`)
    packages.set(name, found)
    const file = `${name.replace(/^@.*\//, '')}-${version}.tgz`
    const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
    const dist = {
      integrity,
      shasum: createHash('sha1').update(tarball).digest('hex'),
      tarball: `${url}${name}/-/${file}`,
    }
    found.versions.set(version, {
      ...manifest,
      _id: `${name}@${version}`,
      ...options.record,
      dist: { ...dist, ...options.dist },
    })
    found.tarballs.set(file, tarball)
    found.time.set(version, options.time ?? moment())
    found.tags.set(options.tag ?? 'latest', version)
    // The first release is the latest whatever its tag.
    if (!found.tags.has('latest')) found.tags.set('latest', version)
  }

  return {
    url,
    authKey: url.replace('http:', ''),
    token,
    requests,
    attestations,
    publishBytes,
    async publish(target, _user, options = {}) {
      if (statSync(target).isDirectory()) {
        const { tarball, manifest } = packFolder(target)
        return publishBytes(tarball, { manifest, record: { _npmVersion: '11.21.2' }, ...options })
      }
      const record = {
        _npmVersion: '11.21.2',
        _from: `file:${target}`,
        _resolved: target,
        _integrity: 'sha512-of-the-file',
      }
      return publishBytes(readFileSync(target), { record, ...options })
    },
    tag(name, tag, version) {
      packages.get(name)?.tags.set(tag, version)
    },
    unpublish(name) {
      packages.delete(name)
    },
    async stage(tarball, more = {}) {
      const { name, version } = await manifestIn(tarball)
      const id = randomUUID()
      const item = {
        ...{ id, packageName: name, version, tag: 'latest', createdAt: '2026-11-20T10:04:00.000Z', actor: 'ann' },
        ...{ actorType: 'user', access: 'public', shasum: createHash('sha1').update(tarball).digest('hex') },
      }
      staged.set(id, { item: { ...item, ...more }, tarball })
      return id
    },
    swapStaged(id, tarball) {
      const found = staged.get(id)
      if (found) found.tarball = tarball
    },
    lie(name, change) {
      lies.set(name, change)
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
