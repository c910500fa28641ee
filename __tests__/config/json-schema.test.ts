import { describe, expect, it } from '@jest/globals'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { policyJsonSchema } from '../../src/config/json-schema.js'
import { parsePolicy } from '../../src/config/load.js'
import { rules } from '../../src/rules/index.js'
import { parse } from 'yaml'

const schema = policyJsonSchema(rules)
const ajv = new Ajv({ strict: true, allowUnionTypes: true })
addFormats.default(ajv)
const validate = ajv.compile(schema)

function loads(text: string): boolean {
  try {
    parsePolicy(text, 'pack-gate.yml', rules)
    return true
  } catch {
    return false
  }
}

interface Described { description?: string; properties?: Record<string, Described>; anyOf?: Described[]; items?: Described; allOf?: Described[] }

function* undescribed(node: Described, path: string): Generator<string> {
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    if (!child.description) yield `${path}.${key}`
    yield* undescribed(child, `${path}.${key}`)
  }
  for (const child of [...(node.anyOf ?? []), ...(node.allOf ?? []), ...(node.items ? [node.items] : [])]) yield* undescribed(child, path)
}

describe('the JSON schema of the policy', () => {
  it.each([
    'files: [package.json, { path: dist/cli.js, required: true, max-size: 2 MB }]',
    'files: [{ path: a, max-size: 2000 }]',
    'baseline: auto',
    'baseline: { spec: 1.4.2, required: true }',
    'rules: { size-growth: { level: error, max: 25%, min: 1 MiB }, source-map: { policy: none }, file-added: off }',
    'rules: { lifecycle-script: { level: { new: error, unchanged: warning } } }',
    'waivers: [{ rule: source-map, path: dist/*.map, reason: public, expires: 2027-01-31 }]',
  ])('accepts what loads: %s', (text) => {
    expect(validate(parse(text))).toBe(true)
    expect(loads(text)).toBe(true)
  })

  it.each([
    'file: [a]',
    'files: []',
    'files: [404]',
    'files: [{ required: true }]',
    'files: [{ path: a, max-size: 2 mb }]',
    'baseline: 1.2',
    'rules: { size-grwoth: off }',
    'rules: { size-growth: { max: 25 } }',
    'rules: { size-growth: warn }',
    'rules: { source-map: { policy: all } }',
    'waivers: [{ rule: source-map, path: a }]',
    'waivers: [{ rule: source-map, path: a, reason: b, expires: 2027-13-01 }]',
  ])('refuses what does not load: %s', (text) => {
    expect(validate(parse(text))).toBe(false)
    expect(loads(text)).toBe(false)
  })

  it('describes every key', () => {
    expect([...undescribed(schema as Described, '')]).toEqual([])
  })

  it('knows every rule', () => {
    const known = schema as { properties: { rules: { properties: Record<string, unknown> } } }
    expect(Object.keys(known.properties.rules.properties)).toEqual(rules.map((rule) => rule.id))
  })
})
