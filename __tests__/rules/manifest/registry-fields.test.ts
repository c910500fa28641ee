import { describe, expect, it } from '@jest/globals'
import { manifestMismatches } from '../../../src/rules/manifest/registry-fields.js'

type Json = Readonly<Record<string, unknown>>

const base = { name: '@acme/tool', version: '1.0.0' }
const differ = (packed: Json, told: Json, files: readonly string[] = []): readonly unknown[] =>
  manifestMismatches({ ...base, ...packed }, { ...base, ...told }, new Set(files)).map(
    ({ key, packed: here, sent: there, acted }) => [key.join('.'), here, there, acted],
  )

describe('two manifests of one release differ', () => {
  it.each([
    [{ name: 'tool' }, {}, ['name', 'tool', '@acme/tool', true]],
    [{ version: '1.0.1' }, {}, ['version', '1.0.1', '1.0.0', true]],
    [{ dependencies: { a: '^1' } }, { dependencies: { a: '^2' } }, ['dependencies.a', '^1', '^2', true]],
    [{ optionalDependencies: { a: '^1' } }, {}, ['optionalDependencies.a', '^1', null, true]],
    [{}, { peerDependencies: { a: '^1' } }, ['peerDependencies.a', null, '^1', true]],
    [{ peerDependenciesMeta: { a: { optional: true } } }, {}, ['peerDependenciesMeta.a', 'optional', null, true]],
    [
      { dependencies: { a: '1', b: '1' }, bundleDependencies: true },
      { dependencies: { a: '1', b: '1' }, bundledDependencies: ['a'] },
      ['bundleDependencies', 'a, b', 'a', true],
    ],
    [{ bin: './a.js' }, {}, ['bin.tool', 'a.js', null, true]],
    [{ bin: { x: 'a.js' } }, { bin: { x: 'b.js' } }, ['bin.x', 'a.js', 'b.js', true]],
    [{ directories: { bin: './bin' } }, {}, ['directories.bin', 'bin', null, true]],
    [{ engines: { node: '>=18' } }, { engines: { node: '>=20' } }, ['engines.node', '>=18', '>=20', true]],
    [{ os: ['linux'] }, { os: ['linux', 'darwin'] }, ['os', 'linux', 'darwin, linux', true]],
    [{ cpu: 'x64' }, {}, ['cpu', 'x64', null, true]],
    [{}, { libc: ['musl'] }, ['libc', null, 'musl', true]],
    [{ scripts: { install: 'a' } }, {}, ['scripts.install', 'a', null, true]],
    [{}, { scripts: { preinstall: 'a' } }, ['scripts.preinstall', null, 'a', false]],
    [{ scripts: { postinstall: 'a' } }, { scripts: { postinstall: 'b' } }, ['scripts.postinstall', 'a', 'b', false]],
  ])('%j from %j', (packed, told, mismatch) => {
    expect(differ(packed, told)).toEqual([mismatch])
  })

  it('in a move from one kind of dependency to another', () => {
    expect(differ({ dependencies: { a: '1' } }, { peerDependencies: { a: '1' } })).toEqual([
      ['dependencies.a', '1', null, true],
      ['peerDependencies.a', null, '1', true],
    ])
  })

  it('in a script that a binding.gyp announces only by its text', () => {
    expect(differ({ scripts: { install: 'node x.js' } }, {}, ['binding.gyp'])).toEqual([
      ['scripts.install', 'node x.js', 'node-gyp rebuild (implied by binding.gyp)', false],
    ])
  })
})

describe('two manifests of one release say the same', () => {
  it.each([
    [{ version: 'v1.0.0' }, { version: '=1.0.0 ' }],
    [{ name: '@acme/tool ' }, {}],
    [{ dependencies: { a: '' } }, { dependencies: { a: ' * ' } }],
    [{ dependencies: { a: '1' }, optionalDependencies: { a: '2' } }, { optionalDependencies: { a: '2' } }],
    [{ dependencies: {} }, { dependencies: { a: 1 } }],
    [{ peerDependenciesMeta: { a: { optional: false } } }, {}],
    [{ bundleDependencies: false }, {}],
    [{ bundleDependencies: ['a', 'b', 'a'] }, { bundledDependencies: ['b', 'a'] }],
    [{ bin: './a.js' }, { bin: { tool: 'a.js' } }],
    [{ bin: 'a.js', directories: { bin: 'x' } }, { bin: 'a.js' }],
    [{ os: 'linux' }, { os: ['linux'] }],
    [{ cpu: [] }, {}],
    [{ scripts: { test: 'a', prepare: 'husky', prepack: 'b', postpack: 'c' } }, {}],
    [
      {
        devDependencies: { a: '1' },
        main: 'a.js',
        exports: './a.js',
        types: 'a.d.ts',
        type: 'module',
        files: ['a'],
        publishConfig: { access: 'public' },
        readme: 'x',
        gitHead: 'y',
      },
      {},
    ],
    [
      { dependencies: ['a'], bin: 1, engines: 'node', os: [1], scripts: null },
      { dependencies: 'b', peerDependencies: null },
    ],
    [{ dependencies: { ['__proto__']: '1' } }, { dependencies: { ['__proto__']: '1' } }],
  ])('%j and %j', (packed, told) => {
    expect(differ(packed, told)).toEqual([])
    expect(differ(told, packed)).toEqual([])
  })
})
