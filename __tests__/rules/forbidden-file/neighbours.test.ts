import { describe, expect, it } from '@jest/globals'
import {
  copies,
  coverageFolders,
  folderAbove,
  originals,
  repositories,
} from '../../../src/rules/forbidden-file/neighbours.js'
import { file } from '../../helpers/facts.js'

const folders = (...paths: string[]): readonly string[] => [...coverageFolders(paths.map((path) => file(path)))]

describe('folders that a coverage tool wrote', () => {
  it.each([
    'lcov.info',
    'clover.xml',
    'coverage-final.json',
    'coverage-summary.json',
    'cobertura-coverage.xml',
    'block-navigation.js',
    'coverage-12-1700000000000-10.json',
  ])('are known by %s in a folder of that name', (name) => {
    expect(folders(`coverage/${name}`)).toEqual(['coverage'])
  })

  it.each([
    'coverage',
    '.coverage',
    'Coverage',
    'code-coverage',
    'codecoverage',
    'test-coverage',
    'testcoverage',
    'cov',
    'jest-coverage',
    'coverage-report',
  ])('are named like %s', (name) => {
    expect(folders(`${name}/lcov.info`)).toEqual([name])
  })

  it('are named once, outermost first, wherever they are', () => {
    expect(folders('a/coverage/lcov.info', 'a/coverage/b/clover.xml', 'cov/b/coverage/lcov.info')).toEqual([
      'a/coverage',
      'cov',
    ])
  })

  it.each([
    'my-lcov.info',
    'lcov.info.js',
    'coverage-1-2.json',
    'coverage-x-1-1.json',
    'coverage-1-x-1.json',
    'coverage-1-1-x.json',
    'index.js',
  ])('are not known by %s', (name) => {
    expect(folders(`coverage/${name}`)).toEqual([])
  })

  it.each(['discoverage', 'coverages', 'lib', 'covers', 'coverage.d'])('are not named %s', (name) => {
    expect(folders(`${name}/lcov.info`)).toEqual([])
  })

  it('are no file of that name, and none at the top', () => {
    expect(folders('lcov.info', 'lib/lcov.info')).toEqual([])
    expect(folders('lib/coverage-final.json/coverage')).toEqual([])
  })
})

describe('repositories of git', () => {
  const found = (...paths: string[]): readonly string[] => [...repositories(paths.map((path) => file(path)))]

  it('are known by what is in them, whatever their name', () => {
    const parts = ['HEAD', 'config', 'objects/pack/a.pack', 'hooks/update.sample']
    expect(found(...parts.map((part) => `test/dotgit/${part}`))).toEqual(['test/dotgit'])
  })

  it.each(['HEAD', 'config', 'objects/a'])('are none without %s', (missing) => {
    expect(found(...['a/HEAD', 'a/config', 'a/objects/a'].filter((path) => path !== `a/${missing}`))).toEqual([])
  })

  it('are above their files, and not above those in a container that is one of them', () => {
    const folders = new Set(['a/repo'])
    expect(folderAbove(file('a/repo/objects/00/1'), folders)).toBe('a/repo')
    expect(folderAbove(file('a/repository/x'), folders)).toBeUndefined()
    expect(folderAbove(file('a/repo/objects/00/1!1', { container: 'a/repo/objects/00/1' }), folders)).toBeUndefined()
  })
})

describe('copies', () => {
  const found = (...paths: string[]): readonly string[] => [...copies(paths.map((path) => file(path)))]

  it.each(['lib/index 2.js', 'lib/index (1).js', 'lib/index copy.js', 'lib/index - Copy.js', 'lib/index copy 3.js'])(
    'are known by their name beside the original: %s',
    (path) => {
      expect(found('lib/index.js', path)).toEqual([path])
    },
  )

  it('of a name without an extension, and of one with two', () => {
    expect(found('LICENSE', 'LICENSE 2', 'a.d.ts', 'a 2.d.ts')).toEqual(['LICENSE 2', 'a 2.d.ts'])
  })

  it('are none without the original, or under another name', () => {
    expect(found('lib/index 2.js', 'index.js', 'level 2.js', 'a.js', 'a 2000.js', 'a b.js')).toEqual([])
  })
})

describe('originals beside their build', () => {
  it('are the plain file of a minified one, and a file of sources beside the built one', () => {
    const paths = ['a.js', 'a.min.js', 'b.css', 'b-min.css', 'c.js', 'c.src.js', 'd.js', 'e.min.js', 'f.orig.js']
    expect([...originals(paths.map((path) => file(path)))]).toEqual(['a.js', 'b.css', 'c.src.js'])
  })
})
