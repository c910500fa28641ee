import { describe, expect, it } from '@jest/globals'
import { bundledDependency } from '../../../src/rules/manifest/bundled-dependency.js'
import type { Release } from '../../../src/model/release.js'
import { file, release, subject } from '../../helpers/facts.js'
import { codeRelease } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

const of = (packed: readonly string[], manifest: Record<string, unknown> = {}): Release =>
  release(
    packed.map((name) => file(`node_modules/${name}/index.js`)),
    manifest,
  )
const messages = (now: Release, before: Release): string[] =>
  problems(bundledDependency, subject(now, before)).map(({ message }) => message)

describe('bundled-dependency', () => {
  it('fires on packages that are packed now or no longer', () => {
    const [found] = problems(
      bundledDependency,
      subject(
        of(['a', '@s/b'], { bundleDependencies: ['a', '@s/b'] }),
        of(['a', 'c'], { bundleDependencies: ['a', 'c'] }),
      ),
    )
    expect(found).toMatchObject({
      message: 'the bundled dependencies changed: packed now @s/b; no longer packed c',
      path: 'package.json',
      cause: { kind: 'manifest', key: ['bundleDependencies'] },
    })
  })

  it('is silent about one that lay inside of another bundled package', () => {
    const declared = { bundleDependencies: ['a'] }
    expect(messages(of(['a', 'b'], declared), of(['a', 'a/node_modules/b'], declared))).toEqual([])
    expect(messages(of(['a', 'b'], declared), of(['a', 'a/node_modules/bb'], declared))).toHaveLength(1)
  })

  it('fires on a package that is declared and was not packed', () => {
    const declared = { bundledDependencies: ['a'] }
    expect(messages(of([], declared), of(['a'], declared))).toEqual([
      'the bundled dependencies changed: no longer packed a',
    ])
    expect(messages(of([], declared), of([]))).toEqual(['the bundled dependencies changed: declared now a'])
    expect(messages(of([]), of([], declared))).toEqual(['the bundled dependencies changed: no longer declared a'])
    expect(problems(bundledDependency, subject(of([], declared), of([])))[0]?.cause).toEqual({
      kind: 'manifest',
      key: ['bundledDependencies'],
    })
  })

  it('fires on a bundled dependency that is not packed, whatever came before', () => {
    const manifest = { dependencies: { a: '^1', b: '^1' }, bundleDependencies: ['a', 'b', 'no-dependency'] }
    const [found, ...others] = problems(bundledDependency, subject(of(['b'], manifest)))
    expect([found?.message, found?.levels, others]).toEqual([
      'package.json declares a bundled dependency that is not packed: a',
      { new: 'error', unchanged: 'error' },
      [],
    ])
    expect(messages(of(['b'], manifest), of(['b'], manifest))).toHaveLength(1)
    expect(messages(of(['a', 'b'], manifest), of(['a', 'b'], manifest))).toEqual([])
  })

  it('says what fails without it', () => {
    const now = codeRelease({ 'index.js': '\nrequire("a")' }, { dependencies: { a: '1' }, bundleDependencies: ['a'] })
    expect(problems(bundledDependency, subject(now)).map(({ message }) => message)).toEqual([
      'package.json declares a bundled dependency that is not packed: a; index.js:2 requires a, so loading index.js ' +
        'fails without it',
    ])
  })

  it('fires on a node_modules folder that nobody declared', () => {
    expect(messages(of(['a', 'b', 'c', 'd', 'e']), of([]))).toEqual([
      'the bundled dependencies changed: packed now a, b, c and 2 more',
    ])
  })

  it('fires as a note where only what bundled packages needed is gone', () => {
    const levels = (now: Release, before: Release): unknown =>
      problems(bundledDependency, subject(now, before))[0]?.levels ?? 'default'
    const a = { bundleDependencies: ['a'] }
    expect(levels(of(['a'], a), of(['a', 'b'], a))).toEqual({ new: 'note', unchanged: 'off' })
    expect(levels(of(['b'], a), of(['a', 'b'], a))).toBe('default')
    expect(levels(of(['a', 'c'], a), of(['a', 'b'], a))).toBe('default')
    expect(levels(of(['a', 'c'], a), of(['a'], a))).toBe('default')
    expect(levels(of([]), of(['b']))).toBe('default')
    expect(levels(of([], a), of(['a', 'b'], a))).toBe('default')
  })

  it('is silent for the same packages, another spelling, node_modules further down, and without a baseline', () => {
    expect(messages(of(['a'], { bundleDependencies: ['a'] }), of(['a'], { bundledDependencies: ['a'] }))).toEqual([])
    expect(messages(release([file('test/node_modules/a/index.js')]), of([]))).toEqual([])
    expect(problems(bundledDependency, subject(of(['a'])))).toEqual([])
  })
})
