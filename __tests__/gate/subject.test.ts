import { describe, expect, it } from '@jest/globals'
import { emptyPolicy } from '../../src/policy/empty.js'
import { planFacts } from '../../src/commands/accept/policy-patch.js'
import type { Releases } from '../../src/gate/releases.js'
import { subjectOf } from '../../src/gate/subject.js'
import { file, release } from '../helpers/facts.js'

const now = release([file('a.js')])
const before = release([file('a.js')])
const by = { name: 'npm', version: '10.9.9' } as const
const releases = (baseline: Releases['baseline']): Releases => ({
  release: now, packer: null, baseline, source: null, declared: null, dryRun: null, policy: emptyPolicy, policyFile: null, about: null, root: '/', policies: null, before, comparison: null,
})
const world = { env: {}, now: () => new Date('2026-11-28T23:59:00Z'), tool: { name: 'pack-gate', version: '0.1.0' } }

describe('what the rules look at', () => {
  it('has what packed the baseline, where that is known, and the day in UTC', () => {
    expect(subjectOf(releases({ kind: 'published', release: before, packer: by }), emptyPolicy, world)).toMatchObject({ baseline: before, baselinePacker: by, today: '2026-11-28' })
    for (const baseline of [{ kind: 'published', release: before }, { kind: 'first-release' }] as const) expect(subjectOf(releases(baseline), emptyPolicy, world).baselinePacker).toBeNull()
  })

  it('is the same for the change of a policy as for the verdict', () => {
    const both = releases({ kind: 'published', release: before, packer: by })
    expect(planFacts(both, world, 'pack-gate.yml').subject).toEqual(subjectOf(both, emptyPolicy, world))
  })
})
