import { describe, expect, it } from '@jest/globals'
import { provenanceLost } from '../../../src/rules/trust/provenance-lost.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'
import { approved, before, byWorkflow, found, published, withToken } from './published.js'

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

  it('fires on a release that no one approved after those that someone did', () => {
    expect(found(provenanceLost, { own: published('1.1.0', byWorkflow), before: before(approved) })).toEqual([
      [
        '1.1.0 was published with provenance by a trusted publisher (GitHub Actions); ' +
          '1.0.3 was published with provenance by a trusted publisher, approved by ann',
        'error',
      ],
    ])
    const mixed = [...before(approved, 1), ...before(byWorkflow, 2)]
    expect(found(provenanceLost, { own: published('1.1.0', byWorkflow), before: mixed })).toEqual([
      [expect.any(String), 'warning'],
    ])
  })

  it('takes an approval for more than a trusted publisher, as pnpm does, and not for a provenance', () => {
    const byHand = { ...approved, _npmUser: { name: 'ann', approver: { name: 'ann' } } }
    expect(found(provenanceLost, { own: published('1.1.0', approved), before: before(byWorkflow) })).toEqual([])
    expect(found(provenanceLost, { own: published('1.1.0', byHand), before: before(byWorkflow) })).toEqual([])
    const own = published('1.1.0', { ...byHand, dist: {} })
    expect(found(provenanceLost, { own, before: before(approved) })).toEqual([
      [expect.stringContaining('1.1.0 was published without provenance, approved by ann; 1.0.3'), 'warning'],
    ])
  })

  it('fires on a provenance that is listed and proves nothing, and warns of one that is not shown', () => {
    const history = { own: published('1.1.0', byWorkflow), before: [] }
    expect(found(provenanceLost, { ...history, unproven: { why: 'it is of a fork', isShown: true } })).toEqual([
      ['the registry lists a provenance for 1.1.0, which proves nothing: it is of a fork', 'error'],
    ])
    expect(found(provenanceLost, { ...history, unproven: { why: 'E404', isShown: false } })).toEqual([
      ["the registry lists a provenance for 1.1.0 and doesn't show it: E404", 'warning'],
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
    expect(found(provenanceLost, { own: null, before: before(approved, 1) }, true)).toEqual([
      ['1.0.1 was published with provenance by a trusted publisher, approved by ann', 'note'],
    ])
    expect(found(provenanceLost, { own: null, before: before(byWorkflow, 1) })).toEqual([])
    expect(found(provenanceLost, { own: null, before: before(withToken, 1) }, true)).toEqual([])
  })
})
