import { describe, expect, it } from '@jest/globals'
import { clip, listing, withoutUser } from '../../src/model/format.js'

describe('a listing', () => {
  it('shows three names and counts the rest', () => {
    expect(listing(['a'])).toBe('a')
    expect(listing(['a', 'b', 'c'])).toBe('a, b, c')
    expect(listing(['a', 'b', 'c', ...Array.from({ length: 1200 }, String)])).toBe('a, b, c and 1,200 more')
  })

  it('shows a hundred characters of each name', () => {
    expect(clip('x'.repeat(100))).toBe('x'.repeat(100))
    expect(clip('x'.repeat(101))).toBe(`${'x'.repeat(100)}…`)
    expect(listing(['a', 'y'.repeat(500)])).toBe(`a, ${'y'.repeat(100)}…`)
  })
})

describe('a URL in a message', () => {
  it('tells neither user nor password, but for git@', () => {
    expect(withoutUser('git+https://ana:word@example.com/a.git')).toBe('git+https://…@example.com/a.git')
    expect(withoutUser('https://word@example.com/a b://c:d@e')).toBe('https://…@example.com/a b://…@e')
    expect(withoutUser('git+ssh://git@example.com/a.git')).toBe('git+ssh://git@example.com/a.git')
    expect(withoutUser('https://example.com/@scope/a')).toBe('https://example.com/@scope/a')
  })
})
