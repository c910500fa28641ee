import { describe, expect, it } from '@jest/globals'
import { parsePolicy } from '../../src/policy/load.js'
import { rules } from '../../src/rules/index.js'
import { helpFor } from '../../src/verdict/decide.js'

const help = 'Raise it: `rules: { size-limit: { max: 2 MB } }`.'
const under = (text: string): string => helpFor(help, parsePolicy(text, 'pack-gate.yml', rules))

describe('a remedy in the policy', () => {
  it.each([
    ['no rules yet', 'files: ["**"]\n', 'Raise it: `rules: { size-limit: { max: 2 MB } }`.'],
    ['other rules', 'rules: { secret: error }\n', 'Raise it: `size-limit: { max: 2 MB }` under `rules`.'],
    [
      'a level of the rule',
      'rules:\n  size-limit: error\n',
      'Raise it: `size-limit: { level: error, max: 2 MB }` under `rules`, in place of `size-limit: error`.',
    ],
    [
      'options of the rule',
      'rules:\n  size-limit: { max: 1 MB }\n',
      'Raise it: `max: 2 MB` under `rules`, in `size-limit`.',
    ],
  ])('is the line that goes into one with %s', (_, text, expected) => {
    expect(under(text)).toBe(expected)
  })
})
