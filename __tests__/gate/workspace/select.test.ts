import { describe, expect, it } from '@jest/globals'
import { sameNames, selectPackages } from '../../../src/gate/workspace/select.js'
import { writePackage, type PackageFiles } from '../../helpers/packages.js'
import { useSandbox } from '../../helpers/sandbox.js'

const sandbox = useSandbox()
const repository = (files: PackageFiles): string => writePackage(sandbox.folder('repository'), files)
const manifest = (name: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  name,
  version: '1.0.0',
  ...more,
})
const paths = (selection: Awaited<ReturnType<typeof selectPackages>>): readonly string[] | undefined =>
  selection?.packages.map(({ path }) => path)

const members: PackageFiles = {
  'packages/a/package.json': manifest('a'),
  'packages/b/package.json': manifest('b', { private: true }),
  'packages/a/node_modules/c/package.json': manifest('c'),
  'tools/d e/package.json': manifest('d'),
}

describe('the packages of a workspace', () => {
  it.each([
    ['npm names in a list', { 'package.json': { private: true, workspaces: ['packages/*', 'tools/*'] } }],
    [
      'Yarn names in an object',
      { 'package.json': { private: true, workspaces: { packages: ['./packages/*', 'tools/*/'] } } },
    ],
    [
      'pnpm names in its own file',
      { 'package.json': { private: true }, 'pnpm-workspace.yaml': 'packages:\n  - packages/*\n  - tools/**\n' },
    ],
    [
      'Lerna names where no package manager does',
      { 'package.json': { private: true }, 'lerna.json': { packages: ['packages/*', 'tools/*'] } },
    ],
    [
      'Rush publishes',
      {
        'rush.json':
          '{ // x\n "pnpmVersion": "10.0.0", "projects": [{ "projectFolder": "packages/a", "shouldPublish": true },' +
          '{ "projectFolder": "packages/b", "shouldPublish": true }, { "projectFolder": "tools/none" },' +
          '{ "projectFolder": "tools/d e", "versionPolicyName": "lock" },] }',
      },
    ],
  ])('are those that %s, but for private ones', async (_, root) => {
    const selection = await selectPackages(repository({ ...root, ...members }), [])
    expect(paths(selection)).toEqual(['packages/a', 'tools/d e'])
    expect(selection?.skipped).toEqual([{ name: 'b', path: 'packages/b', reason: 'private' }])
  })

  it('are not those that a pattern with an exclamation mark takes out', async () => {
    expect(
      paths(
        await selectPackages(
          repository({ ...members, 'package.json': { workspaces: ['packages/*', 'tools/*', '!packages/a'] } }),
          [],
        ),
      ),
    ).toEqual(['tools/d e'])
  })

  it('include its root where that could be published', async () => {
    expect(
      paths(
        await selectPackages(
          repository({ ...members, 'package.json': manifest('root', { workspaces: ['packages/*'] }) }),
          [],
        ),
      ),
    ).toEqual(['.', 'packages/a'])
  })

  it('are not those without a name or a version, which nobody publishes, unless they are named', async () => {
    const root = repository({
      ...members,
      'packages/a/dist/esm/package.json': { type: 'module' },
      'packages/a/fixtures/x/package.json': { name: 'x' },
      'packages/b/fixtures/x/package.json': manifest('same', { private: true }),
      'packages/a/fixtures/y/package.json': manifest('same', { private: true }),
      'package.json': { workspaces: ['packages/**'] },
    })
    const selection = await selectPackages(root, [])
    expect(paths(selection)).toEqual(['packages/a'])
    expect(selection?.skipped.filter(({ reason }) => reason === 'no name or version')).toEqual([
      { name: null, path: 'packages/a/dist/esm', reason: 'no name or version' },
      { name: 'x', path: 'packages/a/fixtures/x', reason: 'no name or version' },
    ])
    expect(paths(await selectPackages(root, ['packages/a/fixtures/x']))).toEqual(['packages/a/fixtures/x'])
    await expect(selectPackages(root, ['packages/a/fix*/*'])).rejects.toMatchObject({
      message: 'all 2 packages of the workspace are private or have no name or version: there is nothing to check',
    })
  })

  it('may have a package.json that is broken: gating them tells what is wrong', async () => {
    expect(
      paths(
        await selectPackages(
          repository({ 'package.json': { workspaces: ['a'] }, 'a/package.json': '{"version":' }),
          [],
        ),
      ),
    ).toEqual(['a'])
  })

  it.each(['packages/**', '**', './packages/**/', 'packages/*'])(
    'are those in folders with a line break in their name, too, as npm publishes them: %s',
    async (glob) => {
      if (process.platform === 'win32') return
      const root = repository({
        'package.json': { private: true, workspaces: [glob] },
        'packages/a/package.json': manifest('a'),
        'packages/e\nvil/package.json': manifest('evil'),
        'packages/e\nvil/node_modules/c/package.json': manifest('c'),
        'packages/e\u2028vil/package.json': manifest('evil-too'),
      })
      expect(paths(await selectPackages(root, []))).toEqual(['packages/a', 'packages/e\nvil', 'packages/e\u2028vil'])
    },
  )

  it('that a glob names and that are not there are told', async () => {
    const selection = await selectPackages(
      repository({ ...members, 'package.json': { workspaces: ['packages/*', 'gone/*'] } }),
      [],
    )
    expect(selection?.skipped).toContainEqual({
      name: null,
      path: 'gone/*',
      reason: expect.stringContaining('no package'),
    })
  })
})

describe('a selection', () => {
  it('is none where the folder is no workspace', async () => {
    expect(await selectPackages(repository({ 'package.json': manifest('one') }), [])).toBeNull()
    expect(
      await selectPackages(
        repository({ 'package.json': manifest('one'), 'pnpm-workspace.yaml': 'onlyBuiltDependencies: []\n' }),
        [],
      ),
    ).toBeNull()
  })

  it('is what globs of the command line name, whatever the workspace says', async () => {
    const root = repository({ ...members, 'package.json': manifest('root', { workspaces: ['packages/*'] }) })
    expect(paths(await selectPackages(root, ['tools/*']))).toEqual(['tools/d e'])
    expect(paths(await selectPackages(root, ['.']))).toEqual(['.'])
  })

  it.each([
    ['a glob of the command line that matches nothing', { 'package.json': manifest('root') }, ['nowhere/*'], 'nowhere'],
    [
      'a workspace of private packages alone',
      { 'package.json': { workspaces: ['packages/b'] }, ...members },
      [],
      'private',
    ],
    ['an empty workspace', { 'package.json': { workspaces: ['nowhere/*'] } }, [], 'no packages'],
    [
      'a pnpm-workspace.yaml that is not YAML',
      { 'package.json': manifest('root'), 'pnpm-workspace.yaml': 'packages: [' },
      [],
      'pnpm-workspace.yaml',
    ],
  ])('is refused for %s', async (_, files, globs, words) => {
    await expect(selectPackages(repository(files as PackageFiles), globs)).rejects.toMatchObject({
      code: 'EUSAGE',
      message: expect.stringContaining(words),
    })
  })
})

describe('packages of the same name', () => {
  it('are found, and those of other names are not', () => {
    const at = (path: string, name: string | null): Parameters<typeof sameNames>[0][number] => ({ path, name })
    expect([...sameNames([at('a', 'x'), at('b', 'y'), at('c', 'x'), at('d', null), at('e', null)])]).toEqual([
      ['x', ['a', 'c']],
    ])
  })
})
