import { describe, expect, it } from '@jest/globals'
import { internalHost } from '../../../src/rules/contents/internal-host.js'
import type { FileFacts } from '../../../src/model/file-facts.js'
import type { Release } from '../../../src/model/release.js'
import { evaluate } from '../../../src/verdict/evaluate.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const names = (path: string, ...origins: string[]): FileFacts =>
  file(path, { internalHosts: { count: origins.length, origins } })
const said = (now: Release, before: Release | null = null): readonly unknown[] =>
  problems(internalHost, subject(now, before)).map(({ message, baselineState }) => [message, baselineState])
const levels = (now: Release, before: Release | null = null): readonly unknown[] =>
  evaluate(internalHost, subject(now, before)).map(({ problem, level }) => [problem.path, level])

describe('internal-host', () => {
  it('fires on files that name internal hosts, once for each folder', () => {
    const now = release([
      names('dist/a.js', 'http://10.1.2.3:8080'),
      names('dist/b.js', 'http://10.1.2.3:8080', 'https://git.acme.internal'),
      names('config.json', 'redis://cache.acme.internal'),
    ])
    const found = problems(internalHost, subject(now))
    expect(found.map(({ message, path, count }) => [message, path, count])).toEqual([
      ['config.json names an internal host: redis://cache.acme.internal', 'config.json', undefined],
      ['2 files under dist name 2 internal hosts: http://10.1.2.3:8080, https://git.acme.internal', 'dist', 2],
    ])
    expect(levels(now)).toEqual([
      ['config.json', 'warning'],
      ['dist', 'warning'],
    ])
  })

  it('is unchanged where the baseline named the host anywhere, under any scheme and port', () => {
    const before = release([names('lib/old.js', 'http://10.1.2.3:8080', 'https://git.acme.internal')])
    const now = release([names('dist/a.js', 'https://10.1.2.3', 'ssh://git.acme.internal:22')])
    expect(said(now, before)).toEqual([
      ['dist/a.js names 2 internal hosts: https://10.1.2.3, ssh://git.acme.internal:22', 'unchanged'],
    ])
    expect(levels(now, before)).toEqual([['dist/a.js', 'note']])
  })

  it('is new for another host in the same file, which alone it names', () => {
    const before = release([names('dist/a.js', 'http://10.1.2.3')])
    const now = release([names('dist/a.js', 'http://10.1.2.3', 'http://10.1.2.4')])
    expect(said(now, before)).toEqual([
      ['dist/a.js names an internal host: http://10.1.2.3', 'unchanged'],
      ['dist/a.js names an internal host: http://10.1.2.4', 'new'],
    ])
    expect(said(now, release([names('dist/a.js', 'http://10.1.2.33')]))).toEqual([
      ['dist/a.js names 2 internal hosts: http://10.1.2.3, http://10.1.2.4', 'new'],
    ])
  })

  it.each([
    'test/a.js',
    'examples/deep/a.js',
    'templates/.npmrc',
    'node_modules/b/a.js',
    'src/a.test.ts',
    'src/a.node.test.mts',
    'src/a_spec.js',
    'src/a.stories.tsx',
  ])('is a note in %s, which nobody runs', (path) => {
    expect(levels(release([names(path, 'http://10.1.2.3')]))).toEqual([[path, 'note']])
  })

  it('fires as a warning beside such a folder, and in names that only look like tests', () => {
    const now = release([names('src/test/a.js', 'http://10.1.2.3'), names('src/latest.js', 'http://10.1.2.3')])
    expect(levels(now)).toEqual([
      ['src/latest.js', 'warning'],
      ['src/test/a.js', 'note'],
    ])
  })

  it('is silent for files that name none', () => {
    expect(
      problems(
        internalHost,
        subject(release([file('a.js'), names('b.js')]), release([names('b.js', 'http://10.1.2.3')])),
      ),
    ).toEqual([])
  })
})
