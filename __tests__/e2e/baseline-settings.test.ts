import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import npm from '@npmcli/config/lib/definitions/index.js'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { fetchBaseline } from '../../src/registry/baseline.js'
import { openRegistries } from '../../src/registry/client.js'
import { makeUser, packGate, type User } from '../helpers/cli.js'
import { startLoopbackRegistry, type LoopbackRegistry } from '../helpers/loopback-registry.js'
import { writePackage } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

/** Whatever is set of npm, the baseline is the same, unless it is about where the registry is and how it is reached. */

const sandbox = useSandbox()
const about = new Set(
  'registry scope ca cafile cert key https-proxy proxy noproxy strict-ssl local-address replace-registry-host'.split(
    ' ',
  ),
)
// What moves npm's own files, and credentials without a registry, which npm refuses.
const moving = new Set(['userconfig', 'globalconfig', 'prefix', '_auth'])
const names = Object.keys(npm.definitions).filter((name) => !about.has(name) && !moving.has(name))

/** A value other than the default that the setting takes. */
function otherValue(name: string): string {
  const { default: usual, type } = npm.definitions[name] ?? {}
  const types = [type].flat()
  const literal = types.find((each) => typeof each === 'string' && each !== usual)
  if (typeof literal === 'string') return literal
  if (types.includes(Boolean)) return String(usual !== true)
  if (types.includes(Number)) return '1'
  if (types.includes(Date)) return '2020-01-01'
  return 'next'
}

const files = { 'index.js': '1\n' }
let registry: LoopbackRegistry
let user: User

beforeAll(async () => {
  const versions = { '1.0.0': files, '1.0.1': files, '1.1.0': files, '2.0.0-rc.1': files }
  const times = Object.fromEntries(Object.keys(versions).map((version) => [version, '2026-11-01T00:00:00Z']))
  const tags = { latest: '1.1.0', next: '2.0.0-rc.1' }
  const acme = { versions, times, tags }
  registry = await startLoopbackRegistry({ packages: { acme, elsewhere: acme } })
  user = makeUser(sandbox, { registry: registry.url })
})
afterAll(async () => registry.stop())

async function baselineWith(folder: string, env: Readonly<Record<string, string>>): Promise<string> {
  const registries = openRegistries({ env: { ...user.env, ...env }, tool: { name: 'pack-gate', version: '0' } })
  const open = async () => registries.source({ name: 'acme', folder, tool: 'npm', publishConfig: {} })
  const fetched = await fetchBaseline({ spec: 'auto', required: false, version: '1.0.2', open })
  if (fetched.kind !== 'published') return fetched.kind
  fetched.contents.dispose()
  return fetched.contents.name
}

it('has a list of settings to go through', () => {
  expect(names.length).toBeGreaterThan(100)
})

it('is the same with each of them, in .npmrc and in the environment', async () => {
  const folder = writePackage(sandbox.folder(), { 'package.json': { name: 'acme' } })
  const wrong: string[] = []
  for (const name of names) {
    const value = otherValue(name)
    writeFileSync(join(folder, '.npmrc'), `${name}=${value}\n`)
    const inFile = await baselineWith(folder, {})
    writeFileSync(join(folder, '.npmrc'), '')
    const inEnv = await baselineWith(folder, { [`npm_config_${name.replaceAll('-', '_')}`]: value })
    if (inFile !== 'acme-1.0.1.tgz' || inEnv !== inFile) wrong.push(`${name}=${value}: ${inFile}, ${inEnv}`)
  }
  expect(wrong).toEqual([])
}, 60_000)

it.each([
  ['its own folder', '.', { name: 'elsewhere' }],
  ['its workspace', 'packages/a', { name: 'root', private: true, workspaces: ['packages/*'] }],
])('is asked for where publishConfig says, by watch and diff in %s', async (_what, at, root) => {
  const lonely = makeUser(sandbox)
  const folder = writePackage(sandbox.folder(), { 'package.json': root })
  writePackage(join(folder, at), {
    'package.json': { ...(at === '.' && root), name: 'elsewhere', publishConfig: { registry: registry.url } },
  })
  const diff = await packGate(['diff', 'elsewhere@1.0.0', 'elsewhere@1.0.1'], { user: lonely, cwd: folder })
  expect([diff.code, diff.stderr]).toEqual([0, ''])
  const watch = ['watch', 'elsewhere', '--records', sandbox.folder(), '--since', '1.1.0']
  expect((await packGate(watch, { user: lonely, cwd: folder })).stderr).not.toContain('EREGISTRY')
})
