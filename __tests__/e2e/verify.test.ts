import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { NoVerdict, Verdict } from '../../src/model/report.js'
import { startBrokenRegistry } from '../helpers/broken-registry.js'
import { makeUser, packGate, type User } from '../helpers/cli.js'
import { packageTarball, writePackage } from '../helpers/packages.js'
import { startRecordedRegistry, type RecordedRegistry } from '../helpers/recorded-registry.js'
import { useSandbox } from '../helpers/sandbox.js'
import { errorOf, gated as gatedOn, kinds, unique, verify, wholeWay, type Way } from './releasing.js'

const sandbox = useSandbox()
let registry: RecordedRegistry
beforeAll(async () => {
  registry = await startRecordedRegistry()
})
afterAll(async () => {
  await registry.stop()
})

const way: Way = {
  sandbox,
  registry: () => registry,
  unpublish({ name }) {
    registry.unpublish(name)
    return Promise.resolve()
  },
}
const gated = (): ReturnType<typeof gatedOn> => gatedOn(way)

describe('the whole way', () => {
  wholeWay(it, way)
})

describe('verify', () => {
  it('waits for a release that is not there yet', async () => {
    const release = await gated()
    const waiting = verify(['--report', release.report, '--wait', '120'], release.user)
    await registry.publish(release.tarball, release.user)
    expect((await waiting).code).toBe(0)
  })

  it('names added and missing files and modes, and what the registry tells installers', async () => {
    const release = await gated()
    const folder = writePackage(sandbox.folder('other'), {
      'package.json': { name: release.name, version: '1.0.0', main: 'index.js' },
      'index.js': 'export const one = 1\n',
      'evil.js': 'x\n',
    })
    await registry.publish(folder, release.user)
    const run = await verify(['--report', release.report], release.user)
    expect([run.code, kinds(run)]).toEqual([1, ['integrity -', 'added evil.js', 'missing lib/a.js']])
  })

  it('says where only the record of the registry is another one', async () => {
    const swap = (from: string, to: string): string =>
      'node -e "const ' +
      `f=require('fs');f.writeFileSync('package.json',f.readFileSync('package.json','utf8').replace('${from}','${to}'))"`
    const scripts = { prepack: swap('^1.0.0', '^2.0.0'), postpack: swap('^2.0.0', '^1.0.0') }
    const name = unique()
    const user = makeUser(sandbox, { registry: registry.url })
    const folder = writePackage(sandbox.folder('package'), {
      'package.json': { name, version: '1.0.0', dependencies: { a: '^1.0.0' }, scripts },
    })
    await registry.publishBytes(packageTarball({ 'package.json': { name: 'a', version: '2.0.0' } }))
    const report = join(sandbox.folder('out'), 'report.json')
    await packGate(['check', folder, '--pack-destination', join(report, '..'), '--reporter', `json=${report}`], {
      user,
    })
    // npm reads package.json from disk once more after `postpack` (verify.registry.test.ts): the registry is sent what
    // stood there.
    const { tarball } = JSON.parse(readFileSync(report, 'utf8')) as Verdict
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>
    await registry.publish(tarball?.path ?? '', user, { manifest })
    const run = await verify(['--report', report], user)
    expect([run.code, kinds(run)]).toEqual([1, ['manifest package.json']])
    expect(run.stdout).toContain('dependencies.a ^1.0.0; in its tarball it is ^2.0.0')
  })

  it('passes for a tarball as it was judged, and tells one that was only packed again from one with other files', async () => {
    const release = await gated()
    expect((await verify([release.tarball, '--report', release.report], release.user)).code).toBe(0)
    const again = join(sandbox.folder('again'), 'again.tgz')
    writeFileSync(again, gzipSync(gunzipSync(readFileSync(release.tarball)), { level: 1 }))
    const run = await verify([again, '--report', release.report], release.user)
    expect([run.code, kinds(run)]).toEqual([1, ['integrity -']])
    expect(run.stdout).toContain('every file in it is the same')
  })

  it('does not pass a release that the gate blocked, though the bytes are those', async () => {
    const release = await gated()
    const verdict = JSON.parse(readFileSync(release.report, 'utf8')) as Verdict
    writeFileSync(release.report, JSON.stringify({ ...verdict, conclusion: 'failure' }))
    const run = await verify([release.tarball, '--report', release.report], release.user)
    expect([run.code, kinds(run)]).toEqual([1, ['blocked -']])
  })

  it('reports a registry whose bytes are not those of its own integrity', async () => {
    const release = await gated()
    const broken = await startBrokenRegistry({ kind: 'wrong-bytes' }, release.name)
    try {
      const run = await verify(['--report', release.report], makeUser(sandbox, { registry: broken.url }))
      expect([run.code, kinds(run)]).toEqual([1, ['integrity -']])
      expect(run.result).toMatchObject({ integrity: { actual: null } })
    } finally {
      await broken.stop()
    }
  })

  it.each<[string, (entry: Record<string, unknown>) => void, string]>([
    ['a dependency', (entry) => (entry.dependencies = { evil: '1.0.0' }), 'dependencies.evil'],
    ['a command', (entry) => (entry.bin = { npm: 'index.js' }), 'bin.npm'],
    ['engines', (entry) => (entry.engines = { node: '>=99' }), 'engines.node'],
    ['an install script', (entry) => (entry.hasInstallScript = true), 'hasInstallScript'],
  ])('reports %s that only the document for installers has', async (_what, lie, words) => {
    const release = await gated()
    await registry.publish(release.tarball, release.user)
    registry.lie(release.name, (document, form) => {
      if (form === 'installers') for (const entry of Object.values(document.versions)) lie(entry)
      return document
    })
    const run = await verify(['--report', release.report], release.user)
    expect([run.code, kinds(run)]).toEqual([1, ['manifest package.json']])
    expect(run.stdout).toContain(words)
  })

  it('says nothing of what a registry leaves out of the document for installers', async () => {
    const name = unique()
    const user = makeUser(sandbox, { registry: registry.url })
    const folder = writePackage(sandbox.folder('package'), {
      'package.json': { name, version: '1.0.0', os: ['linux'], libc: ['glibc'], cpu: ['x64'] },
      'a.js': '1\n',
    })
    const out = sandbox.folder('out')
    const report = join(out, 'report.json')
    const more = ['--baseline', 'none', '--pack-destination', out, '--reporter', `json=${report}`]
    await packGate(['check', folder, ...more], { user })
    const { tarball } = JSON.parse(readFileSync(report, 'utf8')) as Verdict
    await registry.publish(tarball?.path ?? '', user)
    registry.lie(name, (document, form) => {
      if (form === 'installers')
        for (const entry of Object.values(document.versions)) Object.assign(entry, { cpu: [], os: [], libc: [] })
      return document
    })
    const run = await verify(['--report', report], user)
    expect([run.code, kinds(run)]).toEqual([0, []])
  })

  it.each(['full', 'installers'] as const)('reports a second hash in the %s document', async (lying) => {
    const release = await gated()
    await registry.publish(release.tarball, release.user)
    registry.lie(release.name, (document, form) => {
      for (const { dist } of Object.values(document.versions))
        if (form === lying) dist.integrity = `${String(dist.integrity)} sha512-${'E'.repeat(86)}==`
      return document
    })
    const run = await verify(['--report', release.report], release.user)
    expect([run.code, kinds(run)]).toEqual([1, ['integrity -']])
    expect(run.stdout).toContain('2 hashes')
  })

  it('calls a published tarball with a tail another one, and does not wait for a better one', async () => {
    const release = await gated()
    const manifest = { name: release.name, version: '1.0.0', main: 'index.js' }
    await registry.publishBytes(Buffer.concat([readFileSync(release.tarball), Buffer.from('tail')]), { manifest })
    const run = await verify(['--report', release.report, '--wait', '60'], release.user)
    expect([run.code, kinds(run)]).toEqual([1, ['integrity -']])
    expect(run.stdout).toContain("can't be read")
  })

  it("can't tell where the release is gone at the second question", async () => {
    const release = await gated()
    await registry.publish(release.tarball, release.user)
    registry.lie(release.name, (document, form) => (form === 'installers' ? null : document))
    const run = await verify(['--report', release.report], release.user)
    expect([run.code, errorOf(run).code]).toEqual([2, 'EREGISTRY'])
  })

  it.each(['v1.0.0', '=1.0.0', '1.0.0+build.5'])('finds under 1.0.0 what package.json calls %s', async (version) => {
    const name = unique()
    const user = makeUser(sandbox, { registry: registry.url })
    const folder = writePackage(sandbox.folder('package'), {
      'package.json': { name, version, main: 'index.js' },
      'index.js': 'export {}\n',
    })
    const out = sandbox.folder('out')
    const report = join(out, 'report.json')
    await packGate(['check', folder, '--pack-destination', out, '--reporter', `json=${report}`], { user })
    const verdict = JSON.parse(readFileSync(report, 'utf8')) as Verdict
    expect(verdict.package).toEqual({ name, version: '1.0.0' })
    expect(verdict.tarball?.path).toBe(join(out, `${name}-1.0.0.tgz`))
    await registry.publish(verdict.tarball?.path ?? '', user, {
      manifest: { name, version: '1.0.0', main: 'index.js' },
    })
    for (const target of [[], [`${name}@1.0.0`], [`${name}@${version}`]])
      expect((await verify([...target, '--report', report], user)).code).toBe(0)
  })

  it.each(['latest', '01.0.0'])('is never needed for %s, which is no version', async (version) => {
    const user = makeUser(sandbox, { registry: registry.url })
    const folder = writePackage(sandbox.folder('package'), { 'package.json': { name: unique(), version } })
    const run = await packGate(['check', folder, '--reporter', 'json'], { user })
    expect([run.code, (JSON.parse(run.stdout) as NoVerdict).error.code]).toEqual([2, 'EPACK'])
    expect(run.stdout).toContain('is not a semantic version')
  })

  it('is no success where the registry fails', async () => {
    const release = await gated()
    const broken = await startBrokenRegistry({ kind: 'status', status: 503 }, release.name)
    try {
      const run = await verify(['--report', release.report], makeUser(sandbox, { registry: broken.url }))
      expect([run.code, errorOf(run).code]).toEqual([2, 'EREGISTRY'])
      expect(errorOf(run).help).not.toContain('baseline')
    } finally {
      await broken.stop()
    }
  })

  it('takes the package that is asked for out of a report of several', async () => {
    const [a, b] = [await gated(), await gated()]
    const report = join(sandbox.folder('out'), 'report.json')
    const packages = [a, b].map(({ report: file }, index) => ({
      path: `packages/${index}`,
      ...(JSON.parse(readFileSync(file, 'utf8')) as Verdict),
    }))
    writeFileSync(report, JSON.stringify({ schemaVersion: 1, conclusion: 'success', packages, skipped: [] }))
    expect((await verify([b.tarball, '--report', report], b.user)).code).toBe(0)
    expect(errorOf(await verify(['--report', report], b.user)).message).toContain('is about 2 packages')
  })
})

describe('the report to compare with', () => {
  const user = (): User => makeUser(sandbox)
  const good = {
    schemaVersion: 1,
    conclusion: 'success',
    package: { name: 'a', version: '1.0.0' },
    integrity: `sha512-${'A'.repeat(86)}==`,
    files: [{ path: 'a', size: 1, mode: 420, sha256: 'a'.repeat(64), state: 'added' }],
  }

  it.each<[string, unknown, string]>([
    ['no JSON', 'text', 'it is not JSON'],
    ['an empty object', {}, 'is not a report of pack-gate'],
    ['another schemaVersion', { ...good, schemaVersion: 2 }, 'schemaVersion'],
    [
      'no verdict',
      { schemaVersion: 1, conclusion: 'error', error: { code: 'EPACK', message: 'x', help: 'y' } },
      'reached no verdict',
    ],
    ['a comparison', { ...good, conclusion: 'neutral' }, 'is a comparison'],
    ['a report that no one verified', { ...good, unverified: true }, 'and was not verified'],
    ['one of several packages', { ...good, unverified: true, packages: [good] }, 'and was not verified'],
    ['one with an unverified package', { ...good, packages: [{ ...good, unverified: true }] }, 'and was not verified'],
    ['no package', { ...good, packages: [] }, 'is not about a package'],
    ['no integrity', { ...good, integrity: null }, 'has no integrity'],
    ['a short integrity', { ...good, integrity: 'sha512-AAAA' }, 'at integrity'],
    ['no files', { ...good, files: [] }, 'at files'],
    [
      'a file without its hash',
      { ...good, files: [{ path: 'a', size: 1, mode: 420, state: 'added' }] },
      'at files.0.sha256',
    ],
    ['another package', { ...good, package: { name: 'b', version: '1.0.0' } }, 'is about b, not about a'],
    ['another version', { ...good, package: { name: 'a', version: '2.0.0' } }, 'is about a@2.0.0, not about a@1.0.0'],
  ])('is refused with %s', async (_, content, words) => {
    const report = join(sandbox.folder('out'), 'report.json')
    writeFileSync(report, typeof content === 'string' ? content : JSON.stringify(content))
    const run = await verify(['a@1.0.0', '--report', report], user())
    expect([run.code, errorOf(run).code]).toEqual([2, 'EUSAGE'])
    expect(errorOf(run).message).toContain(words)
  })

  it.each<[string, (path: string) => void, string]>([
    [
      'a device',
      (path) => {
        symlinkSync('/dev/zero', path)
      },
      'it is not a regular file',
    ],
    ['a pipe', (path) => execFileSync('mkfifo', [path]), 'it is not a regular file'],
    [
      'a folder',
      (path) => {
        mkdirSync(path)
      },
      'it is not a regular file',
    ],
    [
      '65 megabytes',
      (path) => {
        writeFileSync(path, Buffer.alloc(65_000_000))
      },
      'expected at most 64,000,000',
    ],
    [
      'brackets without end',
      (path) => {
        writeFileSync(path, '[[],'.repeat(1_000_000))
      },
      'nested',
    ],
  ])('is refused where it is %s', async (_, make, words) => {
    if (process.platform === 'win32') return
    const report = join(sandbox.folder('out'), 'report.json')
    make(report)
    const run = await verify(['a@1.0.0', '--report', report], user())
    expect([run.code, errorOf(run).code]).toEqual([2, 'EUSAGE'])
    expect(errorOf(run).message).toContain(words)
  })

  const [sha, other] = ['a'.repeat(40), 'b'.repeat(40)]
  const run = { id: '7', attempt: 2 }
  const inRun = (id: string, attempt: string): Readonly<Record<string, string>> => ({
    GITHUB_RUN_ID: id,
    GITHUB_RUN_ATTEMPT: attempt,
  })

  it.each<[string, object, readonly string[], Readonly<Record<string, string>>, string]>([
    ['another run', { run }, ['--run', '8'], {}, 'is of attempt 2 of run 7, expected run 8'],
    ['another attempt', { run }, ['--run', '7/1'], {}, 'is of attempt 2 of run 7, expected attempt 1 of run 7'],
    ['no run', {}, ['--run', '7'], {}, 'is of no known run, expected run 7'],
    [
      'another run than this one',
      { run },
      [],
      inRun('8', '1'),
      'is of attempt 2 of run 7, expected attempt 1 of run 8',
    ],
    ['a later attempt than this one', { run }, [], inRun('7', '1'), 'is of attempt 2 of run 7, expected attempt 1'],
    ['no run, where this is one', {}, [], inRun('7', '2'), 'is of no known run, expected attempt 2 of run 7'],
    ['another commit', { commit: sha }, ['--commit', other], {}, `is about commit ${sha.slice(0, 12)}, expected bbb`],
    ['no commit', {}, ['--commit', other], {}, 'is about no known commit, expected bbbbbbbbbbbb'],
    ['one that is none', { commit: 'main' }, [], {}, 'its run or commit is not valid'],
    ['a run that is none', { run: { id: 7 } }, [], {}, 'its run or commit is not valid'],
  ])('is refused with %s', async (_, more, args, env, words) => {
    const report = join(sandbox.folder('out'), 'report.json')
    for (const content of [
      { ...good, ...more },
      { ...more, packages: [{ ...good, path: 'packages/a' }] },
    ]) {
      writeFileSync(report, JSON.stringify(content))
      const who = user()
      const refused = await verify(['a@1.0.0', '--report', report, ...args], { ...who, env: { ...who.env, ...env } })
      expect([refused.code, errorOf(refused).code]).toEqual([2, 'EUSAGE'])
      expect(errorOf(refused).message).toContain(words)
    }
  })

  it('is said to be that of its run and commit, and the release that of the commit in the registry', async () => {
    const release = await gated()
    const content = JSON.parse(readFileSync(release.report, 'utf8')) as object
    writeFileSync(release.report, JSON.stringify({ ...content, run, commit: sha }))
    const manifest = { name: release.name, version: '1.0.0', main: 'index.js', gitHead: other }
    await registry.publishBytes(readFileSync(release.tarball), { manifest })
    const args = ['--report', release.report, '--run', '7']
    const plain = await verify(args, release.user)
    expect(plain.code).toBe(0)
    expect(plain.result).toMatchObject({ report: { run, commit: sha, path: null }, gitHead: other, differences: [] })
    const { stdout } = await packGate(['verify', ...args], { user: release.user })
    expect(stdout.replace(/\n/g, ' ')).toContain(
      'Report     run 7, attempt 2, commit aaaaaaaaaaaa, and the registry says commit bbbbbbbbbbbb',
    )
    const asked = await verify([...args, '--commit', sha], release.user)
    expect([asked.code, kinds(asked)]).toEqual([1, ['commit -']])
  })

  it.each(['../folder', 'file:../a', '--registry=x'])('whose package is called %s never reaches npm', async (name) => {
    const report = join(sandbox.folder('out'), 'report.json')
    writeFileSync(report, JSON.stringify({ ...good, package: { name, version: '1.0.0' } }))
    expect(errorOf(await verify(['--report', report], user()))).toMatchObject({
      code: 'EUSAGE',
      message: expect.stringMatching(/^the report .* which can't be in a registry$/),
    })
  })

  it.each([
    ['a tag', ['a@latest', '--report', 'x']],
    ['no version', ['a', '--report', 'x']],
  ])('needs an exact version, not %s', async (_, args) => {
    expect(errorOf(await verify(args, user()))).toMatchObject({ code: 'EUSAGE' })
  })

  it.each([
    ['no report', ['a@1.0.0'], 'needs the report'],
    ['a wait that is no number', ['a@1.0.0', '--report', 'x', '--wait', '1m'], '--wait takes a whole number'],
    ['a run that is none', ['a@1.0.0', '--report', 'x', '--run', 'last'], '--run takes'],
    ['a short commit', ['a@1.0.0', '--report', 'x', '--commit', 'abc'], '--commit takes'],
    ['another reporter', ['a@1.0.0', '--report', 'x', '--reporter', 'sarif'], 'there is no reporter'],
  ])('%s is told', async (_, args, words) => {
    const run = await packGate(['verify', ...args], { user: user() })
    expect(run.code).toBe(2)
    expect(run.stderr).toContain(words)
  })
})
