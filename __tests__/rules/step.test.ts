import { describe, expect, it } from '@jest/globals'
import { stepOf } from '../../src/rules/rule.js'

describe('the step from one version to another', () => {
  it.each([
    ['1.2.3', '1.2.4', 'patch'],
    ['1.2.3', '1.2.10+build.7', 'patch'],
    ['0.2.3', '0.2.4', 'patch'],
    ['1.2.3', '1.3.0', 'minor'],
    ['1.2.3', '1.20.0', 'minor'],
    ['1.2.3', '2.0.0', 'breaking'],
    ['0.2.3', '0.3.0', 'breaking'],
    ['0.0.2', '0.0.3', 'breaking'],
    ['1.2.3', '1.3.0-rc.1', 'breaking'],
    ['1.3.0-rc.1', '1.3.0', 'breaking'],
    ['1.3.0', '1.2.9', 'breaking'],
    ['1.2.4', '1.2.3', 'breaking'],
    ['1.2.3', '1.2.3', 'breaking'],
    ['1.2', '1.2.1', 'breaking'],
  ] as const)('%s to %s is %s', (before, now, step) => {
    expect(stepOf({ version: now }, { version: before })).toBe(step)
  })
})
