import { describe, expect, it } from '@jest/globals'
import { isOwned, policyUnowned } from '../../../src/rules/policy/policy-unowned.js'
import { policyChangeOf } from '../../../src/verdict/policy-change.js'
import { noPolicy, release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const path = '.github/pack-gate.yml'
const run = (text: string | null, policyPath: string | null = path): ReturnType<typeof problems> => {
  const codeowners = text === null ? null : { path: 'CODEOWNERS', text }
  return problems(policyUnowned, {
    ...subject(release([])),
    policyChange: policyChangeOf({ base: noPolicy, head: { ...noPolicy, path: policyPath }, codeowners }, []),
  })
}

describe('policy-unowned', () => {
  it('fires where CODEOWNERS gives the policy no owner, or is not there', () => {
    expect(run('/src/ @a\n')[0]).toMatchObject({
      message: expect.stringContaining('CODEOWNERS gives it no owner'),
      help: expect.stringContaining(`\n  /${path} @`),
    })
    expect(run(null)[0]?.help).toContain('.github/CODEOWNERS')
  })

  it('is silent where it has an owner, without a policy, and outside of pull requests', () => {
    expect(run('* @a\n')).toEqual([])
    expect(run(null, null)).toEqual([])
    expect(problems(policyUnowned, subject(release([])))).toEqual([])
  })
})

describe('CODEOWNERS', () => {
  it.each([
    '*',
    '/.github/',
    '.github/',
    '.github',
    '/.github/pack-gate.yml',
    'pack-gate.yml',
    '*.yml',
    '.github/*',
    '**/pack-gate.yml',
    '/.github/**',
  ])('%s covers the policy', (pattern) => {
    expect(isOwned(`# owners\n${pattern} @a # why\n`, path)).toBe(true)
  })

  it.each(['/pack-gate.yml', 'src/', '/*', 'github/', '*.yaml', '/.github/*/x', '!x', ''])('%s does not', (pattern) => {
    expect(isOwned(`${pattern} @a\n`, path)).toBe(false)
  })

  it('counts the last line that matches, and one without owners takes the file out', () => {
    expect(isOwned('* @a\n/.github/\n', path)).toBe(false)
    expect(isOwned('/.github/\n* @a\n', path)).toBe(true)
  })
})
