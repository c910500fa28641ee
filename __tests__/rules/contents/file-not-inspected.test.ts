import { describe, expect, it } from '@jest/globals'
import { fileNotInspected } from '../../../src/rules/contents/file-not-inspected.js'
import { file, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

describe('file-not-inspected', () => {
  it('fires on what could not be read wholly, with the reason', () => {
    const [found] = problems(fileNotInspected, subject(release([file('a.js.map', { notInspected: 'too large' })])))
    expect(found?.message).toBe('a.js.map was not inspected: too large')
  })

  it('is silent for what was read', () => {
    expect(problems(fileNotInspected, subject(release([file('a.js.map')])))).toEqual([])
  })

  it('has a limit that the policy can set', () => {
    expect(fileNotInspected.options?.parse({})).toEqual({ max: 256_000_000 })
    expect(fileNotInspected.options?.parse({ max: '1 MB' })).toEqual({ max: 1_000_000 })
    expect(() => fileNotInspected.options?.parse({ min: 1 })).toThrow()
  })
})
