import { describe, expect, it } from '@jest/globals'
import { publishConfigChanged } from '../../../src/rules/manifest/publish-config-changed.js'
import type { Problem } from '../../../src/model/problem.js'
import type { Release } from '../../../src/model/release.js'
import { release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const of = (publishConfig: unknown, name = 'acme', version = '1.0.0'): Release => ({
  ...release([], { publishConfig }),
  name,
  version,
})
const found = (now: Release, before: Release): Problem | undefined =>
  problems(publishConfigChanged, subject(now, before))[0]

describe('publish-config-changed', () => {
  it('fires as a note for a setting that npm does not know', () => {
    const note = { new: 'note', unchanged: 'off' }
    expect(found(of({ branches: ['main'] }), of({ branches: ['master'] }))?.levels).toEqual(note)
    expect(found(of({ ignore: ['a'] }), of({}))?.levels).toEqual(note)
    expect(found(of({ ignore: ['a'], '//npm.example.com/:_authToken': 'x' }), of({}))?.levels).toBeUndefined()
  })

  it('fires on another registry, access or tag, at the line of the first', () => {
    const change = found(
      of({ registry: 'https://npm.example.com/', access: 'restricted', tag: 'x' }, '@acme/a'),
      of({ access: 'public' }, '@acme/a'),
    )
    expect(change?.message).toBe(
      'publishConfig changed: access was public and is restricted, registry was not set and is ' +
        'https://npm.example.com, tag was not set and is x',
    )
    expect(change?.cause).toEqual({ kind: 'manifest', key: ['publishConfig', 'access'] })
    expect(change?.levels).toBeUndefined()
    expect(found(of({}, '@acme/a'), of({ access: 'public' }, '@acme/a'))?.message).toBe(
      'publishConfig changed: access was public and is not set',
    )
    expect(found(of(undefined), of({ provenance: true }))?.message).toBe(
      'publishConfig changed: provenance was true and is not set',
    )
    expect(found(of({ '@acme:registry': 'https://a.example.com' }), of({}))?.message).toContain(
      '@acme:registry was not set and is https://a.example.com',
    )
  })

  it('fires without showing what may be a credential', () => {
    const word = ['a', 'token'].join('-')
    expect(found(of({ '//a.example.com/:_authToken': word }), of({}))?.message).toBe(
      'publishConfig changed: //a.example.com/:_authToken is new',
    )
    expect(found(of({ otp: word }), of({ otp: '1' }))?.message).toBe('publishConfig changed: otp has another value')
    expect(found(of({}), of({ otp: word }))?.message).toBe('publishConfig changed: otp is gone')
    expect(found(of({ registry: `https://ana:${word}@a.example.com` }), of({}))?.message).toBe(
      'publishConfig changed: registry was not set and is https://…@a.example.com',
    )
  })

  const tag = (
    now: readonly [version: string, tag?: string],
    before: readonly [version: string, tag?: string],
  ): Problem['levels'] | 'default' | null => {
    const change = found(of({ tag: now[1] }, 'acme', now[0]), of({ tag: before[1] }, 'acme', before[0]))
    return change ? (change.levels ?? 'default') : null
  }

  it('fires as a note where the version says what the tag says', () => {
    const note = { new: 'note', unchanged: 'off' }
    for (const name of ['v10', '10', '10.x', 'release-10.x', 'latest-10'])
      expect(tag(['10.75.3', name], ['10.75.2'])).toEqual(note)
    expect(tag(['2.0.0-beta.1', 'beta'], ['1.0.0'])).toEqual(note)
    expect(tag(['2.0.0', 'latest'], ['2.0.0-beta.1', 'beta'])).toEqual(note)
  })

  it('fires as a warning where it does not', () => {
    for (const name of ['next', 'v9', 'beta', 'v100', 'x10'])
      expect(tag(['10.75.3', name], ['10.75.2'])).toBe('default')
    expect(tag(['10.75.3'], ['10.75.2', 'v10'])).toBe('default')
    expect(tag(['2.0.0-rc.1', 'latest'], ['2.0.0-beta.1', 'beta'])).toBe('default')
    expect(tag(['odd', 'latest'], ['1.0.0', 'beta'])).toBe('default')
    expect(found(of({ tag: 'v1', access: 'restricted' }), of({}))?.levels).toBeUndefined()
  })

  it("is silent for what npm does anyway, more provenance, and other packers' overrides", () => {
    expect(
      found(
        of({ tag: 'latest', access: 'public', registry: 'https://registry.npmjs.org/', provenance: false }),
        of(undefined),
      ),
    ).toBeUndefined()
    expect(found(of({ provenance: true }), of({}))).toBeUndefined()
    expect(found(of({ main: 'dist/a.js', exports: { '.': './b.js' }, directory: 'dist' }), of({}))).toBeUndefined()
    expect(found(of({ access: 'public' }), of({ access: 'public' }))).toBeUndefined()
    expect(found(of('odd'), of(['odd']))).toBeUndefined()
    expect(problems(publishConfigChanged, subject(of({ tag: 'x' })))).toEqual([])
  })

  it.each([
    'bin',
    'browser',
    'cpu',
    'directory',
    'engines',
    'es2015',
    'esnext',
    'executableFiles',
    'exports',
    'imports',
    'libc',
    'linkDirectory',
    'main',
    'module',
    'os',
    'type',
    'types',
    'typesVersions',
    'typings',
    'umd:main',
    'unpkg',
  ])('is silent for %s, which pnpm or Yarn moves into package.json', (key) => {
    expect(found(of({ [key]: 'x' }), of({}))).toBeUndefined()
  })

  it.each(['x-registry', 'tags', '//a.example.com/:access', 'access-token', '@a/b:registry', 'registry:_password'])(
    'fires on %s without showing its value, whatever it resembles',
    (key) => {
      expect(found(of({ [key]: 'true' }), of({}))?.message).toBe(`publishConfig changed: ${key} is new`)
    },
  )

  it('reads versions of several digits', () => {
    const note = { new: 'note', unchanged: 'off' }
    expect(tag(['10.20.30', 'latest'], ['10.20.30-beta.1', 'beta'])).toEqual(note)
    expect(tag(['10.20.30-beta.1', 'beta'], ['10.20.29'])).toEqual(note)
    expect(tag(['1.20.30', 'v20'], ['1.20.29'])).toBe('default')
  })
})
