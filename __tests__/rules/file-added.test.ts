import { describe, expect, it } from '@jest/globals'
import { fileAdded } from '../../src/rules/file-added.js'
import { file, release, subject } from '../helpers/facts.js'
import { problems } from '../helpers/rules.js'

describe('file-added', () => {
  it('fires once for a whole new tree, whatever its depth', () => {
    const now = release([file('lib/a.js'), file('reports/x/1.html'), file('reports/y/z/2.html'), file('reports/3.html')])
    const found = problems(fileAdded, subject(now, release([file('lib/a.js')])))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ path: 'reports', count: 3 })
    expect(found[0]?.message).toBe('3 new files in reports (48 bytes)')
  })

  it('names a file that is alone, and groups siblings in a known folder', () => {
    const found = problems(fileAdded, subject(release([file('lib/a.js'), file('lib/b.js'), file('lib/c.js'), file('x.txt')]), release([file('lib/a.js')])))
    expect(found.map(({ path, message }) => [path, message])).toEqual([['lib', '2 new files in lib (16 bytes)'], ['x.txt', 'x.txt is new (5 bytes)']])
  })

  it('is silent for changed and renamed files', () => {
    const before = release([file('a.js'), file('dep-CB_7IfJ-.js')])
    const now = release([file('a.js', { content: 'other' }), file('dep-glQox-ep.js')])
    expect(problems(fileAdded, subject(now, before))).toEqual([])
  })

  it('groups by the highest folder that is new, and the top folder by itself', () => {
    const before = release([file('lib/a.js')])
    const now = release([...before.files.filter(({ path }) => path !== 'package.json'), ...['lib/x/y/1.js', 'lib/x/z/2.js', 'lib/w/3.js', 'a.txt', 'b.txt'].map((path) => file(path))])
    expect(problems(fileAdded, subject(now, before)).map(({ path, count }) => [path, count])).toEqual([['.', 2], ['lib/w/3.js', undefined], ['lib/x', 2]])
  })

  it('groups files of one folder by that folder alone, where others have its name further up', () => {
    const before = release([file('a/b/1.js'), file('ab/c.js')])
    const now = release(['a/b/1.js', 'a/b/2.js', 'a/b/3.js', 'ab/c.js', 'ab/d.js'].map((path) => file(path)))
    expect(problems(fileAdded, subject(now, before)).map(({ path }) => path)).toEqual(['a/b', 'ab/d.js'])
  })
})
