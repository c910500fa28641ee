import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { builtCheckJson, checkJson, errorOf, makeUser, packGate, verdictOf } from '../helpers/cli.js'
import type { JsonRun, User } from '../helpers/cli.js'
import { liveCommands, rawControlCharacters } from '../helpers/output.js'
import { useSandbox } from '../helpers/sandbox.js'
import { hostileTarballs, longName, manifestEntry, paxHeader, tar, tarEntry, tgz } from '../helpers/tarballs.js'

const sandbox = useSandbox()
let user: User
/** Megabytes that a check of next to nothing takes. */
let usualMemory: number

function save(bytes: Buffer): string {
  const path = join(sandbox.folder('tarball'), 'release.tgz')
  writeFileSync(path, bytes)
  return path
}

const args = (bytes: Buffer): readonly string[] => [save(bytes), '--baseline', 'none', '--no-config']

async function check(bytes: Buffer): Promise<JsonRun> {
  return checkJson(args(bytes), { user })
}

/** In a process of its own, whose peak of memory is measured. */
async function checkMeasured(bytes: Buffer): Promise<JsonRun> {
  return builtCheckJson(args(bytes), { user, measureMemory: true })
}

const file = (name: string, content = 'export {}\n'): { name: string; content: string } => ({ name, content })

beforeAll(async () => {
  user = makeUser(sandbox)
  const run = await checkMeasured(tgz([manifestEntry(), file('package/index.js')]))
  usualMemory = run.peakMegabytes ?? 0
  expect({ code: run.code, conclusion: run.report.conclusion }).toEqual({ code: 0, conclusion: 'success' })
})

describe('a tarball', () => {
  it.each(hostileTarballs.map((tarball) => [tarball.what, tarball] as const))(
    'with %s is never passed',
    async (_what, { bytes, path, isLarge }) => {
      const run = await (isLarge ? checkMeasured : check)(await bytes())
      expect(run.milliseconds).toBeLessThan(15_000)
      if (isLarge) expect(run.peakMegabytes).toBeLessThan(usualMemory + 250)
      expect(liveCommands(run.stdout + run.stderr)).toEqual([])
      expect(rawControlCharacters(run.stdout + run.stderr)).toEqual([])
      if (path !== undefined && run.report.conclusion !== 'error') {
        const found = run.report.findings.filter(({ ruleId, level }) => ruleId === 'unsafe-path' && level === 'error')
        expect(found.map((finding) => `${finding.path} ${finding.message}`).join('\n')).toContain(path)
        expect(run.code).toBe(1)
      } else {
        expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'ETARBALL' })
        expect(errorOf(run).message.length).toBeGreaterThan(10)
        expect(errorOf(run).message.length).toBeLessThan(2000)
        expect(errorOf(run).help.length).toBeGreaterThan(10)
      }
    },
  )

  it('is told to be unreadable in the text report too', async () => {
    const run = await packGate(
      ['check', save(Buffer.from('not a tarball'.repeat(100))), '--baseline', 'none', '--no-config'],
      { user },
    )
    expect(run.code).toBe(2)
    expect(run.stdout + run.stderr).toContain('release.tgz')
  })

  it('is judged under the names of its PAX and GNU long-name headers', async () => {
    const long = `lib/${'folder/'.repeat(30)}`
    const bytes = tgz([
      manifestEntry(),
      paxHeader({ path: `package/${long}pax.js` }),
      file('package/short-1'),
      longName(`package/${long}gnu.js`),
      file('package/short-2'),
    ])
    const run = await check(bytes)
    expect(verdictOf(run).files.map(({ path }) => path)).toEqual([`${long}gnu.js`, `${long}pax.js`, 'package.json'])
    expect(run.code).toBe(0)
  })

  /**
   * npm strips the first folder of each path whatever its name is. It stops at the end of the archive, other readers
   * go on: what one installer sees and another doesn't is not a release that could be approved.
   */
  const hiding: readonly [what: string, bytes: () => Buffer][] = [
    ['under another top-level folder', () => tgz([manifestEntry(), file('other/hidden.js')])],
    [
      'after the end of the archive',
      () => gzipSync(Buffer.concat([tar([manifestEntry()]), tar([file('package/hidden.js')])])),
    ],
    [
      'after the first gzip member',
      () => Buffer.concat([gzipSync(tarEntry(manifestEntry())), tgz([file('package/hidden.js')])]),
    ],
    ['in a second gzip member', () => Buffer.concat([tgz([manifestEntry()]), tgz([file('package/hidden.js')])])],
    [
      'after a single empty block',
      () => gzipSync(Buffer.concat([tar([manifestEntry()]).subarray(0, -512), tar([file('package/hidden.js')])])),
    ],
    ['as a contiguous file', () => tgz([manifestEntry(), { ...file('package/hidden.js'), type: '7' }])],
    ['as an old-style file', () => tgz([manifestEntry(), { ...file('package/hidden.js'), type: '\0' }])],
  ]
  it.each(hiding)('is refused or its files are all judged where one is hidden %s', async (_what, bytes) => {
    const run = await check(bytes())
    if (run.report.conclusion === 'error') {
      expect({ exit: run.code, code: run.report.error.code }).toEqual({ exit: 2, code: 'ETARBALL' })
    } else {
      expect(run.report.files.map(({ path }) => path)).toContain('hidden.js')
    }
  })

  it('is refused as a baseline for the same reasons', async () => {
    const target = save(tgz([manifestEntry({ version: '1.1.0' }), file('package/index.js')]))
    const baseline = save(Buffer.from('not a tarball'.repeat(100)))
    const run = await checkJson([target, '--baseline', baseline, '--no-config'], { user })
    expect({ exit: run.code, code: errorOf(run).code }).toEqual({ exit: 2, code: 'ETARBALL' })
  })
})
