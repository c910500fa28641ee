import { describe, expect, it } from '@jest/globals'
import { fileRemoved } from '../../../src/rules/files/file-removed.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

describe('file-removed', () => {
  it('fires once for a folder that is gone', () => {
    const before = release([file('types/a.d.ts'), file('types/b/c.d.ts'), file('a.js')])
    const found = problems(fileRemoved, subject(release([file('a.js')]), before))
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({
      message: '2 files gone from types (26 bytes)',
      cause: { kind: 'manifest', key: ['files'] },
      path: 'types',
      count: 2,
      examples: ['types/a.d.ts', 'types/b/c.d.ts'],
    })
  })

  it("leaves out a licence that the tool which publishes puts back, and only the package's own", () => {
    const before = release([file('a.js'), file('LICENSE'), file('lib/LICENSE')])
    const context = { ...subject(release([file('a.js')]), before), addsLicence: true as const }
    expect(problems(fileRemoved, context).map(({ path }) => path)).toEqual(['lib/LICENSE'])
  })

  it('names a file that is alone', () => {
    expect(
      problems(fileRemoved, subject(release([file('lib/a.js')]), release([file('lib/a.js'), file('lib/b.js')]))).map(
        ({ message, path }) => [message, path],
      ),
    ).toEqual([['lib/b.js is gone (8 bytes)', 'lib/b.js']])
  })

  it('is silent where nothing is gone', () => {
    expect(problems(fileRemoved, subject(release([file('a.js'), file('b.js')]), release([file('a.js')])))).toEqual([])
  })
})
