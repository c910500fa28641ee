import { describe, expect, it } from '@jest/globals'
import { promisedFolders } from '../../../src/rules/entry-points/unbuilt.js'
import { entryPointMissing } from '../../../src/rules/entry-points/entry-point-missing.js'
import { file, release, subject } from '../../helpers/facts.js'
import { rules } from '../../../src/rules/index.js'
import { evaluate } from '../../../src/verdict/evaluate.js'
import { evaluateAll } from '../../../src/verdict/evaluate-all.js'
import type { RuleContext } from '../../../src/rules/rule.js'
import { problems } from '../../helpers/rules.js'

const missing = (manifest: Record<string, unknown>, ...paths: string[]): readonly string[] =>
  problems(
    entryPointMissing,
    subject(
      release(
        paths.map((path) => file(path)),
        manifest,
      ),
    ),
  ).map(({ message }) => message)

describe('entry-point-missing', () => {
  it.each([
    ['main', { main: 'dist/index.js' }],
    ['module', { module: './dist/index.mjs' }],
    ['types', { types: 'dist/index.d.ts' }],
    ['typings', { typings: 'dist/index' }],
    ['bin', { bin: 'cli.js' }],
    ['bin.acme', { bin: { acme: './bin/acme' } }],
    ['browser', { browser: 'dist/browser.js' }],
    ['browser["./a.js"]', { browser: { './a.js': './b.js' } }],
    ['man', { man: ['man/acme.1'] }],
    ['exports', { exports: './dist/index.js' }],
    ['exports["."].import.types', { exports: { '.': { import: { types: './dist/index.d.mts' } } } }],
    ['exports["./*"]', { exports: { './*': './dist/*.js' } }],
    ['typesVersions["*"]["*"]', { typesVersions: { '*': { '*': ['types/*'] } } }],
  ])('fires on %s', (field, manifest) => {
    const found = missing(manifest, 'README.md', 'a.js')
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(field)
    expect(found[0]).toContain('which is not packed')
  })

  it.each([
    ['an exact file', { main: './lib/a.js' }, ['lib/a.js']],
    ['an extension that Node adds', { main: 'lib/a' }, ['lib/a.js']],
    ['an index file', { main: 'lib' }, ['lib/index.js']],
    ['the folder itself', { main: './' }, ['index.js']],
    ['the fallback to index.js', { main: 'dist/gone.js' }, ['index.js']],
    ['an empty main', { main: '' }, ['index.d.ts']],
    ['no main', {}, ['a.js']],
    ['types without an extension', { types: 'dist/index' }, ['dist/index.d.ts']],
    ['a pattern that some file fills', { exports: { './*': './dist/*.js', './internal/*': null } }, ['dist/deep/a.js']],
    ['a folder target', { exports: { './lib/': './lib/' } }, ['lib/a.js']],
    ['the whole package as a folder target', { exports: { './': './' } }, ['a.js']],
    ['one of several alternatives', { exports: { '.': ['./a.mjs', './a.js'] } }, ['a.js']],
    [
      'the name of another package',
      { browser: { fs: false, './a.js': 'other' }, exports: { './x': 'other' } },
      ['a.js'],
    ],
    ['a stand-in for a file that is not packed', { browser: { './test/server.js': './test/blank.js' } }, ['a.js']],
    [
      'fields of any other type',
      { main: 7, module: null, types: {}, bin: [], man: 3, browser: true, exports: [1], typesVersions: 'x' },
      ['a.js'],
    ],
    ['paths out of the package', { main: '../x.js' }, ['a.js']],
  ])('is silent for %s', (_, manifest, paths) => {
    expect(missing(manifest, ...paths)).toEqual([])
  })

  it('is an error for a pattern only where it led somewhere before', () => {
    const [found] = problems(entryPointMissing, subject(release([], { exports: { './src/*': './src/*' } })))
    expect(found?.levels).toEqual({ new: 'error', unchanged: 'note' })
    expect(problems(entryPointMissing, subject(release([], { main: 'a.js' })))[0]?.levels).toBeUndefined()
  })

  it('makes one finding of a folder that was not built', () => {
    const found = missing(
      { main: 'dist/a.js', types: 'dist/a.d.ts', exports: { '.': './dist/a.js', './b': './dist/b.js' } },
      'README.md',
    )
    expect(found).toEqual([
      'main, types, exports["."] and 1 more in package.json name files in dist, which are not packed',
    ])
    expect(missing({ main: 'dist/a.js', exports: { './b': './dist/b.js' } }, 'dist/c.js')).toHaveLength(2)
  })

  it('is an error for typesVersions only where it is new', () => {
    const [found] = problems(
      entryPointMissing,
      subject(release([], { typesVersions: { '*': { x: ['types/x.d.ts'] } } })),
    )
    expect(found?.levels).toEqual({ new: 'error', unchanged: 'note' })
  })

  it('makes one finding of all that name one file', () => {
    const found = missing({ main: './a.js', exports: { '.': { require: './a.js', import: './a.js' } } })
    expect(found).toHaveLength(1)
    expect(found[0]).toContain('exports["."].require')
  })

  const hits = (manifest: Record<string, unknown>, ...paths: string[]): ReturnType<typeof evaluate> => {
    const built = (...extra: string[]): ReturnType<typeof release> =>
      release(
        [...paths, ...extra].map((path) => file(path)),
        manifest,
      )
    return evaluate(entryPointMissing, subject(built('new.js'), built()))
  }
  const parts = {
    exports: { './server': { import: './dist/index.mjs', require: './dist/index.cjs' }, './client': './client.js' },
  }

  it('warns once of all that the last release lacked too, where something of the package is of use', () => {
    const found = hits(parts, 'client.js')
    expect(found.map(({ level, state, problem }) => [level, state, problem.message])).toEqual([
      [
        'warning',
        'unchanged',
        'exports["./server"].import, exports["./server"].require in package.json name files that are not packed, as ' +
          'in the previous release',
      ],
    ])
    expect(hits({ main: 'a.js', exports: undefined, module: 'a.mjs' }, 'a.js')[0]?.problem.message).toBe(
      'module in package.json names a.mjs, which is not packed, as in the previous release',
    )
    expect(hits({ module: 'a.mjs' }, 'index.js')[0]?.level).toBe('warning')
  })

  it('warns of the package itself where it is used by several parts, and blocks where there is one', () => {
    const own = { import: './index.mjs', require: './index.cjs' }
    const level = (...parts: string[]): string | undefined => {
      const exports = Object.fromEntries(parts.map((part) => [`./${part}`, `./${part}.js`]))
      return hits({ exports: { '.': own, ...exports, './*': './*' } }, ...parts.map((part) => `${part}.js`))[0]?.level
    }
    expect([level('client', 'server'), level('plugin'), level()]).toEqual(['warning', 'error', 'error'])
  })

  it.each([{ types: 'a.d.ts' }, { bin: { a: 'cli.js' } }, { man: 'a.1' }, { main: 'gone.js', module: 'a.js' }])(
    'is an error for %j where nothing else can be imported, or npm links it, as it was before',
    (manifest) => {
      expect(hits(manifest, 'a.js', 'index.mjs')[0]?.level).toBe('error')
    },
  )

  it('notes types that the last release lacked too, where its code can be imported, and warns of main beside exports', () => {
    expect(
      hits({ main: 'a.js', types: './index.d.ts', typings: './index.d.ts' }, 'a.js').map(({ level, problem }) => [
        level,
        problem.message,
      ]),
    ).toEqual([
      ['note', 'types, typings in package.json name ./index.d.ts, which is not packed, as in the previous release'],
    ])
    expect(hits({ main: 'gone.js', exports: { '.': './a.js' } }, 'a.js')[0]?.level).toBe('warning')
    expect(
      evaluate(
        entryPointMissing,
        subject(release([file('a.js')], { main: 'a.js', types: 'a.d.ts' }), release([file('a.js')], { main: 'a.js' })),
      )[0]?.level,
    ).toBe('error')
  })

  it(
    'warns of the main that npm init writes, where the last release had none either: styles and contracts need ' +
      'none',
    () => {
      expect(hits({ main: 'index.js' }, 'a.css')[0]?.level).toBe('warning')
      expect(hits({ main: './index.js' }, 'a.css')[0]?.level).toBe('warning')
      expect(hits({ main: 'lib/index.js' }, 'a.css')[0]?.level).toBe('error')
      expect(hits({ main: 'index.js', bin: 'a.css' }, 'a.css')[0]?.level).toBe('note')
      expect(
        evaluate(
          entryPointMissing,
          subject(release([file('a.css')], { main: 'index.js' }), release([file('index.js')], { main: 'index.js' })),
        )[0]?.level,
      ).toBe('error')
    },
  )

  it('makes one finding of many targets of a kind: declarations that were not built are one cause', () => {
    const names = Array.from({ length: 1_200 }, (_, n) => `f${n}`)
    const exports = Object.fromEntries(
      names.map((name) => [
        `./${name}`,
        {
          import: { types: `./${name}.d.mts`, default: `./${name}.mjs` },
          require: { types: `./${name}.d.ts`, default: `./${name}.js` },
        },
      ]),
    )
    const js = names.flatMap((name) => [file(`${name}.js`), file(`${name}.mjs`)])
    const found = problems(entryPointMissing, subject(release(js, { exports })))
    expect(found.map(({ message, count, path }) => [message, count, path])).toEqual([
      [
        'exports["./f0"].import.types, exports["./f0"].require.types, exports["./f1"].import.types and 2,397 ' +
          'more in package.json name 2,400 files that are not packed: ./f0.d.mts, ./f0.d.ts, ./f1.d.mts and ' +
          '2,397 more',
        2_400,
        'package.json',
      ],
    ])
    const own = { exports: { ...exports, './x': { source: './x.d.ts' }, './y': './y.json', './z': './z' } }
    expect(problems(entryPointMissing, subject(release(js, own)))).toHaveLength(4)
  })

  it('makes one finding of four targets of a kind, and one each of three', () => {
    const named = (count: number): Record<string, unknown> => ({
      exports: Object.fromEntries(Array.from({ length: count }, (_, n) => [`./${n}`, `./${n}.js`])),
    })
    expect(missing(named(3))).toHaveLength(3)
    expect(missing(named(4))).toEqual([
      'exports["./0"], exports["./1"], exports["./2"] and 1 more in package.json name 4 files that are not ' +
        'packed: ./0.js, ./1.js, ./2.js and 1 more',
    ])
  })

  it.each([
    [{ '>=4.2': { '*': ['dist/types/*'] } }, 'dist/types/index.d.ts'],
    [{ '<4': { '*': ['old/*'] }, '*': { 'index.d.ts': ['./ts4/index.d.ts'] } }, 'ts4/index.d.ts'],
    [{ '*': { './ind*.ts': [7, 'ts4/$&*.ts'] } }, 'ts4/$&ex.d.ts'],
  ])('is silent for types that typesVersions sends to a packed file: %j', (typesVersions, path) => {
    const manifest = { main: 'a.js', types: 'index.d.ts', typesVersions }
    expect(missing(manifest, 'a.js', path).filter((message) => message.startsWith('types in'))).toEqual([])
    expect(missing(manifest, 'a.js', 'b/index.d.ts').filter((message) => message.startsWith('types in'))).toHaveLength(
      1,
    )
  })

  it('knows what typesVersions leaves alone', () => {
    const types = (typesVersions: unknown): number =>
      missing({ main: 'a.js', types: 'index.d.ts', typesVersions }, 'a.js', 'b/index.d.ts', 'b/b.d.ts').filter(
        (message) => message.startsWith('types in'),
      ).length
    for (const other of [
      { '*': { 'x.d.ts': ['b/b.d.ts'] } },
      { '*': { 'x*': ['b/*'] } },
      { '*': { '*.mts': ['b/*'] } },
      { '*': { 'index.d.ts*.d.ts': ['b/b.d.ts'] } },
      { '*': { '*': 'b/*' } },
      7,
    ])
      expect(types(other)).toBe(1)
    expect(types({ '*': { '*': ['b/*'] } })).toBe(0)
  })

  it('stays an error where nothing of the package can be used, or a command is missing', () => {
    expect(hits(parts).map(({ level, state }) => `${level} ${state}`)).toEqual(['error unchanged', 'error unchanged'])
    expect(
      hits(
        {
          main: 'dist/a.js',
          exports: { './package.json': './package.json', './x': { types: './x.d.ts' } },
          man: 'x.1',
        },
        'x.d.ts',
        'x.1',
      )[0]?.level,
    ).toBe('error')
    expect(hits({ main: 'a.js', bin: 'cli.js' }, 'a.js')[0]?.level).toBe('error')
  })

  it('tells what is new from what was missing already', () => {
    const manifest = { main: 'a.js', exports: { '.': './a.js', './b': './dist/b.js', './c': './dist/a.mjs' } }
    const found = evaluate(
      entryPointMissing,
      subject(release([file('a.js')], manifest), release([file('a.js'), file('dist/a.mjs')], manifest)),
    )
    expect(found.map(({ level, problem }) => [level, problem.key])).toEqual([
      ['warning', './dist/b.js'],
      ['error', './dist/a.mjs'],
    ])
  })

  it.each(['@acme/source', '__source__', 'source'])(
    'is a note under the condition %s, which only the project itself asks for',
    (condition) => {
      const found = evaluate(
        entryPointMissing,
        subject(release([file('a.js')], { exports: { '.': { [condition]: './src/a.ts', default: './a.js' } } })),
      )
      expect(found.map(({ level }) => level)).toEqual(['note'])
    },
  )

  it('is an error under a condition that others ask for, and where both kinds lead there', () => {
    for (const condition of ['types@>=4', 'react-native', 'browser']) {
      expect(
        evaluate(
          entryPointMissing,
          subject(release([file('a.js')], { exports: { '.': { [condition]: './b.js', default: './a.js' } } })),
        )[0]?.level,
      ).toBe('error')
    }
    expect(
      evaluate(
        entryPointMissing,
        subject(release([file('a.js')], { exports: { '.': { source: './b.js', default: './b.js' } } })),
      )[0]?.level,
    ).toBe('error')
  })

  it('knows own conditions and patterns apart from the rest of an unbuilt folder', () => {
    const loose = hits(
      { main: 'a.js', exports: { '.': './a.js', './*': './src/*.ts', './x': { source: './src/x.ts' } } },
      'a.js',
    )
    expect(loose.map(({ level }) => level)).toEqual(['note'])
  })

  it.each([
    'lib',
    'lib.js',
    'lib.json',
    'lib.node',
    'lib.cjs',
    'lib.mjs',
    'lib/index.js',
    'lib/index.json',
    'lib/index.node',
    'lib/index.cjs',
    'lib/index.mjs',
  ])('is silent for a main of lib where %s is packed, which is tried for it', (path) => {
    expect(missing({ main: './lib' }, path)).toEqual([])
    expect(missing({ exports: './lib' }, path)).toHaveLength(path === 'lib' ? 0 : 1)
  })

  it.each(['lib', 'lib.d.ts', 'lib.ts', 'lib.tsx', 'lib.d.mts', 'lib.d.cts', 'lib/index.d.ts', 'lib/index.ts'])(
    'is silent for types of lib where %s is packed, which TypeScript tries',
    (path) => {
      expect(missing({ types: './lib' }, path)).toEqual([])
    },
  )

  it('is silent for a main or types of the package folder with an index file in it', () => {
    expect(missing({ main: '.' }, 'index.json')).toEqual([])
    expect(missing({ types: './' }, 'index.d.ts')).toEqual([])
    expect(missing({ types: './' }, 'lib/index.d.ts')).toHaveLength(1)
    expect(missing({ man: ['./'] }, 'index.js')).toHaveLength(1)
  })

  it('is silent for a folder target that is the package folder', () => {
    expect(missing({ exports: { './': './' } }, 'a.js')).toEqual([])
  })

  it('fires on a pattern whose star would stand for nothing, or whose two ends would overlap', () => {
    expect(missing({ exports: { './*': './lib/*.js' } }, 'lib/.js')).toHaveLength(1)
    expect(missing({ exports: { './*': './a*a.js' } }, 'a.js', 'b/a.js')).toHaveLength(1)
    expect(missing({ exports: { './*': './a*a.js' } }, 'aba.js')).toEqual([])
    expect(missing({ exports: { './lib/': './lib/' } }, 'lib.js', 'library/a.js')).toHaveLength(1)
  })

  it('takes index.js for the fallback of main alone', () => {
    expect(missing({ types: 'gone.d.ts' }, 'index.js')).toHaveLength(1)
  })

  it('is an error where one of those that name a file is no pattern', () => {
    const manifest = { types: 'types/x.d.ts', typesVersions: { '*': { x: ['types/x.d.ts'] } } }
    expect(problems(entryPointMissing, subject(release([], manifest)))[0]?.levels).toBeUndefined()
  })

  it('names three fields, and the place of the first', () => {
    const [found] = problems(
      entryPointMissing,
      subject(release([], { exports: { a: './a.js', b: './a.js', c: './a.js' } })),
    )
    expect(found?.message).toBe('exports.a, exports.b, exports.c in package.json name ./a.js, which is not packed')
    expect(found?.cause).toEqual({ kind: 'manifest', key: ['exports', 'a'] })
    expect(missing({ main: 'a.js' })).toEqual(['main in package.json names a.js, which is not packed'])
  })

  it('fires once where none of several alternatives is packed, and reads what is no text as none', () => {
    const alternatives = problems(
      entryPointMissing,
      subject(release([], { exports: { '.': ['./a.mjs', { require: './a.js' }, 7] } })),
    )
    expect(alternatives.map(({ message, cause }) => [message, cause])).toEqual([
      ['exports["."] in package.json names ./a.mjs, which is not packed', { kind: 'manifest', key: ['exports', '.'] }],
    ])
    expect(missing({ exports: { '.': ['./a.mjs', { require: './a.js' }] } }, 'a.js')).toEqual([])
    const types = (targets: unknown, ...paths: string[]): readonly string[] =>
      missing({ typesVersions: { '*': { x: targets } } }, ...paths)
    expect(types(['a.d.ts', 'b.d.ts'])).toEqual([
      'typesVersions["*"].x in package.json names a.d.ts, b.d.ts, which is not packed',
    ])
    expect(types(['a.d.ts', 'b.d.ts'], 'b.d.ts')).toEqual([])
    for (const odd of [[], [7], 'a.d.ts', [''], ['../a.d.ts'], ['./']]) expect(types(odd)).toEqual([])
    expect(types([7, 'b.d.ts'], 'b.d.ts')).toEqual([])
    expect(types(['../x', 'b.d.ts'])).toHaveLength(1)
    expect(missing({ man: [7, 'man/a.1'] })).toEqual(['man in package.json names man/a.1, which is not packed'])
    expect(missing({ man: 'man/a.1' })).toHaveLength(1)
    expect(missing({ bin: { a: '', b: './' } })).toEqual([])
  })

  it('writes a key as JavaScript would', () => {
    expect(missing({ exports: { 'a-b': { c_1: './x.js' } } })[0]).toMatch(/^exports\["a-b"\]\.c_1 in/)
  })
})

describe('entry-point-missing, where the release can not be loaded at all', () => {
  const states = (manifest: Record<string, unknown>, now: readonly string[], before: readonly string[]): string[] => {
    const of = (paths: readonly string[]) =>
      release(
        paths.map((path) => file(path)),
        manifest,
      )
    return evaluate(entryPointMissing, subject(of(now), of(before))).map(({ level, state }) => `${level} ${state}`)
  }

  it('is an error each time for what Node comes to by exports', () => {
    const exports = { '.': { import: { node: './a.mjs', default: './b.js' }, require: './b.js' } }
    expect(states({ exports }, ['b.js'], ['b.js'])).toEqual(['error unchanged'])
    const browser = { '.': { browser: './a.mjs', default: './b.js' } }
    expect(states({ exports: browser }, ['b.js'], ['b.js'])).toEqual(['warning unchanged'])
  })

  it('is an error for the index.js that nothing names, where the release before had it', () => {
    expect(states({}, ['lib/a.js'], ['index.js', 'lib/a.js'])).toEqual(['error new'])
    expect(states({}, ['lib/a.js'], ['lib/a.js'])).toEqual([])
    expect(states({ main: 'lib/a.js' }, ['lib/a.js'], ['index.js', 'lib/a.js'])).toEqual([])
    expect(states({ bin: 'lib/a.js' }, ['lib/a.js'], ['index.js', 'lib/a.js'])).toEqual([])
  })

  it('is an error for the server.js that npm start runs, where the release before had it', () => {
    expect(states({}, ['lib/a.js'], ['server.js', 'lib/a.js'])).toEqual(['error new'])
    expect(states({}, ['lib/a.js'], ['lib/a.js'])).toEqual([])
    expect(states({ scripts: { start: 'node lib/a' } }, ['lib/a.js'], ['server.js', 'lib/a.js'])).toEqual([])
    expect(states({ main: 'lib/a.js' }, ['lib/a.js'], ['server.js', 'lib/a.js'])).toEqual([])
  })
})

describe('a folder that was not built', () => {
  const manifest = {
    main: 'lib/index.js',
    exports: { '.': './lib/index.js' },
    files: ['lib'],
    scripts: { build: 'tsc' },
  }
  const packed = release([file('README.md'), file('src/index.ts')], manifest)
  const before = release([file('README.md'), file('lib/index.js'), file('lib/a.js')], manifest)
  const hitsWith = (absent: readonly string[]): string[] =>
    evaluateAll(rules, { ...subject(packed, before), absent }).standing.flatMap(({ rule, level, problem }) =>
      level === 'note' && rule.id !== 'file-removed' ? [] : [`${level} ${rule.id}: ${problem.message}`],
    )

  it('is one finding, whichever rules notice it, with the build as the remedy', () => {
    expect(hitsWith(['lib'])).toEqual([
      'error entry-point-missing: lib/ isn\'t built: main, exports["."] in package.json name files in it',
    ])
    const help = (buildScript?: RuleContext['buildScript']): string | undefined =>
      problems(entryPointMissing, {
        ...subject(packed, before),
        absent: ['lib'],
        ...(buildScript && { buildScript }),
      })[0]?.help
    expect(help({ name: 'build', isOfRoot: false })).toBe('Build first: `npm run build`. Then run pack-gate again.')
    expect(help({ name: 'compile', isOfRoot: true })).toBe(
      "Build first: `npm run compile` in the repository's root. Then run pack-gate again.",
    )
    expect(help()).toBe('Build first. Then run pack-gate again.')
  })

  it('is a matter of `files` where the folder is there: then each rule says what it sees', () => {
    expect(hitsWith([]).map((hit) => hit.split(':')[0])).toEqual(
      expect.arrayContaining(['error entry-point-missing', 'warning files-unmatched', 'note file-removed']),
    )
    expect(hitsWith(['src'])).toEqual(hitsWith([]))
  })
})

describe('folders in other folders that no build has made', () => {
  const manifest = {
    exports: { '.': './dist/a.js', './compat': './compat/dist/b.js', './hooks': { import: './hooks/dist/c.mjs' } },
    files: ['dist', 'compat/dist', 'hooks/dist'],
  }
  const packed = release([file('README.md'), file('compat/package.json')], manifest)
  const messages = (now: typeof packed, absent: readonly string[]): readonly unknown[] =>
    evaluateAll(rules, { ...subject(now), absent }).standing.flatMap(({ level, problem: { message, unbuilt } }) =>
      level === 'note' ? [] : [[message, unbuilt]],
    )

  it('are promised by entry points and by `files`', () => {
    expect(promisedFolders(packed.manifest)).toEqual(['dist', 'compat', 'compat/dist', 'hooks', 'hooks/dist'])
    expect(promisedFolders(release([], { main: 'a/b/c.js', files: ['dist/esm/x', 'a.js', 'v1'] }).manifest)).toEqual([
      'a',
      'dist',
      'v1',
    ])
  })

  it('are one cause, with those at the top', () => {
    expect(messages(packed, ['dist', 'compat/dist', 'hooks/dist'])).toEqual([
      [
        'dist/, compat/dist/, hooks/dist/ aren\'t built: exports["."], exports["./compat"], ' +
          'exports["./hooks"].import in package.json name files in them',
        'dist',
      ],
    ])
    const half = release([file('README.md'), file('compat/package.json'), file('dist/a.js')], manifest)
    expect(messages(half, ['compat/dist', 'hooks/dist'])).toEqual([
      [expect.stringMatching(/^compat\/dist\/, hooks\/dist\/ aren't built/), 'dist'],
    ])
  })

  it('are no matter of a build where they are there, and in what a build made', () => {
    expect(messages(packed, []).every((each) => JSON.stringify(each).includes('null'))).toBe(true)
    expect(promisedFolders(release([], { main: 'dist/esm/a.js' }).manifest)).toEqual(['dist'])
  })

  it('warns of style, unpkg and their like, and notes what the last release lacked too', () => {
    const of = (manifest: Record<string, unknown>, ...paths: string[]): ReturnType<typeof release> =>
      release([file('index.js'), ...paths.map((path) => file(path))], manifest)
    const states = (...context: Parameters<typeof subject>): readonly string[] =>
      problems(entryPointMissing, subject(...context)).map(
        ({ message, levels, baselineState = 'new' }) => `${levels?.[baselineState] ?? ''}: ${message}`,
      )
    expect(states(of({ style: 'dist/a.css', unpkg: './dist/a.umd' }))).toEqual([
      'warning: style in package.json names dist/a.css, which is not packed',
      'warning: unpkg in package.json names ./dist/a.umd, which is not packed',
    ])
    expect(states(of({ style: 'a.css' }), of({ style: 'a.css' }))).toEqual([
      'note: style in package.json names a.css, which is not packed',
    ])
    expect(states(of({ style: 'a.css' }), of({ style: 'a.css' }, 'a.css'))[0]).toMatch(/^warning/)
    expect(states(of({ style: 'a', unpkg: 'dist', sass: '' }, 'a.scss', 'dist/index.js'))).toEqual([])
    expect(states(of({ module: 'b.js', unpkg: 'b.js' }))).toHaveLength(1)
  })

  it('blocks what commands of Angular and Nx are led to, unless it may be the name of another package', () => {
    const states = (manifest: Record<string, unknown>, before: Record<string, unknown> | null, ...paths: string[]) =>
      problems(
        entryPointMissing,
        subject(
          release([file('index.js'), ...paths.map((path) => file(path))], manifest),
          before && release([file('index.js')], before),
        ),
      ).map(({ message, levels, baselineState = 'new' }) => `${levels?.[baselineState] ?? ''}: ${message}`)
    const schematics = { schematics: './schematics/collection.json' }
    const said = 'schematics in package.json names ./schematics/collection.json, which is not packed'
    expect(states(schematics, {})).toEqual([`error: ${said}`])
    expect(states(schematics, null)).toEqual([`error: ${said}`])
    expect(states(schematics, schematics)).toEqual([`note: ${said}`])
    expect(states(schematics, {}, 'schematics/collection.json')).toEqual([])
    expect(states({ 'ng-update': { migrations: './a.json' } }, {})).toEqual([
      'error: ng-update.migrations in package.json names ./a.json, which is not packed',
    ])
    expect(states({ builders: 'acme-builders' }, {})[0]).toMatch(/^warning/)
    expect(states({ 'ng-update': { migrations: 1 }, generators: 'gen', executors: null }, {}, 'gen.json')).toEqual([])
  })

  it('lets installing build what main names, and types name a script whose declarations are packed', () => {
    expect(missing({ main: 'build/Release/acme' }, 'binding.gyp')).toEqual([])
    expect(missing({ main: 'build/Release/acme' }, 'a.js')).toHaveLength(1)
    expect(missing({ main: 'build/index.js' }, 'binding.gyp')).toHaveLength(1)
    expect(missing({ types: 'dist/a.js' }, 'dist/a.d.ts')).toEqual([])
    expect(missing({ types: 'dist/a.d.js' }, 'dist/a.d.ts')).toEqual([])
    expect(missing({ types: 'dist/a.d.js' }, 'dist/b.d.ts')).toHaveLength(1)
  })
})
