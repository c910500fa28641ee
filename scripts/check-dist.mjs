/** Fails unless the committed dist/ and schema/ equal a clean build, byte for byte. */
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'
import { schemaTexts } from './schema.mjs'

function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
}

const folder = mkdtempSync(join(tmpdir(), 'pack-gate-dist-'))
try {
  await build(folder)
  const names = [...new Set([...files('dist'), ...files(folder)])]
  const differing = names.filter((name) => {
    try {
      return !readFileSync(join('dist', name)).equals(readFileSync(join(folder, name)))
    } catch {
      return true
    }
  })
  for (const [file, text] of await schemaTexts()) if (readFileSync(file, 'utf8') !== text) differing.push(file)
  if (differing.length > 0) {
    console.error(`not equal to a clean build: ${differing.join(', ')}\nRun \`npm run build\` and commit the result.`)
    process.exitCode = 1
  } else console.log(`dist/ equals a clean build (${names.length} files)`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
