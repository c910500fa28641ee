import { describe, expect, it } from '@jest/globals'
import { obfuscatedCode } from '../../../src/rules/changed-code/obfuscated-code.js'
import { subject } from '../../helpers/facts.js'
import { codeRelease } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

const each = (text: (n: number) => string): string => Array.from({ length: 40 }, (_, n) => text(n)).join('')
const readable = each((n) => `function f${n}(first, second) {\n  return first + second * ${n}\n}\n\n`)
const minified = each((n) => `function f${n}(a,b){return a+b*${n}}`)
const table = each((n) => `var _0x${(4096 + n).toString(16)}=a(${n});`)

function found(now: Record<string, string>, before: Record<string, string>, options = {}): readonly string[] {
  const of = (files: Record<string, string>) => codeRelease(files, { main: 'index.js' })
  return problems(obfuscatedCode, subject(of(now), of(before)), options).map(
    ({ levels, message }) => `${(levels ?? obfuscatedCode.levels).new} ${message}`,
  )
}

describe('obfuscated-code', () => {
  it.each([readable, minified])('blocks what was readable or minified and is obfuscated now', (before) => {
    expect(found({ 'index.js': `${before}\n${table}` }, { 'index.js': before })).toEqual([
      expect.stringMatching(
        /^error index\.js:\d+ is obfuscated: 40 names such as _0x1a2b; in 1\.0\.0 the file was not$/,
      ),
    ])
  })

  it('warns of a new file that is obfuscated', () => {
    expect(found({ 'index.js': 'a()', 'b.js': table }, { 'index.js': 'a()' })).toEqual([
      'warning b.js:1 is obfuscated: 40 names such as _0x1a2b; no file of 1.0.0 was',
    ])
  })

  it('tells members whose names come out of a table from lists, as webpack hands modules to AMD', () => {
    const of = (text: (n: number) => string): readonly string[] =>
      found({ 'index.js': `${readable}\n${each(text)}` }, { 'index.js': readable })
    expect(of((n) => `window[a(${n})]=b(c)[a(${n})]\n`)).toEqual([
      expect.stringMatching(/is obfuscated: 80 members whose names come out of a table/),
    ])
    expect(of((n) => `d = [__webpack_require__(${n})], f(d)\n`)).toEqual([])
    expect(of((n) => `function g${n}() { return [h(${n})] }\n`)).toEqual([])
  })

  it('is silent where the package is obfuscated as a practice, and where the policy allows it', () => {
    expect(found({ 'index.js': `${table}a()` }, { 'index.js': table })).toEqual([])
    expect(found({ 'index.js': table }, { 'index.js': readable }, { allow: ['*.js'] })).toEqual([])
    expect(found({ 'index.js': `${readable}a()` }, { 'index.js': readable })).toEqual([])
  })

  it('warns of files that are minified now, or no longer', () => {
    expect(found({ 'index.js': minified }, { 'index.js': readable })).toEqual([
      'warning index.js is minified; in 1.0.0 it was readable',
    ])
    expect(found({ 'a-min.js': minified }, { 'a-min.js': readable })).toEqual([])
    expect(found({ 'b.min.js': minified }, { 'b.min.js': readable })).toEqual([])
    expect(found({ 'index.js': readable, 'b.js': readable }, { 'index.js': minified, 'b.js': minified })).toEqual([
      'warning b.js is readable, and in 1 more file; in 1.0.0 it was minified',
    ])
  })

  it('warns of one full line in a file for readers', () => {
    const [one, ...others] = found({ 'index.js': `${readable}${minified}\n` }, { 'index.js': readable })
    expect(others).toEqual([])
    expect(one).toMatch(/^warning index\.js:161 holds \d{3} tokens of code on one line/)
  })
})
