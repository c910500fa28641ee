import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { list } from 'tar'
import { checkJson, errorOf, makeUser, verdictOf } from '../helpers/cli.js'
import { installNpms, itWithNpm } from '../helpers/npm-versions.js'
import type { NpmInstall } from '../helpers/npm-versions.js'
import { writePackage } from '../helpers/packages.js'
import { startRegistry } from '../helpers/registry.js'
import type { Registry } from '../helpers/registry.js'
import { useSandbox } from '../helpers/sandbox.js'

type Json = Readonly<Record<string, unknown>>
type Level = 'error' | 'warning'

const npms = await installNpms(['8.19.4', '10.9.9', '11.21.2', '12.2.0'])
const sandbox = useSandbox()
let registry: Registry

beforeAll(async () => {
  registry = await startRegistry(sandbox)
})
afterAll(async () => {
  await registry.stop()
})

/** A package whose prepack changes package.json; a script at some other time may put the old one back. */
function rewriting(name: string, { change, restoreIn, manifest = {} }: Case): Readonly<Record<string, string | Json>> {
  const scripts = {
    prepack: 'node rewrite.cjs',
    test: 'true',
    ...(restoreIn && { [restoreIn]: 'node restore.cjs' }),
    ...(manifest.scripts as Json | undefined),
  }
  return {
    'package.json': {
      name,
      version: '1.0.0',
      files: ['index.js'],
      dependencies: { b: '^1' },
      devDependencies: { c: '^1' },
      ...manifest,
      scripts,
    },
    'index.js': 'export {}\n',
    'rewrite.cjs': `
      const fs = require('fs')
      fs.copyFileSync('package.json', 'saved.json')
      const m = JSON.parse(fs.readFileSync('package.json', 'utf8'))
      ${change}
      fs.writeFileSync('package.json', JSON.stringify(m))`,
    'restore.cjs': `require('fs').renameSync('saved.json', 'package.json')`,
  }
}

interface Case {
  readonly title: string
  /** Code of prepack, on the manifest `m`. */
  readonly change: string
  readonly restoreIn?: 'postpack' | 'postpublish'
  readonly manifest?: Json
  /** What the published tarball and the registry's own record say, where anybody can read both. */
  readonly tarball: Json
  readonly registry: Json
  readonly fires: readonly Level[]
}

const clean = 'delete m.devDependencies; delete m.scripts'
const cases: readonly Case[] = [
  {
    title: 'changes that stay',
    change: `m.dependencies.d = '^1'; m.version = '2.0.0'`,
    tarball: { version: '2.0.0', dependencies: { b: '^1', d: '^1' } },
    registry: { version: '2.0.0', dependencies: { b: '^1', d: '^1' } },
    fires: [],
  },
  {
    title: 'a dependency that postpack takes out again',
    change: `m.dependencies.d = '^1'`,
    restoreIn: 'postpack',
    tarball: { dependencies: { b: '^1', d: '^1' } },
    registry: { dependencies: { b: '^1' } },
    fires: ['error'],
  },
  {
    title: 'a dependency that postpublish takes out again',
    change: `m.dependencies.d = '^1'`,
    restoreIn: 'postpublish',
    tarball: { dependencies: { b: '^1', d: '^1' } },
    registry: { dependencies: { b: '^1', d: '^1' } },
    fires: [],
  },
  {
    title: 'a version that postpack sets back',
    change: `m.version = '2.0.0'`,
    restoreIn: 'postpack',
    tarball: { version: '2.0.0' },
    registry: { version: '1.0.0' },
    fires: ['error'],
  },
  {
    title: 'a workspace that postpack restores',
    change: `m.dependencies.b = '^1.2.0'`,
    restoreIn: 'postpack',
    manifest: { dependencies: { b: 'workspace:^' } },
    tarball: { dependencies: { b: '^1.2.0' } },
    registry: { dependencies: { b: 'workspace:^' } },
    fires: ['error'],
  },
  {
    title: 'a cleaned package.json that postpack restores',
    change: clean,
    restoreIn: 'postpack',
    tarball: { devDependencies: undefined, scripts: undefined },
    registry: { devDependencies: { c: '^1' } },
    fires: [],
  },
  {
    title: 'another spelling that postpack restores',
    change: `m.bin = { [m.name]: './index.js' }`,
    restoreIn: 'postpack',
    manifest: { bin: 'index.js' },
    tarball: {},
    registry: {},
    fires: [],
  },
  {
    title: 'a script at install that postpack restores',
    change: clean,
    restoreIn: 'postpack',
    manifest: { scripts: { postinstall: 'true' } },
    tarball: { scripts: undefined },
    registry: { scripts: expect.objectContaining({ postinstall: 'true' }) },
    fires: ['warning'],
  },
  {
    title: 'a script at install that only the tarball has',
    change: `m.scripts = { postinstall: 'true' }`,
    restoreIn: 'postpack',
    tarball: { scripts: { postinstall: 'true' } },
    registry: { scripts: expect.not.objectContaining({ postinstall: 'true' }) },
    fires: ['error'],
  },
]

/** What a registry says of the only version of a package, and what its tarball does. */
async function published(name: string): Promise<{ registry: Json; tarball: Json }> {
  const packument = (await (await fetch(`${registry.url}${name}`)).json()) as {
    versions: Readonly<Record<string, Json & { dist: { tarball: string } }>>
  }
  const [version] = Object.values(packument.versions)
  if (!version) throw new Error(`${name} has no version`)
  const file = join(sandbox.folder('fetched'), 'package.tgz')
  writeFileSync(file, Buffer.from(await (await fetch(version.dist.tarball)).arrayBuffer()))
  const chunks: Buffer[] = []
  await list({
    file,
    filter: (path) => path === 'package/package.json',
    onReadEntry: (entry) => entry.on('data', (chunk: Buffer) => chunks.push(chunk)),
  })
  return { registry: version, tarball: JSON.parse(Buffer.concat(chunks).toString()) as Json }
}

describe.each(npms.map((npm) => [npm.version, npm] as const))(
  'with npm %s, manifest-mismatch agrees with the registry on',
  (npmVersion, install) => {
    const needsNpm = itWithNpm(install)
    cases.forEach((each, index) => {
      needsNpm(each.title, async () => {
        const user = makeUser(sandbox, { registry: registry.url, npm: install as NpmInstall })
        const name = `case-${index}-npm-${npmVersion.replaceAll('.', '-')}`
        const gated = writePackage(sandbox.folder('gated'), rewriting(name, each))
        const verdict = verdictOf(await checkJson([gated, '--baseline', 'none', '--no-config'], { user }))
        expect(
          verdict.findings.filter(({ ruleId }) => ruleId === 'manifest-mismatch').map(({ level }) => level),
        ).toEqual(each.fires)

        await registry.publish(writePackage(sandbox.folder('published'), rewriting(name, each)), user)
        const truth = await published(name)
        for (const [key, value] of Object.entries(each.tarball)) expect(truth.tarball[key]).toEqual(value)
        for (const [key, value] of Object.entries(each.registry)) expect(truth.registry[key]).toEqual(value)
      })
    })
  },
)

describe('a package.json that postpack', () => {
  it('deletes is no verdict: npm publish fails there too', async () => {
    const files = {
      'package.json': { name: 'gone', version: '1.0.0', scripts: { postpack: 'node gone.cjs' } },
      'gone.cjs': `require('fs').unlinkSync('package.json')`,
    }
    const run = await checkJson([writePackage(sandbox.folder('gated'), files), '--baseline', 'none', '--no-config'], {
      user: makeUser(sandbox),
    })
    expect(errorOf(run)).toMatchObject({ code: 'EPACK' })
    expect(errorOf(run).message).toContain('no package.json')
  })
})
