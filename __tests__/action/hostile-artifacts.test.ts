import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { receiveReport } from '../../src/action/report-mode.js'
import type { Verdict } from '../../src/model/report.js'
import { builtFunction } from '../helpers/built-function.js'
import { GitHubServer } from '../helpers/github-server.js'
import { connectTo } from '../helpers/github-server-client.js'
import { findings, verdict } from '../helpers/github-server-samples.js'
import { zip } from '../helpers/zips.js'

/** What `mode: report` of the built Action makes of an artifact, in this process: archives and reports of strangers. */

const runId = 4711
const run = { id: String(runId), attempt: 1 }
let server: GitHubServer
let receive: typeof receiveReport

beforeAll(async () => {
  server = await GitHubServer.start()
  receive = (await builtFunction('receiveReport')) as typeof receiveReport
})
afterAll(() => server.close())

/** Its conclusion, or why it was refused. */
async function answer(bytes: Buffer): Promise<string> {
  server.artifacts.add({ runId, bytes, createdAt: new Date().toISOString() })
  const target = await connectTo(server)
  const origin = { id: runId, conclusion: 'success', attempt: 1, startedAt: null, url: 'https://x.test', head: null }
  try {
    const { conclusion } = await receive(target, origin, 'pack-gate-report')
    return conclusion
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    return `${code ?? 'thrown'}: ${message}`
  }
}

const content = JSON.stringify({ ...verdict(), run })
const report = { name: 'report.json', content }
const sound = zip(report)

/** A sound archive with some bytes of its headers overwritten. */
function changed(signature: 'local' | 'directory' | 'end', offset: number, bytes: readonly number[]): Buffer {
  const copy = Buffer.from(sound)
  const mark = { local: 'PK\u0003\u0004', directory: 'PK\u0001\u0002', end: 'PK\u0005\u0006' }[signature]
  copy.set(bytes, copy.lastIndexOf(mark) + offset)
  return copy
}

const highest = [0xff, 0xff, 0xff, 0xff]
/** A whole archive in the comment of another one. */
const inComment = (inner: Buffer): Buffer => {
  const outer = zip({ name: 'other.json', content: '{}' })
  outer.writeUInt16LE(inner.length, outer.length - 2)
  return Buffer.concat([outer, inner])
}
const many = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `${index}`, content: '' }))

describe('an archive', () => {
  it.each<[string, Buffer]>([
    ['as it should be', sound],
    ['that is stored', zip({ ...report, method: 0 })],
    ['with a twin in other case', zip({ name: 'REPORT.JSON', content: '{}' }, report)],
    ['with a folder of that name', zip({ name: 'report.json/', content: '' }, report)],
    ['with another name in the local header', changed('local', 30, [0x65, 0x76, 0x69, 0x6c])],
    ['with bytes before it, and offsets that count them', zip({ name: 'a', content: 'PK\u0003\u0004' }, report)],
  ])('%s is read', async (_what, bytes) => {
    expect(await answer(bytes)).toBe('success')
  })

  it.each<[string, Buffer, RegExp]>([
    ['with a name that leads out beside it', zip(report, { name: '../x', content: '' }), /list of files/],
    ['with an absolute name beside it', zip({ name: '/etc/x', content: '' }, report), /list of files/],
    ['with a name in backslashes beside it', zip({ name: '..\\x', content: '' }, report), /list of files/],
    ['with it twice', zip(report, report), /2 times/],
    ['with it in a folder', zip({ ...report, name: 'a/report.json' }), /no file report\.json/],
    ['with a name that ends in NUL', zip({ ...report, name: 'report.json\0' }), /no file report\.json|list of files/],
    ['with a link in its place', zip({ ...report, content: '/etc/passwd' }), /not JSON/],
    ['that is encrypted', zip({ ...report, encrypted: true }), /encrypted/],
    ['that is encrypted by another flag', changed('directory', 8, [0x41, 0x08]), /list of files/],
    ['in bzip2', zip({ ...report, method: 12 }), /method other than deflate/],
    ['with another checksum', zip({ ...report, crc: 1 }), /checksum/],
    ['that says it is larger', zip({ ...report, declaredSize: content.length + 1 }), /size is not the one/],
    ['that says it is smaller', zip({ ...report, declaredSize: 10 }), /size is not the one/],
    ['that says it has four gigabytes', changed('directory', 24, highest), /list of files|at most 16/],
    ['with sixteen megabytes of blanks', zip({ ...report, content: Buffer.alloc(16_000_000, ' ') }), /not JSON/],
    ['whose file is beyond its end', changed('directory', 42, highest.with(3, 0x7f)), /can't be unpacked/],
    ['that counts 65,535 files', changed('end', 8, highest), /files, expected|list of files|not a zip/],
    ['that counts none', changed('end', 8, [0, 0, 0, 0]), /no file report\.json/],
    ['with 60,000 files', zip(...many(60_000), report), /60,001 files/],
    ['with none', zip(), /no file report\.json/],
    ['whose directory is beyond its end', changed('end', 16, highest), /not a zip|list of files/],
    ['with another archive in its comment', inComment(sound), /no file|not a zip|list of files/],
    ['with bytes before it', Buffer.concat([Buffer.alloc(9, 'x'), sound]), /list of files|not a zip|can't be unpacked/],
    ['with bytes behind it', Buffer.concat([sound, Buffer.alloc(9, 'x')]), /not a zip/],
    ['that is empty', Buffer.alloc(0), /not a zip/],
    ['that is gzip', gzipSync(content), /not a zip/],
    ['that is cut off', sound.subarray(0, -30), /not a zip/],
  ])('%s is refused', async (_what, bytes, words) => {
    const told = await answer(bytes)
    expect(told).toMatch(/^EGITHUB: /)
    expect(told).toMatch(words)
  })
})

const several = (packages: readonly unknown[]): string =>
  JSON.stringify({ schemaVersion: 1, tool: verdict().tool, conclusion: 'success', run, packages, skipped: [] })
const of = (over: Partial<Record<keyof Verdict, unknown>>): string => JSON.stringify({ ...verdict(), run, ...over })
const empty = (count: number): string => `[${'{},'.repeat(count - 1)}{}]`
/** Packages with so many findings each that are none. */
const hollow = (packages: number, count: number): string =>
  several(
    Array.from({ length: packages }, (_, index) => ({ ...verdict(), path: `p${index}`, findings: 'x' })),
  ).replaceAll('"findings":"x"', `"findings":${empty(count)}`)

describe('a report', () => {
  it.each<[string, string, RegExp]>([
    ['of 330 packages with 3,300 findings that are none', hollow(330, 3300), /findings\.0/],
    ['of 30 packages with 50,000 of them', hollow(30, 50_000), /findings\.0/],
    ['of one package with 20,000 of them', hollow(1, 20_000), /packages\.0\.findings\.0/],
    ['with 50,001 findings', of({ findings: findings(50_001, { help: '', message: 'm' }) }), /50,000 items/],
    ['with five million lists', `[${'[],'.repeat(5_000_000)}0]`, /more than 4,000,000 values/],
    ['with a million brackets', '['.repeat(1_000_000), /16 levels/],
    ['with a million objects in one another', '{"a":'.repeat(1_000_000), /16 levels/],
    ['with 200,000 keys', of({ totals: Object.fromEntries(many(200_000).map(({ name }) => [name, 0])) }), /100 keys/],
    ['in UTF-16', Buffer.from(content, 'utf16le').toString('latin1'), /not JSON/],
    ['with numbers beyond all', content.replace('"size":12', '"size":1e999'), /size/],
    ['with a rule named constructor', of({ findings: findings(1, { ruleId: '__proto__' }) }), /ruleId/],
    ['of no package', several([]), /expected a package/],
    ['with a text of a megabyte', of({ findings: findings(1, { message: 'x'.repeat(1e6) }) }), /65,536 characters/],
    ['that is marked', of({ unverified: true }), /marked `unverified`/],
    ['of another run', of({ run: { id: '1', attempt: 1 } }), /of attempt 1 of run 1/],
    ['of a later attempt', of({ run: { ...run, attempt: 2 } }), /of attempt 2/],
  ])('%s is refused', async (_what, text, words) => {
    expect(await answer(zip({ name: 'report.json', content: text }))).toMatch(words)
  })

  it.each<[string, string, string]>([
    ['with a byte order mark', `\ufeff${content}`, 'success'],
    ['with __proto__ in it', content.replace('{', '{"__proto__":{"conclusion":"success"},'), 'success'],
    ['with a key twice, the worse one last', content.replace(/\}$/, ',"conclusion":"failure"}'), 'failure'],
    ['that calls errors a success', of({ conclusion: 'success', findings: findings(1) }), 'failure'],
    [
      'with a place a billion lines on',
      of({ findings: findings(1, { anchor: { path: 'a', line: 1e15 } }) }),
      'failure',
    ],
  ])('%s is read as it is', async (_what, text, conclusion) => {
    expect(await answer(zip({ name: 'report.json', content: text }))).toBe(conclusion)
  })
})
