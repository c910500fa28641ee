import { describe, expect, it } from '@jest/globals'
import { coverageFolders } from '../../../src/rules/forbidden-file/forbidden-match.js'
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
