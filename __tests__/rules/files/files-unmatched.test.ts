import { describe, expect, it } from '@jest/globals'
import type { Problem } from '../../../src/model/problem.js'
import type { Release } from '../../../src/model/release.js'
import { filesUnmatched } from '../../../src/rules/files/files-unmatched.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const packed = (files: readonly string[], ...paths: readonly string[]): Release =>
  release(
    paths.map((path) => file(path)),
    { files },
  )
const found = (now: Release, before: Release | null): readonly Problem[] =>
  problems(filesUnmatched, subject(now, before))
const short = (all: readonly Problem[]): readonly unknown[] =>
  all.map(({ message, levels, baselineState }) => [
    message.replace(/.*lists (.*?),.*/, '$1'),
    levels?.new,
    baselineState,
  ])

describe('files-unmatched', () => {
  it('fires where the last release had code there', () => {
    const [one, ...others] = found(
      packed(['dist', 'template'], 'index.js', 'template/a.js'),
      packed(['dist', 'template'], 'index.js', 'dist/a.js', 'template/a.js'),
    )
    expect(others).toEqual([])
    expect(one?.message).toBe(
      '`files` in package.json lists dist, and nothing of it is packed: the previous release had 1 file (9 ' +
        'bytes) there',
    )
    expect(one?.levels).toEqual({ new: 'error', unchanged: 'error' })
    expect(one?.cause).toEqual({ kind: 'manifest', key: ['files', 0] })
  })

  it('blocks a release of which nothing but documents is left, the first one too', () => {
    for (const before of [null, packed(['dist'], 'dist/a.js'), packed(['dist'], 'README.md')]) {
      const [one] = found(packed(['dist'], 'README.md', 'LICENSE', 'docs.txt'), before)
      expect(one?.message).toBe(
        'nothing but package.json and documents is packed: `files` lists dist, and nothing of it is there',
      )
      expect(one?.levels?.unchanged).toBe('error')
    }
  })

  it('warns of an entry that is new, or that packed documents or what lies elsewhere now', () => {
    expect(short(found(packed(['lib', 'typings'], 'lib/a.js'), packed(['lib'], 'lib/a.js')))).toEqual([
      ['typings', undefined, 'new'],
    ])
    expect(
      short(found(packed(['lib', 'guide'], 'lib/a.js'), packed(['lib', 'guide'], 'lib/a.js', 'guide/a.md'))),
    ).toEqual([['guide', undefined, 'new']])
    expect(short(found(packed(['lib', 'dist'], 'dist/other.js'), packed(['lib'], 'lib/a.js')))).toEqual([
      ['lib', undefined, 'new'],
    ])
  })

  it.each(['./dist', '/dist/', 'dist/**', './dist/./a.js', 'dist//a.js', './/dist/*'])(
    'takes an entry as it is packed, however it is written: %s',
    (entry) => {
      expect(found(packed([entry, 'b.js'], 'dist/a.js', 'b.js'), null)).toEqual([])
      expect(found(packed([entry, 'b.js'], 'lib/a.js', 'b.js'), null)).toHaveLength(1)
    },
  )

  it('only notes what was so before, and what a first release lacks', () => {
    expect(short(found(packed(['lib', 'old'], 'lib/a.js'), packed(['lib', 'old'], 'lib/a.js')))).toEqual([
      ['old', undefined, 'unchanged'],
    ])
    expect(short(found(packed(['lib', 'old'], 'lib/a.js'), null))).toEqual([['old', 'note', 'new']])
  })

  it("is silent for every way to name what is packed, and for what ships or doesn't in its own way", () => {
    const names = [
      './lib/',
      '/lib',
      'lib/**',
      'lib/*',
      'lib/**/*.js',
      '*.js',
      'A.JS',
      'lib/{a,b}.js',
      '**',
      '*',
      '.',
      '!old',
      'README.md',
      'CHANGELOG.md',
      'package-lock.json',
      '.npmignore',
      'node_modules/a',
      'x'.repeat(5000),
    ]
    expect(found(packed(names, 'lib/a.js'), packed(names, 'lib/a.js'))).toEqual([])
    expect(found(release([file('a.js')], { files: 'lib' }), null)).toEqual([])
    expect(found(release([file('a.js')], { files: [1, null] }), null)).toEqual([])
    expect(found(release([file('README.md')]), null)).toEqual([])
  })
})

describe('a release without code, of which package.json names none', () => {
  const readme = file('README.md')
  const ignored = { path: 'lib.js', ignoredBy: '.gitignore' }
  const hollow = (manifest: Record<string, unknown>, before: Release | null, leftOut?: typeof ignored): unknown => {
    const context = { ...subject(release([readme], manifest), before), ...(leftOut && { leftOut: [leftOut] }) }
    return problems(filesUnmatched, context).map(({ message, help, levels, baselineState }) => ({
      message,
      help,
      level: levels?.[baselineState ?? 'new'],
    }))
  }

  it('blocks where code lies in the folder, and names the ignore file', () => {
    expect(hollow({ dependencies: { a: '1' } }, null, ignored)).toEqual([
      {
        message: 'nothing but package.json and documents is packed, and lib.js is in the folder',
        help: expect.stringContaining('.gitignore keeps it out'),
        level: 'error',
      },
    ])
    expect(hollow({}, release([readme]), ignored)).toMatchObject([{ level: 'warning' }])
  })

  it('blocks where the previous release had code, and warns where it may only depend on others now', () => {
    const before = release([readme, file('lib/a.js')])
    expect(hollow({}, before)).toMatchObject([{ level: 'error', message: expect.stringContaining('1 file of code') }])
    expect(hollow({ dependencies: { a: '1' } }, before)).toMatchObject([{ level: 'warning' }])
  })

  it('warns of a build whose output is named nowhere', () => {
    expect(hollow({ scripts: { build: 'tsc' } }, null)).toMatchObject([{ level: 'warning' }])
    expect(hollow({ scripts: { build: 'tsc' } }, release([readme], { scripts: { build: 'tsc' } }))).toMatchObject([
      { level: 'note' },
    ])
  })

  it('is silent for packages of documents, of dependencies, of data, and for what another rule reports', () => {
    expect(hollow({}, null)).toEqual([])
    expect(hollow({ dependencies: { a: '1' }, scripts: { build: 'tsc' } }, null)).toEqual([])
    expect(hollow({ files: ['README.md'], scripts: { build: 'tsc' } }, null, ignored)).toEqual([])
    expect(hollow({ main: './lib.js' }, null, ignored)).toEqual([])
    expect(hollow({}, release([readme, file('index.js')]))).toEqual([])
    expect(problems(filesUnmatched, { ...subject(release([file('tsconfig.json')])), leftOut: [ignored] })).toEqual([])
  })
})
