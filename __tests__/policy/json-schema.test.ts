import { describe, expect, it } from '@jest/globals'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { policyJsonSchema } from '../../src/policy/json-schema.js'
import { parsePolicy } from '../../src/policy/load.js'
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

interface Node {
  description?: string
  examples?: unknown[]
  properties?: Record<string, Node>
  anyOf?: Node[]
  oneOf?: Node[]
  allOf?: Node[]
  items?: Node
  additionalProperties?: Node | boolean
  $ref?: string
}

/** Every key that a policy may have, dotted, with its part of the schema. */
function* keys(node: Node, path: string): Generator<readonly [string, Node]> {
  // Nothing that the walk does not know may hide keys. A package's part refers to those of the whole.
  expect([path, node.$ref]).toEqual([
    path,
    path.startsWith('.packages.') ? `#/properties/${path.slice('.packages.'.length)}` : undefined,
  ])
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    yield [`${path}.${key}`, child]
    yield* keys(child, `${path}.${key}`)
  }
  const items = node.items ? [node.items] : []
  const others = typeof node.additionalProperties === 'object' ? [node.additionalProperties] : []
  for (const child of [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? []), ...items, ...others])
    yield* keys(child, path)
}

const allKeys = [...keys(schema, '')]

describe('the JSON schema of the policy', () => {
  it.each([
    'files: [package.json, { path: dist/cli.js, required: true, max-size: 2 MB }]',
    'files: [{ path: a, max-size: 2000 }]',
    'baseline: auto',
    'baseline: { spec: 1.4.2, required: true }',
    'rules: { size-growth: { level: error, max: 25%, min: 1 MiB }, source-map: { policy: none }, file-added: off }',
    'rules: { lifecycle-script: { level: { new: error, unchanged: warning } } }',
    'waivers: [{ rule: source-map, path: dist/*.map, reason: public, expires: 2027-01-31 }]',
    'packages: { packages/*: { files: [a], baseline: none }, "@acme/b": { extends: cli, rules: { file-added: ' +
      'off }, waivers: [] } }',
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
    'waivers: [{ rule: source-map, path: a, reason: because, expires: 2027-13-01 }]',
    'packages: [packages/a]',
    'packages: { packages/a: { file: [a] } }',
    'packages: { packages/a: { packages: {} } }',
    'packages: { packages/a: { files: [] } }',
  ])('refuses what does not load: %s', (text) => {
    expect(validate(parse(text))).toBe(false)
    expect(loads(text)).toBe(false)
  })

  it('describes every key, with examples', () => {
    expect(allKeys.length).toBeGreaterThan(80)
    const bare = allKeys
      .filter(([, { $ref }]) => $ref === undefined)
      .filter(([, { description = '', examples = [] }]) => description.length < 10 || examples.length === 0)
    expect(bare.map(([path]) => path)).toEqual([])
  })

  it('has no example that it would refuse', () => {
    const refused = allKeys.flatMap(([path, node]) => {
      if (node.$ref !== undefined) return []
      const accepts = path === '.packages' ? (example: unknown) => validate({ packages: example }) : ajv.compile(node)
      return (node.examples ?? [])
        .filter((example) => !accepts(example))
        .map((example) => `${path}: ${JSON.stringify(example)}`)
    })
    expect(refused).toEqual([])
  })

  it('knows every rule', () => {
    const known = schema as { properties: { rules: { properties: Record<string, unknown> } } }
    expect(Object.keys(known.properties.rules.properties)).toEqual(rules.map((rule) => rule.id))
  })
})
