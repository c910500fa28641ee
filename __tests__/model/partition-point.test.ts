import { expect, it } from '@jest/globals'
import fc from 'fast-check'
import { partitionPoint } from '../../src/model/partition-point.js'

it('is the index of the first item that is not of the beginning', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (numbers, limit) => {
      const sorted = numbers.sort((a, b) => a - b)
      const first = sorted.findIndex((each) => each >= limit)
      const expected = first < 0 ? sorted.length : first
      expect(partitionPoint(sorted.length, (at) => (sorted[at] ?? 0) < limit)).toBe(expected)
    }),
  )
})

it('asks of no item where there is none', () => {
  const ask = (): boolean => {
    throw new Error('asked')
  }
  expect(partitionPoint(0, ask)).toBe(0)
})
