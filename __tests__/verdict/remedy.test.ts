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
      'Raise it: `max: 2 MB` under `rules`, in `size-limit`, in place of the `max` that is there.',
    ],
    ['no rules in its `rules`', 'rules: {}\n', 'Raise it: `size-limit: { max: 2 MB }` under `rules`.'],
  ])('is the line that goes into one with %s', (_, text, expected) => {
    expect(under(text)).toBe(expected)
  })

  it.each([
    ['no list', 'rules:\n  secret: { level: error }\n', '`allow: [{ path: a }]` under `rules`, in `secret`'],
    [
      'a list',
      'rules:\n  secret: { allow: [{ path: b, reason: a sample }] }\n',
      '`{ path: a }` under `rules`, in the list `allow` of `secret`',
    ],
  ])('adds to %s that the rule has', (_, text, expected) => {
    const policy = parsePolicy(text, 'pack-gate.yml', rules)
    expect(helpFor('`rules: { secret: { allow: [{ path: a }] } }`', policy)).toBe(expected)
  })
})
