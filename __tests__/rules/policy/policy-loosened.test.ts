import { describe, expect, it } from '@jest/globals'
import { parsePolicy } from '../../../src/policy/load.js'
import { rules } from '../../../src/rules/index.js'
import { policyLoosened } from '../../../src/rules/policy/policy-loosened.js'
import { policyChangeOf } from '../../../src/verdict/policy-change.js'
import { file, noPolicy, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const head = parsePolicy('waivers:\n  - { rule: source-map, path: "*.map", reason: known }\n', 'pack-gate.yml', rules)
const [waiver] = head.waivers
const now = release([file('a.map', { size: 2_000 }), file('b.map', { size: 3_000 })])
const change = policyChangeOf({ base: noPolicy, head, codeowners: null }, rules)

describe('policy-loosened', () => {
  it('fires on a waiver, with the findings that it newly excuses and the sizes of their files', () => {
    if (!waiver) throw new Error('no waiver')
    const newlyWaived = [
      { waiver, ruleId: 'source-map', paths: ['a.map'] },
      { waiver, ruleId: 'source-map', paths: ['b.map'] },
    ]
    const [problem, ...others] = problems(policyLoosened, { ...subject(now), policyChange: { ...change, newlyWaived } })
    expect(others).toEqual([])
    expect(problem?.message).toBe(
      'the waiver for source-map on *.map is new (reason: known); it newly excuses 2 findings: b.map (3.0 ' +
        'kB), a.map (2.0 kB)',
    )
    expect(problem).toMatchObject({ cause: { kind: 'policy', at: { path: 'pack-gate.yml', line: 2 } }, count: 2 })
  })

  it('says so where a waiver excuses nothing', () => {
    expect(problems(policyLoosened, { ...subject(now), policyChange: change })[0]?.message).toContain(
      'it excuses nothing of this release',
    )
  })

  it('is silent outside of pull requests', () => {
    expect(problems(policyLoosened, subject(now))).toEqual([])
  })
})
