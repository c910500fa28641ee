import { describe, expect, it } from '@jest/globals'
import { raisedGrowth, raisedLimit } from '../../../src/commands/accept/settle.js'

describe('a raised limit', () => {
  it.each([
    [17, '10 B', '1 kB'],
    [5_000, '4 kB', '8 kB'],
    [700_000, '500 kB', '1 MB'],
    [1_000_000, '900 kB', '1.5 MB'],
    [100_000, '64 KiB', '150 KiB'],
    [900_000, '512 KiB', '1.2 MiB'],
    [41_000_000, '', '60 MB'],
  ])('for %d bytes, after %p, is %p', (bytes, was, limit) => {
    expect(raisedLimit(bytes, was)).toBe(limit)
  })

  it.each([
    [0.251, '30%'],
    [0.3, '30%'],
    [1, '100%'],
    [1.231, '130%'],
    [28.71, '2900%'],
  ])('for growth by %d is %p', (ratio, max) => {
    expect(raisedGrowth(ratio)).toBe(max)
  })
})
