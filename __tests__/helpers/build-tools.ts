import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const cache = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'node_modules', '.cache', 'pack-gate')

/** Build tools from the registry, in fixed versions. */
export interface BuildTools {
  /** Their node_modules. */
  readonly folder: string
  /** Loads one. */
  readonly load: (name: string) => unknown
}

/**
 * Installs tools with what they depend on, once for all runs. None of their scripts is run.
 *
 * @throws where the registry can't be reached
 */
export async function installTools(versions: Readonly<Record<string, string>>): Promise<BuildTools> {
  const key = createHash('sha256').update(JSON.stringify(versions)).digest('hex').slice(0, 12)
  const home = join(cache, `tools-${key}`)
  if (!existsSync(home)) {
    mkdirSync(cache, { recursive: true })
    const work = mkdtempSync(join(cache, '.tools-'))
    try {
      writeFileSync(join(work, 'package.json'), JSON.stringify({ private: true, dependencies: versions }))
      await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', '--min-release-age=0'], {
        cwd: work,
        timeout: 280_000,
        shell: process.platform === 'win32',
      })
      renameSync(work, home)
    } finally {
      rmSync(work, { recursive: true, force: true })
    }
  }
  const folder = join(home, 'node_modules')
  return { folder, load: createRequire(join(home, 'package.json')) }
}
