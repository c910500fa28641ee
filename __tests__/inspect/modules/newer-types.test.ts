import { describe, expect, it } from '@jest/globals'
import { readDeclaration } from '../../../src/inspect/modules/declaration.js'
import { effortOf } from '../../helpers/effort.js'

const found = (text: string): string => {
  const { what, typescript, line } = readDeclaration(text).newerTypes ?? { what: 'nothing', typescript: 0, line: 0 }
  return `${what} ${typescript} ${line}`
}

describe('what only newer compilers read in declarations', () => {
  it.each([
    ['declare class A {\n  get b(): number\n}', 'an accessor 3.6 2'],
    ['declare class A { static set b(c: number) }', 'an accessor 3.6 1'],
    ['declare function a(b: unknown): asserts b is string', '`asserts` 3.7 1'],
    ['declare function a(b: unknown): asserts b;', '`asserts` 3.7 1'],
    ['import type { A } from "a"', '`import type` or `export type` 3.8 1'],
    ['import type A from "a"', '`import type` or `export type` 3.8 1'],
    ['export type { A } from "a"', '`import type` or `export type` 3.8 1'],
    ['type A = `a${string}`', 'a template type 4.1 1'],
    ['import { a, type B } from "a"', '`type` before a name 4.5 1'],
    ['export { type A as B }', '`type` before a name 4.5 1'],
    ['declare function a<const T>(b: T): T', 'a const type parameter 5 1'],
    ['import type { A } from "a"\ndeclare function a<const T>(b: T): T', 'a const type parameter 5 2'],
  ])('%j', (text, wanted) => {
    expect(found(text)).toBe(wanted)
  })

  it.each([
    'export type A = string; type B = { type: string; get: () => void; set(a: number): void }',
    'export interface A { get(b: string): void; type?: string, asserts: boolean }',
    'declare const a: number; export type B<T> = T; declare function asserts(b: number): void',
    '// import type { A } from "a"\n/* get b(): number */ declare const c: "import type { D }"',
    'import { type } from "a"; import { type, b } from "c"; export { type }',
    'import type from "a"',
  ])('is not in %j', (text) => {
    expect(found(text)).toBe('nothing 0 0')
  })

  it('takes little time on text that was made to take much', async () => {
    for (const part of ['type ', 'get ', 'asserts ', 'import type ', '{type a', 'type' + ' '.repeat(1_000)])
      expect(await effortOf(() => readDeclaration(part.repeat(1_000_000 / part.length)), 3_000)).toBeLessThan(3_000)
  })
})
