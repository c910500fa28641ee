import { describe, expect, it } from '@jest/globals'
import { publisherChanged } from '../../../src/rules/trust/publisher-changed.js'
import { approved, before, byWorkflow, found, published, withToken } from './published.js'

describe('publisher-changed', () => {
  it('fires on an account that published none before', () => {
    const own = published('1.1.0', { ...withToken, _npmUser: { name: 'mallory' } })
    expect(found(publisherChanged, { own, before: before(withToken) })).toEqual([
      ['1.1.0 was published by mallory; the 3 before it by ann', 'warning'],
    ])
  })

  it('fires on an account that approves for the first time, and only notes the first approval of all', () => {
    const byMallory = { ...approved, _npmUser: { ...approved._npmUser, approver: { name: 'mallory' } } }
    expect(found(publisherChanged, { own: published('1.1.0', byMallory), before: before(approved) })).toEqual([
      ['1.1.0 was approved by mallory; the 3 before it by GitHub Actions, ann', 'warning'],
    ])
    expect(found(publisherChanged, { own: published('1.1.0', approved), before: before(byWorkflow) })).toEqual([
      ['1.1.0 was approved by ann; the 3 before it by GitHub Actions', 'note'],
    ])
    const ann = { ...withToken, _npmUser: { name: 'ann' } }
    expect(found(publisherChanged, { own: published('1.1.0', ann), before: before(approved) })).toHaveLength(1)
    expect(found(publisherChanged, { own: published('1.1.0', approved), before: before(approved) })).toEqual([])
    const byHand = { ...approved, _npmUser: { name: 'bob', approver: { name: 'ann' } } }
    expect(found(publisherChanged, { own: published('1.1.0', byHand), before: before(byWorkflow) })).toEqual([
      ['1.1.0 was published by bob; the 3 before it by GitHub Actions', 'warning'],
    ])
  })

  it('is silent for one that did, and where the registry names none', () => {
    expect(found(publisherChanged, { own: published('1.1.0', withToken), before: before(withToken) })).toEqual([])
    expect(found(publisherChanged, { own: published('1.1.0', {}), before: before(withToken) })).toEqual([])
    expect(found(publisherChanged, { own: published('1.1.0', withToken), before: before({}) })).toEqual([])
  })
})
