import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { PackerDoubts, PackerName } from '../../src/model/packer.js'
import { choosePacker, type AskedPacker } from '../../src/pack/choose-packer.js'
import { packerDoubts } from '../../src/pack/packer-doubts.js'
import { writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

interface Scene {
  readonly head: PackageFiles
  /** The base commit's files; left out, this is no pull request. */
  readonly base?: PackageFiles
  readonly asked?: AskedPacker
  readonly basePacker?: PackerName
}

const own = { 'package.json': { name: 'acme', version: '1.0.0' } }
const workflow = '.github/workflows/release.yml'
const publishing = (command: string): PackageFiles => ({
  [workflow]: `jobs:\n  a:\n    steps:\n      - run: ${command}\n`,
})

async function doubts({ head, base, asked = 'auto', basePacker }: Scene): Promise<PackerDoubts | null> {
  const root = writePackage(sandbox.folder('head'), { ...own, ...head })
  const before = base && writePackage(sandbox.folder('base'), { ...own, ...base })
  const choice = await choosePacker(root, root, asked)
  return packerDoubts({
    folder: root,
    root,
    choice,
    ...(before !== undefined && {
      base: (path) => {
        const file = join(before, relative(root, path))
        return Promise.resolve(existsSync(file) ? readFileSync(file, 'utf8') : null)
      },
    }),
    ...(basePacker !== undefined && { basePacker }),
  })
}

/** What is unclear, in short: `new npm release.yml`, or nothing. */
async function short(scene: Scene): Promise<string> {
  const found = await doubts(scene)
  if (!found) return 'nothing'
  const state = found.isNew === null ? 'here' : found.isNew ? 'new' : 'known'
  const all = [...found.against, ...found.brought.map((each) => ({ ...each, packer: 'brought' }))]
  return `${found.against.length > 0 ? state : 'own'}: ${all.map(({ packer, path }) => `${packer} ${path.split('/').at(-1) ?? ''}`).join(', ')}`
}

describe('doubts about the packer', () => {
  it('are commands that publish with another one', async () => {
    expect(await doubts({ head: { 'yarn.lock': '', ...publishing('npm publish') } })).toEqual({
      packer: 'yarn',
      chosenBy: 'yarn.lock',
      against: [{ packer: 'npm', path: workflow, line: 4, says: 'runs `npm publish`' }],
      brought: [],
      isNew: null,
    })
    const scripts = { name: 'acme', version: '1.0.0', scripts: { release: 'changeset publish' } }
    expect((await doubts({ head: { 'bun.lock': '', 'package.json': scripts } }))?.against).toEqual([
      { packer: 'npm', path: 'package.json', says: 'script release runs `changeset publish`' },
    ])
  })

  it.each<[string, PackageFiles, string]>([
    ['a workflow runs', publishing('sh ci/release.sh'), 'ci/release.sh'],
    [
      'a script of package.json runs',
      { 'package.json': { ...own['package.json'], scripts: { release: './ci/release.sh --yes' } } },
      'ci/release.sh',
    ],
    ['GitLab runs', { '.gitlab-ci.yml': 'release:\n  script:\n    - npm publish\n' }, '.gitlab-ci.yml'],
    ['CircleCI runs', { '.circleci/config.yml': '  - run: npm publish\n' }, '.circleci/config.yml'],
  ])('are commands in what %s', async (_, files, path) => {
    const head = { 'yarn.lock': '', 'ci/release.sh': '#!/bin/sh\nset -e\nnpm publish "$@"\n', ...files }
    expect((await doubts({ head }))?.against).toMatchObject([{ packer: 'npm', path, says: 'runs `npm publish`' }])
  })

  it('are lock files and packageManager of another one', async () => {
    const named = { 'package.json': { ...own['package.json'], packageManager: 'yarn@4.6.0' } }
    expect(await short({ head: { ...named, 'package-lock.json': '{}' } })).toBe('here: npm package-lock.json')
    expect(await short({ head: { ...named, 'yarn.lock': '' } })).toBe('nothing')
  })

  it.each<[string, PackageFiles]>([
    ['nothing says anything', {}],
    ['a command agrees', { 'yarn.lock': '', ...publishing('yarn npm publish\n      - run: npm publish') }],
    ['a tarball is published', { 'pnpm-lock.yaml': '', ...publishing('npm publish out/acme-1.0.0.tgz') }],
    ['the tool packs with the same', { 'pnpm-lock.yaml': '', ...publishing('pnpm changeset publish') }],
  ])('are none where %s', async (_, head) => {
    expect(await short({ head })).toBe('nothing')
  })

  it('are none where the packer is asked for', async () => {
    const head = { 'yarn.lock': '', ...publishing('npm publish') }
    expect(await short({ head, asked: 'yarn' })).toBe('nothing')
    expect(await short({ head, asked: { name: 'npm', policy: 'pack-gate.yml' } })).toBe('nothing')
  })
})

describe('on a pull request', () => {
  const locked = { 'package-lock.json': '{}', ...publishing('npm publish') }
  const yarn = { name: 'acme', version: '1.0.0', packageManager: 'yarn@4.6.0' }

  it('a packer that the pull request chooses against the evidence is new', async () => {
    const head = { ...locked, 'package.json': yarn, '.yarnrc.yml': 'yarnPath: fake.cjs\n', 'fake.cjs': '' }
    expect(await short({ head, base: locked })).toBe('new: npm release.yml, npm package-lock.json, brought .yarnrc.yml')
    const moved = { 'yarn.lock': '', ...publishing('npm publish') }
    expect(await short({ head: moved, base: locked })).toBe('new: npm release.yml')
    const loud = { 'yarn.lock': '', ...publishing('npm publish\n      - run: yarn npm publish') }
    expect(await short({ head: loud, base: locked })).toBe('new: npm release.yml')
  })

  it('what the base branch has already is known', async () => {
    const both = { 'yarn.lock': '', ...publishing('npm publish') }
    expect(await short({ head: both, base: both })).toBe('known: npm release.yml')
    expect(await short({ head: { ...both, 'pnpm-workspace.yaml': '', 'package.json': yarn }, base: both })).toMatch(
      /^new: .*pnpm/,
    )
  })

  it('a clean move to another package manager is none', async () => {
    expect(await short({ head: { 'pnpm-lock.yaml': '' }, base: { 'package-lock.json': '{}' } })).toBe('nothing')
  })

  it('a program that packs is brought where its name or its bytes are others', async () => {
    const program = (text: string, path = 'y.cjs'): PackageFiles => ({
      '.yarnrc.yml': `yarnPath: ${path}\n`,
      [path]: text,
    })
    expect(await short({ head: program('a'), base: program('a') })).toBe('nothing')
    expect(await short({ head: program('b'), base: program('a') })).toBe('own: brought .yarnrc.yml')
    expect(await short({ head: program('a', 'z.cjs'), base: program('a') })).toBe('own: brought .yarnrc.yml')
    const address = { 'package.json': { ...yarn, packageManager: 'yarn@https://example.com/y.cjs' } }
    expect(await short({ head: address, base: { 'package.json': yarn } })).toBe('own: brought package.json')
    expect(await short({ head: address, base: address })).toBe('nothing')
  })

  it("the base branch's policy holds; one that the pull request adds has to fit", async () => {
    const both = { 'yarn.lock': '', ...publishing('npm publish') }
    const asked = (name: PackerName): AskedPacker => ({ name, policy: 'pack-gate.yml' })
    expect(await short({ head: both, base: both, asked: asked('npm'), basePacker: 'npm' })).toBe('nothing')
    expect(await short({ head: both, base: both, asked: asked('npm') })).toBe('nothing')
    expect(await short({ head: locked, base: locked, asked: asked('yarn') })).toBe('new: npm pack-gate.yml')
  })

  it("a package manager that dependencies bring is brought where it is not the base branch's", async () => {
    const needs = (spec: string, more: PackageFiles = {}): PackageFiles => ({
      'package.json': { ...own['package.json'], devDependencies: { npm: spec } },
      ...more,
    })
    expect(await short({ head: needs('^11.0.0'), base: needs('^11.0.0') })).toBe('nothing')
    expect(await short({ head: needs('npm:other@1.0.0'), base: needs('^11.0.0') })).toBe('own: brought package.json')
    expect(await short({ head: needs('^11.0.0'), base: own })).toBe('own: brought package.json')
    expect(await short({ head: needs('^11.0.0'), base: own, asked: 'npm' })).toBe('own: brought package.json')
    expect(await short({ head: needs('^11.0.0'), base: own, asked: 'pnpm' })).toBe('nothing')
    const installed = (name: string): PackageFiles => ({
      [`node_modules/${name}/package.json`]: { name, version: '1.0.0', bin: { npm: 'cli.js' } },
      'node_modules/.bin/npm': `exec node "$basedir/../${name}/cli.js" "$@"\n`,
    })
    const tool = { 'package.json': { ...own['package.json'], devDependencies: { tool: '^1.0.0' } } }
    expect(await short({ head: { ...tool, ...installed('npm') }, base: own })).toBe('nothing')
    expect(await short({ head: { ...tool, ...installed('other') }, base: own })).toBe('own: brought package.json')
    expect(await short({ head: { ...tool, ...installed('other') }, base: tool })).toBe('nothing')
    const committed = installed('other')
    expect(await short({ head: committed, base: committed })).toBe('nothing')
    expect(await short({ head: { ...committed, 'node_modules/.bin/npm': 'evil' }, base: committed })).toBe(
      'own: brought package.json',
    )
  })

  it('a program that packs is brought whoever asked for its packer', async () => {
    const head = { '.yarnrc.yml': 'yarnPath: y.cjs\n', 'y.cjs': '' }
    expect(await short({ head, base: own, asked: 'yarn' })).toBe('own: brought .yarnrc.yml')
  })

  it('a packer that the policy sets has to be the one that publishes in the base branch', async () => {
    const asked = (name: PackerName): AskedPacker => ({ name, policy: 'pack-gate.yml' })
    const npmPublishes = { 'yarn.lock': '', ...publishing('npm publish') }
    expect(await short({ head: npmPublishes, base: npmPublishes, asked: asked('yarn') })).toBe('new: npm pack-gate.yml')
    expect(await short({ head: npmPublishes, base: npmPublishes, asked: asked('npm') })).toBe('nothing')
    const stray = { 'package-lock.json': '{}', 'sub/yarn.lock': '' }
    expect(await short({ head: stray, base: stray, asked: asked('yarn') })).toBe('new: npm pack-gate.yml')
    const named = { 'package.json': { ...own['package.json'], packageManager: 'npm@11.6.0' }, 'yarn.lock': '' }
    expect(await short({ head: named, base: named, asked: asked('yarn') })).toBe('nothing')
    expect(await short({ head: named, base: named, asked: asked('pnpm') })).toBe('new: npm pack-gate.yml')
  })

  it('all counts as brought where the base commit can not be read', async () => {
    const root = writePackage(sandbox.folder('head'), {
      ...own,
      '.yarnrc.yml': 'yarnPath: y.cjs\n',
      'package-lock.json': '{}',
      'package.json': yarn,
    })
    const choice = await choosePacker(root, root, 'auto')
    const base = (): Promise<never> => Promise.reject(new Error('no such commit'))
    expect(await packerDoubts({ folder: root, root, choice, base })).toMatchObject({
      isNew: true,
      unreadable: 'no such commit',
      against: [{ path: 'package-lock.json' }],
      brought: [{ path: '.yarnrc.yml' }],
    })
  })
})
