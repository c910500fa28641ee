import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { makeUser } from '../helpers/cli.js'
import { installPacker, itWithPacker } from '../helpers/packer-versions.js'
import { writePackage } from '../helpers/packages.js'
import { startRecordedRegistry, type RecordedRegistry } from '../helpers/recorded-registry.js'
import { useSandbox } from '../helpers/sandbox.js'
import { Newcomer } from './newcomer.js'

const sandbox = useSandbox()
const pnpm = await installPacker('pnpm 10')
const withPnpm = itWithPacker(pnpm)
let registry: RecordedRegistry

beforeAll(async () => {
  registry = await startRecordedRegistry()
})
afterAll(async () => {
  await registry.stop()
})

describe('the maintainer of a pnpm monorepo with Changesets', () => {
  const names = ['core', 'react', 'vue']
  const manifest = (name: string): Record<string, unknown> => ({
    name: `@acme/${name}`,
    version: '1.0.0',
    files: ['dist'],
    main: 'dist/index.js',
    scripts: { build: 'tsc' },
  })
  let newcomer: Newcomer

  beforeAll(() => {
    const folder = writePackage(sandbox.folder('monorepo'), {
      'package.json': {
        name: 'root',
        private: true,
        packageManager: `pnpm@${pnpm.version}`,
        scripts: { build: 'tsc -b' },
        devDependencies: { '@changesets/cli': '^3.0.0' },
      },
      'pnpm-workspace.yaml': 'packages: [packages/*]\n',
      'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
      '.git/HEAD': 'ref: refs/heads/main\n',
      ...Object.fromEntries(names.map((name) => [`packages/${name}/package.json`, manifest(name)])),
    })
    newcomer = new Newcomer(makeUser(sandbox, { registry: registry.url, bins: [pnpm.bin] }), folder)
  })

  withPnpm('reads in a fresh clone what to do first, once, and init writes nothing', async () => {
    await newcomer.type('check', 1)
    expect(newcomer.said).toContain("dist/ isn't built in 3 of 3 packages packages/core, packages/react, packages/vue")
    expect(newcomer.said).toContain('Build first: `pnpm run build`. Then run pack-gate again.')
    expect(newcomer.spent()).toEqual({ commands: 1, screens: 1 })
    await newcomer.type('init', 2)
    expect(newcomer.said).toMatch(/[Bb]uild/)
    expect(readdirSync(newcomer.folder)).not.toContain('.github')
  })

  withPnpm('builds, has one policy at the root, and hands over all packages', async () => {
    for (const name of names)
      writePackage(join(newcomer.folder, 'packages', name), { 'dist/index.js': `exports.${name} = 1\n` })
    newcomer.spent()
    await newcomer.type('check', 0)
    await newcomer.type('init', 0)
    expect(newcomer.spent()).toEqual({ commands: 2, screens: 2 })
    expect(readdirSync(join(newcomer.folder, '.github'))).toEqual(['pack-gate.yml'])
    const out = sandbox.folder('out')
    await newcomer.type(`check --pack-destination ${out}`, 0)
    expect(readdirSync(out).sort()).toEqual(names.map((name) => `acme-${name}-1.0.0.tgz`))
    // As the recipe for Changesets does: each tarball by itself, under the policy at the root.
    for (const name of names) await newcomer.type(`check ${join(out, `acme-${name}-1.0.0.tgz`)}`, 0)
  })

  withPnpm('is blocked by a new file in one package, approves it as printed, and passes', async () => {
    writePackage(join(newcomer.folder, 'packages/core'), { 'dist/data.json': '{}\n' })
    await newcomer.type('check', 1)
    expect(newcomer.said).toContain('dist/data.json is packed and not in the allowlist')
    await newcomer.follow('accept packages/core', 0, ' --yes')
    await newcomer.type('check', 0)
  })
})
