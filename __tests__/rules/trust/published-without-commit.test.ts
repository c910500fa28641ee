import { describe, expect, it } from '@jest/globals'
import { publishedWithoutCommit } from '../../../src/rules/trust/published-without-commit.js'
import { before, found, published, withToken } from './published.js'

describe('published-without-commit', () => {
  it('fires on a commit that the repository does not have', () => {
    const history = { own: published('1.1.0', withToken), before: [], isInRepository: false }
    expect(found(publishedWithoutCommit, history)).toEqual([[expect.stringContaining('b'.repeat(40)), 'warning']])
    expect(found(publishedWithoutCommit, { ...history, isInRepository: true })).toEqual([])
  })

  it('notes that there is none, where the last ones had one', () => {
    const own = published('1.1.0', { ...withToken, gitHead: undefined })
    expect(found(publishedWithoutCommit, { own, before: before(withToken) })).toEqual([
      ['1.1.0 names no commit; the 3 releases before it do', 'note'],
    ])
    expect(found(publishedWithoutCommit, { own, before: before(withToken, 2) })).toEqual([])
  })
})
