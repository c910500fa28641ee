import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parsePolicy } from '../../src/policy/load.js'
import { GateError } from '../../src/model/errors.js'
import { rules } from '../../src/rules/index.js'
import { anyCharacter } from '../helpers/any-text.js'

function outcome(text: string): GateError | null {
  try {
    parsePolicy(text, 'pack-gate.yml', rules)
    return null
  } catch (error) {
    if (error instanceof GateError) return error
    throw error
  }
}

const pieces = [
  'files',
  'rules',
  'baseline',
  'waivers',
  ':',
  ' ',
  '\n',
  '  ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '"',
  "'",
  '&a',
  ' *a',
  '!!str ',
  '<<',
  '|',
  '>',
  '#',
  '\t',
  '\r\n',
  '%',
  '---',
  'off',
  'size-growth',
  '__proto__',
  '1',
  'path',
  '?',
  '\0',
  '\u2028',
  '🎁',
]

describe('any text', () => {
  it.each<[string, fc.Arbitrary<string>]>([
    ['of any characters', fc.string({ unit: anyCharacter, maxLength: 200 })],
    [
      'of the parts of a policy',
      fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join('')),
    ],
    ['that is JSON', fc.json()],
  ])('%s is a policy or a GateError with a place in the file', (_, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, (text) => {
        const error = outcome(text)
        if (error === null) return
        expect(error.code).toBe('ECONFIG')
        expect(error.location?.line).toBeGreaterThanOrEqual(1)
        expect(error.location?.column).toBeGreaterThanOrEqual(1)
        for (const line of error.message.split('\n')) expect(line).toMatch(/^pack-gate\.yml:(\d+:\d+:)? \S/)
      }),
      { numRuns: 500 },
    )
  })

  it('leaves the prototype of objects alone', () => {
    outcome(
      'rules:\n  __proto__: { polluted: yes }\n  constructor: { prototype: { polluted: yes } }\n__proto__: { ' +
        'polluted: yes }\n',
    )
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })
})
