import { describe, expect, it } from '@jest/globals'
import { reasonSchema } from '../../src/policy/reason.js'

describe('a reason', () => {
  const isReason = (text: string): boolean => reasonSchema('for this waiver').safeParse(text).success

  it.each(['', ' ', '…', '...', 'x', 'ok', 'n/a', '-', '12345', 'a 1 b'])('is not %j', (text) => {
    expect(isReason(text)).toBe(false)
  })

  it.each(['why', 'a b c', 'документация', '样例', 'see #1'])('is %j', (text) => {
    expect(isReason(text)).toBe(true)
  })
})
