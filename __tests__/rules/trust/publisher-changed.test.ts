import { describe, expect, it } from '@jest/globals'
import { publisherChanged } from '../../../src/rules/trust/publisher-changed.js'
import { before, found, published, withToken } from './published.js'

describe('publisher-changed', () => {
  it('fires on an account that published none before', () => {
    const own = published('1.1.0', { ...withToken, _npmUser: { name: 'mallory' } })
    expect(found(publisherChanged, { own, before: before(withToken) })).toEqual([
      ['1.1.0 was published by mallory; the 3 before it by ann', 'warning'],
    ])
  })

  it('is silent for one that did, and where the registry names none', () => {
    expect(found(publisherChanged, { own: published('1.1.0', withToken), before: before(withToken) })).toEqual([])
    expect(found(publisherChanged, { own: published('1.1.0', {}), before: before(withToken) })).toEqual([])
    expect(found(publisherChanged, { own: published('1.1.0', withToken), before: before({}) })).toEqual([])
  })
})
