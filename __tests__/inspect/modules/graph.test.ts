import { describe, expect, it } from '@jest/globals'
import { moduleGraph, type ModuleGraph } from '../../../src/inspect/modules/graph.js'
import { codeRelease } from '../../helpers/modules.js'

function graphOf(files: Record<string, string>, manifest: Record<string, unknown> = {}): ModuleGraph {
  return moduleGraph(codeRelease(files, manifest))
}

/** Where the first import of `index.js` leads. */
function destination(specifier: string, files: readonly string[], manifest: Record<string, unknown> = {}): string {
  const others = Object.fromEntries(files.map((path) => [path, path.endsWith('.json') ? '{"main":"m"}' : '']))
  const graph = graphOf({ 'index.js': `require(${JSON.stringify(specifier)})`, ...others }, manifest)
  const to = graph.edges.get('index.js')?.[0]?.to
  return to === undefined ? 'none' : [to.kind, ...('path' in to ? [to.path] : [])].join(' ')
}

function entries({ entries: all }: ModuleGraph): readonly string[] {
  return all.map(({ field, path, consumer, system }) => `${field} ${path} ${consumer} ${system}`)
}

describe('an import leads to', () => {
  it.each([
    ['./a', ['a.js'], 'file a.js'],
    ['./a.js', ['a.js'], 'file a.js'],
    ['./a', ['a/index.js'], 'file a/index.js'],
    ['./a/', ['a/index.js', 'a.js'], 'file a/index.js'],
    ['./a', ['a/package.json', 'a/m.js'], 'file a/m.js'],
    ['./a', ['a.json'], 'file a.json'],
    ['./a', ['a.ios.js', 'a.android.js'], 'file a.ios.js'],
    ['./a', ['a.vue'], 'file a.vue'],
    ['./a.js', ['a.ts'], 'file a.ts'],
    ['./a.vue?raw', ['a.vue'], 'file a.vue'],
    ['./a/../b', ['b.js'], 'file b.js'],
    ['.', [], 'file index.js'],
    ['./A', ['a.js'], 'missing A'],
    ['./a', ['a/b.js'], 'missing a'],
    ['./a', [], 'missing a'],
    ['../a', ['a.js'], 'outside'],
    ['fs', [], 'builtin'],
    ['fs/promises', [], 'builtin'],
    ['node:test', [], 'builtin'],
    ['electron', [], 'builtin'],
    ['acme/sub', [], 'self'],
    ['b', [], 'package b'],
    ['@a/b/c', [], 'package @a/b/c'],
    ['virtual:x', [], 'unknown'],
    ['~/x', [], 'unknown'],
    ['@/x', [], 'unknown'],
    ['$lib/x', [], 'unknown'],
    ['/abs', [], 'unknown'],
    ['https://a.example/b.js', [], 'unknown'],
    ['raw-loader!./a', [], 'unknown'],
    ['#x', [], 'unknown'],
  ])('%s with %j: %s', (specifier, files, wanted) => {
    expect(destination(specifier, files)).toBe(wanted)
  })

  it('what `imports` says, under any condition', () => {
    const manifest = {
      imports: { '#a': { node: './a.js', default: './b.js' }, '#i/*': './i/*.js', '#p': 'pkg', '#m': './m.js' },
    }
    expect(destination('#a', ['b.js'], manifest)).toBe('file b.js')
    expect(destination('#i/x', ['i/x.js'], manifest)).toBe('file i/x.js')
    expect(destination('#p', [], manifest)).toBe('unknown')
    expect(destination('#m', [], manifest)).toBe('missing m.js')
    expect(destination('#other', [], manifest)).toBe('unknown')
  })

  it('nothing of its own where browser or react-native replaces it', () => {
    expect(destination('./a', [], { browser: { './a.js': false } })).toBe('unknown')
  })

  it('what TypeScript takes, from a declaration', () => {
    const to = (specifier: string, ...files: string[]): string | undefined => {
      const graph = graphOf({
        'index.d.ts': `export * from "${specifier}"`,
        ...Object.fromEntries(files.map((f) => [f, ''])),
      })
      const found = graph.edges.get('index.d.ts')?.[0]?.to
      return found && 'path' in found ? `${found.kind} ${found.path}` : found?.kind
    }
    expect(to('./a', 'a.d.ts', 'a.js')).toBe('file a.d.ts')
    expect(to('./a.js', 'a.js', 'a.d.ts')).toBe('file a.d.ts')
    expect(to('./a.mjs', 'a.d.mts')).toBe('file a.d.mts')
    expect(to('./a', 'a/index.d.ts')).toBe('file a/index.d.ts')
    expect(to('./a', 'a.ts')).toBe('file a.ts')
    expect(to('./a.css', 'a.d.css.ts')).toBe('file a.d.css.ts')
    expect(to('./a', 'a.js')).toBe('file a.js')
    expect(to('./a')).toBe('missing a')
  })
})

describe('loading begins at', () => {
  it('main, or index.js where it is not set', () => {
    expect(entries(graphOf({ 'a/index.js': '' }, { main: 'a' }))).toEqual(['main a/index.js node either'])
    expect(entries(graphOf({ 'index.js': '' }))).toEqual(['index.js index.js node either'])
    expect(entries(graphOf({ 'index.js': '' }, { main: 'lost' }))).toEqual(['index.js index.js node either'])
  })

  it('every condition of exports, and main for bundlers alone then', () => {
    const exports = {
      '.': {
        types: './a.d.ts',
        browser: './b.js',
        import: './a.mjs',
        require: './a.cjs',
        default: './a.js',
        '@acme/source': './src.js',
      },
      './p/*': './p/*.js',
    }
    const files = { 'a.d.ts': '', 'b.js': '', 'a.mjs': '', 'a.cjs': '', 'a.js': '', 'src.js': '', 'p/x.js': '' }
    expect(entries(graphOf(files, { exports, main: 'a.js' }))).toEqual([
      'exports["."].types a.d.ts types import',
      'exports["."].browser b.js bundler import',
      'exports["."].import a.mjs node import',
      'exports["."].require a.cjs node require',
      'exports["."].default a.js bundler import',
      'exports["./p/*"] p/x.js node either',
      'main a.js bundler import',
      'exports["."].default a.d.ts types import',
      'main a.d.ts types import',
    ])
  })

  it('commands, and what installing runs', () => {
    const manifest = {
      bin: { acme: 'cli' },
      scripts: { postinstall: 'node scripts/post || exit 0', test: 'node t.js' },
    }
    expect(entries(graphOf({ cli: '#!/usr/bin/env node\n', 'scripts/post.js': '', 't.js': '' }, manifest))).toEqual([
      'bin.acme cli node either',
      'scripts.postinstall scripts/post.js node either',
    ])
  })

  it('types, and index.d.ts where nothing is named', () => {
    expect(entries(graphOf({ 't.d.ts': '' }, { types: 't' }))).toEqual(['types t.d.ts types import'])
    expect(entries(graphOf({ 'index.d.ts': '' }))).toEqual(['index.d.ts index.d.ts types import'])
  })
})

describe('what is reached', () => {
  it('says by which entry point, and the gravest condition on the way', () => {
    const { reached } = graphOf({
      'index.js': 'require("./a"); try { require("./b") } catch {}',
      'a.js': 'function f() { require("./c") }',
      'b.js': 'require("./d")',
      'c.js': 'require("./a")',
      'd.js': '',
      'e.js': '',
    })
    const times = [...reached.node].map(([path, { time, entry }]) => `${path} ${time} ${entry.field}`)
    expect(times).toEqual([
      'index.js load index.js',
      'a.js load index.js',
      'c.js call index.js',
      'b.js guarded index.js',
      'd.js guarded index.js',
    ])
    expect([...reached.types.keys()]).toEqual([])
  })

  it('is built once for a release', () => {
    const release = codeRelease({ 'index.js': '' })
    expect(moduleGraph(release)).toBe(moduleGraph(release))
  })
})
