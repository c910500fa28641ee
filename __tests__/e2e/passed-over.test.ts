import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { checkJson, makeUser, packGate, verdictOf } from '../helpers/cli.js'
import type { User } from '../helpers/cli.js'
import type { Verdict } from '../../src/model/report.js'
import type { WatchReport } from '../../src/model/watch-report.js'
import { startLoopbackRegistry, type LoopbackRegistry, type ServedPackage } from '../helpers/loopback-registry.js'
import { sourceMap, writePackage, type PackageFiles } from '../helpers/packages.js'
import { useSandbox } from '../helpers/sandbox.js'

/** A repair is compared with what was there before the release that it repairs. */

const sandbox = useSandbox()
const code = 'exports.a = 1\n'.repeat(4000)
const manifest = { main: './lib/index.js', files: ['lib'] }
const whole: PackageFiles = {
  'package.json': manifest,
  'lib/index.js': code,
  'lib/index.js.map': sourceMap({ 'a.ts': 'x\n' }),
}
const without: PackageFiles = { 'package.json': manifest, 'README.md': '# a\n' }
const plain: PackageFiles = { 'package.json': manifest, 'lib/index.js': code }
const packages: Readonly<Record<string, ServedPackage>> = {
  once: { versions: { '1.0.0': whole, '1.0.1': without } },
  repaired: {
    versions: { '1.0.0': whole, '1.0.1': without, '1.0.2': whole },
    times: { '1.0.0': '2026-01-01T00:00:00Z', '1.0.1': '2026-01-02T00:00:00Z', '1.0.2': '2026-01-03T00:00:00Z' },
  },
  twice: { versions: { '1.0.0': whole, '1.0.1': without, '1.0.2': without } },
  'four-times': {
    versions: { '1.0.0': whole, '1.0.1': without, '1.0.2': without, '1.0.3': without, '1.0.4': without },
  },
  always: { versions: { '1.0.0': without, '1.0.1': without } },
  cleaned: { versions: { '1.0.0': whole, '1.0.1': plain } },
  withdrawn: {
    versions: { '1.0.0': whole, '1.0.1': plain },
    records: { '1.0.1': { deprecated: 'broken build, use 1.0.0' } },
  },
  alone: { versions: { '1.0.0': whole }, records: { '1.0.0': { deprecated: 'it leaks our sources' } } },
  'both-leaked': {
    versions: { '1.0.0': whole, '1.0.1': whole },
    records: { '1.0.0': { deprecated: 'it leaks our sources' }, '1.0.1': { deprecated: 'broken: it leaks, too' } },
  },
  'given-up': {
    versions: { '1.0.0': whole, '1.0.1': whole },
    records: { '1.0.0': { deprecated: 'moved to @acme/x' }, '1.0.1': { deprecated: 'moved to @acme/x' } },
  },
  rewritten: { versions: { '1.0.0': whole, '2.0.0': { ...plain, 'lib/index.js': 'exports.a = 1\n' } } },
  emptied: { versions: { '1.0.0': whole, '1.0.1': { ...plain, 'lib/index.js': 'exports.a = 1\n' } } },
  half: {
    versions: { '1.0.0': whole, '1.0.1': { ...whole, 'package.json': { ...manifest, module: './lib/gone.js' } } },
  },
  unloadable: {
    versions: {
      '1.0.0': whole,
      '1.0.1': {
        'package.json': { main: './index.js', files: ['index.js'] },
        'index.js': "module.exports = require('./lib')\n",
      },
    },
  },
  leaked: {
    versions: { '1.0.0': plain, '1.0.1': { ...whole, 'package.json': { main: './dist/index.js', files: ['lib'] } } },
  },
}
let registry: LoopbackRegistry
let user: User

beforeAll(async () => {
  registry = await startLoopbackRegistry({ packages })
  user = makeUser(sandbox, { registry: registry.url })
})
afterAll(async () => registry.stop())

function repair(name: string, policy = '', more: object = {}): readonly string[] {
  const folder = writePackage(sandbox.folder(), {
    ...whole,
    'package.json': { name, version: '1.0.9', ...manifest, ...more },
    'pack-gate.yml': policy,
  })
  return policy === '' ? [folder, '--no-config'] : [folder, '--config', `${folder}/pack-gate.yml`]
}

const reason = 'it lacks ./lib/index.js, which its package.json refers to'

describe('a release that repairs a broken one', () => {
  it.each([
    ['once', ['1.0.1']],
    ['twice', ['1.0.2', '1.0.1']],
  ])('is compared with the one before it: %s', async (name, passed) => {
    const run = await checkJson(repair(name), { user })
    const { baseline, conclusion } = verdictOf(run)
    expect(baseline).toMatchObject({ version: '1.0.0', passedOver: passed.map((version) => ({ version, reason })) })
    expect(conclusion).toBe('success')
  })

  it('is one of a patch that lost most of its code, and not of a major version, which may be a rewrite', async () => {
    const version = async (name: string): Promise<string | undefined> =>
      verdictOf(await checkJson(repair(name, '', { version: '2.0.1' }), { user })).baseline.version ?? undefined
    expect([await version('emptied'), await version('rewritten')]).toEqual(['1.0.0', '2.0.0'])
  })

  it('is one of a release of which a file that it loads is missing', async () => {
    const { baseline, conclusion } = verdictOf(await checkJson(repair('unloadable'), { user }))
    expect(baseline).toMatchObject({
      version: '1.0.0',
      passedOver: [{ version: '1.0.1', reason: expect.stringContaining("can't be loaded") }],
    })
    expect(conclusion).toBe('success')
  })

  it('is compared so by diff where a tag names the broken one, and as asked where its version does', async () => {
    const [folder = ''] = repair('once')
    const compared = async (before: string): Promise<Verdict> =>
      JSON.parse((await packGate(['diff', before, folder, '--reporter', 'json'], { user })).stdout) as Verdict
    expect((await compared('once@latest')).baseline).toMatchObject({
      version: '1.0.0',
      passedOver: [{ version: '1.0.1' }],
    })
    expect((await compared('once@1.0.1')).baseline.version).toBe('1.0.1')
  })

  it('is compared so by init, which says so', async () => {
    const [folder = ''] = repair('once')
    const run = await packGate(['init', folder, '--config', `${folder}/policy.yml`], { user })
    expect(run.stdout.replace(/\s+/g, ' ')).toContain(`1.0.0; 1.0.1 was skipped: ${reason}`)
  })

  it('is compared so by watch', async () => {
    const run = await packGate(
      ['watch', 'repaired', '--since', '1.0.1', '--records', sandbox.folder(), '--reporter', 'json'],
      { user },
    )
    const { packages } = JSON.parse(run.stdout) as WatchReport
    const unknown = packages.flatMap((each) => ('unknown' in each ? each.unknown : []))
    expect(unknown.find(({ version }) => version === '1.0.2')?.comparison?.baseline).toMatchObject({ version: '1.0.0' })
  })

  it('is told so in the report', async () => {
    const run = await packGate(['check', ...repair('once')], { user })
    expect(run.stdout.replace(/\s+/g, ' ')).toContain(`1.0.0, from ${registry.host}; 1.0.1 was skipped: ${reason}`)
  })

  it('is looked at three releases back, and no further', async () => {
    const { baseline, conclusion } = verdictOf(await checkJson(repair('four-times'), { user }))
    expect([baseline.version, baseline.passedOver, conclusion]).toEqual(['1.0.4', undefined, 'failure'])
  })

  it('is compared as ever where the policy says so, and where a version is named', async () => {
    const policy = verdictOf(await checkJson(repair('once', 'baseline: { skip-broken: false }\n'), { user }))
    expect([policy.baseline.version, policy.conclusion]).toEqual(['1.0.1', 'failure'])
    const named = verdictOf(await checkJson([...repair('once'), '--baseline', '1.0.1'], { user }))
    expect([named.baseline.version, named.conclusion]).toEqual(['1.0.1', 'failure'])
  })
})

describe('a release that its publisher deprecated, where none before it can take its place', () => {
  it.each([
    ['alone', 'it leaks our sources', undefined],
    ['both-leaked', 'it leaks our sources', ['1.0.1']],
  ])('is named, and what it had is judged as new: %s', async (name, deprecated, passed) => {
    const { baseline, conclusion, findings } = verdictOf(await checkJson(repair(name), { user }))
    expect([baseline.version, baseline.deprecated, conclusion]).toEqual(['1.0.0', deprecated, 'failure'])
    expect(baseline.passedOver?.map(({ version }) => version)).toEqual(passed)
    expect(findings).toContainEqual(
      expect.objectContaining({ ruleId: 'source-map', level: 'error', baselineState: 'new' }),
    )
  })

  it('is said so in the report', async () => {
    const run = await packGate(['check', ...repair('alone')], { user })
    expect(run.stdout.replace(/\s+/g, ' ')).toContain(
      `1.0.0, from ${registry.host}; 1.0.0 is deprecated (it leaks our sources), so what it had counts as new`,
    )
  })

  it('is the measure as ever where the whole package was given up, and where the policy says so', async () => {
    const givenUp = verdictOf(await checkJson(repair('given-up'), { user }))
    expect([givenUp.baseline.version, givenUp.baseline.deprecated, givenUp.conclusion]).toEqual([
      '1.0.1',
      undefined,
      'success',
    ])
    const policy = verdictOf(await checkJson(repair('alone', 'baseline: { skip-broken: false }\n'), { user }))
    expect([policy.baseline.deprecated, policy.conclusion]).toEqual([undefined, 'success'])
  })
})

describe('a release that is as good as the one before it', () => {
  it.each(['always', 'cleaned'])('is the measure: %s', async (name) => {
    const { baseline, conclusion } = verdictOf(await checkJson(repair(name), { user }))
    expect([baseline.version, baseline.passedOver, conclusion]).toEqual(['1.0.1', undefined, 'failure'])
  })

  it('is none where its publisher deprecated it as broken', async () => {
    const { baseline } = verdictOf(await checkJson(repair('withdrawn'), { user }))
    expect(baseline).toMatchObject({ version: '1.0.0', passedOver: [{ version: '1.0.1' }] })
  })
})

describe('a release that lacks what the last one lacked', () => {
  it('repairs nothing: it is compared with the last one', async () => {
    const more = { module: './lib/gone.js', scripts: { postinstall: 'node lib' } }
    const { baseline, findings } = verdictOf(await checkJson(repair('half', '', more), { user }))
    expect([baseline.version, baseline.passedOver]).toEqual(['1.0.1', undefined])
    const missing = findings.find(({ ruleId }) => ruleId === 'entry-point-missing')
    expect(missing?.baselineState).toBe('unchanged')
  })
})

describe('what is new against both', () => {
  it('stays new: a map that only the broken release had', async () => {
    const { baseline, findings } = verdictOf(
      await checkJson(repair('leaked', '', { scripts: { postinstall: 'node lib' } }), { user }),
    )
    expect(baseline).toMatchObject({ version: '1.0.0', passedOver: [{ version: '1.0.1' }] })
    const map = findings.find(({ ruleId }) => ruleId === 'source-map')
    expect([map?.level, map?.baselineState]).toEqual(['error', 'new'])
  })
})
