import { z } from 'zod'
import type { RuleDeclaration } from '../model/rule-declaration.js'
import { policySchema } from './schema.js'

/**
 * The policy file's JSON Schema (draft 7, which editors' YAML support reads), for what users write: sizes as text, no
 * defaults filled in.
 */
export function policyJsonSchema(rules: readonly RuleDeclaration[]): Readonly<Record<string, unknown>> {
  const { $schema, ...schema } = z.toJSONSchema(policySchema(rules), {
    io: 'input',
    target: 'draft-7',
    override: keepExamples,
  })
  const { packages, ...sections } = schema.properties ?? {}
  const properties =
    typeof packages === 'object' ? { ...sections, packages: withReferences(packages, Object.keys(sections)) } : sections
  return {
    $schema,
    title: 'pack-gate policy',
    description: 'What a release may contain. Read from .github/pack-gate.yml.',
    ...schema,
    properties,
  }
}

/** A package's part has the keys of the whole: said once, the file is half as long. */
function withReferences(packages: z.core.JSONSchema.BaseSchema, keys: readonly string[]): z.core.JSONSchema.BaseSchema {
  const properties = Object.fromEntries(keys.map((key) => [key, { $ref: `#/properties/${key}` }]))
  return { ...packages, additionalProperties: { type: 'object', properties, additionalProperties: false } }
}

/**
 * zod leaves the examples of a schema with a transform away, since they could be of its output: ours are what users
 * write.
 */
function keepExamples({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes
  jsonSchema: z.core.JSONSchema.BaseSchema
}): void {
  const examples = z.globalRegistry.get(zodSchema)?.examples
  if (Array.isArray(examples)) jsonSchema.examples = examples
}
