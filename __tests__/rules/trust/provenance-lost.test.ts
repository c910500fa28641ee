import { describe, expect, it } from '@jest/globals'
import { provenanceLost } from '../../../src/rules/trust/provenance-lost.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'
import { before, byWorkflow, found, published, withToken } from './published.js'

describe('provenance-lost', () => {
  it('fires on a release by a token after those of a workflow', () => {
    expect(found(provenanceLost, { own: published('1.1.0', withToken), before: before(byWorkflow) })).toEqual([
      [
        '1.1.0 was published without provenance (ann); 1.0.3 was published with provenance by a trusted publisher',
        'error',
      ],
    ])
  })

  it('fires where the trusted publisher alone is gone', () => {
    const own = published('1.1.0', { ...withToken, dist: byWorkflow.dist })
    expect(found(provenanceLost, { own, before: before(byWorkflow) })).toEqual([
      [expect.stringContaining('with provenance (ann)'), 'error'],
    ])
  })

  it('warns where some before it had none either', () => {
    const mixed = [...before(byWorkflow, 1), ...before(withToken, 2)]
    expect(found(provenanceLost, { own: published('1.1.0', withToken), before: mixed })).toEqual([
      [expect.any(String), 'warning'],
    ])
  })

  it('is silent where nothing is lost, and without anything to compare with', () => {
    expect(found(provenanceLost, { own: published('1.1.0', byWorkflow), before: before(withToken) })).toEqual([])
    expect(found(provenanceLost, { own: published('1.1.0', withToken), before: before(withToken) })).toEqual([])
    expect(found(provenanceLost, { own: published('1.1.0', withToken), before: [] })).toEqual([])
    expect(problems(provenanceLost, subject(release([file('index.js')])))).toEqual([])
  })

  it('notes before publishing how the last one was published', () => {
    expect(found(provenanceLost, { own: null, before: before(byWorkflow, 1) }, true)).toEqual([
      ['1.0.1 was published with provenance by a trusted publisher', 'note'],
    ])
    expect(found(provenanceLost, { own: null, before: before(byWorkflow, 1) })).toEqual([])
    expect(found(provenanceLost, { own: null, before: before(withToken, 1) }, true)).toEqual([])
  })
})
