import { describe, expect, it } from '@jest/globals'
import { sizeLimit } from '../../../src/rules/files/size-limit.js'
import type { Policy } from '../../../src/model/policy.js'
import { file, noPolicy, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const at = { path: 'pack-gate.yml', line: 3 }
const now = release([file('dist/a.js', { size: 600 }), file('dist/b.js', { size: 500 })])

describe('size-limit', () => {
  it('fires on a release over its limit', () => {
    expect(problems(sizeLimit, subject(now), { max: 1_000 })[0]?.message).toMatch(
      /^the release has 1\.1 kB unpacked; the policy allows 1\.0 kB/,
    )
  })

  it('fires on the files of one entry, taken together, at that entry', () => {
    const policy = {
      ...noPolicy,
      files: [{ pattern: 'dist/*.js', negated: false, required: false, maxSize: 1_000, at }],
    }
    const [found] = problems(sizeLimit, subject(now, null, policy))
    expect(found).toMatchObject({ path: 'dist/a.js', count: 2, cause: { kind: 'policy', at } })
  })

  it('fires on one file, and on the largest of several', () => {
    const entry = (pattern: string): string | undefined =>
      problems(
        sizeLimit,
        subject(now, null, { ...noPolicy, files: [{ pattern, negated: false, required: false, maxSize: 100, at }] }),
      )[0]?.message
    expect(entry('dist/b.js')).toBe('dist/b.js has 500 bytes in one file; the policy allows 100 bytes')
    expect(entry('dist/*')).toBe('dist/* has 1.1 kB in 2 files; the policy allows 100 bytes')
    const grown = release([
      file('dist/a.js', { size: 600 }),
      file('dist/b.js', { size: 700 }),
      file('dist/c.js', { size: 650 }),
    ])
    const policy = { ...noPolicy, files: [{ pattern: 'dist/*', negated: false, required: false, maxSize: 100, at }] }
    expect(problems(sizeLimit, subject(grown, null, policy))[0]?.examples).toEqual([
      'dist/b.js',
      'dist/c.js',
      'dist/a.js',
    ])
  })

  it('fires at the line of the policy that sets the limit of the release, and else at the policy', () => {
    const cause = (policy: Partial<Policy>): unknown =>
      problems(sizeLimit, subject(now, null, { ...noPolicy, ...policy }), { max: 1_000 })[0]?.cause
    expect(cause({ path: 'p.yml', rules: new Map([['size-limit', { at }]]) })).toEqual({ kind: 'policy', at })
    expect(cause({ path: 'p.yml' })).toEqual({ kind: 'policy', at: { path: 'p.yml', line: 1 } })
    expect(cause({})).toEqual({ kind: 'policy', at: { path: 'package.json', line: 1 } })
  })

  it('is silent at the limit and without one', () => {
    expect(problems(sizeLimit, subject(now), { max: 1_102 })).toEqual([])
    expect(
      problems(
        sizeLimit,
        subject(now, null, { ...noPolicy, files: [{ pattern: '**', negated: false, required: false, at }] }),
      ),
    ).toEqual([])
    expect(problems(sizeLimit, subject(now))).toEqual([])
    expect(
      problems(
        sizeLimit,
        subject(release([file('a', { size: 1_000 })]), null, {
          ...noPolicy,
          files: [{ pattern: 'a', negated: false, required: false, maxSize: 1_000, at }],
        }),
      ),
    ).toEqual([])
  })
})
