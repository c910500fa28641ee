import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mergeReports } from '../../../src/gate/workspace/merge.js'
import { costsOf, distribute, readPlan, type Candidate, type Plan } from '../../../src/gate/workspace/plan.js'
import type { PackageReport, Report, RepositoryReport, Verdict } from '../../../src/model/report.js'
import { failed, passed, verdict } from '../../report/sample.js'

const tool = { name: 'pack-gate', version: '0.1.0' }
const candidate = (path: string): Candidate => ({ path, name: path, glob: path })
const at = (path: string, report: Verdict = passed()): PackageReport => ({
  ...report,
  package: { ...report.package, name: path },
  path,
})
const repository = (...packages: PackageReport[]): RepositoryReport => ({
  schemaVersion: 1,
  tool,
  conclusion: 'success',
  packages,
  skipped: [],
})
const planOf = (...paths: string[]): Plan => ({
  schemaVersion: 1,
  matrix: { include: [] },
  packages: paths.map((path) => ({ path, name: path })),
  skipped: [{ name: 'p', path: 'p', reason: 'private' }],
})

describe('a plan', () => {
  it('deals every package out to one shard', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/)),
        fc.integer({ min: 1, max: 9 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.nat(1000)),
        (paths, count, costs) => {
          const shards = distribute(paths.map(candidate), count, new Map(Object.entries(costs)))
          expect(shards.flatMap(({ packages }) => packages.split('\n')).sort()).toEqual([...paths].sort())
          expect(shards).toHaveLength(Math.min(count, paths.length))
        },
      ),
    )
  })

  it('balances by what each took in earlier runs', () => {
    const costs = costsOf([
      repository(
        { ...at('a'), durationMs: 600 },
        { ...at('b'), durationMs: 200 },
        { ...at('c'), durationMs: 200 },
        { ...at('d'), durationMs: 200 },
      ),
    ])
    expect(distribute(['b', 'c', 'd', 'a'].map(candidate), 2, costs)).toEqual([
      { shard: 1, packages: 'a' },
      { shard: 2, packages: 'b\nc\nd' },
    ])
  })

  it('leaves no shard empty, which would gate every package, whatever an earlier report says of their times', () => {
    const costs = new Map([
      ['a', 0],
      ['b', 0],
      ['c', -5],
    ])
    expect(distribute(['a', 'b', 'c'].map(candidate), 3, costs).map(({ packages }) => packages)).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  it('is read again as it was printed, and nothing else is', () => {
    expect(readPlan(JSON.stringify(planOf('a')))).toEqual(planOf('a'))
    for (const text of ['', '[]', '{"schemaVersion":2}', JSON.stringify({ ...planOf('a'), packages: 'a' })])
      expect(() => readPlan(text)).toThrow(expect.objectContaining({ code: 'EUSAGE' }))
  })
})

describe('merged reports', () => {
  const merge = (plan: Plan, ...reports: Report[]): RepositoryReport => {
    const merged = mergeReports(
      plan,
      reports.map((report, index) => ({ file: `${index}.json`, report })),
      tool,
    )
    if (!('packages' in merged)) throw new Error(merged.error.message)
    return merged
  }

  it('are one report, as of one run over all', () => {
    const merged = merge(planOf('a', 'b'), repository(at('b')), repository(at('a')))
    expect(merged).toEqual({
      schemaVersion: 1,
      tool,
      conclusion: 'success',
      packages: [at('a'), at('b')],
      skipped: planOf().skipped,
    })
  })

  it('conclude as the worst of them', () => {
    expect(merge(planOf('a', 'b'), repository(at('a'), at('b', verdict()))).conclusion).toBe('failure')
    expect(
      merge(planOf('a', 'b'), repository(at('a'), { ...failed(), package: { name: 'b', version: null }, path: 'b' }))
        .conclusion,
    ).toBe('error')
  })

  it('have no verdict on a package of a shard that is missing', () => {
    const merged = merge(planOf('a', 'b'), repository(at('a')))
    expect(merged.conclusion).toBe('error')
    expect(merged.packages[1]).toMatchObject({
      path: 'b',
      conclusion: 'error',
      error: { message: expect.stringContaining('no report of b') },
    })
    expect(merge(planOf('a')).conclusion).toBe('error')
  })

  it('have no verdict on a package that two shards report on', () => {
    expect(merge(planOf('a'), repository(at('a')), repository(at('a'))).packages).toMatchObject([
      { error: { message: expect.stringContaining('2 reports of a') } },
    ])
  })

  it('are refused with one of a package that was not planned, or of one package alone', () => {
    expect(() => merge(planOf('a'), repository(at('a'), at('x')))).toThrow(
      expect.objectContaining({ code: 'EUSAGE', message: expect.stringContaining('x') }),
    )
    expect(() => mergeReports(planOf('a'), [{ file: 'one.json', report: passed() }], tool)).toThrow(
      expect.objectContaining({ code: 'EUSAGE', message: expect.stringContaining('one.json') }),
    )
  })

  it('are held to the package and the commit of the plan, where both are known', () => {
    const [one, other] = ['a'.repeat(40), 'b'.repeat(40)]
    const plan = { ...planOf('a'), packages: [{ path: 'a', name: 'x-a' }] }
    const stranger = { ...at('a'), package: { name: 'other', version: '0.0.1' } }
    expect(merge(plan, repository(stranger))).toMatchObject({
      conclusion: 'error',
      packages: [{ path: 'a', error: { message: 'the report of a is about other@0.0.1, and the plan names x-a' } }],
    })
    const older = { ...repository(at('a')), commit: other }
    expect(() => merge({ ...planOf('a'), commit: one }, older)).toThrow(
      expect.objectContaining({ code: 'EUSAGE', message: expect.stringContaining('is about commit bbbbbbbbbbbb') }),
    )
    expect(merge({ ...planOf('a'), commit: other }, older)).toMatchObject({ conclusion: 'success', commit: other })
    expect(merge(planOf('a'), older).conclusion).toBe('success')
    expect(() => merge({ ...planOf('a'), commit: one }, repository(at('a')))).toThrow('0.json is about no known commit')
  })

  it.each([
    [{ id: '7', attempt: 1 }, 'of attempt 1 of run 7'],
    [{ id: '6', attempt: 3 }, 'of attempt 3 of run 6'],
    [undefined, 'of no known run'],
  ])('are held to the run of the plan: %j', (run, words) => {
    const plan = { ...planOf('a'), run: { id: '7', attempt: 2 } }
    expect(() => merge(plan, { ...repository(at('a')), ...(run && { run }) })).toThrow(
      `0.json is ${words}, and the plan of attempt 2 of run 7`,
    )
    expect(merge(plan, { ...repository(at('a')), run: { id: '7', attempt: 3 } }).conclusion).toBe('success')
  })

  it.each(['failure', 'error'] as const)('are no better than a shard that concludes %s', (conclusion) => {
    expect(merge(planOf('a', 'b'), { ...repository(at('a')), conclusion }, repository(at('b')))).toMatchObject({
      conclusion,
      packages: [{ conclusion: 'success' }, { conclusion: 'success' }],
    })
  })

  it('have no verdict where a shard has none, although another one covers its package', () => {
    const shards = [
      { file: 'a.json', report: repository(at('a')) },
      { file: 'b.json', report: failed({ code: 'EPACK', message: 'pnpm is missing' }) },
    ]
    expect(mergeReports(planOf('a'), shards, tool)).toMatchObject({
      conclusion: 'error',
      error: {
        code: 'EPACK',
        message: 'b.json has no verdict, although other reports cover every package: pnpm is missing',
      },
    })
  })

  it('tell why a shard has no verdict, beside the findings of the others', () => {
    const broken = failed({
      code: 'EPACK',
      message: 'pnpm is missing',
      help: 'Install it.',
      location: { path: 'package.json', line: 3 },
    })
    const merged = merge(planOf('a', 'b'), repository(at('a', verdict())), broken)
    expect([merged.conclusion, merged.packages[0]]).toEqual(['error', at('a', verdict())])
    expect(merged.packages[1]).toMatchObject({
      path: 'b',
      package: { name: 'b' },
      conclusion: 'error',
      error: {
        code: 'EPACK',
        message: expect.stringMatching(/no report of b: .*1\.json: pnpm is missing/),
        help: 'Install it.',
        location: { line: 3 },
      },
    })
  })

  it('are the reason of the first where no shard has a verdict: a mistake in the policy is one for all', () => {
    const broken = failed({ code: 'ECONFIG', message: 'rules: expected an object' })
    expect(
      mergeReports(
        planOf('a', 'b'),
        [
          { file: '1.json', report: broken },
          { file: '2.json', report: broken },
        ],
        tool,
      ),
    ).toEqual(broken)
  })

  it('have no verdict on packages of one name, which no shard alone may see', () => {
    const plan = {
      ...planOf('a', 'b', 'c'),
      packages: ['a', 'b', 'c'].map((path) => ({ path, name: path === 'c' ? null : 'same' })),
    }
    const same = { name: 'same', version: '1.0.0' }
    const merged = merge(
      plan,
      repository({ ...at('a'), package: same, durationMs: 7 }),
      repository({ ...at('b'), package: same }, at('c')),
    )
    expect(merged.packages).toMatchObject([
      {
        path: 'a',
        durationMs: 7,
        package: same,
        error: { code: 'EPACK', message: expect.stringMatching(/^b has the same name/) },
      },
      { path: 'b', error: { code: 'EPACK' } },
      { path: 'c', conclusion: 'success' },
    ])
    expect(merged.packages.some((one) => 'findings' in one && one.path !== 'c')).toBe(false)
  })

  it('of no package pass: nothing was planned', () => {
    expect(merge(planOf()).conclusion).toBe('success')
  })
})
