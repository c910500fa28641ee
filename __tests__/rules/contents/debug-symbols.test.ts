import { describe, expect, it } from '@jest/globals'
import { debugSymbols } from '../../../src/rules/contents/debug-symbols.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const symbols = (path: string, bytes: number, more: Partial<FileFacts> = {}): FileFacts =>
  file(path, { kind: 'executable', debugSymbols: { form: 'DWARF', bytes }, ...more })
const states = (now: readonly FileFacts[], before: readonly FileFacts[]): readonly unknown[] =>
  problems(debugSymbols, subject(release(now), release(before))).map(({ path, baselineState }) => [path, baselineState])

describe('debug-symbols', () => {
  it('says how large they are, and which paths of the build machine are in them', () => {
    const paths = { count: 12, examples: ['/home/ana/acme/src/a.c', '/home/ana/acme/src/b.c', '/home/ana/acme/c.c'] }
    const [found] = problems(
      debugSymbols,
      subject(release([symbols('build/a.node', 2_000_000, { buildPaths: paths }), symbols('build/b.node', 500_000)])),
    )
    expect(found?.message).toBe(
      '2 files under build hold 2.5 MB of debug symbols (DWARF), with 12 absolute build paths: ' +
        '/home/ana/acme/src/a.c, /home/ana/acme/src/b.c',
    )
    expect(found).toMatchObject({ path: 'build', baselineState: 'new', count: 2 })
  })

  it('has a remedy for each form', () => {
    const found = problems(
      debugSymbols,
      subject(
        release([
          symbols('a.node', 20_000),
          symbols('a.pdb', 20_000, { debugSymbols: { form: 'PDB', bytes: 20_000 } }),
          symbols('a.dSYM/x', 20_000, { debugSymbols: { form: 'dSYM', bytes: 20_000 } }),
        ]),
      ),
    )
    expect(found.map(({ message }) => /\((\w+)\)/.exec(message)?.[1]).sort()).toEqual(['DWARF', 'PDB', 'dSYM'])
    const helps = found.map(({ help }) => help).join()
    for (const remedy of ['strip --strip-debug', '!**/*.pdb', '!**/*.dSYM/**']) expect(helps).toContain(remedy)
  })

  it('is silent for programs without', () => {
    expect(problems(debugSymbols, subject(release([file('a.node', { kind: 'executable' })])))).toEqual([])
  })

  it('are nothing new in the same file, also under another version, until they have grown', () => {
    const before = [symbols('a.node', 100_000), symbols('b-1.0.0.node', 100_000)]
    expect(states([symbols('a.node', 150_000), symbols('b-1.1.0.node', 100_000)], before)).toEqual([['.', 'unchanged']])
    expect(states([symbols('a.node', 150_001), symbols('c.node', 20_000)], before)).toEqual([['.', 'new']])
  })
})
