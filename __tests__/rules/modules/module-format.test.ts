import { describe, expect, it } from '@jest/globals'
import { moduleFormat } from '../../../src/rules/modules/module-format.js'
import { subject } from '../../helpers/facts.js'
import { codeRelease } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

type Files = Record<string, string>
type Manifest = Record<string, unknown>

function found(now: Files, manifest: Manifest = {}, before: Files | null = null, was = manifest): readonly string[] {
  const context = subject(codeRelease(now, manifest), before && codeRelease(before, was))
  return problems(moduleFormat, context).map(
    ({ levels, baselineState = 'new', message }) => `${levels?.[baselineState] ?? ''}: ${message}`,
  )
}

describe('module-format', () => {
  it('blocks targets of exports that Node refuses', () => {
    const files = { 'index.js': '', 'index.mjs': 'export {}' }
    expect(found(files, { exports: { import: 'index.mjs', require: './index.js' } })).toEqual([
      'error: exports leads to index.mjs, which Node refuses: a target begins with ./ and stays inside the package',
    ])
    expect(found(files, { exports: { '.': './index.js', './a': './../b.js' } })).toHaveLength(1)
    expect(found(files, { exports: { '.': { svelte: 'index.js' } } })).toEqual([
      expect.stringContaining('warning: exports leads to index.js'),
    ])
    expect(found(files, { exports: { '.': './index.js', import: './index.mjs' } })).toEqual([
      expect.stringContaining('error: exports has subpaths and conditions side by side'),
    ])
  })

  it('blocks an ES module that Node takes for CommonJS, and the reverse', () => {
    expect(found({ 'index.cjs': '\nexport default 1' }, { main: 'index.cjs' })).toEqual([
      'error: index.cjs:2 has the syntax of an ES module, and Node loads it as CommonJS, as its extension is .cjs: ' +
        "main can't be loaded",
    ])
    expect(found({ 'index.js': 'module.exports = require("fs")' }, { type: 'module' })).toEqual([
      'error: index.js:1 is CommonJS, and Node loads it as an ES module, as package.json has type "module": ' +
        "index.js can't be loaded",
    ])
  })

  it('blocks a call of require in an ES module, where it runs on load', () => {
    const esm = { type: 'module' }
    expect(found({ 'index.js': 'import a from "a"\nconst b = require("b")' }, esm)).toEqual([
      "error: index.js:2 calls require, which an ES module does not have: index.js can't be loaded",
    ])
    const others = [
      'import { createRequire } from "module"\nconst require = createRequire(import.meta.url)\nrequire("b")',
      'export const a = () => require("b")',
      'export const a = typeof require === "function" ? require("b") : null',
      'try { require("b") } catch {}\nexport {}',
      'function require(a) { return a }\nexport default require("b")',
      'export default "require(\\"b\\")" // require("b")',
    ]
    for (const text of others) expect(found({ 'index.js': text }, esm)).toEqual([])
    expect(found({ 'index.js': '', 'esm.js': 'export {}\nrequire("b")' }, { module: 'esm.js' })).toEqual([])
  })

  it('blocks an ES module that only newer Nodes know as one, where every Node could import the package', () => {
    const before = { 'index.js': 'exports.a = 1' }
    const now = { 'index.js': 'exports.a = 1', 'index.esm.js': 'export const a = 1' }
    const exports = { import: './index.esm.js', require: './index.js' }
    expect(found(now, { exports }, before, {})).toEqual([
      expect.stringContaining('error: index.esm.js:1 has the syntax'),
    ])
    const added = { '.': './index.js', './esm': { import: './index.esm.js' } }
    expect(found(now, { exports: added }, before, {})).toEqual([
      expect.stringContaining('warning: index.esm.js:1 has the syntax'),
    ])
  })

  it('goes by the package.json that is nearest, and by what is loaded with the entry point', () => {
    const files = {
      'index.js': 'import "./cjs/a.js"',
      'cjs/a.js': 'exports.a = 1',
      'cjs/package.json': '{"type":"commonjs"}',
    }
    expect(found(files, { type: 'module' })).toEqual([])
    expect(found({ ...files, 'cjs/package.json': '{}' }, { type: 'module' })).toEqual([])
    const wrong = {
      'index.cjs': 'require("./esm/a.js")',
      'esm/a.js': 'exports.a = 1',
      'esm/package.json': '{"type":"module"}',
    }
    expect(found(wrong, { main: 'index.cjs' })).toEqual([expect.stringContaining('esm/package.json has type "module"')])
  })

  it('blocks an entry point that could be required by every Node, and nothing that was so before', () => {
    const esm = { 'index.js': 'export default 1' }
    expect(found(esm, {}, { 'index.js': 'module.exports = 1' })).toEqual([expect.stringContaining('error: index.js:1')])
    expect(found(esm)).toEqual([])
    expect(found(esm, {}, esm)).toEqual([])
    expect(found(esm, { engines: { node: '>=22.12' } }, { 'index.js': 'module.exports = 1' })).toEqual([])
  })
})

describe('module-format is silent', () => {
  it.each<[string, Files, Manifest?]>([
    [
      'for what is as it says',
      { 'a.mjs': 'export {}', 'a.cjs': 'exports.a = 1' },
      { exports: { import: './a.mjs', require: './a.cjs' } },
    ],
    [
      'for universal modules',
      {
        'index.js':
          '(function (f) { if (typeof module === "object") module.exports = f(); else g.a = f() })(function () {})',
      },
      { type: 'module' },
    ],
    [
      'for entry points that Node never loads',
      { 'index.js': '', 'esm.js': 'export {}' },
      { module: 'esm.js', browser: 'esm.js', 'jsnext:main': 'esm.js' },
    ],
    [
      'for conditions that Node never sets',
      { 'index.js': '', 'esm.js': 'export {}' },
      { exports: { module: './esm.js', browser: './esm.js', default: './index.js' } },
    ],
    [
      'for a default behind `node`',
      { 'a.js': '', 'esm.js': 'export {}' },
      { exports: { node: './a.js', default: './esm.js' } },
    ],
    [
      'for a require that an ES module made',
      {
        'index.js':
          'import { createRequire } from "module"; const require = createRequire(import.meta.url); require("fs")',
      },
      { type: 'module' },
    ],
    ['for code that is neither', { 'index.js': 'console.log(1)' }, { type: 'module' }],
    ['for JSX and Flow', { 'index.js': '// @flow\nimport type { A } from "a"\nexport default () => <p>It\'s</p>' }],
    ['for own conditions', { 'index.js': '' }, { exports: { '@acme/source': 'src/index.ts', default: './index.js' } }],
  ])('%s', (...[, files, manifest]) => {
    expect(found(files, manifest)).toEqual([])
  })
})

describe('module-format and imports that name a file in part', () => {
  const esm = { type: 'module', main: './index.js' }
  const whole = { 'index.js': 'import "./a.js"', 'a.js': 'export {}' }
  const folder = { 'index.js': 'export * from "./a"', 'a/index.js': 'export {}' }

  it('blocks what Node could import and can not any more', () => {
    const said =
      "error: index.js:1 exports from ./a, and Node doesn't look for a/index.js by that name in an ES module: " +
      "main can't be loaded"
    expect(found(folder, esm, whole)).toEqual([said])
    expect(found({ ...folder, 'b.mjs': 'import "./a"' }, { exports: './b.mjs' }, { 'b.mjs': 'export {}' })).toEqual([
      expect.stringContaining('exports["."]'),
    ])
    expect(found({ 'index.js': 'import "."', 'a.js': '' }, esm, whole)).toHaveLength(1)
  })

  it('blocks it in a major version too, if the package was an ES module before', () => {
    const major = (was: Manifest, before: Files): readonly string[] =>
      found(folder, { ...esm, version: '2.0.0' }, before, { ...was, version: '1.0.0' })
    expect(major(esm, whole)).toEqual([expect.stringContaining('error: index.js:1')])
    expect(major({}, { 'index.js': 'exports.a = 1' })).toEqual([expect.stringContaining('warning: index.js:1')])
  })

  it('says nothing of packages for bundlers, of what Node guesses, and of what is loaded later or never', () => {
    expect(found(folder, esm, folder)).toEqual([])
    expect(found(folder, esm)).toEqual([])
    const commonjs = { 'index.js': 'require("./a")', 'a/index.js': '' }
    expect(found(commonjs, {}, { 'index.js': '' })).toEqual([])
    expect(found({ 'index.js': 'import("./a")', 'a.js': '' }, esm, whole)).toEqual([])
    expect(found({ 'index.js': 'import "./a.js?raw"', 'a.js': '' }, esm, whole)).toEqual([])
    expect(found({ 'index.js': '', 'es/a.js': 'import "./b"', 'es/b.js': '' }, esm, whole)).toEqual([])
    expect(found({ ...folder, 'main.js': '' }, { ...esm, main: 'main.js', module: 'index.js' }, whole)).toEqual([])
  })

  it('compares a command with the command of the same name', () => {
    const bin = { type: 'module', bin: { acme: 'index.js' }, exports: { './package.json': './package.json' } }
    expect(found(folder, bin, whole)).toEqual([expect.stringContaining("bin.acme can't be loaded")])
    expect(found(folder, bin, whole, { ...bin, bin: { other: 'index.js' } })).toEqual([])
  })
})
