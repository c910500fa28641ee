import { describe, expect, it } from '@jest/globals'
import { binTargets, installScripts, normalizePath } from '../../src/model/manifest.js'

const events = (manifest: Record<string, unknown>, files: readonly string[] = []): string[] =>
  installScripts(manifest, new Set(files)).map(({ event, script }) => `${event}: ${script}`)

describe('what runs at install', () => {
  it('is preinstall, install and postinstall, not what runs at the publisher', () => {
    const scripts = { preinstall: 'a', install: 'b', postinstall: 'c', prepare: 'husky', prepack: 'x', test: 'y' }
    expect(events({ scripts })).toEqual(['preinstall: a', 'install: b', 'postinstall: c'])
  })

  it('is node-gyp where a binding.gyp lies at the top and no install script replaces it', () => {
    expect(events({}, ['binding.gyp'])).toEqual(['install: node-gyp rebuild (implied by binding.gyp)'])
    expect(events({ scripts: { postinstall: 'x' } }, ['binding.gyp'])).toHaveLength(2)
    expect(events({ scripts: { preinstall: 'x' } }, ['binding.gyp'])).toEqual(['preinstall: x'])
    expect(events({ gypfile: false }, ['binding.gyp'])).toEqual([])
    expect(events({}, ['src/binding.gyp'])).toEqual([])
  })

  it('is prepare of a git dependency', () => {
    const dependencies = {
      a: 'github:acme/a',
      b: 'git+https://example.com/b.git',
      c: 'acme/c#v1',
      d: '^1.0.0',
      e: 'npm:other@2',
      f: 'workspace:*',
      g: 'https://example.com/g.tgz',
      h: 'file:../h',
      i: '1.0.0 - 2.0.0',
      j: '>=1 <2',
    }
    expect(installScripts({ dependencies }, new Set()).map(({ key }) => key[1])).toEqual(['a', 'b', 'c'])
  })

  it('is prepare of a git dependency in each spelling, optional ones too', () => {
    for (const spec of [
      'http://example.com/a.git',
      'https://example.com/a.git#v1',
      'git@example.com:a/b.git'.replace('git@', 'git+ssh://git@'),
      'gitlab:a/b',
      'bitbucket:a/b',
      'gist:abc',
    ]) {
      expect(installScripts({ optionalDependencies: { a: spec } }, new Set())).toEqual([
        { event: 'prepare of the git dependency a', script: spec, key: ['optionalDependencies', 'a'] },
      ])
    }
    expect(
      installScripts(
        {
          dependencies: { a: 'b/c d', e: 7, f: 'a/b/c', g: 'https://example.com/a.github' },
          devDependencies: { h: 'a/b' },
        },
        new Set(),
      ),
    ).toEqual([])
  })

  it('has its place in package.json, and no empty script', () => {
    expect(installScripts({ scripts: { install: '' } }, new Set())).toEqual([])
    expect(installScripts({}, new Set(['binding.gyp'])).map(({ key }) => key)).toEqual([['scripts']])
  })

  it('takes any type for any field without a fall', () => {
    for (const odd of [null, 1, 'x', [], true, { install: 7, postinstall: null, __proto__: { preinstall: 'x' } }]) {
      expect(events({ scripts: odd, dependencies: odd })).toEqual([])
    }
  })
})

describe('paths in package.json', () => {
  it.each([
    ['./a/b.js', 'a/b.js'],
    ['a//b.js', 'a/b.js'],
    ['/a.js', 'a.js'],
    ['a/../b.js', 'b.js'],
    ['./', ''],
    ['.', ''],
  ])('%s is %s', (written, path) => {
    expect(normalizePath(written)).toBe(path)
  })

  it('that lead out of the package are none', () => {
    expect(normalizePath('../a.js')).toBeNull()
    expect(normalizePath('a/../../b.js')).toBeNull()
  })

  it('of bin may be one or many', () => {
    expect(binTargets({ bin: './cli.js' })).toEqual([{ key: ['bin'], path: 'cli.js' }])
    expect(binTargets({ bin: { a: 'x.js', b: 7 } })).toEqual([{ key: ['bin', 'a'], path: 'x.js' }])
  })

  it('of bin that name no file are none', () => {
    expect(binTargets({ bin: { a: '', b: './', c: '../x.js' } })).toEqual([])
    expect(binTargets({ bin: '' })).toEqual([])
  })
})
