import { describe, expect, it } from '@jest/globals'
import { policyUnpinned } from '../../../src/rules/policy/policy-unpinned.js'
import { noPolicy, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const at = { path: 'pack-gate.yml', line: 2 }

describe('policy-unpinned', () => {
  it('fires on a policy that is read from a branch or tag', () => {
    const bases = [{ spec: 'github:acme/policies/npm.yml@main', mutableRef: 'main', at }]
    const [problem, ...others] = problems(policyUnpinned, subject(release([]), null, { ...noPolicy, bases }))
    expect(others).toEqual([])
    expect(problem?.message).toContain('github:acme/policies/npm.yml@main')
    expect(problem?.help).toContain('replace main by')
    expect(problem?.cause).toEqual({ kind: 'policy', at })
  })

  it('is silent about pinned policies, presets and files', () => {
    const bases = [
      { spec: 'closed-source', at },
      { spec: './a.yml', at },
      { spec: `github:acme/policies/npm.yml@${'a'.repeat(40)}`, at },
    ]
    expect(problems(policyUnpinned, subject(release([]), null, { ...noPolicy, bases }))).toEqual([])
    expect(problems(policyUnpinned, subject(release([])))).toEqual([])
  })
})
