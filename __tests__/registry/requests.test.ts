import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { createHash, randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { createGzip } from 'node:zlib'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { RegistryClient } from '../../src/registry/client.js'
import type { PackageSource } from '../../src/registry/package-source.js'
import type { Contents } from '../../src/tarball/contents.js'
import { tarballIntegrity } from '../../src/tarball/tarball-hash.js'
import { makeAuthority } from '../helpers/certificates.js'
import { startLoopbackRegistry, type LoopbackOptions, type LoopbackRegistry } from '../helpers/loopback-registry.js'
import { writePackage } from '../helpers/packages.js'
import { startProxy, type Proxy } from '../helpers/proxy.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const authority = makeAuthority()
const calm = { versions: { '1.0.0': {}, '1.2.0': {} } }
const packages = { calm, '@acme/calm': calm }
/** In parts, so that none could be mistaken for a real one. */
const token = ['sesame', 'open', 'up'].join('-')
const started: { stop(): Promise<void> }[] = []

beforeAll(() => {
  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1'
})
afterEach(async () => {
  for (const each of started.splice(0)) await each.stop()
})

/** Answers everything in one way. */
function always(answer: (request: IncomingMessage, response: ServerResponse) => void): Partial<LoopbackOptions> {
  return {
    instead: (request, response) => {
      answer(request, response)
      return true
    },
  }
}

async function registry(options: Partial<LoopbackOptions> = {}): Promise<LoopbackRegistry> {
  const server = await startLoopbackRegistry({ packages, ...options })
  started.push(server)
  return server
}

async function proxy(login?: string): Promise<Proxy> {
  const server = await startProxy(login)
  started.push(server)
  return server
}

interface Asking {
  readonly npmrc: readonly string[]
  /** Text of .yarnrc.yml: Yarn publishes then. */
  readonly yarnrc?: string
  readonly env?: Readonly<Record<string, string>>
  readonly name?: string
}

async function sourceOf({ npmrc, yarnrc, env, name = 'calm' }: Asking): Promise<PackageSource> {
  const folder = writePackage(sandbox.folder(), {
    'package.json': { name },
    '.npmrc': `${npmrc.join('\n')}\n`,
    ...(yarnrc !== undefined && { '.yarnrc.yml': yarnrc }),
  })
  const client = new RegistryClient({
    env: { HOME: sandbox.folder('home'), PATH: process.env.PATH, ...env },
    userAgent: 'test',
  })
  return client.source({ name, folder, tool: yarnrc === undefined ? 'npm' : 'yarn', publishConfig: {} })
}

/** Versions that are found, after the newest tarball was fetched too. */
async function found(asking: Asking): Promise<readonly string[] | null> {
  const source = await sourceOf(asking)
  const packument = await source.packument()
  const listed = packument?.versions.get('1.2.0')
  if (listed) (await source.tarball('1.2.0', listed)).dispose()
  return packument && [...packument.versions.keys()]
}

const both = ['1.0.0', '1.2.0']
const authorized =
  (header: string) =>
  (headers: IncomingHttpHeaders): boolean =>
    headers.authorization === header
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`

describe('credentials', () => {
  const password = Buffer.from(token).toString('base64')
  it.each([
    ['_authToken', [`:_authToken=${token}`], `Bearer ${token}`],
    ['_authToken from the environment', [':_authToken=${ANY_NAME}'], `Bearer ${token}`],
    ['_auth', [`:_auth=${Buffer.from(`joe:${token}`).toString('base64')}`], basic(`joe:${token}`)],
    ['user and password', [':username=joe', `:_password=${password}`], basic(`joe:${token}`)],
  ])('by %s are sent with the packument and the tarball', async (_what, lines, header) => {
    const server = await registry({ admits: authorized(header) })
    const npmrc = [`registry=${server.url}`, ...lines.map((line) => `//${server.host}/${line}`)]
    expect(await found({ npmrc, env: { ANY_NAME: token } })).toEqual(both)
    expect(server.asked).toHaveLength(2)
  })

  it('in the address of the registry are sent, and named nowhere', async () => {
    const server = await registry({ admits: authorized(basic(`joe:${token}`)) })
    const source = await sourceOf({ npmrc: [`registry=http://joe:${token}@${server.host}/`] })
    expect((await source.packument())?.tags).toEqual({ latest: '1.2.0' })
    expect([source.host, source.address]).toEqual([server.host, `http://${server.host}/`])
  })

  it('of another host or path are not sent', async () => {
    const server = await registry()
    await found({
      npmrc: [
        `registry=${server.url}`,
        `//127.0.0.1:1/:_authToken=${token}`,
        `//${server.host}/elsewhere/:_authToken=${token}`,
      ],
    })
    expect(server.asked.every(({ headers }) => headers.authorization === undefined)).toBe(true)
  })

  it.each([301, 302, 307, 308])('stay where they belong after a redirect (%i) to another port', async (status) => {
    const elsewhere = await registry()
    const server = await registry(
      always(
        ({ url }, response) => void response.writeHead(status, { location: `${elsewhere.url}${url?.slice(1)}` }).end(),
      ),
    )
    expect(await found({ npmrc: [`registry=${server.url}`, `//${server.host}/:_authToken=${token}`] })).toEqual(both)
    expect(server.asked.every(({ headers }) => headers.authorization === `Bearer ${token}`)).toBe(true)
    expect(elsewhere.asked.length).toBeGreaterThan(0)
    expect(elsewhere.asked.every(({ headers }) => headers.authorization === undefined)).toBe(true)
  })

  it('that the registry sends back are not in the message', async () => {
    const server = await registry(
      always(
        ({ headers }, response) =>
          void response.writeHead(401).end(JSON.stringify({ error: `no: ${headers.authorization ?? ''}` })),
      ),
    )
    const error = await found({ npmrc: [`registry=${server.url}`, `//${server.host}/:_authToken=${token}`] }).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toMatchObject({ code: 'EREGISTRY', message: expect.stringContaining(`${server.host} refused`) })
    expect(JSON.stringify([(error as Error).message, (error as { help: string }).help])).not.toContain(token)
  })
})

describe('which registry', () => {
  it("is the scope's", async () => {
    const [scoped, plain] = [await registry(), await registry()]
    expect(
      await found({ npmrc: [`registry=${plain.url}`, `@acme:registry=${scoped.url}`], name: '@acme/calm' }),
    ).toEqual(both)
    expect([scoped.asked.length, plain.asked.length]).toEqual([2, 0])
    expect(scoped.asked[0]?.url).toBe('/@acme%2fcalm')
  })

  it('may have a path of its own, and a tarball elsewhere', async () => {
    const server = await registry({ path: '/api/npm/' })
    expect(await found({ npmrc: [`registry=${server.url.slice(0, -1)}`] })).toEqual(both)
    expect(server.asked.map(({ url }) => url)).toEqual(['/api/npm/calm', '/api/npm/calm/-/1.2.0.tgz'])
  })

  it('is asked once for a package, however often', async () => {
    const server = await registry()
    const source = await sourceOf({ npmrc: [`registry=${server.url}`] })
    await Promise.all([source.packument(), source.packument()])
    await source.packument()
    expect(server.asked).toHaveLength(1)
  })

  it('answers the abbreviated form where it has one', async () => {
    const server = await registry()
    await found({ npmrc: [`registry=${server.url}`] })
    expect(server.asked[0]?.headers.accept).toContain('application/vnd.npm.install-v1+json')
  })
})

describe('certificates', () => {
  const tls = authority.issue('registry')

  it('that nobody signed are an error that names the setting', async () => {
    const server = await registry({ tls })
    await expect(found({ npmrc: [`registry=${server.url}`] })).rejects.toMatchObject({
      code: 'EREGISTRY',
      message: expect.stringContaining('is not trusted'),
      help: expect.stringContaining('cafile'),
    })
  })

  it('are trusted by cafile, from the package folder', async () => {
    const server = await registry({ tls })
    const folder = writePackage(sandbox.folder(), {
      'package.json': { name: 'calm' },
      'ca.pem': authority.ca,
      '.npmrc': `registry=${server.url}\ncafile=ca.pem\n`,
    })
    const client = new RegistryClient({ env: { HOME: sandbox.folder('home') }, userAgent: 'test' })
    const source = await client.source({ name: 'calm', folder, tool: 'npm', publishConfig: {} })
    expect((await source.packument())?.versions.size).toBe(2)
  })

  it.each([
    ['ca', [`ca=${JSON.stringify(authority.ca)}`]],
    ['strict-ssl=false', ['strict-ssl=false']],
  ])('are trusted by %s', async (_what, lines) => {
    const server = await registry({ tls })
    expect(await found({ npmrc: [`registry=${server.url}`, ...lines] })).toEqual(both)
  })

  it('of the client are sent to the host that they are for', async () => {
    const client = authority.issue('client')
    const folder = sandbox.folder('keys')
    writeFileSync(join(folder, 'cert.pem'), client.cert)
    writeFileSync(join(folder, 'key.pem'), client.key)
    const server = await registry({ tls: { ...tls, ca: authority.ca, requestCert: true, rejectUnauthorized: true } })
    const trust = [`registry=${server.url}`, 'strict-ssl=false']
    const own = [
      `//${server.host}/:certfile=${join(folder, 'cert.pem')}`,
      `//${server.host}/:keyfile=${join(folder, 'key.pem')}`,
    ]
    await expect(found({ npmrc: trust })).rejects.toMatchObject({ code: 'EREGISTRY' })
    expect(await found({ npmrc: [...trust, ...own] })).toEqual(both)
  })
})

describe('a proxy', () => {
  const tls = authority.issue('registry')

  it.each(['https-proxy', 'proxy'])('is used for https by %s, through CONNECT', async (setting) => {
    const [server, between] = [await registry({ tls }), await proxy()]
    expect(
      await found({ npmrc: [`registry=${server.url}`, 'strict-ssl=false', `${setting}=http://${between.host}/`] }),
    ).toEqual(both)
    expect(new Set(between.led)).toEqual(new Set([server.host]))
  })

  it('is used for http', async () => {
    const [server, between] = [await registry(), await proxy()]
    expect(await found({ npmrc: [`registry=${server.url}`, `proxy=http://${between.host}/`] })).toEqual(both)
    expect(new Set(between.led)).toEqual(new Set([server.host]))
  })

  it('gets its login', async () => {
    const [server, between] = [await registry({ tls }), await proxy(`joe:${token}`)]
    const npmrc = [`registry=${server.url}`, 'strict-ssl=false']
    expect(await found({ npmrc: [...npmrc, `https-proxy=http://joe:${token}@${between.host}/`] })).toEqual(both)
    await expect(found({ npmrc: [...npmrc, `https-proxy=http://${between.host}/`] })).rejects.toMatchObject({
      code: 'EREGISTRY',
    })
  })

  it.each(['noproxy=127.0.0.1', 'no-proxy=127.0.0.1'])('is left out by %s', async (line) => {
    const [server, between] = [await registry(), await proxy()]
    const asking = { npmrc: [`registry=${server.url}`, `proxy=http://${between.host}/`, line] }
    expect(await found(asking)).toEqual(both)
    expect(between.led).toEqual(line.startsWith('noproxy') ? [] : [server.host, server.host])
  })
})

describe("Yarn's networkSettings", () => {
  const of = (server: LoopbackRegistry, ...settings: readonly string[]): string =>
    ['unsafeHttpWhitelist: ["*"]', `npmRegistryServer: "${server.url}"`, ...settings, ''].join('\n')

  it('say which proxy leads to the host: the entry with the longest pattern first, then the top', async () => {
    const [server, between, other] = [await registry(), await proxy(), await proxy()]
    const yarnrc = of(
      server,
      'networkSettings:',
      `  "*": { httpProxy: "http://${other.host}/" }`,
      `  "127.0.*.1": { httpProxy: "http://${between.host}/" }`,
      '  "*.example.com": { httpProxy: "http://127.0.0.1:1/" }',
      'httpProxy: "http://127.0.0.1:1/"',
    )
    expect(await found({ npmrc: [], yarnrc })).toEqual(both)
    expect([new Set(between.led), other.led]).toEqual([new Set([server.host]), []])
  })

  it("hold a host's authority and the client's certificate", async () => {
    const tls = {
      ...authority.issue('registry'),
      ca: authority.ca,
      requestCert: true,
      rejectUnauthorized: true,
    }
    const server = await registry({ tls })
    const folder = sandbox.folder('certificates')
    const { cert, key } = authority.issue('client')
    for (const [name, text] of [
      ['ca', authority.ca],
      ['cert', cert],
      ['key', key],
    ] as const)
      writeFileSync(join(folder, `${name}.pem`), text)
    const file = (name: string): string => JSON.stringify(join(folder, `${name}.pem`))
    const known = `httpsCaFilePath: ${file('ca')}`
    const client = `httpsCertFilePath: ${file('cert')}, httpsKeyFilePath: ${file('key')}`
    const yarnrc = (entry: string): string => of(server, 'networkSettings:', `  "127.0.0.1": { ${entry} }`)
    await expect(found({ npmrc: [], yarnrc: yarnrc(known) })).rejects.toMatchObject({ code: 'EREGISTRY' })
    expect(await found({ npmrc: [], yarnrc: yarnrc(`${known}, ${client}`) })).toEqual(both)
  })
})

describe('bytes that are not those of the integrity', () => {
  const wrong = `sha512-${Buffer.alloc(64).toString('base64')}`

  it.each([
    ['sha512', { integrity: wrong }],
    ['sha1, where that is all there is', { integrity: undefined, shasum: '0'.repeat(40) }],
    ['the better one of two', { integrity: `sha1-AAAA ${wrong}` }],
  ])('are refused: %s', async (_what, dist) => {
    const server = await registry({ packages: { calm: { ...calm, records: { '1.2.0': { dist } } } } })
    await expect(found({ npmrc: [`registry=${server.url}`] })).rejects.toMatchObject({
      code: 'EINTEGRITY',
      message: expect.stringContaining(server.host),
    })
  })
})

describe('an answer that is too large', () => {
  it('is refused at 100 MiB, compressed or not', async () => {
    const gzip = createGzip()
    const chunks: Buffer[] = []
    gzip.on('data', (chunk: Buffer) => chunks.push(chunk))
    for (let sent = 0; sent < 200; sent += 1) gzip.write(Buffer.alloc(1024 * 1024, 32))
    await new Promise<void>((resolve) => gzip.end(resolve))
    const bomb = Buffer.concat(chunks)
    const server = await registry(
      always(
        (_request, response) =>
          void response.writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' }).end(bomb),
      ),
    )
    const before = process.memoryUsage().rss
    await expect(found({ npmrc: [`registry=${server.url}`] })).rejects.toMatchObject({
      code: 'EREGISTRY',
      message: expect.stringContaining('100 MiB'),
    })
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(400)
  })

  it.each([
    ['lists in one another', '['.repeat(5_000_000), 'nested more than 64 levels deep'],
    ['objects in one another', `${'{"a":'.repeat(65)}0${'}'.repeat(65)}`, 'nested more than 64 levels deep'],
    ['a list of millions', `[${'[],'.repeat(2_000_000)}0]`, 'more than 200,000 items'],
    ['millions in many lists', `[${`[${'{},'.repeat(100_000)}0],`.repeat(81)}0]`, 'more than 8,000,000 values'],
  ])('is refused before it is parsed: %s', async (_what, text, why) => {
    const server = await registry(always((_request, response) => void response.end(text)))
    const source = await sourceOf({ npmrc: [`registry=${server.url}`] })
    const refusal = { code: 'EREGISTRY', message: expect.stringContaining(why) }
    await expect(source.packument()).rejects.toMatchObject(refusal)
    await expect(source.document()).rejects.toMatchObject(refusal)
    await expect(source.newer(null)).rejects.toMatchObject(refusal)
    expect(await source.record('1.0.0')).toBeNull()
  })

  it('is not a history of ten thousand releases', async () => {
    const manifest = {
      text: '[{,'.repeat(300),
      dependencies: Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`d${i}`, '1'])),
    }
    const names = Array.from({ length: 10_000 }, (_, minor) => `1.${minor}.0`)
    const versions = Object.fromEntries(names.map((version) => [version, { version, ...manifest }]))
    const server = await registry(always((_request, response) => void response.end(JSON.stringify({ versions }))))
    expect((await (await sourceOf({ npmrc: [`registry=${server.url}`] })).packument())?.versions.size).toBe(10_000)
  })
})

describe('what is not there', () => {
  it('is null only for 404', async () => {
    const server = await registry()
    expect(await found({ npmrc: [`registry=${server.url}`], name: 'gone' })).toBeNull()
  })

  it.each([
    ['a list', []],
    ['text', 'hello'],
    ['no versions', { name: 'calm' }],
    ['versions in a list', { versions: ['1.0.0'] }],
    ['tags in a list', { versions: {}, 'dist-tags': ['latest'] }],
    ['null', null],
  ])('is never %s', async (_what, answer) => {
    const server = await registry(
      always(
        (_request, response) =>
          void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer)),
      ),
    )
    await expect(found({ npmrc: [`registry=${server.url}`] })).rejects.toMatchObject({
      code: 'EREGISTRY',
      message: expect.stringContaining('unknown form'),
    })
  })

  it.each(['..', '.'])('is nothing of another address: %s', async (name) => {
    const server = await registry()
    await expect(found({ npmrc: [`registry=${server.url}`], name })).rejects.toMatchObject({ code: 'EREGISTRY' })
    expect(server.asked).toEqual([])
  })
})

/** Random bytes, so that the tarball is no smaller. */
const large = { versions: { '1.0.0': { 'data.bin': randomBytes(400_000).toString('base64') } } }

describe('a tarball', () => {
  async function fetched(options: Partial<LoopbackOptions> = {}): Promise<Contents> {
    const server = await registry({ packages: { calm: large, small: calm }, ...options })
    const source = await sourceOf({ npmrc: [`registry=${server.url}`] })
    const listed = (await source.packument())?.versions.get('1.0.0')
    return source.tarball('1.0.0', listed!)
  }

  it('that is large is written to a file, which is gone when it is freed', async () => {
    const contents = await fetched()
    expect(readFileSync(contents.path ?? '').length).toBeGreaterThan(300_000)
    contents.dispose()
    expect(() => readFileSync(contents.path ?? '')).toThrow('ENOENT')
  })

  it('that is small leaves nothing on disk', async () => {
    const contents = await fetched({ packages: { calm } })
    expect(contents.path).toBeUndefined()
    const integrity = `sha512-${createHash('sha512')
      .update(await buffer(contents.stream!()))
      .digest('base64')}`
    expect(await contents.read(() => ({ write: () => undefined, end: () => undefined }))).toMatchObject({ integrity })
    expect(await tarballIntegrity(contents)).toBe(integrity)
  })

  it.each([
    ['large', large],
    ['small', calm],
  ])('that breaks off is fetched a second time: a %s one', async (_, served) => {
    let attempts = 0
    const contents = await fetched({
      packages: { calm: served },
      instead: ({ url = '' }, response) => {
        if (!url.endsWith('.tgz') || (attempts += 1) > 1) return false
        response.writeHead(200, { 'content-length': served === large ? 500_000 : 500 })
        response.write('half')
        setTimeout(() => response.destroy(), 50)
        return true
      },
    })
    expect([attempts, (await buffer(contents.stream!())).length]).toEqual([2, expect.any(Number)])
    contents.dispose()
  })

  it('that is not what the registry lists is no baseline', async () => {
    const wrong = { calm: { ...calm, records: { '1.0.0': { dist: { integrity: `sha512-${'A'.repeat(86)}==` } } } } }
    await expect(fetched({ packages: wrong })).rejects.toMatchObject({ code: 'EINTEGRITY' })
  })
})
