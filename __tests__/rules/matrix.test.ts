import { describe, expect, it } from '@jest/globals'
import { rules } from '../../src/rules/index.js'
import { evaluate } from '../../src/verdict/evaluate.js'
import { pairs } from '../fixtures/releases.js'
import { noPolicy, subject } from '../helpers/facts.js'

describe('every rule over every fixture package', () => {
  it.each(pairs)(
    '$title',
    ({ now, before, declared, dryRun, packers: [packer = null, baselinePacker = null] = [], fires }) => {
      const facts = {
        ...subject(now, before, noPolicy, declared ?? now.manifest, dryRun ?? now),
        packer,
        baselinePacker,
      }
      expect(
        rules
          .filter((rule) => evaluate(rule, facts).length > 0)
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...fires].sort())
    },
  )

  it('has a fixture on which each rule fires that needs no policy and is on', () => {
    const fired = new Set(pairs.flatMap(({ fires }) => fires))
    const needsNoPolicy = rules.filter(
      ({ id, scope, levels }) =>
        levels.new !== 'off' &&
        scope !== 'policy' &&
        scope !== 'waivers' &&
        !['file-not-allowed', 'size-limit'].includes(id),
    )
    expect(needsNoPolicy.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([])
  })
})
