import { describe, expect, it } from '@jest/globals'
import { readCommonJs } from '../../../src/inspect/modules/commonjs.js'
import { effortOf } from '../../helpers/effort.js'

/** Each import as `time specifier`. */
function imports(text: string): readonly string[] {
  return readCommonJs(text).imports.map(({ time, specifier }) => `${time} ${specifier}`)
}

function names(text: string): readonly string[] {
  return readCommonJs(text).exports.map(({ name, from }) => (from === undefined ? name : `${name} of ${from}`))
}

describe('readCommonJs finds requires', () => {
  it.each([
    ['at the top', 'var a = require("a"), b = require(\'b\')', ['load a', 'load b']],
    ['wrapped by helpers', 'const a = __importDefault(require("a")); b(c(require(`d`)))', ['load a', 'load d']],
    ['over lines', 'require(\n  "a"\n)', ['load a']],
    ['in a class body', 'class A extends require("a") { m() { require("b") } }', ['load a', 'call b']],
    ['spread', 'module.exports = [...require("a")]', ['load a']],
    ['behind a hashbang', '#!/usr/bin/env node\nrequire("a")', ['load a']],
    ['their paths', 'require.resolve("a")', ['load a']],
    ['imported dynamically', 'import("a"); import(/* webpackChunkName: "b" */ "b")', ['call a', 'call b']],
  ])('%s', (_, text, found) => {
    expect(imports(text)).toEqual(found)
  })

  it('says the kind and the line', () => {
    expect(readCommonJs('\nrequire("a")\n\n require.resolve("b")').imports).toEqual([
      { specifier: 'a', kind: 'require', time: 'load', line: 2 },
      { specifier: 'b', kind: 'resolve', time: 'load', line: 4 },
    ])
  })
})

describe('readCommonJs takes for no require', () => {
  it.each([
    ['a comment', '// require("a")\n/* require("b") */ /** @see require("c") */'],
    ['a string', '"require(\'a\')"; \'require("b")\'; "\\"require(\'c\')"'],
    ['a template', '`require("a") ${`require("b")`} require("c")`'],
    ['a regular expression', 'if (x) /require("a")"/.test(y); x = a.b / /["\'`]require("b")/.exec(c)'],
    ['a regular expression behind a block', '{ } /require("a")\'/.test(x); function f() {} /"/.test(y)'],
    ['a method of something else', 'a.require("a"); this.require("b"); a?.require("c")'],
    ['a computed name', 'require(name); require("a" + b); require(`a/${b}`)'],
    ['its own function', 'function require(a) {} require("a")'],
    ['its own variable', 'var require = loader; require("a")'],
    ['a parameter', 'define(function (require, exports) { require("a") })'],
    ['a parameter of an arrow function', 'define((require, exports) => { require("a"); (() => require("b"))() })'],
    ['what browserify wraps', '({1:[function(require,module,exports){require("./a")},{"./a":2}]})'],
    ['an AMD list', 'define(["require", "exports", "./a"], function (require, exports, a) { require(["b"]) })'],
  ])('%s', (_, text) => {
    expect(imports(text)).toEqual([])
  })

  it('but takes one that Node made, and one beside a parameter', () => {
    expect(imports('const require = createRequire(import.meta.url); require("a")')).toEqual(['load a'])
    expect(imports('const require = module.createRequire(x); require("a")')).toEqual(['load a'])
    expect(imports('define(function (require) {}); require("a")')).toEqual(['load a'])
    expect(imports('(function (require) {})(require); require("a")')).toEqual(['load a'])
  })

  it('and division is no regular expression', () => {
    expect(imports('a = b / c; require("a"); d = e++ / 2; f = (1) / 2; require("b") / g[0] / 1; require("c")')).toEqual(
      ['load a', 'load b', 'load c'],
    )
  })
})

describe('readCommonJs knows when a require runs', () => {
  it.each([
    ['in a function', 'function f() { require("a") } const g = function () { require("b") }', 'call a, call b'],
    [
      'in an arrow function',
      'const f = () => require("a"), b = require("b"); x(() => { require("c") })',
      'call a, load b, call c',
    ],
    [
      'in a method',
      'module.exports = { m() { require("a") }, get b() { return require("b") }, c: require("c") }',
      'call a, call b, load c',
    ],
    [
      'in a getter of a TypeScript build',
      'Object.defineProperty(exports, "a", { get: function () { return require("a") } })',
      'call a',
    ],
    [
      'in a function called at once',
      '(function () { require("a") })(); (() => { require("b") })(); !function () { require("c") ' +
        '}(); (async () => { require("d") })()',
      'load a, load b, load c, load d',
    ],
    [
      'in a try block',
      'try { require("a") } catch (e) { require("b") } finally { require("c") } require("d")',
      'guarded a, guarded b, load c, load d',
    ],
    ['in a function in a try block', 'try { f(() => { require("a") }) } catch {}', 'guarded a'],
    [
      'in a try block of a function',
      'function f() { try { require("a") } catch {} require("b") }',
      'guarded a, call b',
    ],
    ['in an if', 'if (a) { require("a") } else { require("b") } require("c")', 'condition a, condition b, load c'],
    [
      'in an if without braces',
      'if (a) x = require("a"); else require("b"); require("c")',
      'condition a, condition b, load c',
    ],
    ['in the question of an if', 'if (require("a").b) c()', 'load a'],
    ['in an else if', 'if (a) {} else if (b) { require("a") }', 'condition a'],
    [
      'in a loop or switch',
      'for (;;) { require("a") } switch (b) { case 1: require("b") }',
      'condition a, condition b',
    ],
    [
      'behind an operator',
      'a && require("a"); b || require("b"); c ?? require("c"); d ? require("d") : require("e"); require("f")',
      'condition a, condition b, condition c, condition d, condition e, load f',
    ],
    ['behind an operator of another argument', 'f(a || b, require("a"))', 'load a'],
    ['behind an optional call', 'a?.b(require("a"))', 'load a'],
    [
      'in lines without semicolons',
      'const f = () => a\nconst b = require("b")\nif (x) y()\nvar c = require("c")\nlet d = x || y\nrequire("d")',
      'load b, load c, load d',
    ],
    ['in a template', 'x = `${a ? `${require("a")}` : ""} ${require("b")}`', 'condition a, load b'],
  ])('%s', (_, text, found) => {
    expect(imports(text).join(', ')).toBe(found)
  })

  it.each([
    [
      'by rollup',
      '(function (g, f) { typeof exports === "object" && typeof module !== "undefined" ? ' +
        'f(exports, require("a")) : f(g) })(this, function () {})',
    ],
    [
      'by webpack',
      '(function (r, f) { if (typeof exports === "object" && typeof module === "object") ' +
        'module.exports = f(require("a")); else r.x = f(r.a) })(this, function () {})',
    ],
    [
      'by hand',
      ';(function (r, f) { if (typeof define === "function" && define.amd) { define(["a"], f) } ' +
        'else if (typeof module === "object") { module.exports = f(require("a")) } else { f(r.a) } ' +
        '}(this, function () {}))',
    ],
  ])('the way of Node through a universal module made %s', (_, text) => {
    expect(imports(text)).toEqual(['load a'])
    expect(readCommonJs(text).line).toBeNull()
  })

  it('the first line that only CommonJS can run', () => {
    expect(readCommonJs('"use strict"\n\nmodule.exports = 1').line).toBe(3)
    expect(readCommonJs('function f() { require("a") }\nexports.a = f').line).toBe(2)
    expect(readCommonJs('if (typeof module !== "undefined") { module.exports = a }').line).toBeNull()
    expect(readCommonJs('a()').line).toBeNull()
  })
})

describe('readCommonJs finds exports', () => {
  it.each([
    ['single ones', 'exports.a = exports.b = void 0; module.exports.c = 1; exports["d-e"] = 2', ['a', 'b', 'c', 'd-e']],
    ['defined ones', 'Object.defineProperty(exports, "__esModule", { value: true })', ['__esModule']],
    ['a table', 'module.exports = { a, b: c, "d": require("./d"), }', ['export =', 'a', 'b', 'd']],
    ['what esbuild notes', '0 && (module.exports = {\n  a,\n  b\n})', ['export =', 'a', 'b']],
    ['another module', 'module.exports = require("./a")', ['* of ./a']],
    [
      'a star',
      '__exportStar(require("./a"), exports); tslib_1.__exportStar(require("./b"), exports)',
      ['* of ./a', '* of ./b'],
    ],
  ])('%s', (_, text, found) => {
    expect(names(text)).toEqual(found)
    expect(readCommonJs(text).openExports).toBe(false)
  })

  it.each([
    ['a whole value', 'module.exports = Foo'],
    ['a table of more than names', 'module.exports = { a: 1, b() {}, c: f(1, 2) }'],
    ['given away', 'factory(exports)'],
    ['assigned to', 'Object.assign(module.exports, a)'],
  ])('and says that there may be more: %s', (_, text) => {
    expect(readCommonJs(text).openExports).toBe(true)
  })
})

describe('readCommonJs on hostile text', () => {
  it.each(['"', '`', '/*', '/a', '{'.repeat(30_000), '`${'.repeat(30_000)])('refuses what has no end: %.8s', (text) => {
    expect(() => readCommonJs(text)).toThrow()
  })

  it('reads what closes more than it opens', () => {
    expect(imports('}}})))]]] require("a")')).toEqual(['load a'])
  })

  it('takes time in proportion to the text', async () => {
    const text = 'require("a");exports.a=1;module.exports={a,b};if(a)/x/.test(`${b}`);'.repeat(20_000)
    expect(await effortOf(() => readCommonJs(text), 3_000)).toBeLessThan(3_000)
  })
})
