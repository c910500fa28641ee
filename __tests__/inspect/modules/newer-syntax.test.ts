import { describe, expect, it } from '@jest/globals'
import { newerSyntax } from '../../../src/inspect/modules/newer-syntax.js'
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
  ])('not in %j for Node %i', (text, floor) => {
    expect(newerSyntax(text, floor)).toBeNull()
  })

  it('is looked for in what Node loads, above what engines promises', async () => {
    const files = { 'index.js': 'require("./a"); exports.b = () => require("./b")', 'a.js': 'c?.d', 'b.js': 'c?.d' }
    const of = async (engines: unknown): Promise<readonly string[]> =>
      (await inspected(files, { engines })).files.flatMap(({ path, newerSyntax: newer }) => (newer ? [path] : []))
    expect(await of({ node: '>=12' })).toEqual(['a.js'])
    expect(await of({ node: '>=14' })).toEqual([])
    expect(await of({ node: '*' })).toEqual([])
    expect(await of({ node: 'any' })).toEqual([])
    expect(await of(undefined)).toEqual([])
  })
})
