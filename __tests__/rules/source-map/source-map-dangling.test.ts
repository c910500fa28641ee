import { describe, expect, it } from '@jest/globals'
import { sourceMapDangling } from '../../../src/rules/source-map/source-map-dangling.js'
import { evaluate } from '../../../src/verdict/evaluate.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const refers = (path: string, mapReference: string): FileFacts => file(path, { mapReference })
const messages = (...files: FileFacts[]): readonly string[] =>
  problems(sourceMapDangling, subject(release(files))).map(({ message }) => message)

describe('source-map-dangling', () => {
  it('fires on a reference to a file that is not packed, and is off by default', () => {
    const now = release([refers('dist/a.js', 'a.js.map'), file('a.js.map')])
    expect(problems(sourceMapDangling, subject(now)).map(({ message }) => message)).toEqual([
      'dist/a.js refers to a source map that is not packed: a.js.map',
    ])
    expect(evaluate(sourceMapDangling, subject(now))).toEqual([])
  })

  it.each([
    '../../a.js.map',
    '/dist/a.js.map',
    'C:/maps/a.js.map',
    'file:///home/ana/a.js.map',
    'webpack://acme/a.js.map',
    'https://',
    '?x',
    'A.js.map',
  ])('fires on %s', (reference) => {
    expect(messages(refers('dist/a.js', reference), file('dist/a.js.map'))).toHaveLength(1)
  })

  it.each([
    ['beside it', 'a.js.map', 'dist/a.js.map'],
    ['with a dot', './a.js.map', 'dist/a.js.map'],
    ['in a folder below', 'maps/a.js.map', 'dist/maps/a.js.map'],
    ['in a folder above', '../maps/a.js.map', 'maps/a.js.map'],
    ['with backslashes', '..\\maps\\a.js.map', 'maps/a.js.map'],
    ['with percent signs', 'my%20app%5Bid%5D.map', 'dist/my app[id].map'],
    ['with a percent sign of its own', '100%.map', 'dist/100%.map'],
    ['with an encoding in its name', 'a%20b.map', 'dist/a%20b.map'],
    ['with a query and a fragment', 'a.js.map?v=1#x', 'dist/a.js.map'],
    ['with a question mark of its own', 'a.vue?used.map', 'dist/a.vue?used.map'],
    ['under any name', 'maps.json', 'dist/maps.json'],
  ])('is silent for a map that is packed: %s', (_, reference, packed) => {
    expect(messages(refers('dist/a.js', reference), file(packed))).toEqual([])
  })

  it('is silent for a reference to another host', () => {
    expect(messages(refers('a.js', 'https://cdn.example.com/a.js.map'))).toEqual([])
  })

  it('makes one finding for each folder, and tells new from unchanged', () => {
    const before = release([refers('dist/a.js', 'a.js.map'), file('dist/b.js'), file('dist/c.js'), file('dist/d.js')])
    const now = release(
      ['dist/a.js', 'dist/b.js', 'dist/c.js', 'dist/d.js'].map((path) => refers(path, `${path.slice(5)}.map`)),
    )
    const found = problems(sourceMapDangling, subject(now, before))
    expect(found.map(({ message, path, baselineState }) => [message, path, baselineState])).toEqual([
      ['dist/a.js refers to a source map that is not packed: a.js.map', 'dist/a.js', 'unchanged'],
      ['3 files under dist refer to source maps that are not packed: b.js.map, …', 'dist', 'new'],
    ])
  })

  it('shows the beginning of a long reference', () => {
    const [message = ''] = messages(refers('a.js', 'x'.repeat(2_000)))
    expect(message.endsWith('x…')).toBe(true)
    expect(message.length).toBeLessThan(200)
  })

  it('shows a reference of 120 characters wholly', () => {
    expect(messages(refers('a.js', 'x'.repeat(120)))).toEqual([
      `a.js refers to a source map that is not packed: ${'x'.repeat(120)}`,
    ])
  })
})
