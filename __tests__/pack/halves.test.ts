import { describe, expect, it } from '@jest/globals'
import { inHalves } from '../../src/gate/workspace/pack-together.js'

const range = (count: number): number[] => Array.from({ length: count }, (_, n) => n)

/** Fails wherever one of `broken` is among the members. */
function packer(broken: readonly number[]): {
  together: (group: readonly number[]) => Promise<Map<number, string>>
  runs: number[]
} {
  const runs: number[] = []
  return {
    runs,
    together(group) {
      runs.push(group.length)
      if (group.some((member) => broken.includes(member))) return Promise.reject(new Error('broken'))
      return Promise.resolve(new Map(group.map((member) => [member, String(member)])))
    },
  }
}

describe('packing in halves', () => {
  it('is one run where nothing is wrong', async () => {
    const { together, runs } = packer([])
    expect([...(await inHalves(range(60), together)).keys()]).toEqual(range(60))
    expect(runs).toEqual([60])
  })

  it('leaves out the broken one and little else', async () => {
    const { together, runs } = packer([17])
    const done = await inHalves(range(64), together)
    expect(done.has(17)).toBe(false)
    expect(done.size).toBe(62)
    expect(runs).toHaveLength(12)
  })

  it('ends soon where everything is broken', async () => {
    const { together, runs } = packer(range(500))
    expect((await inHalves(range(500), together)).size).toBe(0)
    expect(runs).toEqual([500, 1, 1])
  })

  it('ends where many are broken, and keeps the end that is not', async () => {
    const { together, runs } = packer(range(499))
    expect([...(await inHalves(range(500), together)).keys()]).toEqual([499])
    expect(runs).toHaveLength(9)
  })

  it('does not run for one alone', async () => {
    const { together, runs } = packer([])
    expect((await inHalves([1], together)).size).toBe(0)
    expect(runs).toEqual([])
  })
})
