import { describe, expect, it } from '@jest/globals'
import { admits, splitEntry } from '../../../src/policy/patterns.js'
import { patternsFor } from '../../../src/rules/allowlist/entries/patterns-for.js'
import type { FilesEntry } from '../../../src/model/policy.js'

const entries = (...written: string[]): readonly FilesEntry[] =>
  written.map((entry) => ({ ...splitEntry(entry), required: false, at: { path: 'pack-gate.yml', line: 1 } }))
const locales = ['dist/locale/de.json', 'dist/locale/en.json']

describe('the patterns for new files', () => {
  it.each<[string, string[], string[], readonly FilesEntry[], string[]]>([
    ['a lone file by its name', ['dist/x.css'], ['dist/a.js', 'dist/x.css'], entries('dist/*.js'), ['dist/x.css']],
    [
      'one more of a kind in a folder by the kind',
      ['dist/locale/fr.json'],
      [...locales, 'dist/locale/fr.json'],
      entries(...locales),
      ['dist/locale/*.json'],
    ],
    [
      'several of a new kind by the kind',
      ['dist/a.css', 'dist/b.css'],
      ['dist/a.css', 'dist/a.js', 'dist/b.css'],
      entries('dist/*.js'),
      ['dist/*.css'],
    ],
    [
      'a new chunk without its hash',
      ['dist/chunk-D4Lgay0q.mjs'],
      ['dist/a.js', 'dist/chunk-D4Lgay0q.mjs'],
      entries('dist/*.js'),
      ['dist/chunk-*.mjs'],
    ],
    ['nothing for what is admitted already', ['dist/a.js'], ['dist/a.js'], entries('dist/*.js'), []],
    [
      'a whole new folder in one',
      ['e/a/1.js', 'e/a/2.js', 'e/b/1.js', 'e/c/1.js', 'e/d/1.js'],
      ['e/a/1.js', 'e/a/2.js', 'e/b/1.js', 'e/c/1.js', 'e/d/1.js'],
      entries('x'),
      ['e/**/*.js'],
    ],
    [
      'a file whose name is a pattern by a pattern for it alone',
      ['app/[id].js'],
      ['app/[id].js', 'app/i.js'],
      entries('app/i.js'),
      ['app/[[]id].js'],
    ],
  ])('are %s', (_what, fresh, packed, existing, expected) => {
    expect(patternsFor(fresh, packed, existing).patterns.map(({ pattern }) => pattern)).toEqual(expected)
  })

  it('admit no packed file that nobody accepted', () => {
    const packed = [...locales, 'dist/locale/fr.json', 'dist/locale/keys.json']
    const existing = entries(...locales)
    const { patterns } = patternsFor(['dist/locale/fr.json'], packed, existing)
    expect(patterns).toEqual([{ pattern: 'dist/locale/fr.json', paths: ['dist/locale/fr.json'] }])
    expect(admits([...existing, ...entries(...patterns.map(({ pattern }) => pattern))], 'dist/locale/keys.json')).toBe(
      false,
    )
  })

  it('are none for a file that an entry takes out, or that no pattern can name', () => {
    const long = `${Array.from({ length: 4100 }, () => 'x').join('')}.js`
    expect(patternsFor(['dist/a.map', long], ['dist/a.map', long], entries('dist/**', '!dist/*.map'))).toEqual({
      patterns: [],
      stuck: ['dist/a.map', long],
    })
  })
})
