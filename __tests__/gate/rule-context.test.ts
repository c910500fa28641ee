import { describe, expect, it } from '@jest/globals'
import { emptyPolicy } from '../../src/policy/empty.js'
import { planFacts } from '../../src/commands/accept/policy-patch.js'
import type { Releases } from '../../src/gate/releases.js'
import { ruleContextOf } from '../../src/gate/rule-context.js'
import { file, release } from '../helpers/facts.js'

const now = release([file('a.js')])
const before = release([file('a.js')])
const by = { name: 'npm', version: '10.9.9' } as const
const releases = (baseline: Releases['baseline']): Releases => ({
  release: now,
  packer: null,
  baseline,
  earlier: null,
  source: null,
  declared: null,
  dryRun: null,
  policy: emptyPolicy,
  policyFile: null,
  about: null,
  root: '/',
  policies: null,
  before,
  comparison: null,
})
const context = { env: {}, now: () => new Date('2026-11-28T23:59:00Z'), tool: { name: 'pack-gate', version: '0.1.0' } }

describe('what the rules look at', () => {
  it('has what packed the baseline, where that is known, and the day in UTC', () => {
    expect(
      ruleContextOf(releases({ kind: 'published', release: before, packer: by }), emptyPolicy, context),
    ).toMatchObject({ baseline: before, baselinePacker: by, today: '2026-11-28' })
    for (const baseline of [{ kind: 'published', release: before }, { kind: 'first-release' }] as const)
      expect(ruleContextOf(releases(baseline), emptyPolicy, context).baselinePacker).toBeNull()
  })

  it('has the same for the change of a policy: what a change settles is what the verdict found', () => {
    const both = releases({ kind: 'published', release: before, packer: by })
    expect(planFacts(both, context, 'pack-gate.yml').subject).toEqual({
      release: now,
      baseline: before,
      comparison: null,
      declared: null,
      dryRun: null,
      packer: null,
      baselinePacker: by,
      policy: emptyPolicy,
      today: '2026-11-28',
    })
  })
})
