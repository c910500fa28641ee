import { describe, expect, it } from '@jest/globals'
import { hiddenText } from '../../../src/rules/changed-code/hidden-text.js'
import { subject } from '../../helpers/facts.js'
import { codeRelease } from '../../helpers/modules.js'
import { problems } from '../../helpers/rules.js'

const far = `a();${' '.repeat(250)}b()`

function found(now: string, before: string, options = {}): readonly string[] {
  const of = (text: string) => codeRelease({ 'index.js': text }, { main: 'index.js' })
  return problems(hiddenText, subject(of(now), of(before)), options).map(({ message }) => message)
}

describe('hidden-text', () => {
  it('fires on text that is newly hidden', () => {
    expect(found(`\n${far}`, 'a()')).toEqual(['index.js:2: code stands behind 250 blanks, which 1.0.0 had not'])
    expect(found('// \u202e', '')).toEqual([
      'index.js:1: U+202E changes the order in which the line is shown, which 1.0.0 had not',
    ])
  })

  it('is silent for what the file had before, and for what the policy allows', () => {
    expect(found(`${far};c()`, far)).toEqual([])
    expect(found(far, 'a()', { allow: ['far-right'] })).toEqual([])
    expect(found('a()', 'b()')).toEqual([])
  })
})
