import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { checkJson, errorOf, makeUser, packGate, verdictOf, type User } from '../helpers/cli.js'
import { packageTarball, sourceMap, writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'
import type { RepositoryReport } from '../../src/model/report.js'
import { handingOver, handOver as handOverIn, plain, type Handed } from './handing-over.js'

const sandbox = useSandbox()
const keyEnds = ['BEGIN', 'END'].map((end) => ['-----', end, ' OPENSSH PRIVATE KEY-----'].join(''))
const blocked: PackageFiles = { ...plain, id_rsa: keyEnds.join(`\n${'A'.repeat(64)}\n`) }
const handOver = (target: string, out?: string, user?: User, more: readonly string[] = []): Promise<Handed> =>
  handOverIn(sandbox, target, out ?? join(sandbox.folder('out'), 'new', 'folder'), user ?? makeUser(sandbox), more)
const folderOf = (files: PackageFiles): string => writePackage(sandbox.folder('package'), files)

describe('a release that passes', () => {
  handingOver(it, sandbox, () => makeUser(sandbox))
})

describe('a release that does not pass', () => {
  it('leaves nothing, and takes away what an earlier run left under its name', async () => {
    const out = sandbox.folder('out')
    writeFileSync(join(out, 'acme-core-1.2.0.tgz'), 'from before')
    writeFileSync(join(out, 'acme-core-1.1.0.tgz'), 'another release')
    const run = await handOver(folderOf(blocked), out)
    expect([run.code, verdictOf(run).tarball]).toEqual([1, null])
    expect(run.listing).toEqual(['acme-core-1.1.0.tgz'])
  })

  it('takes the earlier one away also where no verdict is reached', async () => {
    const out = sandbox.folder('out')
    writeFileSync(join(out, 'acme-core-1.2.0.tgz'), 'from before')
    const failing = {
      ...plain,
      'package.json': { name: '@acme/core', version: '1.2.0', scripts: { prepack: 'exit 3' } },
    }
    const run = await handOver(folderOf(failing), out)
    expect([run.code, errorOf(run).code, run.listing]).toEqual([2, 'EPACK', []])
  })

  it('leaves nothing where the target is a tarball', async () => {
    const target = join(sandbox.folder('built'), 'any.tgz')
    writeFileSync(target, packageTarball(blocked))
    const run = await handOver(target)
    expect([run.code, run.listing]).toEqual([1, []])
    expect(existsSync(target)).toBe(true)
  })
})

describe('a tarball as the target', () => {
  it('is handed over byte for byte, under the name that npm would give it', async () => {
    const target = join(sandbox.folder('built'), 'any.tgz')
    writeFileSync(target, packageTarball(plain))
    const run = await handOver(target)
    expect(run.listing).toEqual(['acme-core-1.2.0.tgz'])
    expect(readFileSync(join(run.out, 'acme-core-1.2.0.tgz')).equals(readFileSync(target))).toBe(true)
    expect(verdictOf(run).findings).toEqual([])
  })

  it('is never removed: it may not lie where it would be handed over to', async () => {
    const out = sandbox.folder('out')
    const target = join(out, 'acme-core-1.2.0.tgz')
    writeFileSync(target, packageTarball(plain))
    const run = await handOver(target, out)
    expect(errorOf(run)).toMatchObject({
      code: 'EUSAGE',
      message: 'acme-core-1.2.0.tgz is already in the folder for the tarball that passes',
    })
    expect(existsSync(target)).toBe(true)
  })

  it('with a version that leads out of the folder is refused', async () => {
    const target = join(sandbox.folder('built'), 'any.tgz')
    writeFileSync(target, packageTarball({ ...plain, 'package.json': { name: 'a', version: '/../../b' } }))
    const run = await handOver(target)
    expect(errorOf(run)).toMatchObject({
      code: 'EPACK',
      message: 'no tarball can be handed over under the name "a-/../../b.tgz"',
    })
  })
})

describe('the folder', () => {
  it('that is a file is an error that names it', async () => {
    const file = join(sandbox.folder('out'), 'file')
    writeFileSync(file, '')
    const run = await checkJson([folderOf(plain), '--baseline', 'none', '--no-config', '--pack-destination', file], {
      user: makeUser(sandbox),
    })
    expect(errorOf(run)).toMatchObject({
      code: 'EPACK',
      message: expect.stringContaining(`could not be handed over to ${file}`),
    })
  })

  it('may be in the package: what lies there is packed only if files lets it in', async () => {
    const folder = folderOf({ ...plain, 'package.json': { name: '@acme/core', version: '1.2.0', files: ['index.js'] } })
    const run = await handOver(folder, join(folder, 'out'))
    expect(verdictOf(run)).toMatchObject({ conclusion: 'success', totals: { files: 2 } })
    const again = await handOver(folder, join(folder, 'out'))
    expect(verdictOf(again).integrity).toBe(verdictOf(run).integrity)
  })

  it('is told on the terminal', async () => {
    const out = sandbox.folder('out')
    const run = await packGate(['check', folderOf(plain), '--baseline', 'none', '--pack-destination', out], {
      user: makeUser(sandbox),
    })
    expect(run.stdout).toMatch(/^Tarball {3}.*acme-core-1\.2\.0\.tgz$/ms)
  })
})

describe('what the registry is told', () => {
  it('is the tarball itself: a package.json that postpack puts back is no mismatch', async () => {
    const swap = (from: string, to: string): string =>
      'node -e "const ' +
      `f=require('fs');f.writeFileSync('package.json',f.readFileSync('package.json','utf8').replace('${from}','${to}'))"`
    const folder = folderOf({
      ...plain,
      'package.json': {
        name: 'swap',
        version: '1.0.0',
        dependencies: { a: '^1.0.0' },
        scripts: { prepack: swap('^1.0.0', '^2.0.0'), postpack: swap('^2.0.0', '^1.0.0') },
      },
    })
    const user = makeUser(sandbox)
    const without = await checkJson([folder, '--baseline', 'none', '--no-config'], { user })
    expect(verdictOf(without).findings.map(({ ruleId }) => ruleId)).toEqual(['manifest-mismatch'])
    expect(verdictOf(await handOver(folder, undefined, user)).findings).toEqual([])
  })
})

describe('several packages', () => {
  const workspace = (packages: Readonly<Record<string, PackageFiles>>): string => {
    const root = writePackage(sandbox.folder('workspace'), {
      'package.json': { name: 'root', private: true, workspaces: ['packages/*'] },
    })
    for (const [name, files] of Object.entries(packages)) {
      mkdirSync(join(root, 'packages', name), { recursive: true })
      writePackage(join(root, 'packages', name), files)
    }
    return root
  }
  const named = (name: string, more: PackageFiles = {}): PackageFiles => ({
    'package.json': { name, version: '1.0.0' },
    ...more,
  })

  it('are handed over each by itself, those that pass', async () => {
    const root = workspace({
      a: named('a'),
      b: named('b', { 'b.js.map': sourceMap({ 'b.ts': 'let b' }) }),
      c: named('@acme/c'),
    })
    const out = sandbox.folder('out')
    const run = await packGate(['check', root, '--baseline', 'none', '--no-config', '--pack-destination', out], {
      user: makeUser(sandbox),
    })
    expect(run.code).toBe(1)
    expect(readdirSync(out).sort()).toEqual(['a-1.0.0.tgz', 'acme-c-1.0.0.tgz'])
  })

  it('whose tarballs would have one name are handed over none of them', async () => {
    const root = workspace({ a: named('@acme/core'), b: named('acme-core') })
    const out = sandbox.folder('out')
    const run = await packGate(['check', root, '--baseline', 'none', '--no-config', '--pack-destination', out], {
      user: makeUser(sandbox),
    })
    expect([run.code, readdirSync(out)]).toEqual([2, []])
    expect(run.stdout).toContain('acme-core-1.0.0.tgz')
  })

  const setting = (name: string, version: string): PackageFiles => ({
    'package.json': {
      name,
      version,
      scripts: {
        prepack:
          `node -e "const f=require('fs');` +
          `f.writeFileSync('package.json',f.readFileSync('package.json','utf8').replace('${version}','1.0.0'))"`,
      },
    },
  })

  it.each<[string, PackageFiles, PackageFiles]>([
    ['one of two', setting('@acme/core', '2.0.0'), named('acme-core')],
    ['both', setting('@acme/core', '2.0.0'), setting('acme-core', '3.0.0')],
    [
      'one that is blocked',
      setting('@acme/core', '2.0.0'),
      named('acme-core', { 'b.js.map': sourceMap({ 'b.ts': 'let b' }) }),
    ],
  ])('that share a file name only after a script changed the version of %s are not handed over', async (_, a, b) => {
    const root = workspace({ a, b, c: named('c') })
    const out = sandbox.folder('out')
    const run = await packGate(
      ['check', root, '--baseline', 'none', '--no-config', '--pack-destination', out, '--reporter', 'json'],
      { user: makeUser(sandbox) },
    )
    const { packages } = JSON.parse(run.stdout) as RepositoryReport
    expect([run.code, readdirSync(out)]).toEqual([2, ['c-1.0.0.tgz']])
    expect(packages.map(({ conclusion }) => conclusion)).toEqual(['error', 'error', 'success'])
    expect(run.stdout).toContain('the tarball of packages/b would be acme-core-1.0.0.tgz too')
  })

  it('leave nothing of an earlier run where one policy for all of them is wrong', async () => {
    const root = workspace({ a: named('a'), b: named('b'), bad: named('a/../../b') })
    const out = sandbox.folder('out')
    for (const name of ['a-1.0.0.tgz', 'b-1.0.0.tgz', 'other-1.0.0.tgz']) writeFileSync(join(out, name), 'from before')
    writeFileSync(join(root, 'pack-gate.yml'), 'files: [\n')
    const run = await packGate(
      ['check', root, '--baseline', 'none', '--config', join(root, 'pack-gate.yml'), '--pack-destination', out],
      { user: makeUser(sandbox) },
    )
    expect([run.code, readdirSync(out)]).toEqual([2, ['other-1.0.0.tgz']])
  })

  it('are none of them handed over where one verification summary is to speak of them', async () => {
    const out = sandbox.folder('out')
    const run = await packGate(
      [
        'check',
        workspace({ a: named('a'), b: named('b') }),
        '--baseline',
        'none',
        '--no-config',
        '--pack-destination',
        out,
        '--vsa',
        join(out, 'vsa.json'),
      ],
      { user: makeUser(sandbox) },
    )
    expect([run.code, readdirSync(out)]).toEqual([2, []])
    expect(run.stdout).toContain("can't describe several packages")
  })
})

describe('the files that a run writes', () => {
  const user = (): User => makeUser(sandbox)
  const run = (folder: string, out: string, more: readonly string[]): ReturnType<typeof packGate> =>
    packGate(['check', folder, '--baseline', 'none', '--no-config', '--pack-destination', out, ...more], {
      user: user(),
    })

  it.each<[string, (out: string) => readonly string[], RegExp]>([
    ['a report on the tarball', (out) => ['--reporter', `json=${out}/acme-core-1.2.0.tgz`], /over a tarball/],
    ['a summary on the tarball', (out) => ['--vsa', `${out}/acme-core-1.2.0.tgz`], /over a tarball/],
    ['a summary on a report', (out) => ['--vsa', `${out}/x.json`, '--reporter', `json=${out}/./x.json`], /one file/],
    ['two reports', (out) => ['--reporter', `json=${out}/x`, '--reporter', `sarif=${out}/x`], /one file/],
  ])('are refused where they would be %s', async (_what, args, words) => {
    const out = sandbox.folder('out')
    writeFileSync(join(out, 'acme-core-1.2.0.tgz'), 'from before')
    const { code, stderr } = await run(folderOf(plain), out, args(out))
    expect([code, readdirSync(out)]).toEqual([2, []])
    expect(stderr.replaceAll(/\s+/g, ' ')).toMatch(words)
  })

  it.each(['there', 'not there yet'])('never reach a tarball by a link to one that is %s', async (when) => {
    const out = sandbox.folder('out')
    const link = join(sandbox.folder('links'), 'report.json')
    symlinkSync(join(out, 'acme-core-1.2.0.tgz'), link)
    if (when === 'there') writeFileSync(join(out, 'acme-core-1.2.0.tgz'), 'from before')
    const { code, stderr } = await run(folderOf(plain), out, ['--reporter', `json=${link}`])
    expect([code, readdirSync(out)]).toEqual([2, []])
    expect(stderr).toContain('over a tarball')
  })

  it('leave nothing of an earlier run after a mistake in the command', async () => {
    const [out, folder] = [sandbox.folder('out'), folderOf(plain)]
    const vsa = join(out, 'vsa.json')
    expect((await run(folder, out, ['--vsa', vsa])).code).toBe(0)
    expect(readdirSync(out)).toEqual(['acme-core-1.2.0.tgz', 'vsa.json'])
    expect((await run(folder, out, ['--vsa', vsa, '--unheard-of'])).code).toBe(2)
    expect(readdirSync(out)).toEqual([])
    writeFileSync(vsa, '{"mine": true}')
    await run(folder, out, ['--vsa', vsa, '--unheard-of'])
    expect(readdirSync(out)).toEqual(['vsa.json'])
  })

  it('have a name as long as npm allows', async () => {
    const name = 'a'.repeat(214)
    const out = sandbox.folder('out')
    const folder = folderOf({ ...plain, 'package.json': { name, version: '1.2.0' } })
    const { code } = await run(folder, out, [])
    expect([code, readdirSync(out)]).toEqual([0, [`${name}-1.2.0.tgz`]])
    const longer = folderOf({ ...plain, 'package.json': { name, version: `1.2.0-${'b'.repeat(60)}` } })
    const failed = await run(longer, out, [])
    expect([failed.code, readdirSync(out)]).toEqual([2, [`${name}-1.2.0.tgz`]])
    expect(failed.stdout).not.toContain('EINTERNAL')
  })
})
