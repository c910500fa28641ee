import { describe, expect, it } from '@jest/globals'
import { versionBurst } from '../../../src/rules/trust/version-burst.js'
import { found } from './published.js'

describe('version-burst', () => {
  it('fires with others, and is silent alone', () => {
    expect(found(versionBurst, { own: null, before: [], burst: ['other@2.0.0'] })).toEqual([
      ['1 other release without a record was published within ten minutes of 1.1.0: other@2.0.0', 'warning'],
    ])
    expect(found(versionBurst, { own: null, before: [], burst: [] })).toEqual([])
  })
})
