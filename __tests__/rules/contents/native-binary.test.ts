import { describe, expect, it } from '@jest/globals'
import { nativeBinary } from '../../../src/rules/contents/native-binary.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const binary = (path: string, content = path): FileFacts => file(path, { kind: 'executable', content })

describe('native-binary', () => {
  it('fires once for each folder, new and old apart', () => {
    const before = release([binary('bin/a'), file('bin/text')])
    const now = release([
      binary('bin/a', 'next'),
      binary('bin/b', 'bb'),
      binary('bin/text'),
      binary('lib/x/c.node'),
      binary('lib/d.wasm'),
    ])
    const found = problems(nativeBinary, subject(now, before))
    expect(found.map(({ message, baselineState }) => `${baselineState}: ${message}`)).toEqual([
      'unchanged: bin/a is a compiled binary (4 bytes)',
      'new: 2 files under bin are compiled binaries (10 bytes)',
      'new: 2 files under lib are compiled binaries (22 bytes)',
    ])
    expect(found[2]).toMatchObject({ path: 'lib', count: 2, examples: ['lib/d.wasm', 'lib/x/c.node'] })
  })

  it('fires on one of the top folder, and as new without a baseline', () => {
    expect(problems(nativeBinary, subject(release([binary('addon')])))).toMatchObject([
      { path: 'addon', message: 'addon is a compiled binary (5 bytes)', baselineState: 'new' },
    ])
  })

  it('takes a binary under another hash for the one that was there', () => {
    const found = problems(
      nativeBinary,
      subject(release([binary('app-9f8e7d6c.wasm')]), release([binary('app-1a2b3c4d.wasm')])),
    )
    expect(found.map(({ baselineState }) => baselineState)).toEqual(['unchanged'])
  })

  it('takes a binary for the one of its folder that is gone, one for one', () => {
    const before = release([
      binary('prebuilds/linux/node.napi.node'),
      binary('prebuilds/win/node.napi.node'),
      file('lib/a.node'),
    ])
    const now = release([
      binary('prebuilds/linux/acme.node', 'l1'),
      binary('prebuilds/linux/more.node', 'l2'),
      binary('prebuilds/win/acme.node', 'w1'),
      binary('lib/b.node', 'b'),
    ])
    const found = problems(nativeBinary, subject(now, before))
    expect(found.map(({ path, count, baselineState }) => [path, count, baselineState])).toEqual([
      ['lib/b.node', undefined, 'new'],
      ['prebuilds', 2, 'unchanged'],
      ['prebuilds/linux/more.node', undefined, 'new'],
    ])
  })

  it('is silent for what its bytes say is none, whatever its name', () => {
    expect(
      problems(
        nativeBinary,
        subject(release([file('a.exe'), file('b.node', { kind: 'binary' }), file('c.wasm', { kind: 'empty' })])),
      ),
    ).toEqual([])
  })

  it('fires each time on a program that is most of a package which says nothing of it', () => {
    const program = { format: 'ELF', role: 'program', systems: ['linux'], processors: ['x64'] } as const
    const of = (path: string, manifest = {}): readonly unknown[] => {
      const now = release([file(path, { kind: 'executable', size: 12_000_000, program }), file('index.js')], manifest)
      return problems(nativeBinary, subject(now, now)).map(({ levels }) => levels?.unchanged ?? 'note')
    }
    expect(of('codeclimate-reporter')).toEqual(['warning'])
    expect([of('bin/rg'), of('tool', { bin: 'tool' }), of('tool', { os: ['linux'] })]).toEqual([
      ['note'],
      ['note'],
      ['note'],
    ])
    const unbuilt = release([file('tool', { kind: 'executable', size: 12_000_000, program })])
    const found = problems(nativeBinary, { ...subject(unbuilt, unbuilt), absent: ['lib'] })
    expect(found.map(({ levels }) => levels?.unchanged ?? 'note')).toEqual(['note'])
  })
})
