import { describe, expect, it } from '@jest/globals'
import { dependencyUndeclared } from '../../../src/rules/modules/dependency-undeclared.js'
import { subject } from '../../helpers/facts.js'
import { codeRelease } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

type Files = Record<string, string>
type Manifest = Record<string, unknown>

function found(now: Files, manifest: Manifest = {}, before: Files | null = null, was = manifest): readonly string[] {
  const context = subject(codeRelease(now, manifest), before && codeRelease(before, was))
  return problems(dependencyUndeclared, context).map(
    ({ levels, baselineState = 'new', message }) => `${levels?.[baselineState] ?? ''}: ${message}`,
  )
}

describe('dependency-undeclared', () => {
  it('blocks what an entry point loads and package.json does not declare', () => {
    expect(found({ 'index.js': '\nconst tslib_1 = require("tslib")' })).toEqual([
      'error: index.js:2 requires tslib, which package.json does not declare: ' +
        'loading index.js fails where nothing else brings it',
    ])
  })

  it('blocks declarations that newly pass names on from what is not declared', () => {
    const own = { 'index.js': '', 'index.d.ts': "export * from './a'", 'a.d.ts': 'export const a: 1' }
    const passed = { ...own, 'index.d.ts': "export * from '@acme/parts'" }
    const text =
      'index.d.ts:1 passes on all of @acme/parts, which package.json does not declare: ' +
      'index.d.ts lacks these names where nothing else brings it'
    expect(found(passed, {}, own)).toEqual([`error: ${text}`])
    expect(found(passed, {}, passed)).toEqual([])
    for (const name of ['@acme/parts', '@types/acme__parts'])
      expect(found(passed, { dependencies: { [name]: '1' } }, own)).toEqual([])
    expect(found({ ...own, 'index.d.ts': "export { A } from '@acme/parts'" }, {}, own)).toEqual([])
    // A mere import is `any` without the package, as where types are left to the user.
    expect(found({ ...own, 'index.d.ts': "import { A } from '@acme/parts'" }, {}, own)).toEqual([])
  })

  it('warns of types that only devDependencies bring, where declarations need them', () => {
    const own = { 'index.js': '', 'index.d.ts': 'export const a: 1' }
    const typed = { ...own, 'index.d.ts': "import { B } from '@b/c'\nexport const a: B" }
    const dev = { dependencies: { '@b/c': '1' }, devDependencies: { '@types/b__c': '1' } }
    const text =
      'index.d.ts:1 takes types from @b/c, and @types/b__c is in devDependencies only: ' +
      'TypeScript finds none, or takes them for any'
    expect(found(typed, dev, own)).toEqual([`warning: ${text}`])
    expect(found(typed, dev, typed)).toEqual([])
    expect(found(typed, { ...dev, peerDependencies: { '@b/c': '1' } }, own)).toEqual([])
    expect(found(typed, { ...dev, dependencies: { '@b/c': '1', '@types/b__c': '1' } }, own)).toEqual([])
    expect(found(typed, { dependencies: { '@b/c': '1' } }, own)).toEqual([])
    const forNode = { ...own, 'index.d.ts': '/// <reference types="node" />\nexport const a: 1' }
    expect(found(forNode, { devDependencies: { '@types/node': '1' } }, own)).toEqual([])
  })

  it('is an error each time for what a compiler put in', () => {
    const files = { 'index.js': 'require("tslib"); require("a")' }
    expect(found(files, {}, files)).toEqual([
      expect.stringContaining('error: index.js:1 requires tslib'),
      expect.stringContaining('note: index.js:1 requires a'),
    ])
    const lazy = { 'index.js': 'exports.a = () => require("tslib")' }
    expect(found(lazy, {}, lazy)).toEqual([])
    const native = { 'index.js': 'require("@babel/runtime/a")' }
    expect(found(native, { peerDependencies: { 'react-native': '*' } }, native)[0]).toContain('note: ')
  })

  it('says where it is declared and does not count', () => {
    const files = { 'index.js': 'import a from "a/sub"; export * from "@b/b"' }
    expect(found(files, { devDependencies: { a: '1' }, peerDependenciesMeta: { '@b/b': { optional: true } } })).toEqual(
      [
        expect.stringContaining('imports a, which is in devDependencies only'),
        expect.stringContaining('exports from @b/b, which peerDependenciesMeta names and peerDependencies does not'),
      ],
    )
  })

  it('is one finding a package, and one for many packages', () => {
    expect(found({ 'index.js': 'require("a"); require("./b")', 'b.js': 'require("a/x")' })).toEqual([
      expect.stringContaining(', as does 1 other file'),
    ])
    expect(
      found({
        'index.js': 'abcdef'
          .split('')
          .map((name) => `require("${name}")`)
          .join(';'),
      }),
    ).toEqual([
      expect.stringMatching(
        /^error: 6 packages are imported and not declared: a, b, c and 3 more; index\.js:1 requires a/,
      ),
    ])
  })

  it('warns of what is loaded later or on a branch', () => {
    expect(found({ 'index.js': 'exports.f = () => require("a"); if (x) require("b")' })).toEqual([
      'warning: index.js:1 requires a, which package.json does not declare: it fails when that code runs',
      'warning: index.js:1 requires b, which package.json does not declare: it fails when that code runs',
    ])
  })

  it('notes what the last release imported too, and blocks what it had declared', () => {
    const files = { 'index.js': 'require("a")' }
    expect(found(files, {}, files)).toEqual([expect.stringContaining('note: index.js:1')])
    expect(found(files, {}, files, { dependencies: { a: '1' } })).toEqual([
      expect.stringContaining('error: index.js:1'),
    ])
    expect(found(files, {}, { 'index.js': 'exports.f = () => require("a")' })).toEqual([
      expect.stringContaining('error: index.js:1'),
    ])
  })
})

describe('dependency-undeclared is silent', () => {
  it.each<[string, Files, Manifest?]>([
    [
      'for dependencies of all kinds',
      { 'index.js': 'require("a"); require("b"); require("c/d")' },
      { dependencies: { a: '1' }, optionalDependencies: { b: '1' }, peerDependencies: { c: '1' } },
    ],
    [
      'for modules of Node and of hosts',
      { 'index.js': 'require("fs/promises"); require("node:sqlite"); require("electron")' },
    ],
    ['for the package itself', { 'index.js': 'require("acme/sub")' }],
    ['in a try block', { 'index.js': 'try { require("fsevents") } catch {}' }],
    [
      'in files that nothing leads to',
      { 'index.js': '', 'test/a.js': 'require("mocha")', 'gulpfile.js': 'require("gulp")' },
    ],
    ['for bundled packages', { 'index.js': 'require("a")', 'node_modules/a/index.js': '' }],
    [
      'for what a package.json beside the file declares',
      { 'index.js': 'require("./x")', 'x/package.json': '{"dependencies":{"a":"1"}}', 'x/index.js': 'require("a")' },
    ],
    [
      'in declarations and for types',
      { 'index.d.ts': 'import "estree"', 'index.js': 'import type { A } from "a"\nexport {}' },
    ],
    [
      'for virtual names and aliases',
      { 'index.js': 'import "virtual:a"; import "__sveltekit/env"; import "$app/x"; import "~a"; import "@/b"' },
    ],
    ['for AMD lists', { 'index.js': 'define(["exports", "jquery"], function (exports, $) {})' }],
    [
      'inside a browserify bundle',
      { 'index.js': '({1:[function(require,module,exports){require("_process")},{"_process":2}]})' },
    ],
    ['for resolved paths', { 'index.js': 'require.resolve("babel-preset-x")' }],
  ])('%s', (...[, files, manifest]) => {
    expect(found(files, manifest)).toEqual([])
  })
})
