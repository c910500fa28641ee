import { describe, expect, it } from '@jest/globals'
import { tagMoved } from '../../../src/rules/trust/tag-moved.js'
import { found } from './published.js'

describe('tag-moved', () => {
  it('fires on each tag, and is silent without one', () => {
    const movedTags = [{ tag: 'latest', from: '1.1.0', to: '1.0.0' }]
    expect(found(tagMoved, { own: null, before: [], movedTags })).toEqual([
      ['the dist-tag latest points to 1.0.0; before, it pointed to 1.1.0', 'error'],
    ])
    expect(found(tagMoved, { own: null, before: [] })).toEqual([])
  })
})
