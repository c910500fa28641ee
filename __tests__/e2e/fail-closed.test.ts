import { createHash } from 'node:crypto'
import { existsSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { checkJson, errorOf, makeUser, verdictOf, type JsonRun, type User } from '../helpers/cli.js'
import { packageTarball, writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

/** What passed once, and must not. */
const sandbox = useSandbox()
let user: User

beforeAll(() => {
  user = makeUser(sandbox)
})

const folderOf = (files: Parameters<typeof writePackage>[1]): string =>
  writePackage(sandbox.folder('package'), { 'index.js': 'export {}\n', ...files })
const check = async (folder: string, ...more: readonly string[]): Promise<JsonRun> =>
  checkJson([folder, '--baseline', 'none', ...more], { user })
const found = (run: JsonRun): readonly string[] =>
  verdictOf(run).findings.map(({ ruleId, level, path }) => `${level} ${ruleId} ${path}`)

describe('a waiver', () => {
  const sha256 = createHash('sha256').update('same\n').digest('hex')
  const packed = { name: 'acme', version: '1.0.0', files: ['index.js', 'dist'] }

  it.each([
    ['for the file that a finding names first', 'dist/a.js', ''],
    ['for another file of the same bytes', 'dist/b.js', `, sha256: "${sha256}"`],
    ['for the folder', 'dist', ''],
  ])('%s excuses no other one', async (_what, path, more) => {
    const folder = folderOf({
      'package.json': packed,
      'dist/a.js': 'same\n',
      'dist/zz.js': 'same\n',
      '.github/pack-gate.yml':
        'files: [package.json, index.js]\n' +
        `waivers: [{ rule: file-not-allowed, path: ${path}, reason: known${more} }]\n`,
    })
    const run = await check(folder)
    expect(run.code).toBe(1)
    expect(verdictOf(run).waived).toEqual([])
    const [finding] = verdictOf(run).findings
    expect([finding?.path, ...(finding?.examples ?? [])]).toContain('dist/zz.js')
  })
})

describe('a private package', () => {
  it('is told, and never handed over', async () => {
    const folder = folderOf({ 'package.json': { name: 'acme', version: '1.0.0', private: true, files: ['index.js'] } })
    const out = sandbox.folder('out')
    const run = await check(folder, '--pack-destination', out)
    expect(found(run)).toEqual(['warning private-package package.json'])
    expect([run.code, verdictOf(run).tarball, readdirSync(out)]).toEqual([0, null, []])
  })

  it('has no verdict if a workflow publishes another folder: that one is the release', async () => {
    const folder = folderOf({
      'package.json': { name: 'acme', version: '1.0.0', private: true },
      '.git/HEAD': 'ref: refs/heads/main\n',
      '.github/workflows/publish.yml':
        'jobs:\n  a:\n    steps:\n      - run: pnpm publish\n        working-directory: dist\n',
    })
    const run = await check(folder)
    expect(run.code).toBe(2)
    expect(errorOf(run)).toMatchObject({
      code: 'EUSAGE',
      message:
        'package.json is private, and what is published is in dist: ' +
        '.github/workflows/publish.yml:4 runs `pnpm publish`',
      help: 'Build, then check that folder: `pack-gate check dist` (Action input `path`).',
    })
  })

  it('has no verdict if it is the root of several packages and no workspace: they are what is published', async () => {
    const folder = folderOf({
      'package.json': { name: 'acme', version: '1.0.0', private: true },
      'client/package.json': { name: '@acme/client', version: '1.0.0' },
      'server/package.json': { name: '@acme/server', version: '1.0.0' },
      'site/package.json': { name: 'site', version: '1.0.0', private: true },
      'testbed/package.json': { name: 'testbed', version: '1.0.0' },
    })
    const run = await check(folder)
    expect(run.code).toBe(2)
    expect(errorOf(run)).toMatchObject({
      code: 'EUSAGE',
      message:
        'package.json is private, so npm publishes nothing from this folder; there are packages in client, server',
      help:
        'Check those: `pack-gate check --packages client --packages server` (Action input `packages`), or one of ' +
        'them: `pack-gate check client` (`path`).',
    })
    const tidy = await check(
      folderOf({
        'package.json': { name: 'acme', version: '1.0.0', private: true },
        'libs/a/package.json': { name: '@acme/a', version: '1.0.0' },
        'libs/b/package.json': { name: '@acme/b', version: '1.0.0' },
      }),
    )
    expect(errorOf(tidy).help).toContain("`pack-gate check --packages 'libs/*'`")
  })

  it('has no verdict if its entry point is not there: what is published is built elsewhere', async () => {
    const manifest = { name: 'acme', version: '1.0.0', private: true, main: 'index', files: ['src'] }
    const sources = { 'src/index.ts': 'export {}\n' }
    const run = await check(folderOf({ 'package.json': manifest, ...sources }))
    expect(run.code).toBe(2)
    expect(errorOf(run)).toMatchObject({
      code: 'EUSAGE',
      message:
        'package.json is private, so npm publishes nothing from this folder, and its entry point index is not here',
      help: expect.stringContaining('`pack-gate check dist`'),
    })
    const whole = await check(folderOf({ 'package.json': { ...manifest, main: 'src/index.ts' }, ...sources }))
    expect(found(whole)).toContain('warning private-package package.json')
  })

  it('has a verdict if what is below it is only tried or shown', async () => {
    const folder = folderOf({
      'package.json': { name: 'acme', version: '1.0.0', private: true, files: ['index.js'] },
      'test/fixtures/package.json': { name: 'fixture', version: '1.0.0' },
      'examples/package.json': { name: 'example', version: '1.0.0' },
    })
    expect(found(await check(folder))).toEqual(['warning private-package package.json'])
  })
})

describe('a bundled dependency that is not packed', () => {
  it('blocks, on a first release too', async () => {
    const manifest = {
      name: 'acme',
      version: '1.0.0',
      dependencies: { inner: '^1.0.0' },
      bundleDependencies: ['inner'],
    }
    const path = join(sandbox.folder('tarball'), 'acme.tgz')
    writeFileSync(path, packageTarball({ 'package.json': manifest, 'index.js': 'export {}\n' }))
    const run = await check(path)
    expect([run.code, found(run)]).toEqual([1, ['error bundled-dependency package.json']])
  })
})

describe('a build in prepublishOnly', () => {
  const manifest = {
    name: 'acme',
    version: '1.0.0',
    files: ['index.js'],
    scripts: { prepublishOnly: 'node build.js' },
  }

  it('is told where it was not run, and not where the judged tarball is published', async () => {
    const folder = folderOf({ 'package.json': manifest })
    expect(found(await check(folder))).toEqual(['warning publish-script package.json'])
    const out = sandbox.folder('out')
    expect(found(await check(folder, '--pack-destination', out))).toEqual([])
    expect(existsSync(join(out, 'acme-1.0.0.tgz'))).toBe(true)
  })

  it('is not told where it was moved to prepack', async () => {
    const folder = folderOf({ 'package.json': { ...manifest, scripts: { prepack: 'node build.js' } } })
    writeFileSync(join(folder, 'build.js'), '')
    expect(found(await check(folder))).toEqual([])
  })
})

describe('a packer that the repository contradicts', () => {
  const manifest = { name: 'acme', version: '1.0.0', files: ['index.js'], packageManager: 'npm@11.6.0' }

  it('is told with the line to write, which settles it', async () => {
    const folder = folderOf({ 'package.json': manifest, 'yarn.lock': '' })
    const run = await check(folder)
    expect(found(run)).toEqual(['warning packer-ambiguous yarn.lock'])
    const [line] = /packer: npm/.exec(verdictOf(run).findings[0]?.help ?? '') ?? []
    writePackage(folder, { '.github/pack-gate.yml': `${line ?? ''}\n` })
    const settled = await check(folder)
    expect(found(settled)).toEqual([])
    expect(verdictOf(settled).packer?.chosenBy).toEqual({ by: 'policy', path: '.github/pack-gate.yml' })
  })

  it('is no verdict where workspace: ranges are in the package, and nothing says who understands them', async () => {
    const dependencies = { other: 'workspace:^' }
    const run = await check(folderOf({ 'package.json': { name: 'acme', version: '1.0.0', dependencies } }))
    expect([run.code, errorOf(run)]).toMatchObject([
      2,
      { code: 'EPACK', help: expect.stringContaining('packer: pnpm') },
    ])
  })
})

describe('publishConfig.directory', () => {
  const manifest = { name: 'acme', version: '1.0.0', files: ['index.js'] }
  const files = {
    'package.json': { ...manifest, publishConfig: { directory: 'dist' } },
    'dist/package.json': { ...manifest, files: ['inner.js'] },
    'dist/inner.js': 'export {}\n',
  }

  it('is told where npm passes it over', async () => {
    const run = await check(folderOf(files))
    expect(found(run)).toEqual(['warning publish-directory package.json'])
    expect(verdictOf(run).files.map(({ path }) => path)).toEqual(['index.js', 'package.json'])
  })

  const dist = {
    'package.json': manifest,
    'dist/package.json': { ...manifest, files: ['inner.js'] },
    'dist/inner.js': '',
  }
  const named = (more: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
    ...manifest,
    ...more,
  })
  const plugin = ['@semantic-release/npm', { pkgRoot: 'dist' }]
  const workflow = (run: string): string => `jobs:\n  a:\n    steps:\n      - run: ${run}\n`

  it.each<[string, PackageFiles, string?]>([
    ['changesets publishes it', { ...files, '.changeset/config.json': '{}' }],
    ['changesets 2 does, in a repository of Yarn', { ...files, '.changeset/config.json': '{}', 'yarn.lock': '' }],
    ['changesets does, in a repository of Bun', { ...files, '.changeset/config.json': '{}', 'bun.lock': '' }],
    ['Lerna does', { ...files, 'lerna.json': '{}' }],
    ['it is contents of Lerna', { ...dist, 'lerna.json': '{ "command": { "publish": { "contents": "dist" } } }' }],
    ['it is contents of all commands', { ...dist, 'lerna.json': '{ "contents": "dist" }', 'pnpm-lock.yaml': '' }],
    ['it is a directory of Lerna', { ...dist, 'lerna.json': '{ "command": { "publish": { "directory": "dist" } } }' }],
    [
      'it is a directory with variables',
      {
        ...dist,
        'lerna.json': '{ "command": { "publish": { "directory": "{workspaceRoot}/dist" } } }',
        '.git/HEAD': '',
      },
    ],
    [
      'the command says so',
      { ...dist, 'lerna.json': '{}', 'package.json': named({ scripts: { release: 'lerna publish --contents dist' } }) },
    ],
    ['it is contents of np', { ...dist, 'package.json': named({ np: { contents: 'dist' } }) }],
    ['it is pkgRoot of semantic-release', { ...dist, 'package.json': named({ release: { plugins: [plugin] } }) }],
    [
      'it is that in .releaserc',
      { ...dist, '.releaserc': 'plugins:\n  - ["@semantic-release/npm", { pkgRoot: dist }]' },
    ],
    [
      'it is publishPath of release-it',
      { ...dist, 'package.json': named({ 'release-it': { npm: { publishPath: './dist' } } }) },
    ],
    [
      'it is that in .release-it.json',
      { ...dist, '.release-it.json': '{ "npm": { "publishPath": "dist" } }', 'pnpm-lock.yaml': '' },
    ],
    [
      'it is packageRoot of Nx',
      {
        ...dist,
        'nx.json':
          '{ "targetDefaults": { "nx-release-publish": { "options": { "packageRoot": "{projectRoot}/dist" } } } }',
        '.git/HEAD': '',
      },
    ],
    [
      'it is packageRoot of a project',
      {
        ...dist,
        'nx.json': '{}',
        'project.json': '{ "targets": { "nx-release-publish": { "options": { "packageRoot": "dist" } } } }',
        '.git/HEAD': '',
      },
    ],
  ])('is what is judged where %s', async (_, given) => {
    const run = await check(folderOf(given))
    const verdict = verdictOf(run)
    expect(verdict.files.map(({ path }) => path)).toEqual(['inner.js', 'package.json'])
    expect([verdict.packer?.name, verdict.packer?.directory, found(run)]).toEqual(['npm', 'dist', []])
  })

  it.each<[string, PackageFiles]>([
    [
      'a workflow publishes another way',
      { ...files, '.changeset/config.json': '{}', '.github/workflows/a.yml': workflow('npm publish') },
    ],
    [
      'Lerna only sets versions',
      { ...dist, 'lerna.json': '{ "contents": "dist" }', '.github/workflows/a.yml': workflow('npm publish') },
    ],
  ])('is not judged where %s', async (_, given) => {
    const run = await check(folderOf({ ...given, '.npmignore': '.github\n.changeset\n' }))
    expect(verdictOf(run).files.map(({ path }) => path)).toEqual(['index.js', 'package.json'])
    expect(verdictOf(run).packer?.directory).toBeUndefined()
  })

  it.each(['missing', '../elsewhere'])('is no verdict where changesets would find nothing at %s', async (directory) => {
    const run = await check(
      folderOf({ 'package.json': { ...manifest, publishConfig: { directory } }, '.changeset/config.json': '{}' }),
    )
    expect([run.code, errorOf(run)]).toMatchObject([2, { code: 'EPACK' }])
  })
})

describe('what lies in the folder and is not packed', () => {
  const main = { name: 'acme', version: '1.0.0', files: ['pkg'], exports: './pkg/a.js' }

  it.each<[string, (folder: string) => void, string]>([
    [
      'a link',
      (folder) => {
        symlinkSync('../real.js', join(folder, 'pkg/a.js'))
      },
      'pkg/a.js is a symbolic link',
    ],
    [
      'a linked folder',
      (folder) => {
        relink(folder)
      },
      'pkg is a symbolic link',
    ],
    [
      'ignored there',
      (folder) => void writePackage(folder, { 'pkg/a.js': '1\n', 'pkg/.gitignore': '*\n' }),
      'pkg/.gitignore keeps it out',
    ],
    [
      'ignored by a line of its own',
      (folder) =>
        void writePackage(folder, { 'pkg/a.js': '1\n', 'pkg/.npmignore': '# tools\n/a.*\n', 'pkg/.gitignore': '' }),
      'pkg/.npmignore keeps it out',
    ],
  ])('is named: %s', async (_, make, words) => {
    const folder = folderOf({ 'package.json': main, 'pkg/b.txt': '', 'real.js': '1\n' })
    make(folder)
    const { findings } = verdictOf(await check(folder))
    const missing = findings.filter(({ ruleId }) => ruleId === 'entry-point-missing')
    expect(missing.map(({ help }) => help)).toEqual([expect.stringContaining(words)])
  })

  function relink(folder: string): void {
    renameSync(join(folder, 'pkg'), join(folder, 'real'))
    symlinkSync('real', join(folder, 'pkg'))
    writeFileSync(join(folder, 'pkg/a.js'), '1\n')
  }
})

describe('what the policy allows', () => {
  it('is listed as a waiver is, with its reason', async () => {
    const token = ['ghp_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('')
    const folder = folderOf({
      'package.json': { name: 'acme', version: '1.0.0' },
      'index.js': `export const token = '${token}'\n`,
      '.npmignore': '.github\n',
      'ids.log': 'x\n',
    })
    const before = await check(folder)
    const errors = found(before).map((line) => line.split(' ')[1])
    expect(before.code).toBe(1)
    writePackage(folder, {
      '.github/pack-gate.yml':
        'rules:\n  secret: { allow: [{ path: index.js, reason: revoked long ago }] }\n' +
        '  forbidden-file: { allow: [{ path: "*.log", reason: test data }] }\n',
    })
    const { findings, waived } = verdictOf(await check(folder))
    expect([...findings, ...waived].map(({ ruleId }) => ruleId).sort()).toEqual([...errors].sort())
    expect(waived.map(({ ruleId, path, reason, expires }) => [ruleId, path, reason, expires])).toContainEqual([
      'secret',
      'index.js',
      'revoked long ago',
      null,
    ])
    expect(waived.map(({ ruleId }) => ruleId)).toContain('forbidden-file')
  })
})

describe('a folder without package.json', () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ['of Deno', { 'deno.json': '{}' }, 'but deno.json, which is not supported'],
    ['of JSR', { 'jsr.json': '{}' }, 'but jsr.json, which is not supported'],
    ['that is empty', {}, 'which is empty'],
  ])('%s is named as such', async (_, files, words) => {
    const folder = sandbox.folder('bare')
    writePackage(folder, files)
    const run = await check(folder)
    expect([run.code, errorOf(run).message]).toEqual([2, expect.stringContaining(words)])
  })
})
