import { readdirSync, readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from '@jest/globals'
import { pageText } from '../../src/cli/page-text.js'
import { widthOf } from '../../src/report/render/wrap.js'

const plain = { color: false, columns: 80 }
const pages = readdirSync('docs/rules')
  .filter((name) => name !== 'README.md')
  .map((name) => [name, readFileSync(`docs/rules/${name}`, 'utf8')] as const)

/** The characters of what a page says, without those that are marks of Markdown or layout. */
function saidBy(text: string): string {
  const shown = stripVTControlCharacters(text)
    .replace(/^\s*```.*$/gm, '')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_all, words: string, url: string) =>
      url.startsWith('https') ? `${words} (${url})` : words,
    )
  return shown
    .replace(/[\s#|`-]/g, '')
    .split('')
    .sort()
    .join('')
}

describe('a doc page in a terminal', () => {
  it.each(pages)('%s says all of it, in colour too', (_name, page) => {
    for (const color of [false, true]) expect(saidBy(pageText(page, { color, columns: 200 }))).toBe(saidBy(page))
  })

  it.each(pages)('%s loses no letter where a table is too wide, and is a list', (_name, page) => {
    // A list names its columns again for each row, so there may be more than the page has.
    const shown = saidBy(pageText(page, plain))
    const count = (text: string, letter: string): number => text.split(letter).length - 1
    expect([...new Set(saidBy(page))].filter((letter) => count(shown, letter) < count(saidBy(page), letter))).toEqual(
      [],
    )
  })

  it.each(pages)('%s fits the width but for code to be pasted, and long words', (_name, page) => {
    const long = pageText(page, plain)
      .split('\n')
      .filter((line) => widthOf(line) > 80)
    const code = new Set(page.split('\n').map((line) => line.trim()))
    expect(long.filter((line) => !code.has(line.trim()) && line.trim().includes(' '))).toEqual([])
  })

  it('has bold headings, dim code and coloured names, and no marks of Markdown', () => {
    const text = pageText(
      '# one\n\nSee `a b` and\n[two](two.md).\n\n```yaml\nx:\n  - y\n```\n\n- an item\n- another\n',
      { color: true, columns: 80 },
    )
    expect(text).toBe(
      '\u001b[1mone\u001b[22m\n\nSee \u001b[36ma b\u001b[39m and\n\ntwo.\n\n\u001b[2m    ' +
        'x:\u001b[22m\n\u001b[2m      - y\u001b[22m\n\n- an item\n- another\n',
    )
  })

  it('keeps the backticks of code where there are no colours', () => {
    expect(pageText('Set `max: 1`.\n', plain)).toBe('Set `max: 1`.\n')
  })

  it('goes on in colour where code is broken over two lines', () => {
    const lines = pageText(`Set \`${'word '.repeat(10)}end\` now.\n`, { color: true, columns: 30 }).split('\n')
    expect(lines[0]).toBe('Set \u001b[36mword word word word word\u001b[39m')
    expect(lines[1]).toBe('\u001b[36mword word word word word end\u001b[39m')
  })

  it('puts tables into columns, and wraps the widest', () => {
    const table =
      '| kind | meaning |\n| --- | --- |\n| a | one |\n| `b` | some words that take more than the line |\n| | ' +
      'c \\| d |\n'
    expect(pageText(table, { ...plain, columns: 30 })).toBe(
      'kind  meaning\na     one\n`b`   some words that take\n      more than the line\n      c | d\n',
    )
  })

  it('keeps columns in line where backticks became a colour', () => {
    const text = stripVTControlCharacters(
      pageText('| a | b |\n| --- | --- |\n| `xx` | 1 |\n| yyyy | 2 |\n', { color: true, columns: 80 }),
    )
    expect(text).toBe('a     b\nxx    1\nyyyy  2\n')
  })

  it('lists what a row says where the words of a table are too wide for columns', () => {
    const table = `| name | what |\n| --- | --- |\n| ${'n'.repeat(20)} | ${'w'.repeat(20)} |\n| x | |\n`
    expect(pageText(table, { ...plain, columns: 30 })).toBe(
      `name: ${'n'.repeat(20)}\nwhat: ${'w'.repeat(20)}\n\nname: x\n`,
    )
  })

  it('reads a page whose code is never closed to its end', () => {
    expect(pageText('a\n\n```\nb', plain)).toBe('a\n\n    b\n')
  })
})
