import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../../../docs/rules/', import.meta.url))
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .sort()

/** The module that the build makes of docs/rules (rolldown.config.js), for code that runs from its sources. */
export const pages: ReadonlyMap<string, string> = new Map(
  files.map((name) => [name.replace(/\.md$/, ''), readFileSync(join(folder, name), 'utf8')]),
)
