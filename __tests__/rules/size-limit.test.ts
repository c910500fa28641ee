import { describe, expect, it } from '@jest/globals'
import { sizeLimit } from '../../src/rules/size-limit.js'
import { file, noPolicy, release, subject } from '../helpers/facts.js'
import { problems } from '../helpers/rules.js'

const at = { path: 'pack-gate.yml', line: 3 }
const now = release([file('dist/a.js', { size: 600 }), file('dist/b.js', { size: 500 })])

describe('size-limit', () => {
  it('fires on a release over its limit', () => {
    expect(problems(sizeLimit, subject(now), { max: 1_000 })[0]?.message).toMatch(/^the release has 1\.1 kB unpacked; the policy allows 1\.0 kB/)
  })

  it('fires on the files of one entry, taken together, at that entry', () => {
    const policy = { ...noPolicy, files: [{ pattern: 'dist/*.js', negated: false, required: false, maxSize: 1_000, at }] }
    const [found] = problems(sizeLimit, subject(now, null, policy))
    expect(found).toMatchObject({ path: 'dist/a.js', count: 2, cause: { kind: 'policy', at } })
  })

  it('is silent at the limit and without one', () => {
    expect(problems(sizeLimit, subject(now))).toEqual([])
    expect(problems(sizeLimit, subject(release([file('a', { size: 1_000 })]), null, { ...noPolicy, files: [{ pattern: 'a', negated: false, required: false, maxSize: 1_000, at }] }))).toEqual([])
  })
})
