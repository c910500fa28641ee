/** Writes the JSON Schemas, made from the code that checks policies and reports. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importSource } from './build.mjs'

/** Each schema's text by its file. @returns {Promise<ReadonlyMap<string, string>>} */
export async function schemaTexts() {
  const { policyJsonSchema, reportJsonSchema, rules } = await importSource(
    'scripts/schema-entry.ts',
    resolve('node_modules/.cache/pack-gate/schema.mjs'),
  )
  const schemas = { 'pack-gate': policyJsonSchema(rules), report: reportJsonSchema() }
  return new Map(
    Object.entries(schemas).map(([name, schema]) => [
      `schema/${name}.schema.json`,
      `${JSON.stringify(schema, null, 2)}\n`,
    ]),
  )
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync('schema', { recursive: true })
  for (const [file, text] of await schemaTexts()) writeFileSync(file, text)
}
