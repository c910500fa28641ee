import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { widthOf, wrap } from '../../../src/report/render/wrap.js'

describe('widthOf', () => {
  it('counts columns, not characters', () => {
    expect(widthOf('abc')).toBe(3)
    expect(widthOf('中文')).toBe(4)
    expect(widthOf('🚀')).toBe(2)
    expect(widthOf('e\u0301')).toBe(1)
  })
})

describe('wrap', () => {
  it('breaks at spaces and indents under the first line', () => {
    expect(wrap('one two three', 10, '- ')).toEqual(['- one two', '  three'])
  })

  it('keeps a path whole, however long, so that it can be copied', () => {
    const path = 'x'.repeat(50)
    expect(wrap(`see ${path} now`, 20)).toEqual(['see', path, 'now'])
  })

  it('does not break inside code in backticks that fits on a line', () => {
    expect(wrap('now set `max: 2 MB` here', 14)).toEqual(['now set', '`max: 2 MB`', 'here'])
    expect(wrap('a `b c d e f g h i` j', 10)).toEqual(['a `b c d e', 'f g h i` j'])
    expect(wrap('one ` two three', 8)).toEqual(['one `', 'two', 'three'])
  })

  it('loses and adds nothing but line breaks, and is no wider than asked', () => {
    const text = fc.array(fc.constantFrom('a', 'bb', '', 'ccc', '`', '`d', 'e`', '中')).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, fc.integer({ min: 8, max: 20 }), (any, columns) => {
        const lines = wrap(any, columns)
        expect(lines.join(' ')).toBe(any)
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(columns)
      }),
    )
  })
})
