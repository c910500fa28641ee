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

describe('a retry budget', () => {
  it('waits two minutes in all, and no more', async () => {
    const clock = fakeClock()
    const retryBudget = new RetryBudget(clock)
    expect(await retryBudget.pause(100_000)).toBe(true)
    expect(await retryBudget.pause(20_001)).toBe(false)
    expect(await retryBudget.pause(20_000)).toBe(true)
    expect(await retryBudget.pause(1)).toBe(false)
    expect(clock.slept).toEqual([100_000, 20_000])
  })

  it('gives an attempt no more than it has, but always a little, in whole milliseconds', () => {
    const retryBudget = new RetryBudget(fakeClock(), 60_000.5)
    expect(retryBudget.attemptLimit).toBe(30_000)
    retryBudget.spend(50_000)
    expect(retryBudget.attemptLimit).toBe(10_001)
    retryBudget.spend(10_000)
    expect(retryBudget.attemptLimit).toBe(3000)
  })

  it('counts time that went by in failed attempts', () => {
    const retryBudget = new RetryBudget(fakeClock())
    retryBudget.spend(119_000)
    expect(retryBudget.take(1001)).toBe(false)
    expect(retryBudget.take(1000)).toBe(true)
    retryBudget.spend(999_999)
    expect(retryBudget.take(1)).toBe(false)
    expect(retryBudget.take(0)).toBe(true)
  })
})
