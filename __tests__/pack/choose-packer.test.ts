import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { choosePacker, type PackerChoice } from '../../src/pack/choose-packer.js'
import { ignoresScripts } from '../../src/pack/ignored-scripts.js'
import type { PackerName } from '../../src/model/packer.js'
import { writePackage } from '../helpers/packages.js'
import type { PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

/** Chooses for packages/a of a repository with these files. */
async function choose(files: PackageFiles, asked: PackerName | 'auto' = 'auto'): Promise<PackerChoice> {
  const root = writePackage(sandbox.folder('repository'), {
    'packages/a/package.json': { name: 'a', version: '1.0.0' },
    ...files,
  })
  return choosePacker(join(root, 'packages', 'a'), root, asked)
}

const refused = (message: string): unknown =>
  expect.objectContaining({ code: 'EPACK', message: expect.stringContaining(message) as unknown })

describe('the choice of the packer', () => {
  it('is npm where nothing names another', async () => {
    expect(await choose({})).toEqual({
      name: 'npm',
      pinned: null,
      chosenBy: { by: 'default' },
      notes: [],
      versionFrom: '',
    })
  })

  it.each([
    ['pnpm-lock.yaml', 'pnpm'],
    ['pnpm-workspace.yaml', 'pnpm'],
    ['yarn.lock', 'yarn'],
    ['.yarnrc.yml', 'yarn'],
    ['bun.lock', 'bun'],
    ['bun.lockb', 'bun'],
    ['package-lock.json', 'npm'],
    ['npm-shrinkwrap.json', 'npm'],
  ] as const)('follows %s, in the package or above it', async (file, name) => {
    expect(await choose({ [file]: '' })).toMatchObject({ name, chosenBy: { by: 'lock-file', path: file }, notes: [] })
    expect(await choose({ [`packages/a/${file}`]: '' })).toMatchObject({
      name,
      chosenBy: { by: 'lock-file', path: `packages/a/${file}` },
    })
  })

  it('says which folder may decide about the version: the nearest that says anything of it', async () => {
    const root = { 'package.json': { packageManager: 'yarn@4.1.0' } }
    expect(await choose(root)).toMatchObject({ versionFrom: 'package.json' })
    for (const file of ['.tool-versions', '.yarnrc', '.yarnrc.yml', '.npmrc'])
      expect([file, await choose({ ...root, [`packages/a/${file}`]: '' }, 'yarn')]).toMatchObject([
        file,
        { versionFrom: 'packages/a/package.json' },
      ])
    expect(
      await choose({ ...root, 'packages/a/package.json': { name: 'a', version: '1.0.0', volta: { yarn: '1.22.22' } } }),
    ).toMatchObject({ versionFrom: 'packages/a/package.json' })
  })

  it('follows the nearest lock file, and says that another is above', async () => {
    const choice = await choose({ 'packages/a/package-lock.json': '', 'pnpm-lock.yaml': '' })
    expect(choice).toMatchObject({ name: 'npm', notes: ["pnpm-lock.yaml is pnpm's, and npm packed"] })
  })

  it('follows packageManager, with the version that it pins, before lock files', async () => {
    const choice = await choose({ 'package.json': { packageManager: 'pnpm@10.34.9+sha512.abc' }, 'yarn.lock': '' })
    expect(choice).toEqual({
      name: 'pnpm',
      pinned: '10.34.9',
      chosenBy: { by: 'packageManager', path: 'package.json' },
      notes: ["yarn.lock is yarn's, and pnpm packed"],
      versionFrom: 'package.json',
    })
  })

  it('follows the nearest package.json that names one', async () => {
    const files = {
      'package.json': { packageManager: 'pnpm@10.34.9' },
      'packages/a/package.json': { name: 'a', version: '1.0.0', packageManager: 'yarn@4.18.1' },
    }
    expect(await choose(files)).toMatchObject({
      name: 'yarn',
      pinned: '4.18.1',
      chosenBy: { path: 'packages/a/package.json' },
    })
  })

  it('follows devEngines, one or a list', async () => {
    expect(
      await choose({ 'package.json': { devEngines: { packageManager: { name: 'bun', version: '>=1.4' } } } }),
    ).toMatchObject({ name: 'bun', pinned: null, chosenBy: { by: 'devEngines', path: 'package.json' } })
    const either = { devEngines: { packageManager: [{ name: 'npm' }, { name: 'pnpm', version: '12.21.0' }] } }
    expect(await choose({ 'package.json': either, 'pnpm-lock.yaml': '' })).toMatchObject({
      name: 'pnpm',
      pinned: '12.21.0',
    })
    await expect(choose({ 'package.json': either })).rejects.toEqual(refused('allows npm, pnpm'))
  })

  it('is refused where two package managers are equally likely', async () => {
    await expect(choose({ 'yarn.lock': '', 'package-lock.json': '' })).rejects.toEqual(
      refused("yarn.lock is yarn's, package-lock.json is npm's"),
    )
    const both = { packageManager: 'pnpm@10.34.9', devEngines: { packageManager: { name: 'npm' } } }
    await expect(choose({ 'package.json': both })).rejects.toEqual(refused('contradicts itself'))
  })

  it.each([
    ['vlt@1.0.0', '"vlt"'],
    [10, 'packageManager in package.json is 10, expected name@version, as in "npm@11.6.0"'],
    ['@1.0.0', 'is "@1.0.0", expected name@version'],
    ['npm', 'is "npm", expected name@version'],
    ['npm@', 'is "npm@", expected name@version'],
    ['npm@11.0.0\u0000', 'expected name@version'],
    ['pnpm@latest', 'is "pnpm@latest", expected name@version'],
  ])('is refused where packageManager is %j', async (packageManager, shown) => {
    await expect(choose({ 'package.json': { packageManager } })).rejects.toEqual(refused(shown))
  })

  it('is what was asked for, whatever the repository says, and tells the difference', async () => {
    const files = { 'package.json': { packageManager: 'pnpm@10.34.9' }, 'pnpm-lock.yaml': '' }
    expect(await choose(files, 'npm')).toEqual({
      name: 'npm',
      pinned: null,
      chosenBy: { by: 'request' },
      versionFrom: 'package.json',
      notes: ['package.json names pnpm, but npm was requested', "pnpm-lock.yaml is pnpm's, and npm packed"],
    })
    expect(await choose(files, 'pnpm')).toMatchObject({ name: 'pnpm', pinned: '10.34.9', notes: [] })
    expect(await choose({ 'package.json': { packageManager: 'vlt@1.0.0' } }, 'npm')).toMatchObject({ name: 'npm' })
    expect(await choose({ 'yarn.lock': '', 'package-lock.json': '' }, 'yarn')).toMatchObject({ name: 'yarn' })
  })

  it('names what the repository has run in its place', async () => {
    const address = { 'package.json': { packageManager: 'npm@https://user:pass@example.com/npm.tgz' } }
    expect(await choose(address)).toMatchObject({
      name: 'npm',
      pinned: null,
      notes: ['npm is fetched from https://…@example.com/npm.tgz'],
    })
    expect(
      await choose({ '.yarnrc.yml': 'nodeLinker: pnp\nyarnPath: ".yarn/releases/yarn-4.cjs" # x\n' }),
    ).toMatchObject({
      name: 'yarn',
      notes: ['.yarnrc.yml has .yarn/releases/yarn-4.cjs of this repository run as yarn'],
    })
    expect(await choose({ 'yarn.lock': '', '.yarnrc': 'yarn-path "./y.js"\n' })).toMatchObject({
      notes: ['.yarnrc has ./y.js of this repository run as yarn'],
    })
  })

  it('says that .npmrc leaves out scripts that the package has', async () => {
    const scripts = { 'packages/a/package.json': { name: 'a', version: '1.0.0', scripts: { prepack: 'tsc' } } }
    const npmrc = { '.npmrc': 'ignore-scripts = true\n' }
    expect((await choose({ ...scripts, ...npmrc })).notes).toEqual([
      '.npmrc has ignore-scripts=true, so prepack did not run',
    ])
    expect((await choose(npmrc)).notes).toEqual([])
    expect((await choose({ ...scripts, '.npmrc': '#ignore-scripts=true\n' })).notes).toEqual([])
  })

  it.each([
    ['ignore-scripts=1 ; x', true],
    ['ignore-scripts', true],
    ['"ignore-scripts"="yes"', true],
    ['a=b\r\nignore-scripts=true\r\n', true],
    ['ignore-scripts=true\nignore-scripts=false', false],
    ['ignore-scripts=0', false],
    ['ignore-scripts=', false],
    ['ignore-scripts-later=true', false],
  ])('reads .npmrc as npm does: %j', (npmrc, ignores) => {
    expect(ignoresScripts(npmrc)).toBe(ignores)
  })

  it('says that pnpm-workspace.yaml leaves out scripts, where pnpm packs', async () => {
    const files = {
      'packages/a/package.json': { name: 'a', version: '1.0.0', scripts: { prepack: 'tsc' } },
      'pnpm-workspace.yaml': 'packages: [packages/*]\nignoreScripts: true\n',
    }
    expect((await choose(files)).notes).toEqual(['pnpm-workspace.yaml has ignoreScripts: true, so prepack did not run'])
    expect((await choose(files, 'npm')).notes).toEqual(["pnpm-workspace.yaml is pnpm's, and npm packed"])
  })

  it('follows rush.json, with comments and a comma at the end', async () => {
    const rush = (versions: string): string =>
      `{ // "npmVersion": "1.0.0"\n ${versions}, /* x */ "projects": [{ "projectFolder": "packages/a", },],\n}`
    expect(await choose({ 'rush.json': rush('"pnpmVersion": "10.27.0"') })).toMatchObject({
      name: 'pnpm',
      pinned: '10.27.0',
      chosenBy: { by: 'rush', path: 'rush.json' },
    })
    expect(await choose({ 'rush.json': rush('"yarnVersion": "1.22.22"') })).toMatchObject({ name: 'npm', pinned: null })
  })

  it('keeps the commas of rush.json that stand between comments', async () => {
    const text =
      '/** a **/ {\n"rushVersion": "5.0.0",\n/* b, c */\n// d [1] }\r\n"pnpmVersion": "10.27.0",\n/* e */ /* f */\n}'
    expect(await choose({ 'rush.json': text })).toMatchObject({ name: 'pnpm', pinned: '10.27.0' })
  })

  it('is refused where npm would be it, and the package has ranges that npm does not know', async () => {
    const manifest = { name: 'a', version: '1.0.0', dependencies: { b: 'workspace:^' } }
    await expect(choose({ 'packages/a/package.json': manifest })).rejects.toEqual(
      refused('"b: workspace:^", which npm does not understand'),
    )
    expect(await choose({ 'packages/a/package.json': manifest, 'pnpm-lock.yaml': '' })).toMatchObject({ name: 'pnpm' })
    expect(await choose({ 'packages/a/package.json': manifest }, 'npm')).toMatchObject({ name: 'npm' })
  })

  it('does not look above the root of the repository', async () => {
    const above = writePackage(sandbox.folder('above'), {
      'yarn.lock': '',
      'repository/package.json': { name: 'a', version: '1.0.0' },
    })
    expect(await choosePacker(join(above, 'repository'), join(above, 'repository'), 'auto')).toMatchObject({
      name: 'npm',
    })
    expect(await choosePacker(join(above, 'repository'), join(above, 'elsewhere'), 'auto')).toMatchObject({
      name: 'npm',
    })
  })

  it('stays the same for all packages of a run, whatever a script of one of them writes', async () => {
    const root = writePackage(sandbox.folder('repository'), {
      'pnpm-lock.yaml': '',
      'packages/a/package.json': { name: 'a', version: '1.0.0' },
      'packages/b/package.json': { name: 'b', version: '1.0.0' },
    })
    const memory = new Map()
    const names = async (): Promise<readonly PackerName[]> => {
      const folders = ['a', 'b'].map((name) => join(root, 'packages', name))
      const choices = await Promise.all(folders.map((folder) => choosePacker(folder, root, 'auto', memory)))
      return choices.map(({ name }) => name)
    }
    expect(await names()).toEqual(['pnpm', 'pnpm'])
    renameSync(join(root, 'pnpm-lock.yaml'), join(root, 'yarn.lock'))
    expect(await names()).toEqual(['pnpm', 'pnpm'])
    memory.clear()
    expect(await names()).toEqual(['yarn', 'yarn'])
  })

  it('is refused where a package.json above can not be read: it may name one', async () => {
    await expect(choose({ 'package.json': '{' })).rejects.toEqual(refused('(package.json)'))
  })
})
