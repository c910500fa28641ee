import { describe, expect, it } from '@jest/globals'
import type { Release } from '../../../src/model/release.js'
import { requireLost } from '../../../src/rules/modules/require-lost.js'
import { subject } from '../../helpers/facts.js'
import { codeRelease } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

const files = { 'a.cjs': 'exports.a = 1', 'a.mjs': 'export const a = 1', 'index.js': '', 'index.d.ts': '' }

function of(version: string, manifest: Record<string, unknown>, more: Record<string, string> = files): Release {
  return { ...codeRelease(more, { version, ...manifest }), version }
}

function found(now: Release, before: Release): readonly string[] {
  return problems(requireLost, subject(now, before)).map(({ levels, message }) => `${levels?.new ?? ''}: ${message}`)
}

const both = { import: './a.mjs', require: './a.cjs' }

describe('require-lost', () => {
  it('blocks a condition that is gone, and warns of it in a major version', () => {
    const before = of('1.0.0', { exports: both })
    const now = { exports: { import: './a.mjs' } }
    const text =
      "require('acme') worked and now fails on every Node: exports has no require or default condition for it"
    expect(found(of('1.0.1', now), before)).toEqual([`error: ${text}`])
    expect(found(of('2.0.0', now), before)).toEqual([`warning: ${text}`])
    expect(found(of('1.1.0', { exports: { require: './a.cjs' } }), before)).toEqual([
      "error: import('acme') worked and fails now: exports has no import or default for it",
    ])
  })

  it('blocks an ES module in place of CommonJS, and notes it in a major version', () => {
    const before = of('1.0.0', { exports: { './sub': both } })
    const now = { exports: { './sub': { default: './a.mjs' } } }
    expect(found(of('1.1.0', now), before)).toEqual([
      expect.stringMatching(/^error: require\('acme\/sub'\) worked on every Node/),
    ])
    expect(found(of('2.0.0', now), before)).toEqual([expect.stringMatching(/^note: require\('acme\/sub'\)/)])
    expect(found(of('1.1.0', { type: 'module' }), of('1.0.0', {}))).toHaveLength(1)
  })

  it('blocks an import that no condition opens, in a major version too', () => {
    const untyped = { 'a.cjs': 'exports.a = 1', 'a.mjs': 'export const a = 1' }
    const before = of('1.0.0', { main: 'a.cjs' }, untyped)
    const now = of('2.0.0', { exports: { '.': { require: './a.cjs', imports: './a.mjs' } } }, untyped)
    expect(found(now, before)).toEqual([
      "error: import('acme') worked and fails now: exports has no import or default for it",
    ])
  })

  it('warns of types that exports hide from newer resolvers', () => {
    const files = { 'lib/a.js': '', 'lib/a.mjs': '', 'lib/a.d.ts': '' }
    const before = of('1.0.0', { main: 'lib/a.js', types: 'lib/a.d.ts' }, files)
    const exports = { import: './lib/a.mjs', require: './lib/a.js' }
    const cjs = { ...exports, require: './lib/b.js' }
    const hidden = of('1.0.1', { main: 'lib/b.js', types: 'lib/a.d.ts', exports: cjs }, { ...files, 'lib/b.js': '' })
    const text =
      'warning: TypeScript found types of acme and finds none now under node16, nodenext and bundler: exports leads ' +
      'to no declaration'
    expect(found(hidden, before)).toEqual([text])
    expect(found({ ...hidden, version: '2.0.0' }, before)).toEqual([text.replace('warning', 'note')])
    // A declaration beside the code that require leads to is found by some of them.
    expect(found(of('1.0.1', { main: 'lib/a.js', types: 'lib/a.d.ts', exports }, files), before)).toEqual([])
    const named = { '.': { types: './lib/a.d.ts', ...cjs } }
    expect(found(of('1.0.1', { main: 'lib/b.js', exports: named }, { ...files, 'lib/b.js': '' }), before)).toEqual([])
  })

  it('blocks types that are no longer found', () => {
    const without = { 'index.js': '' }
    const text = 'TypeScript found types of acme and finds none now'
    expect(found(of('1.0.1', {}, without), of('1.0.0', {}))).toEqual([`error: ${text}`])
    expect(found(of('2.0.0', {}, without), of('1.0.0', {}))).toEqual([`warning: ${text}`])
    expect(found(of('1.0.1', {}, { 'lib/a.js': '' }), of('1.0.0', { types: 'index.d.ts' }))).toEqual([`error: ${text}`])
  })

  it('warns where resolvers without exports found index.js and find nothing now', () => {
    const exports = { '.': './lib/a.js', './package.json': './package.json' }
    const before = of('1.0.0', { exports: { '.': './index.js' } }, { 'index.js': '' })
    const now = { 'lib/a.js': '' }
    const text = /^warning: resolvers that go by main or index\.js, and not by exports, found acme and find nothing now/
    expect(found(of('1.0.1', { exports }, now), before)).toEqual([expect.stringMatching(text)])
    expect(found(of('1.0.1', { exports, main: 'lib/a.js' }, now), before)).toEqual([])
    expect(found(of('2.0.0', { exports }, now), before)).toEqual([])
    expect(found(of('1.0.1', { exports }, now), of('1.0.0', { exports }, now))).toEqual([])
  })

  it('warns of scripts by path whose declarations are no longer beside them', () => {
    const before = { 'a/index.js': 'x', 'a/index.d.ts': 'y', 'b/index.js': 'x', 'b/index.d.ts': 'y' }
    const now = { 'a/index.js': 'x', 'src/a/index.d.ts': 'y', 'b/index.js': 'x', 'b/index.d.ts': 'y' }
    const text = '1 file that can be imported by path has no declarations beside them any more: a/index.js'
    expect(found(of('1.0.1', {}, now), of('1.0.0', {}, before))).toEqual([`warning: ${text}`])
    expect(found(of('2.0.0', {}, now), of('1.0.0', {}, before))).toEqual([`note: ${text}`])
    const open = { exports: { './*': './*/index.js' } }
    expect(found(of('1.0.1', open, now), of('1.0.0', open, before))).toEqual([`warning: ${text}`])
    // What an entry point comes by has its types there, and what exports closes is asked for by no one.
    const inner = { 'index.js': 'require("./a/index.js")', 'index.d.ts': '' }
    expect(found(of('1.0.1', {}, { ...inner, ...now }), of('1.0.0', {}, { ...inner, ...before }))).toEqual([])
    const closed = { exports: './b/index.js' }
    expect(found(of('1.0.1', closed, now), of('1.0.0', closed, before))).toEqual([])
  })

  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    ['where nothing changed', { exports: both }, { exports: both }],
    [
      'where exports is new and serves both',
      {},
      { exports: { types: './index.d.ts', import: './a.mjs', default: './a.cjs' } },
    ],
    ['where the file has another name', { main: 'a.cjs' }, { main: 'index.js' }],
    ['for a subpath that is gone altogether', { exports: { '.': both, './b': both } }, { exports: { '.': both } }],
    ['for a target that is not packed', { exports: both }, { exports: { ...both, require: './lost.cjs' } }],
    ['where it could not be required before', { exports: { import: './a.mjs' } }, { exports: { import: './a.mjs' } }],
    ['for types that are named and not packed', { types: 'index.d.ts' }, { types: 'lost.d.ts' }],
  ])('is silent %s', (_, before, now) => {
    expect(found(of('1.0.1', now), of('1.0.0', before))).toEqual([])
  })

  it('warns of a file that needs window to be loaded, and did not', () => {
    const wrapped = (global: string): string =>
      `!function(e,t){"object"==typeof exports&&"object"==typeof module?module.exports=t():e.a=t()}(${global},function(){})`
    const umd = (version: string, global: string): Release => of(version, {}, { 'index.js': wrapped(global) })
    expect(found(umd('1.0.1', 'window'), umd('1.0.0', 'this'))).toEqual([
      'warning: loading acme in Node, as for rendering on a server, worked and fails now: index.js asks for ' +
        '`window` as soon as it is loaded',
    ])
    expect(found(umd('2.0.0', 'window'), umd('1.0.0', 'this'))).toHaveLength(1)
    expect(found(umd('1.0.1', 'window'), umd('1.0.0', 'window'))).toEqual([])
    expect(found(umd('1.0.1', '"undefined"!=typeof window?window:this'), umd('1.0.0', 'this'))).toEqual([])
    const arrow = wrapped('window').replace('function(){}', '(e) => e')
    expect(found(of('1.0.1', {}, { 'index.js': arrow }), umd('1.0.0', 'this'))).toHaveLength(1)
  })

  it('warns of a build for script tags that asks for other files of the package now', () => {
    const umd = (version: string, text: string, manifest = {}, path = 'dist/a.umd.js'): Release =>
      of(version, manifest, { [path]: text, 'dist/b.js': '', 'index.js': '' })
    const wrapped = (inner: string): string => `typeof exports === 'object' ? f(exports${inner}) : f(this.a)`
    const [before, split] = [wrapped(", require('react')"), wrapped(", require('./b.js'), require('./c.js')")]
    expect(found(umd('1.0.1', split), umd('1.0.0', before))).toEqual([
      'warning: dist/a.umd.js could be loaded by a script tag, and asks for other files of the package now: ' +
        './b.js, ./c.js',
    ])
    expect(found(umd('1.0.1', split), umd('1.0.0', split))).toEqual([])
    expect(found(umd('1.0.1', 'import "./b.js"'), umd('1.0.0', before))).toEqual([])
    const [path, unpkg] = ['dist/a.js', { unpkg: './dist/a.js' }]
    expect(found(umd('1.0.1', split, {}, path), umd('1.0.0', before, {}, path))).toEqual([])
    expect(found(umd('1.0.1', split, unpkg, path), umd('1.0.0', before, unpkg, path))).toHaveLength(1)
  })
})
