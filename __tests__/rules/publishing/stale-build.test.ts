import { describe, expect, it } from '@jest/globals'
import type { FileFacts } from '../../../src/model/file-facts.js'
import type { Release } from '../../../src/model/release.js'
import { staleBuild } from '../../../src/rules/publishing/stale-build.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const of = (version: string, files: readonly FileFacts[], manifest: Record<string, unknown> = {}): Release => ({
  ...release(files, { version, scripts: { build: 'tsc' }, ...manifest }),
  version,
})
const messages = (now: Release, before: Release | null = null): readonly string[] =>
  problems(staleBuild, subject(now, before)).map(({ message }) => message)

const code = [file('dist/a.js'), file('dist/b.js')]

describe('stale-build', () => {
  it('fires on a new version with the same files', () => {
    const before = of('1.0.0', [...code, file('CHANGELOG.md')])
    const now = of('1.0.1', [...code, file('CHANGELOG.md', { content: 'more' })])
    const [found] = problems(staleBuild, subject(now, before))
    expect(found?.message).toBe(
      '2 files of 1.0.1 are byte for byte what 1.0.0 has, and package.json differs in nothing that users notice',
    )
    expect(found?.help).toContain('`npm run build`')
    expect(found?.levels).toBeUndefined()
  })

  it('only notes a release of documentation, or of what its developers use', () => {
    const level = (now: Release, before: Release): unknown => problems(staleBuild, subject(now, before))[0]?.levels?.new
    const readme = (content: string): readonly FileFacts[] => [...code, file('README.md', { content })]
    expect(level(of('1.0.1', readme('b')), of('1.0.0', readme('a')))).toBe('note')
    expect(level(of('1.0.1', code), of('1.0.0', readme('a')))).toBe('note')
    expect(level(of('1.0.1', code, { devDependencies: { a: '2' } }), of('1.0.0', code))).toBe('note')
    expect(level(of('1.0.1', readme('a'), { gitHead: 'b' }), of('1.0.0', readme('a'), { gitHead: 'a' }))).toBe(
      undefined,
    )
  })

  it('is a note for one of several packages of a repository: they get new versions together', () => {
    const level = (repository: unknown): unknown =>
      problems(staleBuild, subject(of('1.0.1', code, { repository }), of('1.0.0', code, { repository })))[0]?.levels
        ?.new
    expect(level({ url: 'https://github.com/acme/a', directory: 'packages/a' })).toBe('note')
    expect(level({ url: 'https://github.com/acme/a' })).toBeUndefined()
  })

  it('fires on a folder of builds that is as before while the sources beside it changed', () => {
    const changed = (path: string): FileFacts => file(path, { content: 'new' })
    const part = (now: readonly FileFacts[], was: readonly FileFacts[]): readonly string[] =>
      messages(of('1.0.1', now), of('1.0.0', was))
    const built = [file('src/a.js'), ...code]
    expect(part([changed('src/a.js'), ...code], built)).toEqual([
      '2 built files are byte for byte what 1.0.0 has, though the code beside them changed: dist/a.js, dist/b.js',
    ])
    expect(part([changed('lib/a.js'), file('umd/a.js')], [file('lib/a.js'), file('umd/a.js')])).toEqual([
      '1 built file is byte for byte what 1.0.0 has, though the code beside it changed: umd/a.js',
    ])
    expect(part([changed('src/a.js'), changed('dist/a.js'), file('dist/b.js')], built)).toEqual([])
    expect(part([changed('src/a.js'), file('dist/a.js')], built)).toEqual([])
  })

  it('is silent where a map shows that the build ran, for tests, types and tools', () => {
    const changed = (path: string): FileFacts => file(path, { content: 'new' })
    const part = (now: readonly FileFacts[], was: readonly FileFacts[]): readonly string[] =>
      messages(of('1.0.1', now), of('1.0.0', was))
    const [map, types] = ['dist/a.js.map', 'dist/a.d.ts']
    for (const path of [map, types])
      expect(part([changed('src/a.js'), ...code, changed(path)], [file('src/a.js'), ...code, file(path)])).toEqual([])
    for (const path of ['src/a.test.js', 'src/a.ts', 'test/a.js'])
      expect(part([changed(path), ...code], [file(path), ...code])).toEqual([])
    const tool = file('build/a.js', { content: 'x' })
    const source = (content: string): FileFacts => file('lib/a.js', { content })
    expect(part([source('a much longer text'), tool], [source('a text that is longer'), tool])).toEqual([])
  })

  it('is silent where anything else changed that a consumer would notice', () => {
    const before = of('1.0.0', code)
    expect(messages(of('1.0.1', [file('dist/a.js', { content: 'new' }), file('dist/b.js')]), before)).toEqual([])
    expect(messages(of('1.0.1', [...code, file('dist/c.js')]), before)).toEqual([])
    expect(messages(of('1.0.1', [file('dist/a.js')]), before)).toEqual([])
    expect(messages(of('1.0.1', [file('dist/a.js', { mode: 0o755 }), file('dist/b.js')]), before)).toEqual([])
    expect(messages(of('1.0.1', code, { dependencies: { a: '1' } }), before)).toEqual([])
    expect(messages(of('1.0.1', code, { repository: 'acme/acme' }), before)).toEqual([])
  })

  it('is silent for the same version, without a build, and without a baseline', () => {
    expect(messages(of('1.0.0', code), of('1.0.0', code))).toEqual([])
    const plain = { scripts: { test: 'node --test', prepare: 'husky' } }
    expect(messages(of('1.0.1', code, plain), of('1.0.0', code, plain))).toEqual([])
    expect(messages(of('1.0.1', code))).toEqual([])
  })

  const embedding = (name: string, content: string, origin: 'file' | 'eval' = 'file'): FileFacts =>
    file('dist/a.js.map', {
      sourceMaps: [
        { origin, sources: 1, embedded: [{ name, bytes: 1, lines: 1, sha256: file('x', { content }).sha256 }] },
      ],
    })
  const source = file('src/a.ts', { content: 'now' })

  it('fires on a map that holds a different text than the file beside it', () => {
    expect(messages(of('1.0.0', [source, embedding('../src/a.ts', 'before')]))).toEqual([
      '1 source map holds a different text than the file packed beside it: src/a.ts',
    ])
  })

  it('is silent for a map that holds the same text, or another file', () => {
    for (const map of [
      embedding('../src/a.ts', 'now'),
      embedding('../src/b.ts', 'before'),
      embedding('../../elsewhere/src/a.ts', 'before'),
      embedding('../src/a.ts', 'before', 'eval'),
    ])
      expect(messages(of('1.0.0', [source, map]))).toEqual([])
    const part = file('src/a.vue', { content: 'now' })
    expect(messages(of('1.0.0', [part, embedding('../src/a.vue', 'before')]))).toEqual([])
  })
})
