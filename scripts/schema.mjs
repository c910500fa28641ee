/** Writes the policy's JSON Schema for editors, made from the code that checks policies. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importSource } from './build.mjs'

export const schemaFile = 'schema/pack-gate.schema.json'

export async function schemaText() {
  const { policyJsonSchema, rules } = await importSource(
    'scripts/schema-entry.ts',
    resolve('node_modules/.cache/pack-gate/schema.mjs'),
  )
  return `${JSON.stringify(policyJsonSchema(rules), null, 2)}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync('schema', { recursive: true })
  writeFileSync(schemaFile, await schemaText())
}
