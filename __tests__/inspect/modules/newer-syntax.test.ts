import { describe, expect, it } from '@jest/globals'
import { afterEs5, newerSyntax } from '../../../src/inspect/modules/newer-syntax.js'
import { inspected } from '../../helpers/modules.js'

const found = (text: string, floor: number): string => {
  const { what = 'nothing', node = 0, line = 0 } = newerSyntax(text, floor) ?? {}
  return `${what} ${node} ${line}`
}

describe('syntax that a Node can not read', () => {
  it.each<[string, number, string]>([
    ['a\n?.b', 12, '`?.` 14 2'],
    ['a ?? b', 12, '`??` 14 1'],
    ['a ??= b', 14, '`??=` 15 1'],
    ['a ||= b', 14, '`||=` 15 1'],
    ['a &&= b', 14, '`&&=` 15 1'],
    ['class A { #b = 1 }', 10, 'a private field 12 1'],
    ['class A { static { b() } }', 14, 'a static block of a class 16 1'],
    ['try { a() } catch { b() }', 8, 'catch without a name 10 1'],
    ['async function a() { for await (const b of c) d(b) }', 8, 'for await 10 1'],
    ['async function a() {}', 6, 'an async function 8 1'],
    ['a = 10n', 8, 'a bigint 10 1'],
    ['a = /[[b]]/v', 18, 'the flag v of a regular expression 20 1'],
    ['a = /b/gd', 14, 'the flag d of a regular expression 16 1'],
    ['class A { b = 1 }', 10, 'a class field 12 1'],
    ['class A {\n  b\n  static c;\n}', 10, 'a class field 12 3'],
    ['a = class extends b({ c: 1 }) { [d] = 1 }', 10, 'a class field 12 1'],
    ['class A { #b() {} }', 12, 'a private method 14 1'],
    ['class A { get #b() { return 1 } }', 12, 'a private method 14 1'],
    ['class A { #b; c(d) { return #b in d } }', 14, '`#name in` 16 1'],
    ['export * as a from "b"', 10, '`export * as` 12 1'],
    ['a = 1_000', 10, 'a number with underscores 12 1'],
    ['a = 0xff_ff', 10, 'a number with underscores 12 1'],
    ['async function* a() {}', 8, 'an async generator 10 1'],
    ['a = /(?<b>c)/', 8, 'a named group 10 1'],
    ['a = /[)(?<b](?<!c)/', 8, 'a lookbehind 10 1'],
    ['a = /b/s', 8, 'the flag s of a regular expression 10 1'],
    ['a = { ...b }', 6, '`...` in an object 8 1'],
    ['const { a, ...b } = c', 6, '`...` in an object 8 1'],
    ['a = async b => c', 6, 'an async function 8 1'],
    ['a = b ** c', 6, '`**` 7 1'],
    ['import a from "./b.json" with { type: "json" }', 16, 'an import attribute 18 1'],
    ['a = /(?i:b)c/', 22, 'a flag inside a regular expression 23 1'],
    ['a = /(?<b>c)|(?<b>d)/', 22, 'a name that a regular expression has twice 23 1'],
    ['{ using a = b() }', 22, '`using` 24 1'],
    ['a?.b\nc ??= d\ne?.f', 10, '`??=` 15 2'],
  ])('%j for Node %i: %s', (text, floor, wanted) => {
    expect(found(text, floor)).toBe(wanted)
  })

  it.each<[string, number]>([
    ['a?.b', 14],
    ['a ?.5 : b', 8],
    ['"a?.b ?? c"; `??=`; /a?.b/.test(c) // d ?? e', 8],
    ['a = b ? c : d; e || f; g && h', 8],
    ['a.catch({}); b.static({}); a = 0xn; c = 10', 8],
    ['a = /v/g; b = /d/; c / v; e / d', 8],
    ['`${a', 8],
    ['class A { b() { c = 1; return { d: 1 } } static e() { this.f = 1 } }', 4],
    ['a = { class: { b: 1 }, class() { c = 1 } }; d = { e: class { f(g = 1) {} } }', 4],
    ['class A { b(c) { return this.#d(c) } }', 12],
    ['a = [...b]; c(...d); function e(...f) {}', 4],
    ['function* a() { yield* b } /** c **/', 4],
    ['a = b_1; c = "1_0"; d = _1', 4],
    ['a = /(?:b)(?=c)(?!d)/gim; e = /\\(?<f>/.source', 22],
    ['using = a; using\nb = c', 22],
    ['"a"\nwithout({})', 4],
  ])('not in %j for Node %i', (text, floor) => {
    expect(newerSyntax(text, floor)).toBeNull()
  })

  it('knows an await outside of functions by its line', async () => {
    const of = async (text: string): Promise<unknown> =>
      (await inspected({ 'index.mjs': text }, { main: 'index.mjs', engines: { node: '>=12' } })).files.find(
        ({ path }) => path === 'index.mjs',
      )?.newerSyntax
    const what = 'await outside of a function'
    expect(await of('import {\n  a,\n} from "a"\nawait a()')).toEqual({ what, node: 14, line: 4 })
    expect(await of('(async () => { await a() })()')).toBeUndefined()
    expect(await of('export const a = async () => await b // await c')).toBeUndefined()
  })

  it('is looked for in what Node loads, above what engines promises, or else above Node 12', async () => {
    const files = { 'index.js': 'require("./a"); exports.b = () => require("./b")', 'a.js': 'c?.d', 'b.js': 'c?.d' }
    const of = async (engines: unknown): Promise<readonly string[]> =>
      (await inspected(files, { engines })).files.flatMap(({ path, newerSyntax: newer }) => (newer ? [path] : []))
    expect(await of({ node: '>=12' })).toEqual(['a.js'])
    expect(await of({ node: '>=14' })).toEqual([])
    expect(await of({ node: '*' })).toEqual([])
    expect(await of({ node: 'any' })).toEqual([])
    expect(await of(undefined)).toEqual(['a.js'])
  })
})

describe('syntax that ES5 does not have', () => {
  it.each([
    ['a(\n(b) => c)', 'an arrow function 2'],
    ['a = `b`', 'a template 1'],
    ['class A {}', 'a class 1'],
    ['a=class{}', 'a class 1'],
    ['const a = 1', '`const` 1'],
    ['const{a}=b', '`const` 1'],
    ['let[a]=b', '`let` 1'],
    ['async function a() {}', 'an async function 1'],
  ])('is in %j', (text, wanted) => {
    const { what, line } = afterEs5(text) ?? { what: '', line: 0 }
    expect(`${what} ${line}`).toBe(wanted)
  })

  it.each([
    'var a = { class: 1, const: 2 }; a.class = a.let; let = 1; letter(constant)',
    '"=> `a` class A {} const b"; /=>/.test(c) // const d',
    'import a from "b"\nexport default a',
  ])('is not in %j', (text) => {
    expect(afterEs5(text)).toBeNull()
  })
})
