import { describe, expect, it } from '@jest/globals'
import { allowlistUnmatched } from '../../../src/rules/allowlist/allowlist-unmatched.js'
import type { Policy } from '../../../src/model/policy.js'
import { file, noPolicy, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const at = { path: 'pack-gate.yml', line: 7 }
const policy = (required: boolean): Policy => ({
  ...noPolicy,
  path: at.path,
  files: [{ pattern: 'dist/cli.js', negated: false, required, at }],
})

describe('allowlist-unmatched', () => {
  it('fires at the entry that no packed file needs', () => {
    const [found] = problems(allowlistUnmatched, subject(release([]), null, policy(false)))
    expect(found?.cause).toEqual({ kind: 'policy', at })
    expect(found?.levels).toBeUndefined()
  })

  it('is an error where the entry is required', () => {
    expect(problems(allowlistUnmatched, subject(release([]), null, policy(true)))[0]?.levels?.new).toBe('error')
  })

  it('names the entry as it is written, one that takes files out too', () => {
    const entry = (pattern: string, negated: boolean): readonly string[] =>
      problems(
        allowlistUnmatched,
        subject(release([]), null, { ...noPolicy, files: [{ pattern, negated, required: false, at }] }),
      ).map(({ message }) => message)
    expect(entry('src/**', true)).toEqual(['no packed file matches !src/**'])
    expect(entry('src/**', false)).toEqual(['no packed file matches src/**'])
  })

  it('is silent without an allowlist', () => {
    expect(problems(allowlistUnmatched, subject(release([])))).toEqual([])
  })

  it('is silent where a file matches', () => {
    expect(problems(allowlistUnmatched, subject(release([file('dist/cli.js')]), null, policy(true)))).toEqual([])
  })
})
