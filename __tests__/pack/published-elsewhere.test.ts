import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import type { Manifest } from '../../src/model/release.js'
import { addsLicence, publishedElsewhere } from '../../src/pack/published-elsewhere.js'
import { writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()

const manifest = (scripts: Readonly<Record<string, string>> = {}): PackageFiles => ({
  'package.json': { name: 'acme', version: '1.0.0', scripts },
})
const workflow = (run: string): PackageFiles => ({
  '.github/workflows/release.yml': `jobs:\n  a:\n    steps:\n      - run: ${run}\n`,
})

async function found(files: PackageFiles, at = '.'): Promise<unknown> {
  const root = writePackage(sandbox.folder(), files)
  const own = JSON.parse(readFileSync(join(root, at, 'package.json'), 'utf8')) as Manifest
  return publishedElsewhere({ folder: join(root, at), root }, own)
}

describe('the folder that is published in place of the package', () => {
  it('is shown by a script or a workflow', async () => {
    expect(await found(manifest({ release: 'npm run build && npm publish dist' }))).toEqual({
      directory: 'dist',
      path: 'package.json',
      says: 'script release runs `npm publish`',
    })
    expect(await found({ ...manifest(), ...workflow('cd dist/acme && npm publish') })).toEqual({
      directory: 'dist/acme',
      path: '.github/workflows/release.yml',
      line: 4,
      says: 'runs `npm publish`',
    })
    const inside = { 'packages/a/package.json': { name: 'acme', version: '1.0.0' } }
    expect(
      await found({ ...inside, 'package.json': {}, ...workflow('npm publish packages/a/dist') }, 'packages/a'),
    ).toMatchObject({ directory: 'packages/a/dist' })
  })

  it('may lie beside the package, where the same package was built', async () => {
    const files = {
      'src/acme/package.json': { name: 'acme', version: '1.0.0', scripts: { release: 'cd ../../dist && npm publish' } },
      'package.json': {},
    }
    expect(await found(files, 'src/acme')).toBeNull()
    const built = { ...files, 'dist/package.json': { name: 'acme' } }
    expect(await found(built, 'src/acme')).toMatchObject({ directory: 'dist' })
  })

  it("is shown by prepublishOnly that refuses, and by ng-packagr's settings", async () => {
    const refuse = (text: string): PackageFiles => manifest({ prepublishOnly: `echo "${text}" && exit 1` })
    expect(await found(refuse('Error: must publish from dist/'))).toMatchObject({ directory: 'dist' })
    expect(await found(refuse('Publish in the `build` folder'))).toMatchObject({ directory: 'build' })
    expect(await found(refuse('Publish from CI, not from here'))).toBeNull()
    const library = { 'projects/a/package.json': { name: 'acme' }, 'package.json': {} }
    const settings = { 'projects/a/ng-package.json': { dest: '../../dist/a' } }
    expect(await found({ ...library, ...settings }, 'projects/a')).toMatchObject({
      directory: 'dist/a',
      path: 'projects/a/ng-package.json',
    })
    expect(await found({ ...manifest(), 'ng-package.json': {} })).toMatchObject({ directory: 'dist' })
  })

  it.each<[string, PackageFiles]>([
    ['nothing shows it', manifest({ build: 'tsc', prepublishOnly: 'exit 1' })],
    ['the own folder is published, too', { ...manifest({ old: 'npm publish dist' }), ...workflow('npm publish') }],
    ['another package is published', { ...workflow('npm publish a'), ...manifest(), 'a/package.json': { name: 'a' } }],
    ['a release tool publishes', { ...manifest({ old: 'npm publish dist' }), ...workflow('npx semantic-release') }],
    ['workspaces are published', { ...manifest({ old: 'npm publish dist' }), ...workflow('npm publish -ws') }],
    ['the folder is outside of the repository', manifest({ release: 'npm publish ../out' })],
    ['a tarball is published', manifest({ release: 'npm publish dist/acme.tgz' })],
  ])('is none where %s', async (_, files) => {
    expect(await found(files)).toBeNull()
  })
})

describe('the licence that lerna publish adds', () => {
  const lerna: PackageFiles = {
    'package.json': {},
    'lerna.json': {},
    LICENSE: 'MIT',
    'packages/a/package.json': { name: 'acme', version: '1.0.0' },
  }
  const added = async (files: PackageFiles, at = 'packages/a'): Promise<boolean> => {
    const root = writePackage(sandbox.folder(), files)
    return addsLicence({ folder: join(root, at), root })
  }

  it('counts where Lerna publishes, or nothing shows what does', async () => {
    expect(await added(lerna)).toBe(true)
    expect(await added({ ...lerna, ...workflow('npx lerna publish from-package') })).toBe(true)
  })

  it('does not where another command publishes, there is none to add, or the package is the root', async () => {
    expect(await added({ ...lerna, ...workflow('npm publish -w packages/a') })).toBe(false)
    const { LICENSE: licence, ...bare } = lerna
    expect([licence, await added(bare)]).toEqual(['MIT', false])
    const { 'lerna.json': config, ...other } = lerna
    expect([config, await added(other)]).toEqual([{}, false])
    expect(await added(lerna, '.')).toBe(false)
  })
})
