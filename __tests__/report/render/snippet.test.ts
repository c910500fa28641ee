import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { sourceLine } from '../../../src/policy/complaints.js'
import type { Mistake } from '../../../src/model/report.js'
import { snippet } from '../../../src/report/render/snippet.js'
import { widthOf } from '../../../src/report/render/wrap.js'
import { hiddenCharacters, hostileText, liveCommands } from '../hostile.js'

const mistake = (text: string, column: number, line = 4): Mistake => ({
  path: 'p.yml',
  line,
  column,
  message: 'wrong',
  source: { text, column },
})

/** What stands above the caret, escaped as it is shown. */
function pointedAt([line = '', caret = '']: readonly string[], length = 1): string {
  const column = caret.indexOf('^')
  let left = column
  const characters = Array.from(line)
  const from = characters.findIndex((character) => (left -= widthOf(character)) < 0)
  return characters.slice(from, from + length).join('')
}

describe('the line of a mistake', () => {
  it('has its number, and a caret under the column', () => {
    expect(snippet(mistake('  max: 25', 8, 12), 80)).toEqual(['  12 |   max: 25', '     |        ^'])
  })

  it('points right after tabs, wide characters and what nobody sees', () => {
    expect(snippet(mistake('\ta: X', 5), 80)[0]).toBe('  4 | \\ta: X')
    for (const before of ['\t', '中文 ', 'é ', '\u0007', '\u202e', '# 🎁 '])
      expect(pointedAt(snippet(mistake(`${before}X y`, before.length + 1), 80))).toBe('X')
  })

  it('is cut at both ends to the width, around the place', () => {
    const lines = snippet(mistake(`${'a'.repeat(200)}X${'b'.repeat(200)}`, 201), 60)
    expect(lines[0]).toMatch(/^ {2}4 \| …a+Xb+…$/)
    expect(lines[0]?.length).toBeLessThanOrEqual(60)
    expect(pointedAt(lines)).toBe('X')
  })

  it('points behind the last character where something is missing there', () => {
    expect(snippet(mistake('a:', 3), 80)[1]).toBe('    |   ^')
  })

  it('is nothing where the line is not known', () => {
    expect(snippet({ path: 'p.yml', line: 1, column: 1, message: 'not UTF-8' }, 80)).toEqual([])
  })

  it('stays within the width where what follows has the start escaped', () => {
    for (const line of snippet(mistake(`##[${'x'.repeat(80)}`, 3), 50)) expect(widthOf(line)).toBeLessThanOrEqual(50)
  })

  it('is two lines within the width and inert, for any text', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(400), (text, offset) => {
        const { text: line, column } = sourceLine(text, offset)
        const lines = snippet(mistake(line, column), 50)
        expect(lines).toHaveLength(2)
        for (const each of lines) expect(widthOf(each)).toBeLessThanOrEqual(50)
        expect(liveCommands(lines.join('\n'))).toEqual([])
        expect(hiddenCharacters(lines.join('\n'))).toEqual([])
      }),
    )
  })
})

describe('the line that an offset is on', () => {
  it.each([
    ['a\nbcd\r\ne', 3, { text: 'bcd', column: 2 }],
    ['a\nbcd\r\ne', 0, { text: 'a', column: 1 }],
    ['a\nb', 99, { text: 'b', column: 2 }],
    ['', 0, { text: '', column: 1 }],
    ['a\n\nb', 2, { text: '', column: 1 }],
  ])('of %j at %d is known', (text, offset, expected) => {
    expect(sourceLine(text, offset)).toEqual(expected)
  })

  it('is cut to what stands around it', () => {
    const { text, column } = sourceLine(`${'a'.repeat(1e6)}X${'b'.repeat(1e6)}`, 1e6)
    expect(text.length).toBeLessThan(500)
    expect(text[column - 1]).toBe('X')
  })
})
