import { readFileSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { NoVerdict } from '../../src/model/report.js'
import type { WatchReport } from '../../src/model/watch-report.js'
import { makeUser, packGate, type Run, type User } from '../helpers/cli.js'
import { startLoopbackRegistry, type LoopbackRegistry } from '../helpers/loopback-registry.js'
import { packageTarball } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

/** Registries that lie differently at each question, and caches and proxies that answer in their place. */

const sandbox = useSandbox()
const good = { 'index.js': 'export {}\n' }
const moment = (ago: number): string => new Date(Date.now() - ago).toISOString()
/** What the registry answers before it answers truly; false: truly. */
let instead: (url: string, headers: Readonly<Record<string, unknown>>, response: ServerResponse) => boolean
let registry: LoopbackRegistry
let user: User
let records: string
let asked: number

beforeEach(async () => {
  instead = () => false
  registry = await startLoopbackRegistry({
    packages: {
      acme: { versions: { '1.0.0': good, '1.1.0': good }, times: { '1.0.0': moment(9e6), '1.1.0': moment(6e6) } },
      other: { versions: { '1.0.0': good }, times: { '1.0.0': moment(9e6) } },
    },
    instead: ({ url = '', headers }, response) => instead(url, headers, response),
  })
  user = makeUser(sandbox, { registry: registry.url })
  records = sandbox.folder('records')
  for (const version of ['1.0.0', '1.1.0']) {
    const file = join(sandbox.folder('tarball'), 'a.tgz')
    writeFileSync(file, packageTarball({ ...good, 'package.json': { name: 'acme', version } }))
    const report = `json=${join(records, `${version}.json`)}`
    const run = await packGate(['check', file, '--no-config', '--baseline', 'none', '--reporter', report], { user })
    expect(run.code).toBe(0)
  }
  asked = 0
})
afterEach(async () => {
  await registry.stop()
})

type Watched = Run & { readonly report: WatchReport }
const state = (): string => join(sandbox.folder('state'), 'state.json')

async function watch(...more: readonly string[]): Promise<Watched> {
  const run = await packGate(['watch', 'acme', '--records', records, '--reporter', 'json', ...more], { user })
  return { ...run, report: JSON.parse(run.stdout) as WatchReport }
}
const errorIn = ({ report }: Watched): NoVerdict['error'] => (report.packages[0] as unknown as NoVerdict).error

/** The registry's own document, changed. */
type Document = Record<string, unknown> & { versions: Record<string, Record<string, unknown>> }
function told(change: (document: Document, question: number) => unknown): typeof instead {
  return (url, _headers, response) => {
    if (url !== '/acme') return false
    asked += 1
    const whole = document()
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(change(whole, asked)))
    return true
  }
}

let truth = ''
const document = (): Document => JSON.parse(truth) as Document
beforeEach(async () => {
  truth = await (await fetch(`${registry.url}acme`)).text()
})

describe('watch', () => {
  it('knows the releases as long as no one lies', async () => {
    expect((await watch()).code).toBe(0)
  })

  it.each<[string, (document: Document, question: number) => unknown]>([
    ['is about another package', (whole) => ({ ...whole, name: 'other' })],
    ['is about another package at the second question', (whole, n) => ({ ...whole, ...(n > 1 && { name: 'other' }) })],
    ['has no version at the second question', (whole, n) => (n > 1 ? { ...whole, versions: {} } : whole)],
    ['is a list at the second question', (whole, n) => (n > 1 ? [whole] : whole)],
    [
      'has an entry of another version',
      (whole) => ({ ...whole, versions: { ...whole.versions, '9.9.9': whole.versions['1.0.0'] } }),
    ],
  ])("can't tell where the document %s", async (_what, change) => {
    instead = told(change)
    const run = await watch()
    expect([run.code, errorIn(run).code]).toEqual([2, 'EREGISTRY'])
  })

  it.each(['__proto__', 'constructor', 'latest', '01.0.0', '', 'a/../b', '1.0.0 '])(
    'never knows a release under the key %j',
    async (key) => {
      instead = told((whole) => {
        const entry = { ...whole.versions['1.0.0'], version: key }
        const versions = Object.fromEntries([...Object.entries(whole.versions), [key, entry]])
        return { ...whole, versions, time: {} }
      })
      const run = await watch()
      expect(run.code).not.toBe(0)
      expect(run.stdout + run.stderr).not.toContain('EINTERNAL')
    },
  )

  it('reports a release whose time is in the future, and no beginning that is', async () => {
    instead = told((whole) => {
      const evil = { ...whole.versions['1.0.0'], version: '1.2.0' }
      return {
        ...whole,
        versions: { ...whole.versions, '1.2.0': evil },
        time: { ...(whole.time as object), '1.2.0': '2999-01-01T00:00:00Z' },
      }
    })
    const run = await watch()
    expect([run.code, run.report.packages[0]]).toMatchObject([1, { unknown: [{ version: '1.2.0' }] }])
    expect((await watch('--since', '1.1.0')).code).toBe(1)
    const future = await watch('--since', '1.2.0')
    expect([future.code, errorIn(future).message]).toEqual([2, expect.stringContaining('in the future')])
  })
})

describe('a state', () => {
  /** Answers with headers, and 304 whatever is asked once `isStubborn`. */
  const headers = (more: Readonly<Record<string, string>>, isStubborn: () => boolean): typeof instead => {
    return (url, _headers, response) => {
      if (url !== '/acme') return false
      if (isStubborn()) response.writeHead(304, more).end()
      else response.writeHead(200, { 'content-type': 'application/json', ...more }).end(truth)
      return true
    }
  }

  it('gives "not modified" no meaning where nothing was known', async () => {
    let isStubborn = false
    const file = state()
    instead = headers({}, () => isStubborn)
    expect((await watch('--state', file)).code).toBe(0)
    isStubborn = true
    const run = await watch('--state', file)
    expect([run.code, errorIn(run).code]).toEqual([2, 'EREGISTRY'])
    const first = await watch('--state', join(sandbox.folder('new'), 'state.json'))
    expect(first.code).toBe(2)
  })

  it.each([
    [0, null],
    [30_000, null],
    [120_000, 'kept'],
  ])('keeps a date of change that is %i ms old as %s', async (age, expected) => {
    const file = state()
    instead = headers({ 'last-modified': new Date(Date.now() - age).toUTCString() }, () => false)
    expect((await watch('--state', file)).code).toBe(0)
    const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { known: unknown }> }
    expect(packages.acme?.known === null).toBe(expected === null)
  })

  it('believes an ETag that never changes for a day', async () => {
    const file = state()
    instead = headers({ etag: '"for ever"' }, () => false)
    expect((await watch('--state', file)).code).toBe(0)
    instead = (url, { 'if-none-match': etag }, response) => {
      if (url !== '/acme' || etag === undefined) return false
      response.writeHead(304).end()
      return true
    }
    expect((await watch('--state', file)).report.packages[0]).toHaveProperty('unchanged')
    const text = readFileSync(file, 'utf8')
    const yesterday = text.replace(/"looked":\d+/, `"looked":${Date.now() - 86_500_000}`)
    writeFileSync(file, yesterday)
    expect((await watch('--state', file)).report.packages[0]).not.toHaveProperty('unchanged')
  })
})

describe('after everything was read once, a cache', () => {
  /** npm's cache is warm too: it was asked for the package with the same settings. */
  const verify = async (): Promise<Run> => packGate(['verify', '--report', join(records, '1.1.0.json')], { user })

  it('answers nothing in the place of a registry that is not there', async () => {
    expect([(await watch()).code, (await verify()).code]).toEqual([0, 0])
    await registry.stop()
    const run = await watch()
    expect([run.code, errorIn(run).code]).toEqual([2, 'EREGISTRY'])
    const verified = await verify()
    expect([verified.code, verified.stdout]).toEqual([2, expect.stringContaining('could not be reached')])
  })

  it('answers nothing in the place of a tarball that was replaced, though the document says the same', async () => {
    expect([(await watch()).code, (await verify()).code]).toEqual([0, 0])
    const evil = packageTarball({ 'evil.js': 'steal()\n', 'package.json': { name: 'acme', version: '1.1.0' } })
    instead = (url, _headers, response) => {
      if (!url.endsWith('/1.1.0.tgz')) return false
      response.end(evil)
      return true
    }
    const run = await watch()
    expect([run.code, run.report.packages[0]]).toMatchObject([
      1,
      { unknown: [{ version: '1.1.0', reason: 'other-bytes' }] },
    ])
    expect((await verify()).code).toBe(1)
  })
})

it('verify takes the document of another package for none', async () => {
  instead = told((whole) => ({ ...whole, name: 'other' }))
  const args = ['verify', 'acme@1.0.0', '--report', join(records, '1.0.0.json'), '--reporter', 'json']
  const run = await packGate(args, { user })
  expect([run.code, run.stdout]).toEqual([2, expect.stringContaining('EREGISTRY')])
})
