import { describe, expect, it } from '@jest/globals'
import { sourceMap } from '../../src/rules/source-map.js'
import type { EmbeddedSource, FileFacts } from '../../src/types.js'
import { file, release, subject } from '../helpers/facts.js'
import { problems } from '../helpers/rules.js'

const source = (name: string, lines = 100): EmbeddedSource => ({ name, lines, bytes: lines * 30, sha256: file(name).sha256 })
const map = (path: string, ...embedded: EmbeddedSource[]): FileFacts => file(path, { sourceMaps: [{ origin: 'file', sources: embedded.length, embedded }] })

describe('source-map', () => {
  it('fires on a map that embeds sources and says what anyone could recover', () => {
    const now = release([map('cli.js.map', source('../src/a.ts', 1_900), source('../src/b.ts'), source('../node_modules/x/i.js'))])
    const [found] = problems(sourceMap, subject(now))
    expect(found?.message).toBe('cli.js.map embeds 3 source files, 2,100 lines (63.0 kB); largest: ../src/a.ts, ../src/b.ts; 1 of them from node_modules')
    expect(found?.help).toContain('"!*.map"')
    expect(found?.baselineState).toBe('new')
  })

  it('is unchanged where the baseline gave the same away, under another hash too', () => {
    const before = release([map('dist/a-CB_7IfJ-.js.map', source('a.ts')), file('dist/b.js'), file('dist/c.js'), file('dist/d.js')])
    const now = release([map('dist/a-glQox-ep.js.map', source('a.ts', 200)), file('dist/b.js'), file('dist/c.js'), file('dist/d.js')])
    expect(problems(sourceMap, subject(now, before)).map(({ baselineState }) => baselineState)).toEqual(['unchanged'])
  })

  it('takes a folder whose scripts had maps with sources for a design, and one stray map for none', () => {
    const now = release([file('lib/a.js'), map('lib/a.js.map', source('a.ts')), file('lib/b.js'), map('lib/b.js.map', source('b.ts'))])
    const designed = release([file('lib/a.js'), map('lib/a.js.map', source('a.ts'))])
    expect(problems(sourceMap, subject(now, designed)).map(({ baselineState, path }) => [baselineState, path])).toEqual([['unchanged', 'lib']])
    const stray = release([file('lib/a.js'), map('lib/a.js.map', source('a.ts')), file('lib/c.js'), file('lib/d.js')])
    expect(problems(sourceMap, subject(now, stray)).map(({ baselineState, path }) => [baselineState, path])).toEqual([['unchanged', 'lib/a.js.map'], ['new', 'lib/b.js.map']])
  })

  it('makes one finding of a folder full of maps', () => {
    const now = release([1, 2, 3, 4].map((n) => map(`dist/sub${n}/${n}.js.map`, source(`${n}.ts`))))
    expect(problems(sourceMap, subject(now))).toMatchObject([{ path: 'dist', count: 4 }])
  })

  it('is silent for maps without texts, and where every source is packed as a file too', () => {
    expect(problems(sourceMap, subject(release([map('a.js.map')])))).toEqual([])
    expect(problems(sourceMap, subject(release([map('a.js.map', source('src/a.ts')), file('src/a.ts')])))).toEqual([])
  })

  it('follows the policy: none wants no map at all, mappings none with texts, allow takes any', () => {
    const bare = release([map('a.js.map')])
    const full = release([map('a.js.map', source('a.ts'))])
    expect(problems(sourceMap, subject(bare), { policy: 'none' })).toHaveLength(1)
    expect(problems(sourceMap, subject(bare), { policy: 'mappings' })).toEqual([])
    expect(problems(sourceMap, subject(full), { policy: 'mappings' })).toHaveLength(1)
    expect(problems(sourceMap, subject(full), { policy: 'allow' })).toEqual([])
  })
})
