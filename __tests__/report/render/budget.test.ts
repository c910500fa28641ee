import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { bytesOf, cutBytes, headBytes, listWithin, shorten } from '../../../src/report/render/budget.js'

const more = (left: number): string => `and ${left} more`

describe('headBytes', () => {
  it('counts UTF-8 bytes and never cuts inside a character', () => {
    expect(headBytes('aé中🚀', 1)).toBe('a')
    expect(headBytes('aé中🚀', 2)).toBe('a')
    expect(headBytes('aé中🚀', 3)).toBe('aé')
    expect(headBytes('aé中🚀', 9)).toBe('aé中')
    expect(headBytes('aé中🚀', 10)).toBe('aé中🚀')
    expect(headBytes('abc', -1)).toBe('')
  })
})

describe('shorten', () => {
  it('ends with an ellipsis, inside the budget, where it cuts', () => {
    expect(shorten('dist/cli.js', 11)).toBe('dist/cli.js')
    expect(shorten('dist/cli.js', 10)).toBe('dist/cl…')
  })
})

describe('cutBytes', () => {
  it('leaves a text alone that fits', () => {
    expect(cutBytes('é'.repeat(5), 10)).toBe('é'.repeat(5))
  })

  it('ends with the ending, inside the budget', () => {
    expect(cutBytes('abcdefghij', 9, ' [cut]')).toBe('abc [cut]')
    expect(cutBytes('🚀🚀🚀', 11)).toBe('🚀🚀…')
  })

  it('gives as much of the ending as fits where there is no room', () => {
    expect(cutBytes('abcdef', 3, '12345')).toBe('123')
  })

  it('closes a code fence that it cuts', () => {
    const text = `intro\n\n\`\`\`\`yaml\n${'line\n'.repeat(50)}\`\`\`\`\nend`
    const cut = cutBytes(text, 60, 'and more')
    expect(cut.endsWith('\n````\nand more')).toBe(true)
    expect(cut.match(/^````/gm)).toHaveLength(2)
  })

  it('adds no fence where the fence is closed already', () => {
    expect(cutBytes(`\`\`\`\na\n\`\`\`\n${'x'.repeat(50)}`, 30, '!').match(/```/g)).toHaveLength(2)
  })

  it('closes what it cuts inside of a folding, so that nothing after it is folded too', () => {
    const cut = cutBytes(`a\n<details><summary>b</summary>\n\n${'line\n'.repeat(50)}</details>`, 90, 'more')
    expect(cut).toMatch(/line\n\n\n<\/details>\nmore$|line\n+<\/details>\nmore$/)
    expect(cutBytes(`<details>\n\n</details>\n${'x'.repeat(50)}`, 40).match(/<\/details>/g)).toHaveLength(1)
  })

  it('counts no folding that a code block shows', () => {
    const quoted = '```\n</details>\n</details>\n<details>\n```\n'
    const cut = cutBytes(`<details>\n\n${quoted}${'line\n'.repeat(50)}</details>`, 120, 'more')
    expect(cut).toMatch(/\n<\/details>\nmore$/)
    expect(cutBytes(`${quoted}${'x'.repeat(50)}`, 60).match(/<\/details>/g)).toHaveLength(2)
  })

  it('holds for any text and budget', () => {
    const text = fc.array(
      fc.constantFrom('<details>\n', '</details>\n', '```\n', '````\n', '~~~\n', 'é', '🚀', 'abc\n', '\n'),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(text, fc.nat(80), (pieces, budget) => {
        const whole = pieces.join('')
        const cut = cutBytes(whole, budget)
        expect(bytesOf(cut)).toBeLessThanOrEqual(budget)
        expect(cut).not.toContain('\ufffd')
        if (bytesOf(whole) > budget && budget >= 3) expect(cut.endsWith('…')).toBe(true)
      }),
    )
  })
})

describe('listWithin', () => {
  it('gives all items where they fit', () => {
    expect(listWithin(['a', 'b'], 3, more)).toBe('a\nb')
    expect(listWithin([], 3, more)).toBe('')
  })

  it('gives as many whole items as fit and says how many are left', () => {
    expect(listWithin(['aaaa', 'bbbb', 'cccc', 'dddd'], 17, more)).toBe('aaaa\nand 3 more')
    expect(listWithin(['aaaa', 'bbbb', 'cccc', 'dddd'], 19, more)).toBe('aaaa\nbbbb\ncccc\ndddd')
  })

  it('bounds the number of items too', () => {
    expect(listWithin(['a', 'b', 'c'], 100, more, 2)).toBe('a\nb\nand 1 more')
  })

  it('takes items in order, whole, inside the budget, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' '))),
        fc.nat(120),
        (items, budget) => {
          const list = listWithin(items, budget, more)
          expect(bytesOf(list)).toBeLessThanOrEqual(budget)
          const lines = list.split('\n')
          const left = /^and (\d+) more$/.exec(lines.at(-1) ?? '')
          if (left) expect(lines.slice(0, -1)).toEqual(items.slice(0, items.length - Number(left[1])))
        },
      ),
    )
  })
})
