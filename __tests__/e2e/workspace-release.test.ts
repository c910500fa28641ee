import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { hasVerdict, type RepositoryReport } from '../../src/model/report.js'
import { makeUser, packGate, type User } from '../helpers/cli.js'
import { packageTarball, writePackage, type PackageFiles } from '../helpers/packages.js'
import { startRecordedRegistry, type RecordedRegistry } from '../helpers/recorded-registry.js'
import { useSandbox } from '../helpers/sandbox.js'

/** What the registry has of the packages of a workspace that release together. */

const sandbox = useSandbox()
let registry: RecordedRegistry
let user: User
let out: string

const publish = async (name: string, version: string, more: PackageFiles = {}, manifest: object = {}): Promise<void> =>
  registry.publishBytes(packageTarball({ ...more, 'package.json': { name, version, ...manifest } }))

beforeAll(async () => {
  registry = await startRecordedRegistry()
  user = makeUser(sandbox, { registry: registry.url })
  await publish('app', '1.0.0', {}, { optionalDependencies: { '@app/linux': '1.0.0', '@app/mac': '1.0.0' } })
  for (const name of ['@app/linux', '@app/mac']) await publish(name, '1.0.0', { 'index.js': 'export {}\n' })
  await publish('@app/mac', '1.1.0', { 'index.js': 'export {}\n' })
  await publish('helpers', '2.0.0', { 'index.js': 'export const one = 1\n' })
})
afterAll(async () => registry.stop())
beforeEach(() => {
  out = sandbox.folder('out')
})

type Found = readonly [name: string | null, level: string, ruleId: string]

/** Checks a release of the workspace: what the rules about publishing and dependencies say of each package. */
async function release(
  members: PackageFiles,
): Promise<{ readonly code: number | null; readonly found: readonly Found[] }> {
  const folder = writePackage(sandbox.folder('repository'), {
    'package.json': { private: true, workspaces: ['packages/*'] },
    '.git/HEAD': 'ref: refs/heads/main\n',
    'packages/app/package.json': {
      ...{ name: 'app', version: '1.1.0', dependencies: { helpers: '^2.0.0' } },
      optionalDependencies: { '@app/linux': '1.1.0', '@app/mac': '1.1.0' },
    },
    ...members,
  })
  const file = join(sandbox.folder('report'), 'report.json')
  const { code } = await packGate(['check', '--pack-destination', out, '--reporter', `json=${file}`], {
    user,
    cwd: folder,
  })
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as RepositoryReport
  const found = packages
    .filter(hasVerdict)
    .flatMap(({ package: { name }, findings }) =>
      findings
        .filter(({ ruleId }) => ['version-published', 'dependency-unavailable'].includes(ruleId))
        .map(({ ruleId, level }) => [name, level, ruleId] as const),
    )
  return { code, found }
}

it('is blocked by a sibling that changed and kept its published version', async () => {
  const { code, found } = await release({
    'packages/helpers/package.json': { name: 'helpers', version: '2.0.0' },
    'packages/helpers/index.js': 'export const two = 2\n',
  })
  expect(code).toBe(1)
  expect(found).toContainEqual(['helpers', 'error', 'version-published'])
  expect(existsSync(join(out, 'helpers-2.0.0.tgz'))).toBe(false)
})

it('is told of a sibling that is published as it is, and passes', async () => {
  const { code, found } = await release({
    'packages/helpers/package.json': { name: 'helpers', version: '2.0.0' },
    'packages/helpers/index.js': 'export const one = 1\n',
  })
  expect([code, found.filter(([name]) => name === 'helpers')]).toEqual([0, [['helpers', 'note', 'version-published']]])
})

it('is warned of a platform package whose version the registry does not have', async () => {
  const { code, found } = await release({})
  expect([code, found]).toEqual([0, [['app', 'warning', 'dependency-unavailable']]])
})

it('is told only in passing of one that is released with it', async () => {
  const { found } = await release({ 'packages/linux/package.json': { name: '@app/linux', version: '1.1.0' } })
  expect(found.filter(([, , rule]) => rule === 'dependency-unavailable')).toEqual([
    ['app', 'note', 'dependency-unavailable'],
  ])
})
