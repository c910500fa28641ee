import { describe, expect, it } from '@jest/globals'
import { binChanged } from '../../../src/rules/manifest/bin-changed.js'
import type { Release } from '../../../src/model/release.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const withBin = (bin: unknown, ...paths: string[]): Release =>
  release(
    paths.map((path) => file(path)),
    { bin },
  )
const messages = (now: Release, before: Release): string[] =>
  problems(binChanged, subject(now, before)).map(({ message }) => message)

describe('bin-changed', () => {
  it('fires once for all commands that are gone', () => {
    const [found, another] = problems(
      binChanged,
      subject(withBin({ a: 'a.js' }), withBin({ a: 'a.js', b: 'b.js', c: 'c.js' })),
    )
    expect(found?.message).toBe('2 commands of the package are gone: b, c')
    expect(found?.cause).toEqual({ kind: 'manifest', key: ['bin'] })
    expect(another).toBeUndefined()
    expect(messages(withBin(undefined), withBin('cli.js'))).toEqual(['1 command of the package is gone: acme'])
  })

  it('fires on a command that starts a different file', () => {
    const [found] = problems(
      binChanged,
      subject(withBin({ a: './dist/a.js' }, 'a.js', 'dist/a.js'), withBin({ a: 'a.js' }, 'a.js')),
    )
    expect(found?.message).toBe('1 command of the package starts a different file now: a (a.js → dist/a.js)')
    expect(found?.cause).toEqual({ kind: 'manifest', key: ['bin', 'a'] })
    expect(problems(binChanged, subject(withBin('b.js'), withBin('a.js')))[0]?.cause).toEqual({
      kind: 'manifest',
      key: ['bin'],
    })
  })

  it('fires once for all commands that start different files', () => {
    const found = problems(
      binChanged,
      subject(withBin({ a: 'dist/a.js', b: 'dist/b.js', c: 'c.js' }), withBin({ a: 'a.js', b: 'b.js', c: 'c.js' })),
    )
    expect(found.map(({ message }) => message)).toEqual([
      '2 commands of the package start different files now: a (a.js → dist/a.js), b (b.js → dist/b.js)',
    ])
  })

  it('fires on a target that got the name of an old one while the command moved on', () => {
    const before = withBin({ a: 'cli-1a2b3c4d.js' }, 'cli-1a2b3c4d.js')
    expect(messages(withBin({ a: 'evil.js' }, 'cli-9f8e7d6c.js', 'evil.js'), before)).toHaveLength(1)
  })

  it("takes one path for the command of the package's name, without its scope", () => {
    const scoped = (bin: unknown): Release => ({ ...withBin(bin), name: '@acme/tool' })
    expect(messages(scoped({ tool: 'cli.js' }), scoped('./cli.js'))).toEqual([])
    expect(messages(scoped({ other: 'cli.js' }), scoped('cli.js'))).toEqual([
      '1 command of the package is gone: tool',
      '1 command of the package is new: other',
    ])
  })

  it('is silent for another spelling, and a target under a new hash or with the same bytes', () => {
    expect(messages(withBin({ a: './a.js' }), withBin({ a: 'a.js' }))).toEqual([])
    expect(
      messages(
        withBin({ a: 'cli-9f8e7d6c.js' }, 'cli-9f8e7d6c.js'),
        withBin({ a: 'cli-1a2b3c4d.js' }, 'cli-1a2b3c4d.js'),
      ),
    ).toEqual([])
    const moved = (path: string): Release => release([file(path, { content: 'same' })], { bin: path })
    expect(messages(moved('bin/cli.js'), moved('cli.js'))).toEqual([])
    expect(problems(binChanged, subject(withBin('a.js')))).toEqual([])
  })

  it('fires for what is gone and for what moved, each by itself', () => {
    expect(messages(withBin({ a: 'b.js' }), withBin({ a: 'a.js', b: 'b.js' }))).toEqual([
      '1 command of the package is gone: b',
      '1 command of the package starts a different file now: a (a.js → b.js)',
    ])
  })

  it('notes new commands, and warns where one has the name of a well-known program', () => {
    const found = problems(
      binChanged,
      subject(withBin({ a: 'a.js', Git: 'a.js', npx: 'a.js', b: 'a.js' }, 'a.js'), withBin({ a: 'a.js' }, 'a.js')),
    )
    expect(found.map(({ message, levels }) => [message, levels?.new])).toEqual([
      ['2 new commands of the package have the name of a well-known program: Git, npx', undefined],
      ['1 command of the package is new: b', 'note'],
    ])
    const known = withBin({ npx: 'a.js' }, 'a.js')
    expect(problems(binChanged, subject(known, known))).toEqual([])
  })
})
