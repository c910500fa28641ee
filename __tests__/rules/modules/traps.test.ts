/* eslint-disable max-len -- a row is a trap, as it is written */
import { describe, expect, it } from '@jest/globals'
import type { Level } from '../../../src/model/problem.js'
import { dependencyUndeclared } from '../../../src/rules/modules/dependency-undeclared.js'
import { importUnresolved } from '../../../src/rules/modules/import-unresolved.js'
import { moduleFormat } from '../../../src/rules/modules/module-format.js'
import { syntaxInvalid } from '../../../src/rules/modules/syntax-invalid.js'
import { evaluate } from '../../../src/verdict/evaluate.js'
import { subject } from '../../helpers/facts.js'
import { inspected } from '../../helpers/modules.js'

type Files = Record<string, string>
type Manifest = Record<string, unknown>

const rules = [importUnresolved, dependencyUndeclared, moduleFormat, syntaxInvalid] as const

/** What the rules of modules say of a release above a note, against one that had a single file. */
async function said(files: Files, manifest: Manifest = {}): Promise<readonly string[]> {
  const context = subject(await inspected(files, manifest), await inspected({ 'index.js': '' }))
  const loud: readonly (Level | undefined)[] = ['error', 'warning']
  return rules.flatMap((rule) =>
    evaluate(rule, context)
      .filter(({ level }) => loud.includes(level))
      .map(({ problem: { message } }) => `${rule.id}: ${message}`),
  )
}

const webpack =
  '(()=>{var m={7:(e,t,r)=>{r("./lib/a.js")}};var c={};function __webpack_require__(i){return c[i]||(c[i]={})}' +
  'module.exports=__webpack_require__(7)})()'
const rollup =
  'var commonjs = { path: "", require(path) { throw new Error("Could not dynamically require " + path) } };\n' +
  'function createCommonjsModule(fn) { var m = { exports: {} }; return fn(m, m.exports, function (p) { return m }), m }\n' +
  'module.exports = createCommonjsModule(function (module, exports, require) { require("./inner") })'
const esbuild =
  'var __require = (x) => { if (typeof require !== "undefined") return require(x); throw Error(x) };\n' +
  'var __commonJS = (cb, mod) => () => (mod || (0, cb[Object.keys(cb)[0]])((mod = { exports: {} }).exports, mod), mod);\n' +
  'var a = __commonJS({ "src/a.js"(exports) { exports.a = 1 } });\nmodule.exports = a()'
const parcel =
  'parcelRequire=(function(e,r,t,n){function i(r){return e[r][0].call({},i)}return i})' +
  '({"a1":[function(require,module,exports){require("./b")},{"./b":"b2"}]},{},["a1"],null)'
const browserify =
  '(function e(t,n,r){function s(o,u){return n[o]}return s})({1:[function(require,module,exports){require("_process");' +
  'require("./common")},{"_process":2,"./common":3}]},{},[1])'

describe('the rules of modules', () => {
  it('report the same code where it is no trap', async () => {
    const found = await said({ 'index.js': 'require("a"); require("./b")' })
    expect(found).toEqual([
      expect.stringMatching(/^import-unresolved: index\.js:1 requires \.\/b/),
      expect.stringMatching(/^dependency-undeclared: index\.js:1 requires a,/),
    ])
  })
})

describe('the rules of modules are silent for what real releases do', () => {
  it.each<[string, Files, Manifest?]>([
    ['a try block', { 'index.js': 'try { require("fsevents") } catch (e) { module.exports = null }' }],
    ['a guard by typeof', { 'index.js': 'if (typeof require === "function") { try { require("canvas") } catch {} }' }],
    ['a bundle of webpack', { 'index.js': webpack }],
    ['a bundle of rollup', { 'index.js': rollup }],
    ['a bundle of esbuild', { 'index.js': esbuild }],
    ['a bundle of Parcel', { 'index.js': parcel }],
    ['a bundle of browserify', { 'index.js': browserify }],
    ['a comment', { 'index.js': '// require("a")\n/* import "./b" */' }],
    ['a string and a template', { 'index.js': 'const a = \'require("a")\', b = `import "./b"; require("c")`' }],
    [
      'an optional peer',
      { 'index.js': 'module.exports = () => { try { return require("react") } catch { return null } }' },
      { peerDependencies: { react: '*' }, peerDependenciesMeta: { react: { optional: true } } },
    ],
    [
      'packages for platforms by computed names',
      { 'index.js': 'module.exports = require(`@acme/core-${process.platform}`)' },
      { optionalDependencies: { '@acme/core-linux': '1.0.0' } },
    ],
    [
      "a compiler's helpers that are declared",
      { 'index.js': 'require("@babel/runtime/helpers/extends"); require("tslib")' },
      { dependencies: { '@babel/runtime': '^7', tslib: '^2' } },
    ],
    ['the package itself', { 'index.js': 'require("acme/sub")', 'sub.js': '' }],
    ['types alone', { 'index.mts': 'import type { A } from "a"', 'index.js': '' }, { types: 'index.mts' }],
    [
      'components, styles, data, programs and images',
      {
        'index.js':
          'import "./a.vue"; import "./b.svelte"; import "./c.css"; import "./d.wasm"; import e from "./e.json"',
        ...{ 'a.vue': '', 'b.svelte': '', 'c.css': '', 'd.wasm': '', 'e.json': '{}' },
      },
      { module: 'index.js', main: './e.json' },
    ],
    ['an addon that is built at install', { 'index.js': 'require("./build/Release/a.node")', 'binding.gyp': '{}' }],
    ["Vite's globs", { 'index.mjs': 'export default import.meta.glob("./pages/*.js")' }, { main: 'index.mjs' }],
    [
      'files without extension for bundlers alone',
      { 'index.js': '', 'es/index.js': 'export * from "./a"', 'es/a.js': 'export const a = 1' },
      { module: 'es/index.js', 'jsnext:main': 'es/index.js', 'react-native': 'es/index.js' },
    ],
    ['Flow beside the build', { 'index.js': '', 'index.js.flow': '// @flow\nimport type { A } from "./a"' }],
    ['TypeScript beside the build', { 'dist/a.js': '', 'src/a.ts': 'import b from "./b"' }, { main: 'dist/a.js' }],
    ['tests', { 'index.js': '', 'test/a.test.js': 'require("mocha"); require("./missing")' }],
    ['examples', { 'index.js': '', 'examples/a.js': 'import "acme-example"; import "./missing.js"' }],
    ['templates', { 'index.js': '', 'template/src/main.js': 'import "vue"; import "./App"' }],
    ['codemods', { 'index.js': '', 'codemods/a.js': 'const j = require("jscodeshift"); require("./missing")' }],
    ['minified names', { 'index.js': 'var r=function(e){return e};r("./a");(function(e,t){t("./b")})(1,r)' }],
    ['a variant for Meteor', { 'index.js': '', 'package.js': 'Package.describe({}); Npm.require("fs")' }],
    ['a variant for Deno', { 'index.js': '', 'mod.ts': 'import "https://deno.land/std/a.ts"; import "npm:a"' }],
    ['a variant for JSR', { 'index.js': '', 'jsr.json': '{"exports":"./mod.ts"}', 'mod.ts': 'import "jsr:@std/a"' }],
    [
      'type in a package.json below the top',
      { 'index.js': '', 'esm/package.json': '{"type":"module"}', 'esm/index.js': 'export const a = 1' },
      { exports: { require: './index.js', import: './esm/index.js' } },
    ],
  ])('%s', async (...[, files, manifest]) => {
    expect(await said(files, manifest)).toEqual([])
  })
})
