import { describe, expect, it } from '@jest/globals'
import {
  declaredBundle,
  foreignSource,
  isOptionalPeer,
  packedBundle,
  shippedDependencies,
} from '../../../src/rules/manifest/dependencies.js'

describe('shipped dependencies', () => {
  it('are those of all three groups, with the package behind an alias', () => {
    const manifest = {
      dependencies: { a: '^1', b: ' npm:@s/c@2 ' },
      optionalDependencies: { d: 'npm:e' },
      peerDependencies: { f: '*' },
      devDependencies: { g: '1' },
    }
    expect(shippedDependencies(manifest)).toEqual([
      { group: 'dependencies', name: 'a', spec: '^1', installs: 'a' },
      { group: 'dependencies', name: 'b', spec: 'npm:@s/c@2', installs: '@s/c' },
      { group: 'optionalDependencies', name: 'd', spec: 'npm:e', installs: 'e' },
      { group: 'peerDependencies', name: 'f', spec: '*', installs: 'f' },
    ])
  })

  it('are none where the field holds something else', () => {
    expect(
      shippedDependencies({ dependencies: ['a'], optionalDependencies: 'b', peerDependencies: { c: 1, d: null } }),
    ).toEqual([])
  })

  it('are optional peers where peerDependenciesMeta says so', () => {
    const manifest = {
      dependencies: { a: '1' },
      peerDependencies: { a: '1', b: '1', constructor: '1' },
      peerDependenciesMeta: { a: { optional: true }, b: { optional: 'yes' } },
    }
    expect(shippedDependencies(manifest).map((each) => isOptionalPeer(manifest, each))).toEqual([
      false,
      true,
      false,
      false,
    ])
  })
})

describe('a spec', () => {
  it.each([
    ['file:../a', 'local'],
    ['link:../a', 'local'],
    ['portal:../a', 'local'],
    ['../a', 'local'],
    ['./a', 'local'],
    ['/a', 'local'],
    ['~/a', 'local'],
    ['C:\\a', 'local'],
    ['a.tgz', 'local'],
    ['a.tar.gz', 'local'],
    ['a.tar', 'local'],
    ['workspace:*', 'workspace'],
    ['WORKSPACE:^1', 'workspace'],
    ['catalog:', 'catalog'],
    ['catalog:react', 'catalog'],
    ['git+ssh://git@example.com/a.git', 'git'],
    ['git://example.com/a', 'git'],
    ['github:a/b', 'git'],
    ['a/b', 'git'],
    ['a/b#feature/c', 'git'],
    ['https://example.com/a.git#v1', 'git'],
    ['https://example.com/a.tgz', 'url'],
    ['http://example.com/a', 'url'],
    ['patch:a@1#b', 'unknown'],
    ['jsr:@a/b', 'unknown'],
  ])('%s leads to %s', (spec, source) => {
    expect(foreignSource(spec)).toBe(source)
  })

  it.each([
    '',
    '*',
    '1.2.3',
    '^1.2.3 || >=2 <3',
    '1.x - 2.x',
    'latest',
    'next-1',
    'npm:a@^1',
    'npm:@s/a@1.0.0',
    'v1.2.3+build.1',
  ])('%j is one of the registry', (spec) => {
    expect(foreignSource(spec)).toBeNull()
  })
})

describe('bundled packages', () => {
  it('are declared in either spelling, or are all dependencies', () => {
    expect(declaredBundle({ bundleDependencies: ['a', 1, 'b'] })).toEqual(['a', 'b'])
    expect(declaredBundle({ bundledDependencies: ['a'] })).toEqual(['a'])
    expect(declaredBundle({ bundleDependencies: true, dependencies: { a: '1' }, devDependencies: { b: '1' } })).toEqual(
      ['a'],
    )
    expect(declaredBundle({ bundleDependencies: false, dependencies: { a: '1' } })).toEqual([])
    expect(declaredBundle({ bundledDependencies: { a: '1' } })).toEqual(['a'])
    expect(declaredBundle({})).toEqual([])
  })

  it("are packed in the top node_modules, each once, without npm's own files", () => {
    const paths = [
      'node_modules/a/index.js',
      'node_modules/a/node_modules/x/i.js',
      'node_modules/@s/b/c.js',
      'node_modules/.bin/a',
      'node_modules/.package-lock.json',
      'test/node_modules/z/i.js',
      'node_modules/file.js',
      'node_modules/@s/file.js',
    ]
    expect(packedBundle(paths)).toEqual(['a', '@s/b'])
  })

  it.each([
    ['x-npm:a', 'unknown'],
    ['my-workspace:*', 'unknown'],
    ['x-catalog:a', 'unknown'],
    ['x-https://a', 'unknown'],
    ['a.tgz.old', null],
    ['1 || a:b', null],
  ])('%s, which resembles another, leads to %s', (spec, source) => {
    expect(foreignSource(spec)).toBe(source)
  })

  it('is an alias only where it begins as one', () => {
    expect(
      shippedDependencies({ dependencies: { a: 'x npm:b@1', c: 'npm:', d: 'npm:other' } }).map(
        ({ installs }) => installs,
      ),
    ).toEqual(['a', 'c', 'other'])
  })

  it('of one letter, or in a scope of several, is found among the packed', () => {
    expect(packedBundle(['node_modules/ab/i.js', 'node_modules/@scope/name/i.js', 'node_modules/@s/n/i.js'])).toEqual([
      'ab',
      '@scope/name',
      '@s/n',
    ])
  })
})
