import { describe, expect, it } from '@jest/globals'
import { execBitLost } from '../../../src/rules/files/exec-bit-lost.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

describe('exec-bit-lost', () => {
  it('fires on a native executable and on a bin target that lost the bit', () => {
    const before = release([file('vendor/rg', { kind: 'executable', mode: 0o755 }), file('cli.js', { mode: 0o755 })], {
      bin: 'cli.js',
    })
    const now = release([file('vendor/rg', { kind: 'executable' }), file('cli.js')], { bin: './cli.js' })
    const found = problems(execBitLost, subject(now, before))
    expect(found.map(({ message }) => message)).toEqual([
      'cli.js is no longer executable: mode 0755 became 0644',
      'vendor/rg is no longer executable: mode 0755 became 0644',
    ])
  })

  it('is silent for a bin that never had it, libraries, other files, and modes that still run', () => {
    const before = release(
      [
        file('cli.js'),
        file('x.node', { kind: 'executable', mode: 0o755 }),
        file('README', { mode: 0o755 }),
        file('rg', { kind: 'executable', mode: 0o775 }),
      ],
      { bin: 'cli.js' },
    )
    const now = release(
      [
        file('cli.js', { content: 'new' }),
        file('x.node', { kind: 'executable' }),
        file('README'),
        file('rg', { kind: 'executable', mode: 0o755 }),
      ],
      { bin: 'cli.js' },
    )
    expect(problems(execBitLost, subject(now, before))).toEqual([])
  })

  it(
    'warns of a command in a release that was packed on Windows, where all files have one mode, and blocks for ' +
      'a program',
    () => {
      const all = (mode: number, bin: number, program: number): ReturnType<typeof release> => {
        const made = release(
          [
            file('a.js', { mode }),
            file('cli.js', { mode: bin }),
            file('vendor/rg', { kind: 'executable', mode: program }),
          ],
          { bin: 'cli.js' },
        )
        return { ...made, files: made.files.map((each) => (each.path === 'package.json' ? { ...each, mode } : each)) }
      }
      const levels = (now: ReturnType<typeof release>): readonly unknown[] =>
        problems(execBitLost, subject(now, all(0o644, 0o755, 0o755))).map((found) => [found.path, found.levels?.new])
      expect(levels(all(0o666, 0o666, 0o666))).toEqual([
        ['cli.js', 'warning'],
        ['vendor/rg', undefined],
      ])
      expect(levels(all(0o644, 0o666, 0o666))).toEqual([
        ['cli.js', undefined],
        ['vendor/rg', undefined],
      ])
      expect(levels(all(0o644, 0o644, 0o755))).toEqual([['cli.js', undefined]])
    },
  )

  it('takes a library for one by the end of its name, with a version behind it or not', () => {
    const lost = (path: string): number =>
      problems(
        execBitLost,
        subject(
          release([file(path, { kind: 'executable' })]),
          release([file(path, { kind: 'executable', mode: 0o755 })]),
        ),
      ).length
    expect(['libz.so', 'libz.so.1.12.3', 'libz.DYLIB', 'a.dll', 'a.wasm'].map(lost)).toEqual([0, 0, 0, 0, 0])
    expect(['a.so-tool', 'a.node.bin', 'libz.so.x', 'nodes'].map(lost)).toEqual([1, 1, 1, 1])
  })
})
