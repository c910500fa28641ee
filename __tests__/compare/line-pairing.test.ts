import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { pairInOrder } from '../../src/compare/line-pairing.js'

const lists = fc.array(fc.nat(9), { maxLength: 60 })

describe('pairing lines', () => {
  it('pairs equal items alone, each once, in their order', () => {
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const paired = [...pairInOrder(before, after)]
        const taken = paired.filter((was) => was >= 0)
        expect(taken).toEqual([...new Set(taken)].sort((a, b) => a - b))
        for (const [at, was] of paired.entries()) if (was >= 0) expect(before[was]).toBe(after[at])
      }),
    )
  })

  it('pairs all of what did not change', () => {
    const list = Array.from({ length: 900 }, (_, n) => n % 7)
    expect([...pairInOrder(list, list)]).toEqual(list.map((_, at) => at))
    expect([...pairInOrder([1, 2, 3, 4], [1, 9, 3, 4])]).toEqual([0, -1, 2, 3])
    expect([...pairInOrder([], [1])]).toEqual([-1])
    expect([...pairInOrder([1, 2], [2, 1])].filter((was) => was >= 0)).toHaveLength(1)
  })

  it('finds an item that was put into a long list, and one that was taken out', () => {
    const list = Array.from({ length: 5000 }, (_, n) => n)
    const after = [...list.slice(0, 2000), -5, ...list.slice(2000, 4000), ...list.slice(4001)]
    const paired = pairInOrder(list, after)
    expect([...paired].filter((was) => was < 0)).toHaveLength(1)
    expect(paired[2000]).toBe(-1)
    expect(paired.at(-1)).toBe(4999)
  })

  it('ends soon where long lists hold the same few items, or nothing alike', () => {
    const few = (seed: number): number[] => Array.from({ length: 200_000 }, (_, n) => (n * seed) % 13)
    expect([...pairInOrder(few(5), few(7))].filter((was) => was >= 0).length).toBeGreaterThan(50_000)
    const none = pairInOrder(
      few(1).map((_, n) => n),
      few(1).map((_, n) => -1 - n),
    )
    expect(none.every((was) => was === -1)).toBe(true)
  })
})
