import { describe, expect, it } from '@jest/globals'
import { rehearse } from '../../src/gate/rehearse.js'
import { emptyPolicy } from '../../src/policy/empty.js'
import { file, release } from '../helpers/facts.js'

const tool = { name: 'pack-gate', version: '0.1.0' }

/** Rehearses with a release, and counts how often rules asked for the day: once for each judging. */
function judgings(of: ReturnType<typeof release>): number {
  let count = 0
  const now = (): Date => {
    count += 1
    return new Date('2026-11-30T00:00:00Z')
  }
  rehearse(of, { kind: 'published', release: of }, emptyPolicy, { now, tool })
  return count
}

describe('a rehearsal', () => {
  it('judges the baseline once and leaves it as it is', () => {
    const before = release([file('package.json'), file('index.js')])
    const copy = structuredClone(before)
    expect(judgings(before)).toBe(1)
    expect(before).toEqual(copy)
  })

  it('looks at few files, whatever the baseline has', () => {
    const seen = new Set<number>()
    const files = Array.from({ length: 1000 }, (_, index) => {
      const each = file(`lib/${index}.js`)
      return new Proxy(each, {
        get(target, key) {
          seen.add(index)
          return Reflect.get(target, key) as unknown
        },
      })
    })
    judgings({ ...release([]), files })
    expect(Math.max(...seen)).toBeLessThan(100)
  })

  it('hears of no rule that fails: the release is judged anyway', () => {
    const broken = new Proxy(file('index.js'), {
      get() {
        throw new Error('this fact is broken')
      },
    })
    expect(() => judgings({ ...release([]), files: [broken] })).not.toThrow()
  })
})
