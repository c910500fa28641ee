import { describe, expect, it } from '@jest/globals'
import { dependencyAdded } from '../../../src/rules/manifest/dependency-added.js'
import type { PackageFacts } from '../../../src/model/lookups.js'
import type { Release } from '../../../src/model/release.js'
import { release, subject } from '../../helpers/facts.js'
import { codeRelease } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

const messages = (now: Record<string, unknown>, before: Record<string, unknown>): string[] =>
  problems(dependencyAdded, subject(release([], now), release([], before))).map(({ message }) => message)

describe('dependency-added', () => {
  it('fires as a note for declarations alone', () => {
    const found = problems(
      dependencyAdded,
      subject(release([], { dependencies: { '@types/node': '*' } }), release([], {})),
    )
    expect(found.map(({ levels }) => levels?.new)).toEqual(['note'])
  })

  it('is a note for what the code asked for before, and for packages of the own scope', () => {
    const before = codeRelease({ 'index.js': 'require("a"); require("b")' }, { dependencies: { b: '1' } })
    const level = (now: Record<string, unknown>): unknown =>
      problems(dependencyAdded, subject({ ...release([], now), name: '@acme/a' }, before))[0]?.levels?.new
    expect(level({ dependencies: { a: '1', b: '1' } })).toBe('note')
    expect(level({ dependencies: { b: '1', c: '1' } })).toBeUndefined()
    expect(level({ dependencies: { a: '1', b: '1', c: '1' } })).toBeUndefined()
    expect(level({ dependencies: { b: '1', '@acme/b': '1' } })).toBe('note')
    expect(level({ dependencies: { b: '1', '@other/b': '1' } })).toBeUndefined()
  })

  it('is a note for what compilers import by themselves, where the code does', () => {
    const level = (text: string, name: string): unknown =>
      problems(
        dependencyAdded,
        subject(codeRelease({ 'index.js': text }, { dependencies: { [name]: '1' } }), release([], {})),
      )[0]?.levels?.new
    expect(level('require("tslib")', 'tslib')).toBe('note')
    expect(level('', 'tslib')).toBeUndefined()
    expect(level('require("a")', 'a')).toBeUndefined()
  })

  it('fires once for all new names of all groups, at the line of the first', () => {
    const now = release([], {
      dependencies: { a: '1', b: '1' },
      optionalDependencies: { c: '1' },
      peerDependencies: { d: '1', b: '1' },
    })
    const found = problems(dependencyAdded, subject(now, release([], { dependencies: { a: '1' } })))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      message: '3 runtime dependencies are new: b, c, d',
      path: 'package.json',
      cause: { kind: 'manifest', key: ['dependencies', 'b'] },
    })
    expect(messages({ dependencies: { a: '1' } }, { devDependencies: { a: '1' } })).toEqual([
      '1 runtime dependency is new: a',
    ])
  })

  it('fires where a known name brings another package', () => {
    expect(messages({ dependencies: { ink: 'npm:@someone/ink@6' } }, { dependencies: { ink: '^6' } })).toEqual([
      '1 runtime dependency is new: ink (npm:@someone/ink@6)',
    ])
  })

  it('fires where an optional peer becomes a dependency', () => {
    expect(
      messages(
        { dependencies: { a: '1' } },
        { peerDependencies: { a: '1' }, peerDependenciesMeta: { a: { optional: true } } },
      ),
    ).toHaveLength(1)
  })

  it('leaves new peers of a patch or minor to rule compatibility', () => {
    const levels = (version: string, manifest: Record<string, unknown>): unknown =>
      problems(dependencyAdded, subject({ ...release([], manifest), version }, release([], {})))[0]?.levels?.new
    expect(levels('1.1.0', { peerDependencies: { a: '1' } })).toBe('note')
    expect(levels('2.0.0', { peerDependencies: { a: '1' } })).toBeUndefined()
    expect(levels('1.1.0', { peerDependencies: { a: '1' }, dependencies: { b: '1' } })).toBeUndefined()
  })

  it("fires as a note on the package's own build for one more platform alone", () => {
    const of = (optionalDependencies: Record<string, string>, dependencies = {}): Release =>
      release([], { optionalDependencies, dependencies })
    const levels = (now: Release, before = of({ '@acme/linux-x64': '0.9.0' })): unknown =>
      problems(dependencyAdded, subject(now, before))[0]?.levels ?? 'default'
    expect(levels(of({ '@acme/linux-arm64': '1.0.0' }))).toEqual({ new: 'note', unchanged: 'off' })
    expect(levels(of({ '@acme/linux-arm64': '^1.0.0' }))).toBe('default')
    expect(levels(of({ '@other/linux-arm64': '1.0.0' }))).toBe('default')
    expect(levels(of({ 'acme-linux-arm64': '1.0.0' }), of({ 'acme-linux-x64': '1.0.0' }))).toBe('default')
    expect(levels(of({ 'acme-b': '1.0.0' }), of({ 'acme-a': '1.0.0' }))).toBe('default')
    expect(levels(of({}, { '@acme/linux-arm64': '1.0.0' }))).toBe('default')
    expect(levels(of({ '@acme/linux-arm64': '1.0.0' }), of({}, { '@acme/core': '1.0.0' }))).toBe('default')
    expect(levels(of({ '@acme/linux-arm64': '1.0.0' }, { other: '1' }))).toBe('default')
  })

  it(
    'is silent for other ranges, another group, an alias of the same package, optional peers, and without a ' +
      'baseline',
    () => {
      expect(messages({ dependencies: { a: '^2' } }, { dependencies: { a: '^1' } })).toEqual([])
      expect(messages({ peerDependencies: { a: '1' } }, { dependencies: { a: '1' } })).toEqual([])
      expect(messages({ dependencies: { b: 'npm:a@1' } }, { dependencies: { a: '1' } })).toEqual([])
      expect(messages({ peerDependencies: { a: '1' }, peerDependenciesMeta: { a: { optional: true } } }, {})).toEqual(
        [],
      )
      expect(messages({}, { dependencies: { a: '1' } })).toEqual([])
      expect(problems(dependencyAdded, subject(release([], { dependencies: { a: '1' } })))).toEqual([])
    },
  )

  const facts: PackageFacts = {
    kind: 'found',
    version: '1.0.0',
    ageHours: 5000,
    hasInstallScript: false,
    isDeprecated: false,
    hasRepository: true,
  }
  const lookedUp = (more: Partial<PackageFacts>, options = {}): readonly unknown[] => {
    const now = subject(release([], { dependencies: { a: '1', plain: '1' } }), release([], {}))
    const lookups = [
      { group: 'dependencies', name: 'plain', installs: 'plain', spec: '1', found: { ...facts, ...more } },
      { group: 'dependencies', name: 'a', installs: 'a', spec: '1', found: facts },
    ]
    return problems(dependencyAdded, { ...now, lookups }, options).map(({ message, levels }) => [
      message.replace('2 runtime dependencies are new: ', ''),
      levels?.new ?? 'warning',
    ])
  }

  it('says what the registry knows against a package, and is an error for a young one with an install script', () => {
    expect(lookedUp({})).toEqual([['a, plain', 'warning']])
    expect(lookedUp({ ageHours: 3.5 })).toEqual([['plain (first published 3 hours ago), a', 'warning']])
    expect(lookedUp({ ageHours: 100, hasInstallScript: true })).toEqual([
      ['plain (first published 4 days ago, runs an install script), a', 'error'],
    ])
    expect(lookedUp({ ageHours: 100, hasInstallScript: true }, { 'min-age': 3 })).toEqual([
      ['plain (runs an install script), a', 'warning'],
    ])
    expect(lookedUp({ isDeprecated: true, hasRepository: false, ageHours: null })).toEqual([
      ['plain (deprecated, names no repository), a', 'warning'],
    ])
  })
})
