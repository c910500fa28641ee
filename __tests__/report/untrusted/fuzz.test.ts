import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type fc from 'fast-check'
import { releaseJudge } from '../../../src/commands/attest/release-judge.js'
import { BundleVerifier, NotVerified } from '../../../src/commands/attest/signed-bundle.js'
import { signerPolicy } from '../../../src/commands/attest/signer.js'
import { readJudged } from '../../../src/commands/verify/judged-release.js'
import { readRecords, recordFor } from '../../../src/commands/watch/records.js'
import { readZipEntry } from '../../../src/github/artifact.js'
import { findAttestation } from '../../../src/github/attestations.js'
import { connect, RetryBudget, systemClock } from '../../../src/github/client.js'
import { openSnappy } from '../../../src/github/snappy.js'
import type { JsonObject } from '../../../src/model/manifest.js'
import { openRegistries } from '../../../src/registry/client.js'
import { packumentIn } from '../../../src/registry/packument.js'
import { readReport } from '../../../src/report/untrusted/read-report.js'
import { snappyBlock } from '../../helpers/github-server-bundles.js'
import { startLoopbackRegistry, type LoopbackRegistry } from '../../helpers/loopback-registry.js'
import { answerOf, changedBytes, changedJson, countAnswers } from '../../helpers/mutants.js'
import { useSandbox } from '../../helpers/sandbox.js'
import { passedStatement, SigningAuthority } from '../../helpers/signing.js'
import { zip } from '../../helpers/zips.js'
import { hostileNames } from '../hostile.js'
import { failed, finding, passed, verdict } from '../sample.js'

/** Sound documents with mistakes in them: each reader has an answer or refuses, within ten seconds and 300 MB. */

const sandbox = useSandbox()
const integrity = `sha512-${'A'.repeat(86)}==`
const several = {
  schemaVersion: 1,
  tool: { name: 'pack-gate', version: '0.1.0' },
  conclusion: 'error',
  packages: [
    { ...passed({ integrity }), path: 'packages/a' },
    { ...failed(), path: 'packages/b', package: { name: null, version: null } },
  ],
  skipped: [{ name: null, path: 'packages/c', reason: 'private' }],
}
const reports = [
  passed({ integrity }),
  verdict({ integrity, findings: [finding({ line: 3, examples: ['a', 'b'] })] }),
  failed({ location: { path: 'a.yml', line: 1, column: 2 } }),
  several,
]

describe('the archive of a report', () => {
  it('with a few changed bytes is read or refused', async () => {
    const report = { name: 'report.json', content: JSON.stringify(passed()) }
    const archives = [
      zip(report),
      zip({ ...report, method: 0 }),
      zip(...hostileNames.map((name) => ({ name, content: name })), report),
      zip(report, { name: 'inner.zip', content: zip(report, report) }),
    ]
    const { answers, refused } = await countAnswers(changedBytes(...archives), 1500, (bytes) =>
      readZipEntry(bytes, 'report.json', 100_000),
    )
    expect(answers.length).toBeGreaterThan(50)
    expect(answers.every((bytes) => bytes.toString() === report.content)).toBe(true)
    expect(refused).toBeGreaterThan(500)
  })
})

const anyOrigin = { run: null, commit: null, here: null }

describe('a report', () => {
  it('with a few changes is read or refused', async () => {
    const { answers, refused } = await countAnswers(changedJson(...reports), 1500, readReport)
    expect(answers.length).toBeGreaterThan(50)
    expect(refused).toBeGreaterThan(500)
  })

  it('to compare with is read or refused', async () => {
    const file = join(sandbox.folder(), 'report.json')
    const { answers, refused } = await countAnswers(changedJson(...reports), 700, (bytes) => {
      writeFileSync(file, bytes)
      return readJudged(file, 'report.json', 'acme', anyOrigin)
    })
    expect(answers.length).toBeGreaterThan(50)
    expect(refused).toBeGreaterThan(100)
  })

  it('in the folder of records counts or is passed over', async () => {
    const folder = sandbox.folder()
    const { answers, refused } = await countAnswers(changedJson(...reports), 700, (bytes) => {
      writeFileSync(join(folder, 'report.json'), bytes)
      return recordFor(readRecords(folder), 'acme', '1.1.0', integrity).kind
    })
    expect(new Set(answers)).toEqual(new Set(['passed', 'blocked', 'other-bytes', 'no-record']))
    expect(refused).toBe(0)
  })

  it.each(['{}', '[]', '{"path":[],"size":{},"mode":[],"sha256":{},"state":[]}'])(
    'of 200,000 files, each of them %s, is refused by both',
    async (one) => {
      const files = `[${`${one},`.repeat(199_999)}${one}]`
      const bytes = Buffer.from(
        JSON.stringify(passed({ integrity, files: [] })).replace('"files":[]', `"files":${files}`),
      )
      const file = join(sandbox.folder(), 'report.json')
      writeFileSync(file, bytes)
      expect(await answerOf(() => readReport(bytes))).toBeNull()
      expect(await answerOf(() => readJudged(file, 'report.json', null, anyOrigin))).toBeNull()
    },
  )
})

const dist = {
  tarball: 'https://registry.test/acme/-/acme-1.0.0.tgz',
  integrity,
  shasum: 'a'.repeat(40),
  unpackedSize: 7,
}
const packument = {
  name: 'acme',
  'dist-tags': { latest: '1.1.0' },
  versions: { '1.0.0': { version: '1.0.0', dist, deprecated: 'old' }, '1.1.0': { version: '1.1.0', dist } },
  time: { created: '2026-01-01T00:00:00.000Z', '1.0.0': '2026-01-01T00:00:00.000Z' },
}

describe("a registry's answer", () => {
  let registry: LoopbackRegistry
  let answer: { readonly encoding: string; readonly bytes: Buffer } = { encoding: 'identity', bytes: Buffer.alloc(0) }
  beforeAll(async () => {
    registry = await startLoopbackRegistry({
      packages: {},
      instead: (_request, response) => {
        response.writeHead(200, { 'content-encoding': answer.encoding }).end(answer.bytes)
        return true
      },
    })
  })
  afterAll(() => registry.stop())

  const ask = async (encoding: string, bytes: Buffer): Promise<unknown> => {
    answer = { encoding, bytes }
    const folder = sandbox.folder()
    const client = openRegistries({ env: { HOME: folder }, tool: { name: 'pack-gate', version: '0.0.0' } })
    const publishConfig = { registry: registry.url }
    const source = await client.source({ name: 'acme', folder, tool: 'npm', publishConfig })
    return source.packument()
  }

  it('with a few changes is a list of versions, or null', async () => {
    const { answers } = await countAnswers(changedJson(packument), 1000, (bytes) => {
      try {
        return packumentIn(JSON.parse(bytes.toString()))
      } catch (error) {
        if (error instanceof SyntaxError) return undefined
        throw error
      }
    })
    expect(answers.filter((each) => each instanceof Object).length).toBeGreaterThan(500)
  })

  it.each([
    ['changed', 'identity', changedJson(packument), 100, 5],
    ['compressed, then changed', 'gzip', changedBytes(gzipSync(JSON.stringify(packument))), 100, 0],
  ] as const)('is read over the network, or refused: %s', async (_what, encoding, documents, runs, least) => {
    const { answers, refused } = await countAnswers(documents, runs, (bytes) => ask(encoding, bytes))
    expect(answers).not.toContain(null)
    expect([answers.length >= least, refused > 5]).toEqual([true, true])
  })

  it('that unpacks to more than is read is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(101 * 1024 * 1024, ' '), { level: 1 })
    expect(await answerOf(() => ask('gzip', bomb))).toBeNull()
  })
})

const release = { sha256: 'ab'.repeat(32), purl: 'pkg:npm/acme@1.1.0' }
const authority = new SigningAuthority()
const statement = passedStatement(release.sha256, release.purl)
const bundle = authority.sign(statement)
/** Read without its signature, which no changed statement has. */
const bundleOf = (bytes: Buffer): object => ({
  ...bundle,
  dsseEnvelope: { ...bundle.dsseEnvelope, payload: bytes.toString('base64') },
})
const verifier = new BundleVerifier([authority.trustedRoot() as JsonObject])
const judge = releaseJudge(
  () => Promise.resolve(verifier),
  signerPolicy('release.yml', 'octo-org/left-pad', 'https://github.com'),
)

describe('an attestation', () => {
  const served: Record<'page' | 'bundle', Buffer> = { page: Buffer.alloc(0), bundle: Buffer.alloc(0) }
  const server = createServer((request, response) => {
    const isPage = request.url?.includes('/attestations/') === true
    response.writeHead(200, { 'content-type': isPage ? 'application/json' : 'application/octet-stream' })
    response.end(isPage ? served.page : served.bundle)
  })
  let address = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  /** All waiting takes no time. */
  const retryBudget = new RetryBudget({ ...systemClock, sleep: () => Promise.resolve() }, Infinity)
  const ask = async (page: Buffer | object, linked: Buffer = Buffer.alloc(0)): Promise<boolean> => {
    served.page = Buffer.isBuffer(page) ? page : Buffer.from(JSON.stringify(page))
    served.bundle = linked
    const connection = { token: '', apiUrl: address, userAgent: 'pack-gate/0.0.0', retryBudget }
    const api = await connect(connection)
    const repository = { owner: 'acme', repo: 'acme' }
    const source = { api, anonymous: api, retryBudget, repository }
    return (await findAttestation(source, release.sha256, async (each) => judge(each, release))).isAttested
  }
  const link = (): object => ({ attestations: [{ bundle_url: `${address}/bundle` }] })

  it.each<[string, fc.Arbitrary<Buffer>, number, (bytes: Buffer) => Promise<boolean>]>([
    ['a statement', changedJson(statement), 200, (bytes) => ask({ attestations: [{ bundle: bundleOf(bytes) }] })],
    ['a page', changedJson({ attestations: [{ bundle }, { bundle_url: 'bundle' }] }), 150, (bytes) => ask(bytes)],
    ['a linked bundle', changedJson(bundle), 150, (bytes) => ask(link(), bytes)],
    ['a compressed one', changedBytes(snappyBlock(JSON.stringify(bundle))), 150, (bytes) => ask(link(), bytes)],
  ])('that changed somewhere counts, or does not, or can not be read: %s', async (_what, documents, runs, read) => {
    const { answers, refused } = await countAnswers(documents, runs, read)
    expect(refused + answers.filter((each) => !each).length).toBeGreaterThan(10)
  })

  it('that changed somewhere says what was signed, or is not accepted', async () => {
    const { answers, refused } = await countAnswers(changedJson(bundle), 500, (bytes) => {
      try {
        return verifier.verify(JSON.parse(bytes.toString())).statement
      } catch (error) {
        if (error instanceof NotVerified || error instanceof SyntaxError) return null
        throw error
      }
    })
    for (const answer of answers) if (answer !== null) expect(answer).toEqual(statement)
    expect([refused, answers.filter((each) => each === null).length > 100]).toEqual([0, true])
  })

  it.each<[number, string]>([
    [15, '{},'],
    [3.9, '{},'],
    [3.9, '[],'],
    [3.9, '0,'],
    [3.9, '[[['],
  ])('that is %s MB of %s can not be read', async (megabytes, part) => {
    const bytes = Buffer.from(`{"a":[${part.repeat((megabytes * 1e6) / part.length)}0]}`)
    expect(await answerOf(() => ask(link(), bytes))).toBeNull()
  })

  it('in a damaged block of Snappy is opened within its limit, or not at all', async () => {
    const blocks = [snappyBlock('x'.repeat(500)), Buffer.from([10, 1 << 2, 97, 98, (4 << 2) | 1, 2, 0xf7, 1, 0, 0, 0])]
    const { answers } = await countAnswers(changedBytes(...blocks), 2000, (bytes) => openSnappy(bytes, 100_000))
    const opened = answers.filter((each) => each !== null)
    expect(opened.length).toBeGreaterThan(50)
    expect(opened.every(({ length }) => length <= 100_000)).toBe(true)
  })
})
