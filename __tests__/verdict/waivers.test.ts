import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { groupFacts } from '../../src/rules/folders.js'
import { defineRule } from '../../src/rules/rule.js'
import { compilePattern } from '../../src/policy/patterns.js'
import { fileNotAllowed } from '../../src/rules/allowlist/file-not-allowed.js'
import { sizeLimit } from '../../src/rules/files/size-limit.js'
import { unsafePath } from '../../src/rules/contents/unsafe-path.js'
import type { Waiver } from '../../src/model/policy.js'
import type { FileFacts } from '../../src/model/file-facts.js'
import type { Problem } from '../../src/model/problem.js'
import { evaluate, type Hit } from '../../src/verdict/evaluate.js'
import { applyWaivers, excuseOf, filesOf } from '../../src/verdict/waivers.js'
import { file, noPolicy, release, subject } from '../helpers/facts.js'

const today = '2026-11-20'
const at = { path: 'pack-gate.yml', line: 3 }
const grouping = defineRule({
  id: 'grouping',
  summary: 'x',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  *check() {
    yield* []
  },
})

function hit(paths: readonly string[], more: Partial<Problem> = {}): Hit {
  const [path = 'dist'] = paths
  const problem = { message: 'm', help: 'h', path, cause: { kind: 'packed-file', path } as const, ...groupFacts(paths) }
  return { rule: grouping, problem: { ...problem, ...more }, state: 'new', level: 'error' }
}

const waiver = (value: Partial<Waiver>): Waiver => ({ rule: 'grouping', path: '**', reason: 'because', at, ...value })
const byPath = (files: readonly FileFacts[]): ReadonlyMap<string, FileFacts> =>
  new Map(files.map((each) => [each.path, each]))

describe('every file of every finding', () => {
  const names = ['dist/a.js', 'dist/b.js', 'dist/sub/a.js', 'lib/a.js', 'lib/[x].js', 'package.json', 'z']
  const patterns = [...names, 'dist', 'lib', 'dist/*', '**/a.js', '*', 'dist/**', '{z,lib/*}', '**']
  // Few contents: different files often have the same bytes.
  const someFiles = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...names), fc.constantFrom('x', 'y')), { selector: ([path]) => path })
    .map((all) => all.map(([path, content]) => file(path, { content })))
  const someHit = fc
    .tuple(fc.uniqueArray(fc.constantFrom(...names), { minLength: 1 }), fc.constantFrom('dist', '.', undefined))
    .map(([paths, folder]) => hit(paths, folder !== undefined && paths.length > 1 ? { path: folder } : {}))
  const someWaiver = fc
    .record({
      path: fc.constantFrom(...patterns),
      rule: fc.constantFrom('grouping', 'grouping', 'grouping', 'other'),
      sha256: fc.constantFrom(undefined, file('', { content: 'x' }).sha256, file('', { content: 'y' }).sha256),
      expires: fc.constantFrom(undefined, '2026-11-19', '2026-11-20', '2027-01-01'),
    })
    .map(({ sha256, expires, ...rest }) => waiver({ ...rest, ...(sha256 && { sha256 }), ...(expires && { expires }) }))

  it('is waived by a waiver that matches it and its bytes, or stands', () => {
    fc.assert(
      fc.property(someFiles, fc.array(someHit), fc.array(someWaiver), (files, hits, waivers) => {
        const facts = byPath(files)
        const isCovered = (path: string): boolean =>
          waivers.some(
            ({ rule, path: pattern, expires = today, sha256 }) =>
              rule === 'grouping' &&
              compilePattern(pattern)(path) &&
              expires >= today &&
              (sha256 === undefined || facts.get(path)?.sha256 === sha256),
          )
        const { standing, waived } = applyWaivers(hits, waivers, today, facts)
        const all = hits.flatMap(({ problem }) => filesOf(problem)).sort()
        const stand = standing.flatMap(({ problem }) => filesOf(problem)).sort()
        expect(stand).toEqual(all.filter((path) => !isCovered(path)))
        for (const each of waived) {
          expect([...each.waivers.keys()]).toEqual(filesOf(each.hit.problem))
          expect([...each.waivers].every(([path, those]) => isCovered(path) && those.length > 0)).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a finding about several files', () => {
  const three = ['dist/a.js', 'dist/b.js', 'dist/c.js']
  const standing = (paths: readonly string[], ...waivers: readonly Waiver[]): readonly Problem[] =>
    applyWaivers(
      [hit(paths, { path: 'dist', key: 'k' })],
      waivers,
      today,
      byPath(paths.map((path) => file(path))),
    ).standing.map(({ problem }) => problem)

  it('stands for those that no waiver names, and says so', () => {
    expect(standing(three, waiver({ path: 'dist/b.js' }))).toEqual([
      expect.objectContaining({
        message: 'm (waived for 1 of 3 files, but not for dist/a.js, dist/c.js)',
        path: 'dist',
        key: 'k',
        count: 2,
        examples: ['dist/a.js', 'dist/c.js'],
        paths: ['dist/a.js', 'dist/c.js'],
      }),
    ])
    const [one] = standing(three, waiver({ path: 'dist/a.js' }), waiver({ path: 'dist/b.js' }))
    expect(one).toMatchObject({ message: 'm (waived for 2 of 3 files, but not for dist/c.js)', path: 'dist/c.js' })
    expect(one).not.toHaveProperty('count')
  })

  it('is excused by waivers that name all of them, together', () => {
    expect(standing(three, ...three.map((path) => waiver({ path, sha256: file(path).sha256 })))).toEqual([])
  })

  it('is not excused by the name of its folder, nor of the file that it names first', () => {
    expect(standing(three, waiver({ path: 'dist' }))).toHaveLength(1)
    expect(applyWaivers([hit(three)], [waiver({ path: 'dist/a.js' })], today, new Map()).standing).toHaveLength(1)
  })

  it('is excused until the first of its files is not', () => {
    const excuse = (...waivers: readonly Waiver[]): unknown => {
      const [waived] = applyWaivers([hit(['a', 'b'])], waivers, today, new Map()).waived
      return waived && excuseOf(waived)
    }
    const a = waiver({ path: 'a', reason: 'one', expires: '2027-03-01' })
    const b = waiver({ path: 'b', reason: 'two', expires: '2027-02-01' })
    expect(excuse(a, b)).toEqual({ reason: 'one; two', expires: '2027-02-01' })
    expect(excuse(a, b, waiver({ path: 'b', reason: 'three' }))).toEqual({ reason: 'one; two', expires: '2027-03-01' })
    expect(excuse(waiver({ path: '*' }))).toEqual({ reason: 'because', expires: null })
  })
})

describe('waivers', () => {
  it('excuse nothing of a rule that can not be waived', () => {
    const whole = { ...hit(['a']), rule: { ...grouping, waivable: false } as const }
    const { standing, waived, unused } = applyWaivers([whole], [waiver({})], today, new Map())
    expect([standing, waived, unused]).toEqual([[whole], [], [waiver({})]])
  })

  it('are unused where they excuse no file, still hold, and are written in this policy', () => {
    const [used, idle] = [waiver({ path: 'a' }), waiver({ path: 'b' })]
    const others = [waiver({ path: 'b', expires: '2026-11-19' }), waiver({ path: 'b', inherited: true })]
    expect(applyWaivers([hit(['a', 'c'])], [used, idle, ...others], today, new Map()).unused).toEqual([idle])
  })
})

describe('a waiver with the sha256 of one file', () => {
  it('excuses no other file of the same bytes', () => {
    const files = ['dist/b.js', 'dist/c.js'].map((path) => file(path, { content: 'same' }))
    const { standing } = applyWaivers(
      [hit(['dist/b.js']), hit(['dist/c.js']), hit(['dist/b.js', 'dist/c.js'])],
      [waiver({ path: 'dist/b.js', sha256: files[0]?.sha256 ?? '' })],
      today,
      byPath(files),
    )
    expect(standing.map(({ problem }) => filesOf(problem))).toEqual([['dist/c.js'], ['dist/c.js']])
  })
})

describe('rules that put a file in the place of the folder', () => {
  const files = ['dist/A.js', 'dist/a.js', 'dist/zz.js'].map((path) => file(path))
  const entry = { pattern: '**', negated: false, required: false, at }

  it.each([
    [fileNotAllowed, { files: [{ ...entry, pattern: 'package.json' }] }],
    [sizeLimit, { files: [{ ...entry, maxSize: 1 }] }],
    [unsafePath, {}],
  ])('are waived file by file: %#', (rule, policy) => {
    const context = subject(release(files), null, { ...noPolicy, ...policy })
    const hits = evaluate(rule, context)
    const all = hits.flatMap(({ problem }) => filesOf(problem))
    expect(all.length).toBeGreaterThan(1)
    for (const path of all) {
      const { standing, waived } = applyWaivers(hits, [waiver({ rule: rule.id, path })], today, byPath(files))
      expect(waived).toEqual([])
      expect(standing.flatMap(({ problem }) => filesOf(problem))).toEqual(all.filter((each) => each !== path))
    }
  })
})
