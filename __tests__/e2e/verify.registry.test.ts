import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { makeUser, npm, packGate, type User } from '../helpers/cli.js'
import { installNpms, isAvailable, itWithNpm } from '../helpers/npm-versions.js'
import { writePackage } from '../helpers/packages.js'
import { startRegistry, type Registry } from '../helpers/registry.js'
import { useSandbox } from '../helpers/sandbox.js'
import { kinds, unique, verify, wholeWay } from './releasing.js'

const npms = await installNpms(['10.9.9', '11.21.2', '12.2.0'])
const sandbox = useSandbox()
let registry: Registry
beforeAll(async () => {
  registry = await startRegistry(sandbox)
})
afterAll(async () => {
  await registry.stop()
})

const auth = (): readonly string[] => ['--registry', registry.url, `--${registry.authKey}:_authToken=${registry.token}`]

async function unpublish({ name, user }: { readonly name: string; readonly user: User }): Promise<void> {
  expect((await npm(['unpublish', name, '--force', ...auth()], { user })).code).toBe(0)
}

describe.each(npms.map((install) => [install.version, install] as const))(
  'the whole way with npm %s',
  (_version, install) => {
    wholeWay(itWithNpm(install), {
      sandbox,
      registry: () => registry,
      unpublish,
      ...(isAvailable(install) && { npm: install }),
    })
  },
)

describe('verify', () => {
  it('says where npm told the registry of another package.json than the one that it packed', async () => {
    const swap = (from: string, to: string): string =>
      'node -e "const ' +
      `f=require('fs');f.writeFileSync('package.json',f.readFileSync('package.json','utf8').replace('${from}','${to}'))"`
    const scripts = { prepack: swap('^1.0.0', '^2.0.0'), postpack: swap('^2.0.0', '^1.0.0') }
    const name = unique()
    const user = makeUser(sandbox, { registry: registry.url, npm: 'host' })
    const folder = writePackage(sandbox.folder('package'), {
      'package.json': { name, version: '1.0.0', dependencies: { a: '^1.0.0' }, scripts },
    })
    const report = join(sandbox.folder('out'), 'report.json')
    // Without a baseline no dependency is looked up: this one is in no registry.
    const handOver = ['--pack-destination', join(report, '..'), '--reporter', `json=${report}`]
    await packGate(['check', folder, '--baseline', 'none', ...handOver], { user })
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toContain('^1.0.0')
    // In the folder, as people publish: npm reads package.json from disk once more after `postpack`.
    expect((await npm(['publish', ...auth()], { user, cwd: folder })).code).toBe(0)
    const run = await verify(['--report', report], user)
    expect([run.code, kinds(run)]).toEqual([1, ['manifest package.json']])
  })
})
