import { describe, expect, it } from '@jest/globals'
import type { RegistryChange } from '../../../src/model/registry-change.js'
import { registryChanged } from '../../../src/rules/policy/registry-changed.js'
import { release, subject } from '../../helpers/facts.js'
import { problems } from '../../helpers/rules.js'

const asked = 'https://registry.example.com/'
const change: RegistryChange = { files: [{ path: '.npmrc', keys: ['cache'] }], hosts: [], asked, wanted: null }
const run = (registryChange: RegistryChange): ReturnType<typeof problems> =>
  problems(registryChanged, { ...subject(release([])), registryChange })

describe('registry-changed', () => {
  it('fires where a pull request changes a setting, and names file and key', () => {
    const [problem] = run(change)
    expect(problem).toMatchObject({ path: '.npmrc', message: expect.stringContaining('.npmrc (cache)') })
    expect(problem && 'levels' in problem).toBe(false)
  })

  it('is an error where it names a host that the base branch does not', () => {
    const [problem] = run({ ...change, hosts: ['evil.example'], wanted: 'https://evil.example/' })
    expect(problem).toMatchObject({ levels: { new: 'error' } })
    expect(problem?.message).toContain(`names evil.example, which the base branch does not`)
    expect(problem?.message).toContain(`https://evil.example/ would be asked in place of ${asked}`)
  })

  it('is silent where nothing changes, and outside of pull requests', () => {
    expect(run({ ...change, files: [] })).toEqual([])
    expect(problems(registryChanged, subject(release([])))).toEqual([])
  })
})
