import { describe, expect, it } from '@jest/globals'
import { fileAdded } from '../../../src/rules/files/file-added.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

describe('file-added', () => {
  it('fires once for a whole new tree, whatever its depth', () => {
    const now = release([
      file('lib/a.js'),
      file('reports/x/1.html'),
      file('reports/y/z/2.html'),
      file('reports/3.html'),
    ])
    const found = problems(fileAdded, subject(now, release([file('lib/a.js')])))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ path: 'reports', count: 3 })
    expect(found[0]?.message).toBe('3 new files in reports (48 bytes)')
  })

  it('names a file that is alone, and groups siblings in a known folder', () => {
    const found = problems(
      fileAdded,
      subject(
        release([file('lib/a.js'), file('lib/b.js'), file('lib/c.js'), file('x.txt')]),
        release([file('lib/a.js')]),
      ),
    )
    expect(found.map(({ path, message }) => [path, message])).toEqual([
      ['lib', '2 new files in lib (16 bytes)'],
      ['x.txt', 'x.txt is new (5 bytes)'],
    ])
  })

  it('is silent for changed and renamed files', () => {
    const before = release([file('a.js'), file('dep-CB_7IfJ-.js')])
    const now = release([file('a.js', { content: 'other' }), file('dep-glQox-ep.js')])
    expect(problems(fileAdded, subject(now, before))).toEqual([])
  })

  it('groups by the highest folder that is new, and the top folder by itself', () => {
    const before = release([file('lib/a.js')])
    const now = release([
      ...before.files.filter(({ path }) => path !== 'package.json'),
      ...['lib/x/y/1.js', 'lib/x/z/2.js', 'lib/w/3.js', 'a.txt', 'b.txt'].map((path) => file(path)),
    ])
    expect(problems(fileAdded, subject(now, before)).map(({ path, count }) => [path, count])).toEqual([
      ['.', 2],
      ['lib/w/3.js', undefined],
      ['lib/x', 2],
    ])
  })

  it('makes ten findings at most: by top folder where there are many, and one of the smallest', () => {
    const folders = (count: number, top: (n: number) => string): string[] =>
      Array.from({ length: count }, (_, n) => [`${top(n)}/old.js`, `${top(n)}/new.js`, `${top(n)}/more.js`]).flat()
    const found = (paths: readonly string[]): readonly unknown[] =>
      problems(
        fileAdded,
        subject(
          release(paths.map((path) => file(path))),
          release(paths.filter((path) => path.endsWith('old.js')).map((path) => file(path))),
        ),
      ).map(({ path, message }) => [path, message.replace(/ \(.*/, '')])
    expect(found(folders(10, (n) => `lib/${n}`))).toHaveLength(10)
    expect(found([...folders(1_500, (n) => `lib/${n}`), 'a.txt', 'b.txt'])).toEqual([
      ['.', "2 new files in the package's top folder"],
      ['lib', '3,000 new files in lib'],
    ])
    const many = found([...folders(240, (n) => `f${n}`), 'f7/extra.js'])
    expect(many).toHaveLength(10)
    expect(many).toContainEqual(['f7', '3 new files in f7'])
    expect(many.at(-1)).toEqual(['.', '462 new files in 231 folders'])
    expect(found([...folders(11, (n) => `lib/${n}`).filter((path) => !path.endsWith('more.js')), 'x/only.js'])).toEqual(
      [
        ['lib', '11 new files in lib'],
        ['x/only.js', 'x/only.js is new'],
      ],
    )
  })

  it('groups files of one folder by that folder alone, where others have its name further up', () => {
    const before = release([file('a/b/1.js'), file('ab/c.js')])
    const now = release(['a/b/1.js', 'a/b/2.js', 'a/b/3.js', 'ab/c.js', 'ab/d.js'].map((path) => file(path)))
    expect(problems(fileAdded, subject(now, before)).map(({ path }) => path)).toEqual(['a/b', 'ab/d.js'])
  })
})
