import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sources = ['page', 'scripts/html-page.mjs', 'package-lock.json']

function digest(): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    const path = join(root, source)
    const files = source.includes('.')
      ? [path]
      : readdirSync(path)
          .sort()
          .map((name) => join(path, name))
    for (const file of files) hash.update(file).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

/** Bundled once for all test files: only the build makes this module of the page's sources (scripts/html-page.mjs). */
function bundled(): { readonly script: string; readonly style: string } {
  const cache = join(root, 'node_modules', '.cache', 'pack-gate')
  const file = join(cache, `html-page-${digest()}.json`)
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true })
    const draft = `${file}.${process.pid}`
    const code = `const { htmlPage } = await import('./scripts/html-page.mjs')
      const made = await htmlPage.load(htmlPage.resolveId('pack-gate:html-page'))
      const { script, style } = await import('data:text/javascript,' + encodeURIComponent(made))
      console.log(JSON.stringify({ script, style }))`
    writeFileSync(
      draft,
      execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, maxBuffer: 1 << 28 }),
    )
    renameSync(draft, file)
  }
  return JSON.parse(readFileSync(file, 'utf8')) as { script: string; style: string }
}

export const { script, style } = bundled()
