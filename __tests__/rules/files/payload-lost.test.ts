import { describe, expect, it } from '@jest/globals'
import type { FileFacts } from '../../../src/model/file-facts.js'
import type { Problem } from '../../../src/model/problem.js'
import type { Release } from '../../../src/model/release.js'
import { isCode, payloadLost } from '../../../src/rules/files/payload-lost.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const sized = (path: string, size: number): FileFacts => file(path, { size })
const at = (version: string, files: readonly FileFacts[], manifest = {}): Release => ({
  ...release(files, manifest),
  version,
})
const found = (
  now: readonly FileFacts[],
  before: readonly FileFacts[],
  manifest = {},
  version = '1.0.1',
): readonly Problem[] => problems(payloadLost, subject(at(version, now, manifest), at('1.0.0', before, manifest)))

describe('payload-lost', () => {
  it('fires where half of the code is gone', () => {
    const [one, ...others] = found(
      [sized('index.js', 100)],
      [sized('index.js', 100), sized('a.css', 300), sized('b.css', 50)],
    )
    expect(others).toEqual([])
    expect(one?.message).toBe('350 bytes of 450 bytes of code is gone: a.css, b.css')
    expect(one?.path).toBe('a.css')
    expect(one?.levels).toBeUndefined()
  })

  it('counts no tests, by their folder or by their name', () => {
    const before = [sized('index.js', 100), sized('test.js', 300), sized('test/a.js', 900), sized('spec.mjs', 300)]
    expect(found([sized('index.js', 100)], before)).toEqual([])
  })

  it('warns of fonts that are all gone, and of many pictures', () => {
    const code = sized('index.js', 900)
    const fonts = ['a.woff2', 'b.woff2', 'fonts/c.ttf'].map((path) => sized(path, 10))
    expect(found([code], [code, ...fonts]).map(({ message }) => message)).toEqual([
      '3 of 3 fonts are gone: a.woff2, b.woff2, fonts/c.ttf',
    ])
    expect(found([code, ...fonts.slice(0, 1)], [code, ...fonts])).toEqual([])
    const icons = Array.from({ length: 100 }, (_, index) => sized(`svg/${index}.svg`, 10 + index))
    const [one] = found([code, ...icons.slice(20)], [code, ...icons])
    expect(one?.message).toMatch(/^20 of 100 pictures are gone: svg\//)
    expect(one).toMatchObject({ count: 20, cause: { kind: 'manifest', key: ['files'] } })
    expect(found([code, ...icons.slice(20)], [code, ...icons], {}, '2.0.0')).toEqual([])
    expect(found([code, ...icons.slice(19)], [code, ...icons])).toEqual([])
    const docs = icons.map(({ path, size }) => sized(`docs/${path}`, size))
    expect(found([code], [code, ...docs])).toEqual([])
  })

  it('warns where nothing is left of a folder of code', () => {
    const [one] = found(
      [sized('index.js', 900)],
      [sized('index.js', 900), sized('lib/a.js', 50), sized('lib/b/c.js', 50)],
    )
    expect(one?.message).toBe('1 folder of code is gone: lib (2 files)')
    expect(one).toMatchObject({ path: 'lib', count: 2, examples: ['lib/a.js', 'lib/b/c.js'] })
  })

  it('is silent for a major, and for what moved, was minified or became part of another file', () => {
    const before = [sized('index.js', 100), sized('lib/a.js', 300)]
    expect(found([sized('index.js', 100)], before, {}, '2.0.0')).toEqual([])
    expect(found([sized('index.js', 100), file('src/a.js', { size: 300, content: 'lib/a.js' })], before)).toEqual([])
    expect(found([sized('index.js', 100), sized('lib/a.js', 30)], before)).toEqual([])
    expect(found([sized('index.js', 400), sized('lib/b.js', 10)], [...before, sized('lib/b.js', 10)])).toEqual([])
  })

  it('is silent for tests, documents, maps and settings', () => {
    const others = [
      'test/a.js',
      'docs/a.js',
      'examples/a/b.js',
      'README.md',
      'dist/a.js.map',
      '.github/a.js',
      'tools/a.js',
      'coverage/a.js',
      'tsconfig.json',
      'jest.config.js',
      'lib/a.spec.js',
      'yarn.lock',
    ]
    expect(found([sized('index.js', 1)], [sized('index.js', 1), ...others.map((path) => sized(path, 1000))])).toEqual(
      [],
    )
    expect(
      [file('bin/rg', { kind: 'executable' }), file('a.d.cts'), file('template/_gitignore.json')].map(isCode),
    ).toEqual([true, true, true])
  })

  it('leaves alone what exports keeps to itself, and what another rule tells of', () => {
    const before = [sized('index.js', 900), sized('lib/a.js', 150)]
    const now = [sized('index.js', 900)]
    expect(found(now, before, { exports: './index.js' })).toEqual([])
    expect(found(now, before, { exports: { '.': './index.js', './*': './lib/*.js' } })).toEqual([])
    expect(found(now, before, { main: 'lib/a.js' })).toEqual([])
    const open = { exports: { '.': './index.js', './*': './*' } }
    expect(found(now, before, open)).toHaveLength(1)
  })
})
