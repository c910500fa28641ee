import { describe, expect, it } from '@jest/globals'
import { waiverExpired } from '../../../src/rules/policy/waiver-expired.js'
import { noPolicy, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const at = { path: 'pack-gate.yml', line: 4 }
const expiring = (expires?: string): ReturnType<typeof problems> => {
  const waiver = { rule: 'secret', path: '**', reason: 'test key', at, ...(expires !== undefined && { expires }) }
  return problems(waiverExpired, subject(release([]), null, { ...noPolicy, waivers: [waiver] }))
}

describe('waiver-expired', () => {
  it('fires on the day after the last day, at the waiver', () => {
    expect(expiring('2026-11-19')[0]?.cause).toEqual({ kind: 'policy', at })
  })

  it('is silent on the last day, before it, and where there is none', () => {
    expect([...expiring('2026-11-20'), ...expiring('2027-01-01'), ...expiring()]).toEqual([])
  })
})
