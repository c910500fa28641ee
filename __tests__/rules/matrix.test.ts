import { describe, expect, it } from '@jest/globals'
import { rules } from '../../src/rules/index.js'
import { evaluate } from '../../src/verdict/evaluate.js'
import { policyCases } from '../fixtures/policies.js'
import { pairs } from '../fixtures/releases.js'
import { noPolicy, subject } from '../helpers/facts.js'

describe('every rule over every fixture package', () => {
  it.each(pairs)(
    '$title',
    ({
      now,
      before,
      declared,
      dryRun,
      packers: [packer = null, baselinePacker = null] = [],
      publishing,
      listed,
      history,
      unpublished,
      lookups,
      fires,
    }) => {
      const facts = {
        ...subject(now, before, noPolicy, declared ?? now.manifest, dryRun ?? now),
        packer,
        baselinePacker,
        ...(publishing && { publishing }),
        ...(listed && { listed }),
        ...(history && { history }),
        ...(unpublished && { unpublished }),
        ...(lookups && { lookups }),
      }
      expect(
        rules
          .filter((rule) => evaluate(rule, facts).length > 0)
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...fires].sort())
    },
  )
})

describe('every rule', () => {
  it.each(policyCases)('that looks at the policy tells the two apart: $id', ({ id, fires, silent }) => {
    const rule = rules.find((each) => each.id === id)
    expect(rule && [evaluate(rule, fires).length > 0, evaluate(rule, silent)]).toEqual([true, []])
  })

  it('has a fixture on which it fires, and many on which it is silent', () => {
    const fired = new Set([...pairs.flatMap(({ fires }) => fires), ...policyCases.map(({ id }) => id)])
    expect(rules.map(({ id }) => id).filter((id) => !fired.has(id))).toEqual([])
    const always = rules.filter(({ id }) => pairs.every(({ fires }) => fires.includes(id)))
    expect(always).toEqual([])
  })
})
