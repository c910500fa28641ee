import { describe, expect, it } from '@jest/globals'
import { type Clock, RetryBudget } from '../../src/github/client.js'

function fakeClock(): Clock & { slept: number[] } {
  const slept: number[] = []
  return {
    slept,
    now: () => slept.reduce((sum, each) => sum + each, 0),
    sleep: (milliseconds) => {
      slept.push(milliseconds)
      return Promise.resolve()
    },
  }
}

describe('patience', () => {
  it('waits two minutes in all, and no more', async () => {
    const clock = fakeClock()
    const patience = new RetryBudget(clock)
    expect(await patience.pause(100_000)).toBe(true)
    expect(await patience.pause(20_001)).toBe(false)
    expect(await patience.pause(20_000)).toBe(true)
    expect(await patience.pause(1)).toBe(false)
    expect(clock.slept).toEqual([100_000, 20_000])
  })

  it('gives an attempt no more than it has, but always a little, in whole milliseconds', () => {
    const patience = new RetryBudget(fakeClock(), 60_000.5)
    expect(patience.attemptLimit).toBe(30_000)
    patience.spend(50_000)
    expect(patience.attemptLimit).toBe(10_001)
    patience.spend(10_000)
    expect(patience.attemptLimit).toBe(3000)
  })

  it('counts time that went by in failed attempts', () => {
    const patience = new RetryBudget(fakeClock())
    patience.spend(119_000)
    expect(patience.take(1001)).toBe(false)
    expect(patience.take(1000)).toBe(true)
    patience.spend(999_999)
    expect(patience.take(1)).toBe(false)
    expect(patience.take(0)).toBe(true)
  })
})
