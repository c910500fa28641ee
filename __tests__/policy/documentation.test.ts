import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { parsePolicy } from '../../src/policy/load.js'
import { policySchema } from '../../src/policy/schema.js'
import { rules } from '../../src/rules/index.js'

const page = readFileSync('docs/configuration.md', 'utf8')
const blocks = [...page.matchAll(/^```yaml\n(.*?)^```/gms)].map(([, text = '']) => text)

describe('docs/configuration.md', () => {
  it.each(blocks.map((text, index) => [index + 1, text] as const))('has example %d that loads', (_, text) => {
    const policy = parsePolicy(text, 'pack-gate.yml', rules)
    expect(
      (policy.files?.length ?? 0) +
        policy.rules.size +
        policy.waivers.length +
        (policy.packages?.length ?? 0) +
        (policy.baseline.spec === null ? 0 : 1) +
        (policy.packer === undefined ? 0 : 1),
    ).toBeGreaterThan(0)
  })

  it('describes every key of the policy, with an example', () => {
    const keys = Object.keys(policySchema(rules).shape)
    expect(keys).toEqual(['extends', 'files', 'baseline', 'packer', 'rules', 'waivers', 'packages'])
    for (const key of keys) {
      expect(page).toContain(`## \`${key}\``)
      expect(blocks.some((text) => new RegExp(`^${key}:`, 'm').test(text))).toBe(true)
    }
  })

  it('lists every option of every rule', () => {
    const listed = page.slice(page.indexOf('### Options'), page.indexOf('## `waivers`'))
    const withOptions = rules.filter((rule) => rule.options !== undefined)
    expect(withOptions.length).toBeGreaterThan(0)
    for (const rule of withOptions) {
      expect(listed).toContain(`[${rule.id}](rules/${rule.id}.md)`)
      expect(rule.options).toHaveProperty('shape')
    }
    const names = withOptions.flatMap((rule) => Object.keys((rule.options as unknown as { shape: object }).shape))
    expect([...listed.matchAll(/^\|[^|]*\| `([\w-]+)` \|/gm)].map(([, name]) => name).sort()).toEqual(names.sort())
  })

  it('has the defaults that the rules have', () => {
    const defaults = parsePolicy(
      'rules: { size-growth: {}, size-limit: {}, source-map: {}, file-not-inspected: {} }',
      'x',
      rules,
    ).rules
    expect(defaults.get('size-growth')?.options).toEqual({ max: 0.25, min: 65_536 })
    expect(defaults.get('size-limit')?.options).toEqual({})
    expect(defaults.get('source-map')?.options).toEqual({})
    expect(defaults.get('file-not-inspected')?.options).toEqual({ max: 256_000_000 })
  })

  it('quotes mistakes as they are told', () => {
    const text = [
      'file: [a]',
      ...Array<string>(6).fill('#'),
      'rules:',
      '  size-growth: { level: error, max: 25 }',
    ].join('\n')
    const shown = /^```text\n(.*?)^```/ms.exec(page.slice(page.indexOf('\n## Mistakes')))?.[1]?.trimEnd()
    expect(() => parsePolicy(text, '.github/pack-gate.yml', rules)).toThrow(new Error(shown))
  })
})
