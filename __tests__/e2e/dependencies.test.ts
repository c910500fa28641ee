import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { checkJson, errorOf, makeUser, verdictOf, type User } from '../helpers/cli.js'
import { packageTarball, writePackage } from '../helpers/packages.js'
import { startRecordedRegistry, type RecordedRegistry } from '../helpers/recorded-registry.js'
import { useSandbox } from '../helpers/sandbox.js'

/** Dependencies that are new or changed are looked up where the baseline came from a registry. */

const sandbox = useSandbox()
let registry: RecordedRegistry
let user: User

const published = async (name: string, version: string, more: object = {}, time = '2020-01-01T00:00:00Z') =>
  registry.publishBytes(packageTarball({ 'package.json': { name, version, ...more } }), { time })

beforeAll(async () => {
  registry = await startRecordedRegistry()
  user = makeUser(sandbox, { registry: registry.url })
  await published('old', '1.0.0', { repository: 'acme/old' })
  await published('old', '1.3.0', { repository: 'acme/old' })
  const minute = new Date(Date.now() - 3 * 3_600_000).toISOString()
  await published('plain-crypto', '4.2.1', { scripts: { postinstall: 'node setup.js' } }, minute)
  for (const name of ['app', 'calm']) await published(name, '1.0.0', { dependencies: { old: '^1.0.0' } })
})
afterAll(async () => registry.stop())

interface Found {
  readonly ruleId: string
  readonly level: string
  readonly message: string
}

async function check(
  name: string,
  dependencies: object,
  args: readonly string[] = [],
  policy?: string,
): Promise<readonly Found[]> {
  const folder = writePackage(sandbox.folder(), {
    'package.json': { name, version: '1.0.1', dependencies },
    ...(policy !== undefined && { 'pack-gate.yml': policy }),
  })
  const config = policy === undefined ? ['--no-config'] : ['--config', `${folder}/pack-gate.yml`]
  const { findings } = verdictOf(await checkJson([folder, ...config, ...args], { user }))
  return findings
    .filter(({ ruleId }) => ruleId.startsWith('dependency-'))
    .map(({ ruleId, level, message }) => ({ ruleId, level, message }))
}

describe('a dependency', () => {
  it('that was made hours ago and runs an install script is an error', async () => {
    expect(await check('app', { old: '^1.0.0', 'plain-crypto': '^4.2.1' })).toEqual([
      {
        ruleId: 'dependency-added',
        level: 'error',
        message:
          '1 runtime dependency is new: plain-crypto (first published 3 hours ago, runs an install script, ' +
          'names no repository)',
      },
    ])
  })

  it('that no version fits, or that is unknown, is an error', async () => {
    expect(await check('app', { old: '^2.0.0' })).toEqual([
      {
        ruleId: 'dependency-unavailable',
        level: 'error',
        message: 'no published version of old fits ^2.0.0; the newest is 1.3.0',
      },
    ])
    const unknown = await check('app', { old: '^1.0.0', 'not-there': '1' })
    expect(unknown.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ['dependency-unavailable', 'error'],
      ['dependency-added', 'warning'],
    ])
  })

  it.each([
    ['is a note where the package beside it is published too', false, 'note'],
    ['is an error where the package beside it is private', true, 'error'],
  ])('that is not published yet %s', async (_, isPrivate, level) => {
    const folder = writePackage(sandbox.folder(), {
      'package.json': { name: 'app', version: '1.0.1', dependencies: { old: '^1.0.0', beside: '^1.0.0' } },
      'beside/package.json': { name: 'beside', version: '1.0.0', ...(isPrivate && { private: true }) },
    })
    const { findings } = verdictOf(await checkJson([folder, '--no-config'], { user }))
    const found = findings.find(({ ruleId }) => ruleId === 'dependency-unavailable')
    expect(found?.level).toBe(level)
  })

  it('is not asked for where nothing of it changed, and in another range only for its versions', async () => {
    const before = registry.requests.length
    expect(await check('calm', { old: '^1.0.0' })).toEqual([])
    expect(registry.requests.slice(before)).not.toContain('GET /old')
    expect(await check('calm', { old: '^1.2.0' })).toEqual([])
    expect(registry.requests.slice(before)).toContain('GET /old')
  })

  it('is not looked up where the policy switches it off, or without a registry', async () => {
    const before = registry.requests.length
    const off = await check('app', { old: '^2.0.0' }, [], 'rules:\n  dependency-unavailable: off\n')
    expect(off).toEqual([])
    expect(await check('app', { old: '^2.0.0' }, ['--offline', '--baseline', 'none'])).toEqual([])
    expect(registry.requests.slice(before)).not.toContain('GET /old')
    const run = await checkJson([sandbox.folder(), '--offline'], { user })
    expect(run.code).toBe(2)
  })

  it('refuses --offline with a baseline of the registry', async () => {
    const folder = writePackage(sandbox.folder(), { 'package.json': { name: 'app', version: '1.0.1' } })
    const run = await checkJson([folder, '--no-config', '--offline'], { user })
    expect(errorOf(run).message).toBe('--offline asks no registry, and the baseline "auto" is in one')
  })
})
