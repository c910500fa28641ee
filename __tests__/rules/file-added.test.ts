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
    expect(found[0]?.message).toMatch(/^3 new files in reports \(/)
  })

  it('names a file that is alone, and groups siblings in a known folder', () => {
    const found = problems(fileAdded, subject(release([file('lib/a.js'), file('lib/b.js'), file('lib/c.js'), file('x.txt')]), release([file('lib/a.js')])))
    expect(found.map(({ path }) => path)).toEqual(['lib', 'x.txt'])
  })

  it('is silent for changed and renamed files', () => {
    const before = release([file('a.js'), file('dep-CB_7IfJ-.js')])
    const now = release([file('a.js', { content: 'other' }), file('dep-glQox-ep.js')])
    expect(problems(fileAdded, subject(now, before))).toEqual([])
  })
})
