import { describe, expect, it } from '@jest/globals'
import { joinHelps, readHelp } from '../../../src/report/render/help.js'
import { helpMarkdown, proseMarkdown } from '../../../src/report/render/escape.js'

describe('readHelp', () => {
  it('takes indented lines as lines to paste, without the indent that they share', () => {
    expect(readHelp('Set it:\n\n  rules:\n    size-growth: off\nThen run again.')).toEqual([
      { kind: 'prose', text: 'Set it:' },
      { kind: 'paste', lines: ['rules:', '  size-growth: off'] },
      { kind: 'prose', text: 'Then run again.' },
    ])
  })

  it('is empty for no help', () => {
    expect(readHelp('')).toEqual([])
  })
})

describe('joinHelps', () => {
  const allow = (pattern: string): string => `Allow it under \`files\`: ${JSON.stringify(pattern)}`

  it('makes one remedy of those that differ in the pattern at their end alone', () => {
    const joined = joinHelps([allow('a/*.js'), allow('b "c"'), 'Remove it.', allow('a/*.js')])
    const both = 'Allow it under `files`:\n  "a/*.js"\n  "b \\"c\\""'
    expect([...joined]).toEqual([
      [allow('a/*.js'), both],
      [allow('b "c"'), both],
      ['Remove it.', 'Remove it.'],
    ])
  })

  it('leaves a single one as it is', () => {
    expect([...joinHelps([allow('a')]).values()]).toEqual([allow('a')])
  })
})

describe('Markdown of a remedy', () => {
  it('has a fenced block for what is to be pasted', () => {
    expect(helpMarkdown('Set it:\n  a: `b`')).toBe('Set it:\n\n```\na: `b`\n```')
  })

  it('has code for what is in backticks or double quotes', () => {
    expect(proseMarkdown('add "!dist/*" to `files` now')).toBe('add `"!dist/*"` to `files` now')
  })

  it('escapes everything else, also where marks do not pair', () => {
    expect(proseMarkdown('a ` <b> "c')).toBe('a \\` &lt;b&gt; "c')
  })
})
