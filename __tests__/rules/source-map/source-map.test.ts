import { describe, expect, it } from '@jest/globals'
import { sourceMap } from '../../../src/rules/source-map/source-map.js'
import { evaluate } from '../../../src/verdict/evaluate.js'
import type { Policy } from '../../../src/model/policy.js'
import type { EmbeddedSource, FileFacts, SourceMapFacts } from '../../../src/model/file-facts.js'
import type { Release } from '../../../src/model/release.js'
import { file, noPolicy, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

type Origin = SourceMapFacts['origin']

const source = (name: string, lines = 100): EmbeddedSource => ({
  name,
  lines,
  bytes: lines * 30,
  sha256: file(name).sha256,
})
const facts = (origin: Origin, embedded: readonly EmbeddedSource[], sources = embedded.length): SourceMapFacts => ({
  origin,
  sources,
  embedded,
})
const map = (path: string, ...embedded: EmbeddedSource[]): FileFacts =>
  file(path, { sourceMaps: [facts('file', embedded)] })
const inline = (path: string, ...embedded: EmbeddedSource[]): FileFacts =>
  file(path, { sourceMaps: [facts('inline', embedded)] })
const evals = (path: string, ...embedded: EmbeddedSource[]): FileFacts =>
  file(path, { sourceMaps: [facts('eval', embedded)] })
const bare = (path: string, sources = 2): FileFacts => file(path, { sourceMaps: [facts('file', [], sources)] })
const refers = (path: string, mapReference: string): FileFacts => file(path, { mapReference })

const messages = (
  now: Release,
  options: Record<string, unknown> = {},
  before: Release | null = null,
): readonly string[] => problems(sourceMap, subject(now, before), options).map(({ message }) => message)
const states = (now: Release, before: Release | null): readonly (string | undefined)[] =>
  problems(sourceMap, subject(now, before)).map(({ baselineState }) => baselineState)
const help = (now: Release, options: Record<string, unknown> = {}): string =>
  problems(sourceMap, subject(now), options)[0]?.help ?? ''

describe('source-map', () => {
  it('fires on a map that embeds sources and says what anyone could recover', () => {
    const now = release(
      [map('cli.js.map', source('../src/a.ts', 1_900), source('../src/b.ts'), source('../node_modules/x/i.js'))],
      { files: ['cli.js'] },
    )
    const [found] = problems(sourceMap, subject(now))
    expect(found?.message).toBe(
      'cli.js.map embeds 3 source files, 2,100 lines (63.0 kB); largest: ../src/a.ts, ../src/b.ts; 1 of them, ' +
        '100 lines, from node_modules',
    )
    expect(found?.help).toContain('add "!*.map" to `files`')
    expect(found?.baselineState).toBe('new')
  })

  it('names the first sources and the largest, and the one that is alone', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((name, index) => source(`src/${name}.ts`, index + 1))
    expect(messages(release([map('cli.js.map', ...many)]))[0]).toContain(
      '; first: src/a.ts, src/b.ts, src/c.ts; largest: src/e.ts, src/d.ts, src/c.ts',
    )
    expect(messages(release([map('cli.js.map', source('src/a.ts', 1))]))).toEqual([
      'cli.js.map embeds 1 source file, 1 line (30 bytes): src/a.ts',
    ])
  })

  it('names three sources without saying which came first, and the largest of two', () => {
    expect(messages(release([map('cli.js.map', source('c', 1), source('b', 2), source('a', 3))]))).toEqual([
      'cli.js.map embeds 3 source files, 6 lines (180 bytes); largest: a, b, c',
    ])
    expect(messages(release([map('cli.js.map', source('node_modules/x/i.js', 1))]))).toEqual([
      'cli.js.map embeds 1 source file, 1 line (30 bytes): node_modules/x/i.js',
    ])
    expect(messages(release([map('cli.js.map', source('a', 1), source('b', 2)), file('x', { content: 'y' })]))).toEqual(
      ['cli.js.map embeds 2 source files, 3 lines (90 bytes); largest: b, a'],
    )
    expect(
      messages(release([map('cli.js.map', source('a', 1), source('b', 2), source('c', 3)), file('b'), file('c')])),
    ).toEqual(['cli.js.map embeds 1 source file, 1 line (30 bytes): a; 2 more are packed anyway'])
  })

  it('names own sources before larger ones of dependencies, and a name of 120 characters wholly', () => {
    expect(messages(release([map('cli.js.map', source('node_modules/x/i.js', 9), source('a', 1))]))[0]).toContain(
      '; largest: a; 1 of them',
    )
    const name = `${'x'.repeat(117)}.ts`
    expect(messages(release([map('cli.js.map', source(name, 1))]))[0]).toContain(`: ${name}`)
  })

  it('makes one finding of the maps of five folders and more: a package with a folder for each module', () => {
    const of = (count: number, make: (name: string) => FileFacts): Release =>
      release(Array.from({ length: count }, (_, n) => make(`f${n}/index.js`)))
    const maps = problems(sourceMap, subject(of(1_200, (name) => map(`${name}.map`, source(`${name}.ts`, 10)))))
    expect(maps.map(({ message, path, count }) => [message.replace(/;.*/, ''), path, count])).toEqual([
      ['1,200 source maps in 1,200 folders embed 1,200 source files, 12,000 lines (360.0 kB)', '.', 1_200],
    ])
    expect(maps[0]?.help).toContain('"!**/*.map"')
    expect(maps[0]?.help).not.toContain('f0')
    expect(messages(of(5, (name) => inline(name, source(`${name}.ts`))))).toHaveLength(1)
    expect(messages(of(4, (name) => inline(name, source(`${name}.ts`))))).toHaveLength(4)
    expect(messages(of(5, (name) => inline(name, source(`${name}.ts`))))[0]).toMatch(
      /^5 files in 5 folders have inline source maps that embed 5 source files/,
    )
    expect(messages(of(6, (name) => bare(`${name}.map`)))).toEqual([
      '6 source maps in 6 folders name 12 source files, without their text',
    ])
    expect(
      messages(
        of(6, (name) => bare(`${name}.map`)),
        { policy: 'none' },
      ),
    ).toEqual(['6 source maps ship in 6 folders, and the policy allows none'])
  })

  it('counts sources of one text in two folders as two', () => {
    expect(
      messages(
        release([
          map(
            'a.js.map',
            { ...source('src/a/./b.ts'), name: 'src/a/../b.ts' },
            { ...source('src/a/./b.ts'), name: 'src/a/b.ts' },
          ),
        ]),
      )[0],
    ).toContain('2 source files')
  })

  it('cuts a name that is too long to read in front, where names are alike', () => {
    const [message = ''] = messages(release([map('cli.js.map', source(`${'deep/'.repeat(100)}a.ts`))]))
    expect(message).toMatch(/: …[deep/]+a\.ts$/)
    expect(message.length).toBeLessThan(250)
  })

  it('says what is from bundled dependencies, and what is packed anyway', () => {
    const now = release([
      map('cli.js.map', source('src/a.ts'), source('node_modules/x/i.js'), source('node_modules/y/i.js')),
      file('src/a.ts'),
    ])
    expect(messages(now)[0]).toMatch(
      /^cli\.js\.map embeds 2 source files, 200 lines .*; all of them from node_modules; 1 more is packed anyway$/,
    )
    expect(messages(release([map('cli.js.map', source('my_node_modules/a.ts'))]))[0]).not.toContain('from node_modules')
  })

  it('counts a source once that several builds embed', () => {
    const now = release([
      map('dist/esm/a.js.map', source('../../src/a.ts'), source('../../src/b.ts')),
      map('dist/a.cjs.map', { ...source('../../src/a.ts'), name: '../src/a.ts' }),
    ])
    expect(messages(now)[0]).toMatch(/^2 source maps under dist embed 2 source files, 200 lines/)
  })

  it('counts two sources of one text under two names as two', () => {
    const now = release([map('a.js.map', source('src/a.ts'), { ...source('src/a.ts'), name: 'src/b.ts' })])
    expect(messages(now)[0]).toContain('2 source files, 200 lines')
  })

  it.each([
    [
      'a map under another name',
      map('assets/1.bin', source('a.ts')),
      'assets/1.bin is a source map that embeds 1 source file',
    ],
    [
      'an inline map',
      inline('dist/cli.js', source('a.ts')),
      'dist/cli.js has an inline source map that embeds 1 source file',
    ],
    [
      'two inline maps',
      file('p.patch', { sourceMaps: [facts('inline', [source('a')]), facts('inline', [source('b')])] }),
      'p.patch has 2 inline source maps that embed 2 source files',
    ],
    [
      'maps in eval wrappers',
      evals('dist/main.js', source('a.ts'), source('b.ts')),
      "dist/main.js has source maps in eval wrappers (a bundler's development build) that embed 2 source files",
    ],
  ])('fires on %s and says where it is', (_, holder, message) => {
    expect(messages(release([holder]))[0]?.slice(0, message.length)).toBe(message)
  })

  it('makes one finding of a folder full of maps, for each origin', () => {
    const now = release([
      ...[1, 2, 3, 4].map((n) => map(`dist/sub${n}/${n}.js.map`, source(`${n}.ts`))),
      ...[5, 6].map((n) => inline(`dist/${n}.js`, source(`${n}.ts`))),
      ...[7, 8].map((n) => evals(`dist/${n}.js`, source(`${n}.ts`))),
      map('a.js.map', source('a.ts')),
      map('b.js.map', source('b.ts')),
    ])
    const found = problems(sourceMap, subject(now))
    expect(found.map(({ path, count }) => [path, count])).toEqual([
      ['.', 2],
      ['dist', 2],
      ['dist', 2],
      ['dist', 4],
    ])
    expect(found.map(({ message }) => message.replace(/ \d+ source files.*/, ''))).toEqual([
      "2 source maps in the package's top folder embed",
      '2 files under dist have inline source maps that embed',
      "2 files under dist have source maps in eval wrappers (a bundler's development build) that embed",
      '4 source maps under dist embed',
    ])
    expect(new Set(found.map(({ path, key }) => `${path} ${key ?? ''}`)).size).toBe(4)
  })

  it('tells a file of two origins apart', () => {
    const now = release([file('a.js', { sourceMaps: [facts('eval', [source('a')]), facts('inline', [source('b')])] })])
    expect(messages(now).map((message) => message.split(' that ')[0])).toEqual([
      'a.js has an inline source map',
      "a.js has source maps in eval wrappers (a bundler's development build)",
    ])
  })

  it('is a warning at most for the maps of a bundled dependency', () => {
    const [found] = problems(sourceMap, subject(release([map('node_modules/x/i.js.map', source('../src/i.ts'))])))
    expect(found?.levels).toEqual({ new: 'warning', unchanged: 'note' })
  })

  it('is silent for maps without names and texts, and where every source is packed as a file too', () => {
    expect(messages(release([bare('a.js.map', 0)]))).toEqual([])
    expect(
      messages(release([map('a.js.map', source('src/a.ts')), inline('b.js', source('src/a.ts')), file('src/a.ts')])),
    ).toEqual([])
  })
})

describe('source-map against the baseline', () => {
  const others = ['b', 'c', 'd'].map((name) => file(`dist/${name}.js`))

  it('is unchanged where the baseline gave the same away, under another hash too', () => {
    const before = release([map('dist/a-CB_7IfJ-.js.map', source('a.ts')), ...others])
    const now = release([map('dist/a-glQox-ep.js.map', source('a.ts', 200)), ...others])
    expect(states(now, before)).toEqual(['unchanged'])
  })

  it.each<[string, FileFacts[], FileFacts[]]>([
    [
      'into the script',
      [file('dist/a.js'), map('dist/a.js.map', source('a.ts'))],
      [inline('dist/a.js', source('a.ts'))],
    ],
    [
      'out of the script',
      [inline('dist/a.js', source('a.ts'))],
      [file('dist/a.js'), map('dist/a.js.map', source('a.ts'))],
    ],
    [
      'into a script with another hash',
      [file('dist/a-CB_7IfJ-.js'), map('dist/a-CB_7IfJ-.js.map', source('a.ts'))],
      [inline('dist/a-glQox-ep.js', source('a.ts'))],
    ],
    [
      'out of a script with another hash',
      [inline('dist/a-CB_7IfJ-.js', source('a.ts'))],
      [file('dist/a-glQox-ep.js'), map('dist/a-glQox-ep.js.map', source('a.ts'))],
    ],
  ])('is unchanged where the map only moved %s', (_, before, now) => {
    expect(states(release([...now, ...others]), release([...before, ...others]))).toEqual(['unchanged'])
  })

  it('takes a minified script beside its plain one for one output, where it asks what a folder did by design', () => {
    const scripts = ['a', 'b', 'c'].flatMap((name) => [file(`dist/${name}.mjs`), file(`dist/${name}.min.mjs`)])
    const before = [...scripts, map('dist/a.mjs.map', source('a.ts')), map('dist/b.mjs.map', source('b.ts'))]
    const now = release([...before, file('dist/d.mjs'), map('dist/d.mjs.map', source('d.ts'))])
    expect(states(now, release(before))).toEqual(['unchanged'])
    expect(states(now, release([...before, file('dist/x.min.mjs'), file('dist/y.min.mjs')]))).toEqual([
      'unchanged',
      'new',
    ])
  })

  it('is new where an inline map comes to a script whose map had no texts', () => {
    const before = release([file('dist/a.js'), bare('dist/a.js.map'), ...others])
    expect(states(release([inline('dist/a.js', source('a.ts')), ...others]), before)).toEqual(['new'])
  })

  it('is new where own sources come to maps that embedded those of dependencies alone, not the other way round', () => {
    const vendor = release([map('dist/a.js.map', source('node_modules/x/i.js'))])
    const own = release([map('dist/a.js.map', source('src/a.ts'))])
    expect(states(own, vendor)).toEqual(['new'])
    expect(states(vendor, own)).toEqual(['unchanged'])
    expect(states(vendor, vendor)).toEqual(['unchanged'])
  })

  it('takes a folder whose scripts had maps with sources for a design, and one stray map for none', () => {
    const now = release([
      file('lib/a.js'),
      map('lib/a.js.map', source('a.ts')),
      file('lib/b.js'),
      map('lib/b.js.map', source('b.ts')),
    ])
    const designed = release([file('lib/a.js'), map('lib/a.js.map', source('a.ts'))])
    expect(problems(sourceMap, subject(now, designed)).map(({ baselineState, path }) => [baselineState, path])).toEqual(
      [['unchanged', 'lib']],
    )
    const stray = release([file('lib/a.js'), map('lib/a.js.map', source('a.ts')), file('lib/c.js'), file('lib/d.js')])
    expect(problems(sourceMap, subject(now, stray)).map(({ baselineState, path }) => [baselineState, path])).toEqual([
      ['unchanged', 'lib/a.js.map'],
      ['new', 'lib/b.js.map'],
    ])
  })

  it('counts scripts and style sheets for the design, and nothing else', () => {
    const pictures = ['1.png', '2.png', 'a.js.md', 'b.jsonx'].map((name) => file(`lib/${name}`))
    const now = release([file('lib/a.js'), file('lib/b.js'), map('lib/b.js.map', source('b.ts'))])
    expect(states(now, release([file('lib/a.js'), map('lib/a.js.map', source('a.ts')), ...pictures]))).toEqual([
      'unchanged',
    ])
    expect(
      states(
        now,
        release([
          file('lib/a.js'),
          map('lib/a.js.map', source('a.ts')),
          ...['1.mjs', '2.cjs', '3.jsx', '4.css'].map((name) => file(`lib/${name}`)),
        ]),
      ),
    ).toEqual(['new'])
    expect(states(now, release([file('lib/data.json')]))).toEqual(['new'])
  })

  it('counts a script with an inline map for the design, and another folder for none', () => {
    const before = release([inline('lib/a.js', source('a.ts')), file('lib/b.js')])
    expect(states(release([inline('lib/a.js', source('a.ts')), inline('lib/b.js', source('b.ts'))]), before)).toEqual([
      'unchanged',
    ])
    expect(states(release([inline('dist/a.js', source('x.ts'))]), before)).toEqual(['new'])
  })

  it('is unchanged where the same sources are in a renamed folder, and says how many are new there', () => {
    const names = ['a', 'b', 'c', 'd']
    const before = release(
      names.flatMap((name) => [file(`dist/${name}.js`), map(`dist/${name}.js.map`, source(`../src/${name}.ts`))]),
    )
    const renamed = (extra: readonly FileFacts[] = []): Release =>
      release([
        ...names.flatMap((name) => [
          file(`lib/esm/${name}.js`),
          map(`lib/esm/${name}.js.map`, { ...source(`../src/${name}.ts`), name: `../../src/${name}.ts` }),
        ]),
        ...extra,
      ])
    expect(states(renamed(), before)).toEqual(['unchanged'])
    const more = renamed([map('lib/esm/e.js.map', source('../src/e.ts'))])
    expect(states(more, before)).toEqual(['unchanged'])
    expect(messages(more, {}, before)[0]).toMatch(/embed 5 source files, 500 lines \(15\.0 kB\), 1 of them new;/)
    expect(messages(renamed(), {}, before)[0]).not.toContain('new')
  })

  it('is new where a folder beside the old one gives away more, or another of the same names', () => {
    const before = release([file('dist/a.js'), map('dist/a.js.map', source('src/a.ts'), source('src/b.ts'))])
    const kept = map('dist/a.js.map', source('src/a.ts'), source('src/b.ts'))
    const more = map('lib/a.js.map', source('src/a.ts'), source('src/b.ts'), source('src/c.ts'), source('src/d.ts'))
    expect(states(release([file('dist/a.js'), kept, map('lib/a.js.map', source('src/b.ts'))]), before)).toEqual([
      'unchanged',
      'unchanged',
    ])
    const found = problems(
      sourceMap,
      subject(
        release([file('dist/a.js'), kept, { ...more, path: 'dist/b.js.map' }, file('dist/b.js'), file('dist/c.js')]),
        release([...before.files, file('dist/x.js'), file('dist/y.js')]),
      ),
    )
    expect(found.map(({ path, baselineState }) => [path, baselineState])).toEqual([
      ['dist/a.js.map', 'unchanged'],
      ['dist/b.js.map', 'new'],
    ])
    expect(found[1]?.message).toContain('embeds 4 source files, 400 lines (12.0 kB), 2 of them new')
    const others = [source('src/a.ts'), source('src/b.ts')].map((each) => ({ ...each, sha256: `${each.sha256}x` }))
    expect(states(release([map('lib/a.js.map', ...others)]), before)).toEqual(['new'])
  })

  it('is unchanged where the texts were in the maps and packed besides, and are in the maps alone now', () => {
    const maps = map('dist/a.js.map', source('src/a.ts'))
    expect(states(release([maps]), release([maps, file('src/a.ts')]))).toEqual(['unchanged'])
  })
})

describe('source-map and names alone', () => {
  const dist = release([file('dist/a.js'), bare('dist/a.js.map', 3), file('dist/b.js'), bare('dist/b.js.map', 3)])

  it('is silent for names where another map of the file has texts', () => {
    expect(
      messages(release([file('a.js', { sourceMaps: [facts('inline', [], 3), facts('inline', [source('b')])] })])),
    ).toEqual(['a.js has 2 inline source maps that embed 1 source file, 100 lines (3.0 kB): b'])
  })

  it('fires as a note where maps that name sources are new, once for a folder', () => {
    const [found, ...more] = problems(sourceMap, subject(dist))
    expect(more).toEqual([])
    expect(found).toMatchObject({
      message: '2 source maps under dist name 6 source files, without their text',
      path: 'dist',
      levels: { new: 'note', unchanged: 'off' },
    })
    expect(messages(release([bare('a.js.map', 1)]))).toEqual(['a.js.map names 1 source file, without its text'])
    expect(messages(release([file('a.js', { sourceMaps: [facts('inline', [], 1)] })]))).toEqual([
      'a.js has an inline source map that names 1 source file, without its text',
    ])
  })

  it('is silent where the baseline shipped such maps, or maps that gave away more', () => {
    const more = release(
      [...dist.files, file('dist/c.js'), bare('dist/c.js.map')].filter(({ path }) => path !== 'package.json'),
    )
    expect(states(more, dist)).toEqual([])
    expect(states(dist, release([file('dist/a.js'), map('dist/a.js.map', source('a.ts'))]))).toEqual([])
  })

  it('is silent under a set policy, and where the policy sets a level: that is meant for texts', () => {
    expect(messages(dist, { policy: 'mappings' })).toEqual([])
    const rules: Policy['rules'] = new Map([
      ['source-map', { new: 'error', unchanged: 'error', options: {}, at: { path: 'x', line: 1 } }],
    ])
    expect(evaluate(sourceMap, subject(dist, null, { ...noPolicy, rules }))).toEqual([])
    expect(evaluate(sourceMap, subject(dist)).map(({ level }) => level)).toEqual(['note'])
  })
})

describe('source-map with a policy', () => {
  const shipping = release([
    inline('dist/in.js', source('in.ts')),
    evals('dist/ev.js', source('ev.ts')),
    refers('dist/a.js', 'a.js.map'),
    map('dist/a.js.map', source('a.ts')),
    refers('dist/b.js', 'b.js.map'),
    bare('dist/b.js.map'),
    refers('dist/gone.js', 'gone.js.map'),
    refers('dist/far.js', 'https://maps.example.com/far.js.map'),
  ])

  it.each([
    [
      'none',
      [
        "dist/ev.js has source maps in eval wrappers (a bundler's development build), and the policy allows none",
        '2 source maps ship under dist, and the policy allows none',
        'dist/in.js has an inline source map, and the policy allows none',
        '4 files under dist refer to a source map, and the policy allows none',
      ],
    ],
    [
      'mappings',
      [
        'dist/a.js.map embeds 1 source file, 100 lines (3.0 kB): a.ts',
        "dist/ev.js has source maps in eval wrappers (a bundler's development build) that embed 1 source " +
          'file, 100 lines (3.0 kB): ev.ts',
        'dist/in.js has an inline source map that embeds 1 source file, 100 lines (3.0 kB): in.ts',
      ],
    ],
    ['resolvable', ['2 files under dist refer to a source map that is not in the release']],
    ['allow', []],
  ])('%s: fires on what it forbids', (policy, expected) => {
    expect([...messages(shipping, { policy })].sort()).toEqual([...expected].sort())
  })

  it.each(['none', 'mappings', 'resolvable'])(
    '%s: is an error whether or not the baseline did it, and says which',
    (policy) => {
      const levelsOf = (before: Release | null): readonly unknown[] =>
        problems(sourceMap, subject(shipping, before), { policy }).map(({ levels, baselineState }) => [
          levels,
          baselineState,
        ])
      const error = { new: 'error', unchanged: 'error' }
      expect(levelsOf(null).length).toBeGreaterThan(0)
      expect(levelsOf(null).every((each) => JSON.stringify(each) === JSON.stringify([error, 'new']))).toBe(true)
      expect(levelsOf(shipping).every((each) => JSON.stringify(each) === JSON.stringify([error, 'unchanged']))).toBe(
        true,
      )
    },
  )

  it.each(['none', 'mappings', 'resolvable'])('%s: is silent for scripts without maps', (policy) => {
    expect(messages(release([file('dist/a.js')]), { policy })).toEqual([])
  })

  it('mappings: is silent for a map whose sources are all packed', () => {
    expect(messages(release([map('a.js.map', source('a.ts')), file('a.ts')]), { policy: 'mappings' })).toEqual([])
  })

  it('names the one file that refers', () => {
    const now = release([refers('dist/a.js', '../maps/a.js.map'), file('maps/b.js.map')])
    expect(messages(now, { policy: 'none' })).toEqual(['dist/a.js refers to a source map, and the policy allows none'])
    expect(messages(now, { policy: 'resolvable' })).toEqual([
      'dist/a.js refers to a source map that is not in the release',
    ])
  })
})

describe('the remedy of source-map', () => {
  const esbuild = { files: ['dist'], scripts: { build: 'esbuild src/cli.ts --bundle --sourcemap' } }

  it('is the entry for `files`, at the end of a list that admits something', () => {
    expect(help(release([map('dist/a.js.map', source('a'))], { files: ['dist'] }))).toContain(
      'Keep maps out: add "!dist/**/*.map" to `files` in package.json, or build them without `sourcesContent`.',
    )
    expect(help(release([map('dist/a.js.map', source('a'))]))).toContain(
      'list what ships as `files` in package.json, with "!dist/**/*.map" at the end',
    )
    expect(
      help(release([map('assets/1.bin', source('a')), map('assets/2.js.map', source('b'))], { files: ['assets'] })),
    ).toContain('add "!assets/1.bin", "!assets/**/*.map" to `files`')
  })

  it('is the option of the tool that made the map, where package.json shows it', () => {
    const found = help(release([map('dist/a.js.map', source('a'))], esbuild))
    expect(found).toContain('"!dist/**/*.map"')
    expect(found).toContain('In esbuild, `sourcesContent: false` (`--sources-content=false`) leaves the texts out')
    expect(help(release([map('dist/a.js.map', source('a'))], esbuild), { policy: 'none' })).toContain(
      'In esbuild, `sourcemap: false` (no `--sourcemap`) writes no map.',
    )
  })

  it('never takes the script out where the map is inside it', () => {
    const found = help(release([inline('dist/a.js', source('a'))], esbuild))
    expect(found).toContain('In esbuild')
    expect(found).not.toContain('"!')
    expect(help(release([inline('dist/a.js', source('a'))]))).toContain(
      'Build without inline source maps, or without `sourcesContent` in them.',
    )
    expect(help(release([inline('dist/a.js', source('a'))]), { policy: 'none' })).toContain(
      'Build without inline source maps. ',
    )
  })

  it('is a production build for eval wrappers', () => {
    expect(help(release([evals('dist/a.js', source('webpack://acme/src/a.ts'))]))).toContain(
      "in webpack, `mode: 'production'` and no `devtool` that begins with `eval`",
    )
  })

  it('says how to allow it', () => {
    expect(help(release([map('a.js.map', source('a'))]))).toContain('set `rules: { source-map: { policy: allow } }`')
    expect(help(release([map('a.js.map', source('a'))]), { policy: 'mappings' })).toContain(
      '`policy: resolvable` or `policy: allow`',
    )
    expect(help(release([map('a.js.map', source('a'))]), { policy: 'none' })).toContain('policy: mappings')
    expect(help(release([refers('a.js', 'b.map')]), { policy: 'resolvable' })).toMatch(
      /^Pack the map .* Build without source maps/,
    )
  })

  it('shows the entries that keep maps out', () => {
    const now = release(
      [1, 2, 3, 4].map((n) => map(`dist/${n}.bin`, source(`${n}.ts`))),
      { files: ['dist'] },
    )
    expect(help(now)).toContain('add "!dist/1.bin", "!dist/2.bin", "!dist/3.bin", "!dist/4.bin" to `files`')
    expect(messages(release([map('dist/a.map.bin', source('a.ts'))]))[0]).toMatch(
      /^dist\/a\.map\.bin is a source map that embeds/,
    )
    expect(help(release([map('dist/a.map.bin', source('a.ts'))], { files: ['dist'] }))).toContain('"!dist/a.map.bin"')
  })

  it('makes one finding for each folder that refers, and tells scripts from style sheets', () => {
    const now = release([refers('dist/a.js', 'a.js.map'), refers('lib/b.js', 'b.js.map')], {
      scripts: { build: 'rollup -c' },
    })
    expect(messages(now, { policy: 'none' })).toEqual([
      'dist/a.js refers to a source map, and the policy allows none',
      'lib/b.js refers to a source map, and the policy allows none',
    ])
    expect(help(now, { policy: 'none' })).toBe('In Rollup, `output.sourcemap: false` writes no map.')
    expect(help(now, { policy: 'resolvable' })).toBe(
      'Pack the map under the name that the reference has, or do without: In Rollup, `output.sourcemap: ' +
        'false` writes no map.',
    )
  })

  it('says how to build without texts, or without maps, where no tool is known', () => {
    const now = release([map('dist/a.js.map', source('a.ts'))], { files: ['dist'] })
    expect(help(now)).toContain('or build them without `sourcesContent`.')
    expect(help(now, { policy: 'none' })).toContain('or build without maps.')
  })

  it('takes the bundler from the names of sources, for a script in any folder', () => {
    expect(help(release([inline('dist/a.js', source('webpack:///src/a.ts'))]))).toContain('In webpack')
    expect(
      help(release([inline('dist/a.css', source('a.scss'))], { scripts: { build: 'sass a b && tsc' } })),
    ).toContain('In Sass')
  })

  it('is new where foreign sources come to scripts that had no maps, or where some of the sources are own', () => {
    const plain = release([file('dist/a.js')])
    expect(states(release([map('dist/a.js.map', source('node_modules/x/i.js'))]), plain)).toEqual(['new'])
    expect(
      states(
        release([file('dist/a.js'), map('dist/a.js.map', source('a.ts'), source('node_modules/x/i.js'))]),
        release([file('dist/a.js'), map('dist/a.js.map', source('node_modules/x/i.js'))]),
      ),
    ).toEqual(['new'])
  })

  it('fires on names and texts of one folder as two, each with its level', () => {
    const now = release([
      map('dist/a.js.map', source('a.ts')),
      bare('dist/b.js.map'),
      map('lib/c.js.map', source('c.ts')),
    ])
    expect(problems(sourceMap, subject(now)).map(({ path, levels }) => [path, levels?.new])).toEqual([
      ['dist/a.js.map', undefined],
      ['lib/c.js.map', undefined],
      ['dist/b.js.map', 'note'],
    ])
    expect(states(release([bare('dist/b.js.map')]), release([file('dist/b.js')]))).toEqual(['new'])
  })
})

describe('the cause of a source map', () => {
  const options = (manifest: Record<string, unknown>, files: FileFacts[], policy?: string): unknown =>
    problems(sourceMap, subject(release(files, manifest)), policy === undefined ? {} : { policy }).map(({ cause }) =>
      cause.kind === 'packed-file' ? cause.compilerOptions : null,
    )
  const tsc = { scripts: { build: 'tsc' } }

  it('is an option of tsconfig.json where TypeScript builds, or nothing says what does', () => {
    for (const manifest of [tsc, {}])
      expect(options(manifest, [map('dist/a.js.map', source('a.ts'))])).toEqual([['inlineSources', 'sourceMap']])
    expect(options(tsc, [inline('dist/a.js', source('a.ts'))])).toEqual([['inlineSources', 'inlineSourceMap']])
    expect(options(tsc, [bare('dist/a.d.ts.map')], 'none')).toEqual([['declarationMap']])
    expect(options(tsc, [refers('dist/a.js', 'a.js.map')], 'none')).toEqual([['sourceMap']])
  })

  it('is the file alone where a bundler builds, in eval wrappers, and in bundled dependencies', () => {
    expect(options({ scripts: { build: 'esbuild src/a.ts' } }, [map('dist/a.js.map', source('a.ts'))])).toEqual([
      undefined,
    ])
    expect(options(tsc, [evals('dist/a.js', source('a.ts'))])).toEqual([undefined])
    expect(options(tsc, [map('node_modules/b/a.js.map', source('a.ts'))])).toEqual([undefined])
  })
})
