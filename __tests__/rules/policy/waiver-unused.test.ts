import { describe, expect, it } from '@jest/globals'
import { waiverUnused } from '../../../src/rules/policy/waiver-unused.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

describe('waiver-unused', () => {
  it('fires on a waiver that excused nothing, at the waiver', () => {
    const waiver = { rule: 'size-growth', path: '**', reason: 'new icons', at: { path: 'pack-gate.yml', line: 9 } }
    const [found] = problems(waiverUnused, { ...subject(release([])), unusedWaivers: [waiver] })
    expect(found?.cause).toEqual({ kind: 'policy', at: waiver.at })
    expect(found?.help).not.toContain('bytes')
    expect(
      problems(waiverUnused, { ...subject(release([])), unusedWaivers: [{ ...waiver, sha256: 'ab' }] })[0]?.help,
    ).toContain('its bytes are not the ones')
  })

  it('says where its path is a folder, which no waiver is for', () => {
    const waiver = { rule: 'source-map', path: 'dist', reason: 'public', at: { path: 'pack-gate.yml', line: 9 } }
    const facts = subject(release([file('dist/a.js.map')]))
    expect(problems(waiverUnused, { ...facts, unusedWaivers: [waiver] })[0]?.help).toContain('write "dist/**"')
  })

  it('is silent where every waiver was needed', () => {
    expect(problems(waiverUnused, subject(release([])))).toEqual([])
  })
})
