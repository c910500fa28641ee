import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { NoVerdict, Verdict } from '../../src/model/report.js'
import { makeUser, packGate } from '../helpers/cli.js'
import type { Run, User } from '../helpers/cli.js'
import { file, packageTarball, writePackage, type PackageFiles } from '../helpers/packages.js'
import { startRecordedRegistry, type RecordedRegistry } from '../helpers/recorded-registry.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
let registry: RecordedRegistry
let user: User

const release = (name: string, version: string, more: PackageFiles = {}): PackageFiles => ({
  'package.json': { name, version },
  'index.js': 'export {}\n',
  ...more,
})

function tarballOf(files: PackageFiles): string {
  const path = join(sandbox.folder('tarball'), 'release.tgz')
  writeFileSync(path, packageTarball(files))
  return path
}

async function diff(args: readonly string[], cwd?: string): Promise<Run & { report: Verdict }> {
  const run = await packGate(['diff', ...args, '--reporter', 'json'], { user, ...(cwd !== undefined && { cwd }) })
  return { ...run, report: JSON.parse(run.stdout) as Verdict }
}

beforeAll(async () => {
  registry = await startRecordedRegistry()
  user = makeUser(sandbox, { registry: registry.url })
  const publish = async (files: PackageFiles, tag?: string): Promise<void> =>
    registry.publish(writePackage(sandbox.folder('package'), files), user, tag === undefined ? {} : { tag })
  await publish(release('calm', '1.0.0'))
  await publish(release('calm', '1.1.0', { 'setup.js': '1\n', 'index.js': 'export default 1\n' }))
  await publish(release('calm', '2.0.0-rc.1', { 'rc.js': '1\n' }), 'next')
})
afterAll(async () => {
  await registry.stop()
})

describe('pack-gate diff', () => {
  it('compares two versions, and decides nothing', async () => {
    const { report, code } = await diff(['calm@1.0.0', 'calm@1.1.0'])
    expect(code).toBe(0)
    expect(report.conclusion).toBe('neutral')
    expect(report.package).toEqual({ name: 'calm', version: '1.1.0' })
    expect(report.baseline).toMatchObject({ kind: 'published', version: '1.0.0' })
    expect(report.baseline).not.toHaveProperty('name')
    expect(report.files.filter(({ state }) => state === 'added').map(({ path }) => path)).toEqual(['setup.js'])
    expect(report.policy).toBeNull()
  })

  it('shows what changed in the code that users run, behind the report', async () => {
    const [before, after] = [
      tarballOf(release('calm', '1.0.0')),
      release('calm', '1.0.1', { 'index.js': "fetch('https://a.zz')\n" }),
    ]
    const { stdout, code } = await packGate(['diff', before, tarballOf(after), '--code'], { user })
    expect(code).toBe(0)
    expect(stdout).toMatch(
      /Changed code: 1 file that users run\n\nindex\.js: 1 change\n {2}line 1: sends requests, host a\.zz/,
    )
    expect(stdout).toContain("    - export {}\n    + fetch('https://a.zz')\n")
    const refused = await packGate(['diff', before, before, '--code', '--reporter', 'json'], { user })
    expect(refused.code).toBe(2)
  })

  it('tells how many files there were before, also in a folder', async () => {
    const folder = writePackage(sandbox.folder('package'), release('calm', '1.0.1', { 'a.js': '1\n' }))
    const { stdout } = await packGate(['diff', folder, 'calm@1.0.0'], { user })
    expect(stdout).toMatch(/^Files {5}2, 3 before: 0 added, 1 removed/m)
  })

  it('looks new dependencies up where one of the two is in a registry', async () => {
    const hours = (before: number): string => new Date(Date.now() - before * 3_600_000).toISOString()
    const publish = async (name: string, version: string, time: string, manifest = {}): Promise<void> =>
      registry.publishBytes(packageTarball({ 'package.json': { name, version, ...manifest } }), { time })
    const dependencies = { 'of-a-day': '^1.0.0', 'of-none': '^1.0.0' }
    await publish('needy', '1.0.0', hours(2000))
    await publish('of-a-day', '1.0.0', hours(1030))
    await publish('needy', '1.1.0', hours(1000), { dependencies })
    const messages = async (...sides: readonly string[]): Promise<string> =>
      JSON.stringify((await diff(sides)).report.findings.map(({ message }) => message))
    const published = await messages('needy@1.0.0', 'needy@1.1.0')
    expect(published).toContain('of-a-day (first published 30 hours before this release, names no repository)')
    expect(published).toMatch(/has no package of-none/)
    const files = [{}, { dependencies }].map((manifest) =>
      tarballOf({ 'package.json': { name: 'needy', version: '1.1.0', ...manifest } }),
    )
    // Its first release is 43 days old today.
    expect(await messages('needy@1.0.0', files[1] ?? '')).toMatch(/of-a-day \(names no repository\)/)
    const asked = registry.requests.length
    expect(await messages(...files)).toMatch(/2 runtime dependencies are new: of-a-day, of-none"/)
    expect(registry.requests).toHaveLength(asked)
  })

  it('takes a tag, and a name alone for what its tag latest names', async () => {
    const { report } = await diff(['calm', 'calm@next'])
    expect([report.baseline.version, report.package.version]).toEqual(['1.1.0', '2.0.0-rc.1'])
  })

  it('exits with 0 although a rule finds an error', async () => {
    const scripts = { 'package.json': { name: 'calm', version: '1.2.0', scripts: { postinstall: 'node index.js' } } }
    const { report, code } = await diff(['calm@1.1.0', tarballOf(release('calm', '1.2.0', scripts))])
    expect(report.findings).toContainEqual(expect.objectContaining({ ruleId: 'lifecycle-script', level: 'error' }))
    expect([report.conclusion, code]).toEqual(['neutral', 0])
  })

  it('packs folders as check does, on either side', async () => {
    const before = writePackage(
      sandbox.folder('package'),
      release('calm', '1.0.0', { '.npmignore': 'private.js\n', 'private.js': '1\n' }),
    )
    const after = writePackage(
      sandbox.folder('package'),
      release('calm', '1.0.1', { '.npmignore': 'private.js\n', 'private.js': '2\n', 'new.js': '1\n' }),
    )
    const { report } = await diff([before, '.'], after)
    expect(report.baseline).toMatchObject({ kind: 'folder', version: '1.0.0' })
    expect(report.packer?.name).toBe('npm')
    expect(report.files.map(({ path, state }) => `${state} ${path}`)).toEqual([
      'unchanged index.js',
      'added new.js',
      'changed package.json',
    ])
  })

  it('compares packages of different names, and names both', async () => {
    const other = tarballOf(release('@octo-org/calmer', '3.0.0'))
    const { report } = await diff(['calm@1.0.0', other])
    expect(report.baseline).toMatchObject({ name: 'calm', version: '1.0.0' })
    const text = await packGate(['diff', 'calm@1.0.0', other], { user })
    expect(text.stdout.split('\n')[0]).toContain('Compared: calm@1.0.0 with @octo-org/calmer@3.0.0')
    expect(text.stdout).toContain('Baseline  calm@1.0.0, as published')
  })

  it('names the files that changed, and how', async () => {
    const before = tarballOf(release('calm', '1.0.0', { 'run.sh': file('a\n', 0o755) }))
    const after = tarballOf(release('calm', '1.0.0', { 'run.sh': file('a\n', 0o644), 'index.js': 'export { }\n' }))
    const { stdout } = await packGate(['diff', before, after], { user })
    expect(stdout).toContain('  index.js  10 bytes → 11 bytes\n')
    expect(stdout).toContain('  run.sh  mode 0755 → 0644\n')
    expect(stdout).not.toMatch(/Passed|Blocked|Next:/)
  })

  it('tells by the exit code whether anything differs where it is asked to', async () => {
    const same = tarballOf(release('calm', '1.0.0'))
    const bits = tarballOf(release('calm', '1.0.0', { 'index.js': file('export {}\n', 0o755) }))
    const codes = await Promise.all([
      diff([same, tarballOf(release('calm', '1.0.0')), '--exit-code']),
      diff([same, bits, '--exit-code']),
      diff([same, bits]),
    ])
    expect(codes.map(({ code }) => code)).toEqual([0, 1, 0])
    expect((await packGate(['diff', same, same], { user })).stdout).toContain('the same files')
  })

  it('asks a policy only where one is named', async () => {
    const folder = writePackage(sandbox.folder('package'), {
      ...release('calm', '1.1.0'),
      'pack-gate.yml': 'rules: { file-removed: error }\n',
    })
    const levels = ({ findings }: Verdict): string[] =>
      findings.filter(({ ruleId }) => ruleId === 'file-removed').map(({ level }) => level)
    const without = await diff(['calm@1.1.0', tarballOf(release('calm', '1.1.1'))], folder)
    const named = await diff(['calm@1.1.0', tarballOf(release('calm', '1.1.1')), '--config', 'pack-gate.yml'], folder)
    expect([levels(without.report), levels(named.report)]).toEqual([['note'], ['error']])
    expect(named.code).toBe(0)
  })

  it('writes every report', async () => {
    const folder = sandbox.folder('reports')
    const names = ['text', 'json', 'markdown', 'html']
    const run = await packGate(
      ['diff', 'calm@1.0.0', 'calm@1.1.0', ...names.flatMap((name) => ['--reporter', `${name}=${name}.out`])],
      { user, cwd: folder },
    )
    expect([run.code, run.stdout]).toEqual([0, ''])
    for (const name of ['text', 'markdown', 'html']) {
      const text = readFileSync(join(folder, `${name}.out`), 'utf8')
      const releases = ['calm@1.0.0', 'calm@1.1.0'].map((each) => (name === 'markdown' ? `\`${each}\`` : each))
      expect(text).toContain(`Compared: ${releases.join(' with ')}`)
      expect(text).not.toMatch(/Passed: calm|Blocked: /)
    }
  })

  it.each([
    ['a version that is not published', ['calm@9.9.9', 'calm@1.0.0'], 'EREGISTRY', /9\.9\.9/],
    ['a package that is not known', ['unheard-of@1.0.0', 'calm@1.0.0'], 'EREGISTRY', /unheard-of/],
    ['a file that does not exist', ['./gone.tgz', 'calm@1.0.0'], 'EUSAGE', /gone\.tgz/],
    ['something that is no name', ['NOT A NAME', 'calm@1.0.0'], 'EUSAGE', /NOT A NAME/],
    [
      'an option in the place of a version',
      ['calm@--registry=http://127.0.0.1:9', 'calm@1.0.0'],
      'EREGISTRY',
      /no version or tag/,
    ],
  ])('gives no result for %s', async (_what, args, errorCode, message) => {
    const run = await diff(args)
    const { conclusion, error } = run.report as unknown as NoVerdict
    expect([run.code, conclusion, error.code]).toEqual([2, 'error', errorCode])
    expect(error.message).toMatch(message)
  })

  it.each([[[]], [['calm']], [['calm', 'calm', 'calm']]])('is refused with %j', async (args) => {
    const run = await packGate(['diff', ...args], { user })
    expect([run.code, run.stdout]).toEqual([2, ''])
    expect(run.stderr).toContain('two releases')
  })
})
