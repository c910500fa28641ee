import { describe, expect, it } from '@jest/globals'
import type { ModuleFacts } from '../../../src/model/modules.js'
import { formOf, readModule } from '../../../src/inspect/modules/read-module.js'
import { prepareModules } from '../../../src/inspect/modules/modules.js'

await prepareModules()

function imports({ imports: list }: ModuleFacts): readonly string[] {
  return list.map(({ kind, time, specifier, typeOnly }) =>
    [kind, time, specifier, ...(typeOnly ? ['type'] : [])].join(' '),
  )
}

function exported({ exports: list }: ModuleFacts): readonly string[] {
  return list.map(({ name, from, as }) => (from === undefined ? name : `${as ?? ''} of ${from} as ${name}`))
}

describe('formOf', () => {
  it('goes by the name', () => {
    expect(['a.js', 'a.mjs', 'a.cjs', 'a.d.ts', 'a.d.mts', 'a.css.d.ts', 'a.d.css.ts'].map(formOf)).toEqual([
      'script',
      'script',
      'script',
      'declaration',
      'declaration',
      'declaration',
      'declaration',
    ])
    expect(['a.ts', 'a.tsx', 'a.jsx', 'a.json', 'a.vue', 'a'].map(formOf)).toEqual([null, null, null, null, null, null])
  })
})

describe('an ES module', () => {
  it('is known by its syntax', () => {
    expect(readModule('\nimport a from "a"', 'script')).toMatchObject({ form: 'esm', moduleSyntaxLine: 2 })
    expect(readModule('export {}', 'script').form).toBe('esm')
    expect(readModule('a(import.meta.url)', 'script').form).toBe('esm')
    expect(readModule('import("a"); exports.a = 1', 'script').form).toBe('commonjs')
    expect(readModule('// export default\nvar a = "import b from c"', 'script').form).toBe('commonjs')
  })

  it('gives all its imports', () => {
    const text = [
      'import a, { b } from "a"',
      'import type { T } from "t"',
      'export * from "./c.js"',
      'export { d as e } from "./d.js"',
      'try { await import("e") } catch {}',
      'const w = new Worker(new URL("./w.js", import.meta.url))',
      'import.meta.resolve("f")',
      'import j from "./j.json" with { type: "json" }',
    ].join('\n')
    expect(imports(readModule(text, 'script'))).toEqual([
      'import load a',
      'import load t type',
      'export load ./c.js',
      'export load ./d.js',
      'asset call ./w.js',
      'resolve call f',
      'import load ./j.json',
      'dynamic guarded e',
    ])
  })

  it('gives its exports', () => {
    const text = [
      'export const a = 1, b = 2; export default c',
      'export * from "d"; export { e as f } from "g"; export * as h from "i"',
    ].join('\n')
    expect(exported(readModule(text, 'script'))).toEqual([
      'a',
      'b',
      'default',
      '* of d as *',
      'e of g as f',
      '* of i as h',
    ])
  })

  it('may require what it has made a require for, and no more', () => {
    const made =
      'import { createRequire } from "node:module"\nconst require = createRequire(import.meta.url)\nrequire("a")'
    expect(imports(readModule(made, 'script'))).toEqual(['import load node:module', 'require load a'])
    expect(imports(readModule('import a from "a"; if (typeof require) require("b")', 'script'))).toEqual([
      'import load a',
    ])
  })

  it('that is none (JSX) says that it could not be read', () => {
    expect(readModule('import a from "a"\nexport default () => <p>It\'s</p>', 'script')).toMatchObject({
      skipped: 'syntax',
    })
  })
})

describe('a bundle', () => {
  it.each([
    [
      'webpack',
      'var __webpack_modules__ = {}; function __webpack_require__(a) {} module.exports = __webpack_require__(1)',
    ],
    ['browserify', '(function(){})()({1:[function(require,module,exports){require("./a")},{}]},{},[1])'],
    ['other', 'function require(a) { return m[a] } require("a")'],
  ])('of %s is told apart', (bundle, text) => {
    expect(readModule(text, 'script')).toMatchObject({ bundle, imports: [] })
  })
})

describe('a declaration', () => {
  it('gives its imports in every form', () => {
    const text = [
      '/// <reference types="node" />',
      '/// <reference path="./global.d.ts" />',
      'import fs = require("fs")',
      "import type { A } from './a'",
      'export { B } from "./b"',
      'export declare const c: import("./c").C<typeof import("./d")>',
      'import "./e"',
      '/** {@link import("no")} */',
      'type F = `${import("./f").F}-${string}` | "import(\'no\')"',
    ].join('\n')
    expect(readModule(text, 'declaration').imports.map(({ kind, specifier }) => `${kind} ${specifier}`)).toEqual([
      'types node',
      'reference ./global.d.ts',
      'require fs',
      'import ./a',
      'import ./b',
      'import ./c',
      'import ./d',
      'import ./e',
      'import ./f',
    ])
  })

  it('says what it declares and exports', () => {
    const text = 'declare module "virtual:x" { export const a: 1 }\nexport = Foo'
    expect(readModule(text, 'declaration')).toMatchObject({ declares: ['virtual:x'], exports: [{ name: 'export =' }] })
    expect(exported(readModule('export default a; export interface B {}', 'declaration'))).toEqual(['default', 'B'])
  })

  it('that has no end says that it could not be read', () => {
    expect(readModule('export declare const a: "', 'declaration')).toMatchObject({ skipped: 'syntax' })
  })
})
