import { describe, expect, it } from '@jest/globals'
import { formatBytes, formatChange, formatCount } from '../../../src/report/render/facts.js'

describe('sizes', () => {
  it.each([
    [0, '0 bytes'],
    [1, '1 byte'],
    [17, '17 bytes'],
    [1_200, '1.2 kB'],
    [59_800_000, '59.8 MB'],
    [999_999, '1.0 MB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })

  it('counts with thousands separators', () => {
    expect(formatCount(1906)).toBe('1,906')
  })

  it.each([
    [277_000, 2_980_000, '+2.7 MB, +976 %'],
    [1000, 900, '-100 bytes, -10 %'],
    [1000, 1025, '+25 bytes, +2.5 %'],
    [1_000_000, 1_000_017, '+17 bytes'],
    [0, 2_700_000, '+2.7 MB'],
    [100, 2_000_000, '+2.0 MB, +1,999,900 %'],
    [5, 5, 'no change'],
    [5, 0, '-5 bytes, -100 %'],
  ])('from %d to %d is %s', (before, after, text) => {
    expect(formatChange(before, after)).toBe(text)
  })
})
