import { describe, expect, it } from '@jest/globals'
import { changesOf, shownLines, suggestionBody } from '../../src/github/suggestions.js'

describe('the changes of a file', () => {
  it('are each as small as can be, with the number of the first line', () => {
    const before = '{\n  "files": [\n    "dist"\n  ],\n  "dependencies": {\n    "a": "workspace:^"\n  }\n}\n'
    const after = before.replace('"dist"', '"dist",\n    "!dist/.env"').replace('workspace:^', '^1.0.0')
    expect(changesOf({ path: 'package.json', before, after })).toEqual([
      { path: 'package.json', start: 3, before: ['    "dist"'], after: ['    "dist",', '    "!dist/.env"'] },
      { path: 'package.json', start: 6, before: ['    "a": "workspace:^"'], after: ['    "a": "^1.0.0"'] },
    ])
  })

  it('may be lines that go, and a file on one line without an end', () => {
    expect(changesOf({ path: 'a', before: 'a\nb\nc\n', after: 'a\nc\n' })).toEqual([
      { path: 'a', start: 2, before: ['b'], after: [] },
    ])
    expect(changesOf({ path: 'a', before: '{"files":["a"]}', after: '{"files":["a","!b"]}' })).toEqual([
      { path: 'a', start: 1, before: ['{"files":["a"]}'], after: ['{"files":["a","!b"]}'] },
    ])
  })
})

describe('the lines that a diff shows', () => {
  it('are those of the head, added or around what was changed', () => {
    const patch =
      '@@ -1,3 +1,4 @@\n {\n-  "a": 1,\n+  "a": 2,\n+  "b": 3,\n   "c": 4\n' +
      '@@ -20,2 +21 @@ "d"\n   "e"\n-  "f"\n\\ No newline at end of file'
    expect([...shownLines(patch)]).toEqual([
      [1, '{'],
      [2, '  "a": 2,'],
      [3, '  "b": 3,'],
      [4, '  "c": 4'],
      [21, '  "e"'],
    ])
  })

  it('are none where GitHub shows no diff', () => {
    expect(shownLines('').size).toBe(0)
  })
})

describe('a suggestion', () => {
  /** What a fence of code holds, and what comes after it, by CommonMark 4.5. */
  const fenced = (body: string): { info: string; inside: readonly string[]; after: readonly string[] } => {
    const lines = body.split('\n')
    const at = lines.findIndex((line) => line.startsWith('```'))
    const [, fence = '', info = ''] = /^(`+)([^`]*)$/.exec(lines[at] ?? '') ?? []
    const end = lines.findIndex(
      (line, index) => index > at && /^ {0,3}`+ *$/.test(line) && line.trim().length >= fence.length,
    )
    return { info, inside: lines.slice(at + 1, end), after: lines.slice(end + 1) }
  }

  it.each([
    [['    "!lib/```.js"']],
    [['```', '<!-- pack-gate:suggestion -->', '````suggestion', '@everyone `a`']],
    [['    "!lib/`````suggestion"', '</details>']],
    [[]],
  ])('holds %j as it is, in one block that nothing in it ends', (after) => {
    const body = suggestionBody({ path: 'package.json', start: 1, before: ['x'], after })
    expect(body).toMatch(/^<!-- pack-gate:suggestion [0-9a-f]{24} -->\n/)
    expect(fenced(body)).toEqual({ info: 'suggestion', inside: after, after: [''] })
  })
})
