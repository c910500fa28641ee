import { describe, expect, it } from '@jest/globals'
import { exportsRemoved } from '../../../src/rules/entry-points/lost-exports.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import type { Release } from '../../../src/model/release.js'
import { file, release } from '../../helpers/facts.js'

const files = (...paths: string[]): FileFacts[] => paths.map((path) => file(path))
const of = (exports: unknown, paths: readonly string[] = [], more: Record<string, unknown> = {}): Release =>
  release(files(...paths), { ...(exports !== undefined && { exports }), ...more })
const conditions = (
  before: unknown,
  now: unknown,
  paths: readonly string[] = [],
  more: Record<string, unknown> = {},
): Record<string, readonly string[]> =>
  Object.fromEntries(exportsRemoved(of(now, paths, more), of(before, paths, more)).conditions)
const subpaths = (before: unknown, now: unknown, paths: readonly string[] = []): readonly string[] =>
  exportsRemoved(of(now, paths), of(before, paths)).subpaths

describe('subpaths', () => {
  it('are removed where no key leads to them', () => {
    expect(subpaths({ '.': './a.js', './b': './b.js', './c': './c.js' }, { '.': './a.js', './c': './c2.js' })).toEqual([
      './b',
    ])
    expect(subpaths({ '.': './a.js', './b': './b.js' }, './a.js')).toEqual(['./b'])
    expect(subpaths('./a.js', { './b': './a.js' })).toEqual(['.'])
  })

  it('are removed where null closes them, directly or in each condition', () => {
    expect(subpaths({ './b': './b.js' }, { './b': null })).toEqual(['./b'])
    expect(subpaths({ './b': './b.js' }, { './b': { import: null } })).toEqual(['./b'])
    expect(subpaths({ './b': null }, { '.': './a.js' })).toEqual([])
  })

  it('are served by a pattern or a folder too, the longest beginning first', () => {
    expect(subpaths({ './lib/b': './b.js' }, { './lib/*': './*.js' })).toEqual([])
    expect(subpaths({ './lib/b.js': './lib/b.js' }, { './lib/': './lib/' })).toEqual([])
    expect(subpaths({ './lib/b': './b.js' }, { './*': './*.js', './lib/*': null })).toEqual(['./lib/b'])
    expect(subpaths({ './lib/b': './b.js' }, { './lib/*': './*.js', './*': null })).toEqual([])
    expect(subpaths({ './lib/': './lib/' }, { '.': './lib/a.js' }, ['lib/a.js'])).toEqual(['./lib/a.js'])
  })

  it('of a pattern are those of its files', () => {
    const paths = ['dist/a.js', 'dist/b.js', 'dist/b.d.ts']
    expect(subpaths({ './*': './dist/*.js' }, { './a': './dist/a.js' }, paths)).toEqual(['./b'])
    expect(subpaths({ './*': './dist/*.js' }, { './*': './out/*.js' }, paths)).toEqual([])
    expect(subpaths({ './*': './none/*.js' }, { './a': './dist/a.js' }, paths)).toEqual([])
    expect(
      subpaths(
        { './*': { types: './dist/*.d.ts', default: './dist/*.js' }, './a': null },
        { './x': './dist/a.js' },
        paths,
      ),
    ).toEqual(['./b'])
  })

  it('without exports are the paths of files, as Node completes them', () => {
    const paths = ['b.js', 'c/index.js', 'd.json']
    expect(
      subpaths(
        { '.': './x.js', './b': './b.js', './c': './c/index.js', './d.json': './d.json', './e': './b.js' },
        undefined,
        paths,
      ),
    ).toEqual(['./e'])
    expect(subpaths({ './b': './b.js' }, null, [])).toEqual(['./b'])
  })

  it.each(['x', 'x.js', 'x.json', 'x.node', 'x/index.js', 'x/index.json', 'x/package.json', 'x.d.ts', 'x/index.d.ts'])(
    'without exports are served by %s, and told with no condition',
    (path) => {
      const before = of({ '.': './m.js', './x': { import: './y.mjs', require: './y.js' } })
      expect(exportsRemoved(of(undefined, [path]), before)).toEqual({ subpaths: [], closed: [], conditions: new Map() })
      expect(exportsRemoved(of(undefined, [`a${path}`]), before).subpaths).toEqual(['./x'])
    },
  )

  it('of a star are served where it stands for one character at least', () => {
    expect(subpaths({ './a': './x.js' }, { './a*': './*.js' })).toEqual(['./a'])
    expect(subpaths({ './a': './x.js' }, { './a*a': './*.js' })).toEqual(['./a'])
    expect(subpaths({ './ab': './x.js' }, { './a*b': './*.js' })).toEqual(['./ab'])
    expect(subpaths({ './axb': './x.js' }, { './a*b': './*.js' })).toEqual([])
    expect(subpaths({ './x/y': './x.js' }, { './lib/*': './*.js' })).toEqual(['./x/y'])
  })

  it('that are gone are not told as conditions too', () => {
    expect(conditions({ './b': { import: './b.mjs', require: './b.cjs' } }, './a.js')).toEqual({})
  })

  it('are none where exports holds nothing of use', () => {
    for (const odd of [null, 7, true, [], {}, { './b': 7 }, { './b': [7, null] }])
      expect(subpaths(odd, './a.js')).toEqual([])
  })

  it("with the names of an object's own parts are subpaths like others", () => {
    expect(subpaths(JSON.parse('{"./__proto__":"./a.js","./constructor":"./b.js"}'), { '.': './a.js' })).toEqual([
      './__proto__',
      './constructor',
    ])
  })
})

describe('paths that new exports close', () => {
  const closed = (exports: unknown, paths: readonly string[], before = paths): readonly string[] =>
    exportsRemoved(of(exports, paths), of(undefined, before)).closed

  it('are those of scripts that ship in both and that no subpath leads to', () => {
    const paths = ['index.js', 'lib/a.js', 'lib/b.mjs', 'data.json', 'a.css', 'types.d.ts']
    expect(closed('./index.js', paths)).toEqual(['a.css', 'data.json', 'lib/a.js', 'lib/b.mjs', 'package.json'])
    expect(closed('./index.js', paths, ['index.js'])).toEqual(['package.json'])
  })

  it('are none where a subpath, a pattern or a target names them', () => {
    const paths = ['index.js', 'lib/a.js', 'lib/index.js', 'sub/index.js', 'b.js']
    expect(
      closed(
        {
          '.': './index.js',
          './package.json': './package.json',
          './lib/*': './lib/*',
          './sub': './other.js',
          './b': './other.js',
        },
        paths,
      ),
    ).toEqual([])
  })

  it('are none of tests, examples and dot files', () => {
    expect(
      closed({ '.': './index.js', './package.json': './package.json' }, [
        'index.js',
        'test/a.js',
        'src/__tests__/a.js',
        '.eslintrc.js',
        'examples/a.js',
        'docs/a.js',
      ]),
    ).toEqual([])
    expect(
      closed({ '.': './index.js', './package.json': './package.json' }, ['index.js', 'contest/a.js', 'test.js']),
    ).toEqual(['contest/a.js', 'test.js'])
  })

  it.each([
    'test',
    'tests',
    'spec',
    'specs',
    'example',
    'examples',
    'bench',
    'benchmark',
    'benchmarks',
    'doc',
    'docs',
    'scripts',
    '__tests__',
    '.hidden',
  ])('are none in a folder %s', (folder) => {
    expect(
      closed({ '.': './index.js', './package.json': './package.json' }, [
        'index.js',
        `${folder}/a.js`,
        `lib/${folder}/b.js`,
      ]),
    ).toEqual([])
  })

  it('are none that nobody imports by their name', () => {
    expect(
      closed({ '.': './index.js', './package.json': './package.json' }, [
        'index.js',
        'a.js.md',
        'b.json5',
        'c.nodes',
        'd.mjsx',
      ]),
    ).toEqual([])
    expect(
      closed({ '.': './index.js', './package.json': './package.json' }, [
        'index.js',
        'a.mjs',
        'b.cjs',
        'c.json',
        'd.node',
      ]),
    ).toEqual(['a.mjs', 'b.cjs', 'c.json', 'd.node'])
  })

  it('are none where neither release has exports', () => {
    expect(closed(null, ['index.js'])).toEqual([])
    expect(closed(undefined, ['index.js'])).toEqual([])
  })
})

describe('conditions', () => {
  it('are lost where their consumers are led nowhere', () => {
    expect(conditions({ import: './a.mjs', require: './a.cjs' }, { import: './a.mjs' })).toEqual({ require: ['.'] })
    expect(conditions({ import: './a.mjs', require: './a.cjs' }, { require: './a.cjs' })).toEqual({ import: ['.'] })
    expect(
      conditions(
        { '.': './a.cjs', './b': { default: './b.cjs' } },
        { '.': { import: './a.mjs' }, './b': { import: './b.mjs' } },
      ),
    ).toEqual({ require: ['.', './b'] })
    expect(conditions({ node: { import: './a.mjs', require: './a.cjs' } }, { node: { import: './a.mjs' } })).toEqual({
      require: ['.'],
    })
  })

  it('are lost where require comes to an ES module', () => {
    expect(conditions({ import: './a.mjs', require: './a.cjs' }, './a.mjs')).toEqual({ require: ['.'] })
    expect(conditions({ require: './a.cjs', default: './a.js' }, './a.js', [], { type: 'module' })).toEqual({
      require: ['.'],
    })
    expect(Object.fromEntries(exportsRemoved(of('./a.js', [], { type: 'module' }), of('./a.js')).conditions)).toEqual({
      require: ['.'],
    })
  })

  it('are kept where only a bundler requires what became an ES module', () => {
    const uuid = {
      node: { module: './dist/esm.js', import: './dist/wrapper.mjs', require: './dist/index.js' },
      default: './dist/browser.js',
    }
    const next = {
      node: { module: './dist/esm/index.js', import: './dist/wrapper.mjs', require: './dist/index.cjs' },
      default: './dist/browser.js',
    }
    expect(Object.fromEntries(exportsRemoved(of(next, [], { type: 'module' }), of(uuid)).conditions)).toEqual({})
  })

  it('are kept where the fallback serves them as well', () => {
    expect(conditions({ import: './a.js', require: './a.js' }, './a.js')).toEqual({})
    expect(conditions({ import: './a.mjs', require: './a.cjs' }, './index.cjs')).toEqual({})
    expect(conditions({ default: './a.cjs' }, { import: './a.mjs', require: './a.cjs' })).toEqual({})
    expect(conditions('./a.mjs', { import: './b.mjs' })).toEqual({ require: ['.'] })
    expect(conditions({ import: './a.mjs' }, './b.mjs')).toEqual({})
  })

  it('are not judged where a package.json further down may say what a script is', () => {
    const paths = ['cjs/package.json', 'cjs/a.js']
    expect(
      conditions({ require: './a.cjs', default: './a.js' }, { require: './cjs/a.js', default: './a.js' }, paths, {
        type: 'module',
      }),
    ).toEqual({})
    expect(
      conditions({ require: './a.cjs', default: './a.js' }, { require: './esm/a.js', default: './a.js' }, paths, {
        type: 'module',
      }),
    ).toEqual({ require: ['.'] })
  })

  it('types are lost where no declaration is found for them', () => {
    const typed = { types: './a.d.ts', default: './a.js' }
    expect(conditions(typed, { default: './a.js' })).toEqual({ types: ['.'] })
    expect(conditions(typed, { default: './a.js' }, ['a.d.ts'])).toEqual({})
    expect(conditions(typed, { types: './types/a.d.ts', default: './a.js' })).toEqual({})
    expect(conditions({ types: './a.d.mts', default: './a.mjs' }, './a.mjs', ['a.d.mts'])).toEqual({})
    expect(
      conditions(
        { 'types@>=4.8': './new.d.ts', types: './a.d.ts', default: './a.js' },
        { types: './a.d.ts', default: './a.js' },
      ),
    ).toEqual({})
  })

  it('of an environment are lost where it gets what all others get', () => {
    expect(conditions({ browser: './b.js', default: './a.js' }, './a.js')).toEqual({ browser: ['.'] })
    expect(conditions({ browser: './a.js', default: './a.js' }, './c.js')).toEqual({})
    expect(conditions({ browser: './b.js', default: './a.js' }, './b.js')).toEqual({})
    expect(conditions({ browser: './b.js', default: './a.js' }, { browser: './c.js', default: './a.js' })).toEqual({})
  })

  it('are not lost where nobody was led to them', () => {
    expect(conditions({ default: './a.js', import: './b.js', require: './b.js' }, { default: './c.js' })).toEqual({})
  })

  it('of a list are those of its first alternative that leads anywhere', () => {
    expect(conditions([null, { import: './a.mjs', require: './a.cjs' }, './x.js'], [{ import: './a.mjs' }])).toEqual({
      require: ['.'],
    })
    expect(conditions([{ import: './a.mjs' }], ['./a.mjs'])).toEqual({})
  })

  it('of a pattern are told once', () => {
    expect(
      conditions({ './*': { import: './*.mjs', require: './*.cjs' } }, { './*': { import: './*.mjs' } }, [
        'a.mjs',
        'a.cjs',
        'b.mjs',
      ]),
    ).toEqual({ require: ['./*'] })
  })

  it('are named by the innermost one that is lost, or by how everyone loads', () => {
    const both = { import: './a.mjs', require: './a.cjs' }
    expect(conditions({ node: { development: both } }, { node: { development: { import: './a.mjs' } } })).toEqual({
      require: ['.'],
    })
    expect(conditions('./a.mjs', { require: './b.cjs' })).toEqual({ import: ['.'] })
  })

  it('are lost where null closes them, and kept where the search goes on', () => {
    expect(conditions({ import: './i.mjs', default: './a.js' }, { import: null, default: './a.js' })).toEqual({
      import: ['.'],
    })
    expect(conditions('./a.js', { import: { browser: './b.js' }, default: './a.js' })).toEqual({})
    expect(conditions('./a.js', [null, './a.js'])).toEqual({})
  })

  it.each(['my-require', 'imports', 'default-x', 'x-types', 'typesx'])(
    "of one's own are lost by their name: %s",
    (name) => {
      expect(conditions({ [name]: './b.js', default: './a.js' }, './a.js')).toEqual({ [name]: ['.'] })
    },
  )

  it('for types are judged by what they lead to', () => {
    expect(conditions({ types: './t.js', default: './a.js' }, './a.js')).toEqual({})
    expect(conditions({ 'types@>=4.8': './t.js', default: './a.js' }, './a.js')).toEqual({})
    for (const target of ['./a.d.ts', './a.d.mts', './a.d.cts', './a.d.css.ts'])
      expect(conditions({ types: target, default: './x.js' }, './x.js')).toEqual({ types: ['.'] })
    expect(conditions({ types: './a.d.cts', default: './a.cjs' }, './a.cjs', ['a.d.cts'])).toEqual({})
    expect(
      conditions(
        { import: { 'types@>=4.8': './n.d.mts', default: './a.mjs' } },
        { import: { types: './a.d.mts', default: './a.mjs' } },
      ),
    ).toEqual({})
  })

  it('are lost beside types that are kept', () => {
    const both = { types: './a.d.ts', import: './a.mjs', require: './a.cjs' }
    expect(conditions(both, { types: './a.d.ts', import: './a.mjs' })).toEqual({ require: ['.'] })
  })

  it('of an environment are lost for each way to load', () => {
    const all = { import: './i.mjs', require: './r.cjs' }
    expect(conditions({ browser: { import: './bi.mjs', require: './br.cjs' }, ...all }, all)).toEqual({
      browser: ['.'],
    })
    expect(conditions({ default: './a.js', browser: './b.js' }, './a.js')).toEqual({})
  })

  it('that only resemble those of Node are none of Node', () => {
    for (const name of ['node-custom', 'my-node'])
      expect(conditions({ [name]: { require: './a.cjs' }, default: './b.mjs' }, './a.mjs')).toEqual({ [name]: ['.'] })
  })
})
