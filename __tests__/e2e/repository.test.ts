import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { hasVerdict, isRepository, type RepositoryReport } from '../../src/model/report.js'
import { checkJson, errorOf, makeUser, npm, packGate, verdictOf, type Run, type User } from '../helpers/cli.js'
import { file, writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const manifest = (name: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  name,
  version: '1.0.0',
  ...more,
})

const clean: PackageFiles = {
  'package.json': { private: true, workspaces: ['packages/*'] },
  'packages/a/package.json': manifest('a'),
  'packages/b/package.json': manifest('b'),
  'packages/internal/package.json': manifest('internal', { private: true }),
}

const check = async (files: PackageFiles, ...args: string[]): ReturnType<typeof checkAs> =>
  checkAs(makeUser(sandbox), files, ...args)

async function checkAs(
  user: User,
  files: PackageFiles,
  ...args: string[]
): Promise<{ run: Run; report: RepositoryReport }> {
  const folder = writePackage(sandbox.folder('repository'), files)
  writePackage(folder, { '.git/HEAD': 'ref: refs/heads/main\n' })
  const reportFile = join(sandbox.folder('report'), 'report.json')
  const run = await packGate(
    ['check', '--baseline', 'none', '--reporter', 'text', '--reporter', `json=${reportFile}`, ...args],
    { user, cwd: folder },
  )
  const report: RepositoryReport = JSON.parse(readFileSync(reportFile, 'utf8'))
  expect(isRepository(report)).toBe(true)
  return { run, report }
}

const concluded = ({ packages }: RepositoryReport): Record<string, string> =>
  Object.fromEntries(packages.map(({ path, conclusion }) => [path, conclusion]))

/** A Yarn 1 that packs as the npm in name alone does, and writes down what it was asked for. */
const yarnInName = (log: string): string => `#!${process.execPath}
const fs = require('node:fs')
const [command, ...args] = process.argv.slice(2)
fs.appendFileSync(${JSON.stringify(log)}, command + '\\n')
if (command === '--version') return void console.log('1.22.22')
const { packFolder } = require(${JSON.stringify(join(process.cwd(), '__tests__/helpers/fake-npm/pack.cjs'))})
const file = args[args.indexOf('--filename') + 1]
fs.writeFileSync(file, packFolder(process.cwd()).tarball)
console.log(JSON.stringify({ type: 'success', data: 'Wrote tarball to "' + file + '".' }))
`

describe('a run over a workspace', () => {
  it('gates every package that is not private, and names those that are', async () => {
    const { run, report } = await check(clean)
    expect(run.code).toBe(0)
    expect(report.conclusion).toBe('success')
    expect(concluded(report)).toEqual({ 'packages/a': 'success', 'packages/b': 'success' })
    expect(report.skipped).toEqual([{ name: 'internal', path: 'packages/internal', reason: 'private' }])
    expect(run.stdout).toMatch(/^Passed: 2 packages/)
    expect(run.stdout).toContain('Not checked (private): packages/internal')
    expect(run.stderr).toMatch(/^\[1\/2\] packages\/[ab]: Passed/)
  })

  it("is blocked by one package, with the path of each finding from the repository's root", async () => {
    const { run, report } = await check({ ...clean, 'packages/b/package.json': manifest('b', { main: 'gone.js' }) })
    expect(run.code).toBe(1)
    expect(concluded(report)).toEqual({ 'packages/a': 'success', 'packages/b': 'failure' })
    const [, b] = report.packages
    expect(b).toMatchObject({
      findings: [{ ruleId: 'entry-point-missing', anchor: { path: 'packages/b/package.json' } }],
    })
    expect(run.stdout).toContain('── packages/b ─')
  })

  it('has no verdict where one package has none, and still tells of the others', async () => {
    const broken = {
      ...clean,
      'packages/a/package.json': manifest('a', { scripts: { prepack: 'exit 3' } }),
      'packages/b/package.json': manifest('b', { main: 'gone.js' }),
      'packages/c/package.json': { name: 7, version: '1.0.0' },
    }
    const { run, report } = await check(broken)
    expect(run.code).toBe(2)
    expect(report.conclusion).toBe('error')
    expect(concluded(report)).toEqual({ 'packages/a': 'error', 'packages/b': 'failure', 'packages/c': 'error' })
    expect(run.stdout).toMatch(/^No verdict: 2 of 3 packages could not be checked/)
    expect(run.stdout).toContain('entry-point-missing')
    expect(run.stdout).toContain('packages/c')
  })

  it('has no verdict on two packages of the same name', async () => {
    const { run, report } = await check({ ...clean, 'packages/b/package.json': manifest('a') })
    expect(run.code).toBe(2)
    expect(report.packages).toMatchObject([
      { error: { code: 'EPACK', message: expect.stringContaining('packages/b') } },
      { error: { message: expect.stringContaining('packages/a') } },
    ])
  })

  it('is one over the packages that are named', async () => {
    const { report } = await check(clean, '--packages', 'packages/b')
    expect(concluded(report)).toEqual({ 'packages/b': 'success' })
  })

  it("applies a package's own policy to it alone", async () => {
    const { report } = await check({
      ...clean,
      'packages/b/pack-gate.yml': 'files: [package.json]\n',
      'packages/b/extra.js': '',
      'packages/a/extra.js': '',
    })
    expect(concluded(report)).toEqual({ 'packages/a': 'success', 'packages/b': 'failure' })
  })

  it('asks a package manager for its version once, but for packages that may have another one', async () => {
    const bin = sandbox.folder('bin')
    const log = join(bin, 'log')
    writePackage(bin, { yarn: file(yarnInName(log), 0o755) })
    const files = {
      ...clean,
      'yarn.lock': '',
      'packages/c/package.json': manifest('c'),
      'packages/c/.tool-versions': 'yarn 1.22.22\n',
    }
    const { report } = await checkAs(makeUser(sandbox, { bins: [bin] }), files)
    expect(concluded(report)).toEqual({ 'packages/a': 'success', 'packages/b': 'success', 'packages/c': 'success' })
    expect(readFileSync(log, 'utf8').trim().split('\n').sort()).toEqual([
      '--version',
      '--version',
      'pack',
      'pack',
      'pack',
    ])
  }, 120_000)
})

const policy = `files: [package.json]
rules: { file-added: off }
packages:
  packages/b:
    files: ["*.js"]
  "@acme/*":
    rules: { size-limit: { max: 100 B } }
`
const many: PackageFiles = {
  ...clean,
  'packages/a/extra.js': '1\n',
  'packages/b/extra.js': '1\n',
  'packages/c/package.json': manifest('@acme/c', { description: 'long '.repeat(50) }),
}

/** Rules that blocked each package. */
const blocked = ({ packages }: RepositoryReport): Record<string, readonly string[]> =>
  Object.fromEntries(
    packages.map((one) => [
      one.path,
      hasVerdict(one)
        ? one.findings.filter(({ level }) => level === 'error').map(({ ruleId }) => ruleId)
        : [one.error.code],
    ]),
  )

describe('the policy of a repository', () => {
  it('says by folder or by name what holds for some packages alone', async () => {
    const { report } = await check({ ...many, '.github/pack-gate.yml': policy })
    expect(blocked(report)).toEqual({
      'packages/a': ['file-not-allowed'],
      'packages/b': [],
      'packages/c': ['size-limit'],
    })
    const [, , c] = report.packages
    expect(c).toMatchObject({ policy: { path: '.github/pack-gate.yml' } })
  })

  it('holds for one of the packages, and for its tarball, as in the whole run', async () => {
    const folder = writePackage(sandbox.folder('repository'), {
      ...many,
      '.git/HEAD': '',
      '.github/pack-gate.yml': policy,
    })
    const user = makeUser(sandbox)
    const packed = sandbox.folder('packed')
    for (const name of ['b', 'c'])
      await npm(['pack', '--pack-destination', packed], { user, cwd: join(folder, 'packages', name) })
    const gated = async (target: string): Promise<readonly string[]> =>
      verdictOf(await checkJson([target, '--baseline', 'none'], { user, cwd: folder }))
        .findings.filter(({ level }) => level === 'error')
        .map(({ ruleId }) => ruleId)
    expect(await gated('packages/b')).toEqual([])
    expect(await gated('packages/c')).toEqual(['size-limit'])
    expect(await gated(join(packed, 'b-1.0.0.tgz'))).toEqual([])
    expect(await gated(join(packed, 'acme-c-1.0.0.tgz'))).toEqual(['size-limit'])
    const { stdout } = await packGate(['rules', '--verbose', 'packages/c'], { user, cwd: folder })
    expect(stdout).toMatch(/^ {2}max: 100 bytes {2}\(\.github\/pack-gate\.yml:7\)$/m)
  })

  it('must mean a package by each entry, or there is no verdict, told once', async () => {
    const slip = {
      ...many,
      '.github/pack-gate.yml': 'packages:\n  packages/aa: {}\n  packages/b: {}\n  internal: {}\n',
      'packages/b/pack-gate.yml': '',
    }
    const folder = writePackage(sandbox.folder('repository'), { ...slip, '.git/HEAD': '' })
    const user = makeUser(sandbox)
    const error = errorOf(await checkJson(['--baseline', 'none'], { user, cwd: folder }))
    expect(error).toMatchObject({ code: 'ECONFIG', location: { path: '.github/pack-gate.yml', line: 2, column: 3 } })
    expect(error.message).toBe(
      '.github/pack-gate.yml:2:3: packages."packages/aa" matches no package that this policy applies to, did you ' +
        'mean "packages/a"?\n' +
        '.github/pack-gate.yml:3:3: packages."packages/b" matches no package that this policy applies to: ' +
        'packages/b is checked by packages/b/pack-gate.yml',
    )
    const some = await packGate(['check', '--baseline', 'none', '--packages', 'packages/c'], { user, cwd: folder })
    expect(some.code).toBe(0)
  })

  it('tells its mistakes once, and packs nothing', async () => {
    const folder = writePackage(sandbox.folder('repository'), {
      ...many,
      '.git/HEAD': '',
      'pack-gate.yml': 'file: []\n',
      'packages/a/package.json': manifest('a', { scripts: { prepack: 'touch packed' } }),
    })
    const run = await checkJson(['--baseline', 'none'], { user: makeUser(sandbox), cwd: folder })
    expect(errorOf(run).message).toContain('pack-gate.yml:1:1: unknown key "file"')
    expect(existsSync(join(folder, 'packages/a/packed'))).toBe(false)
  })
})
