/** The real releases of pairs.json: downloaded once by npm, never installed, never run. */
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const here = dirname(fileURLToPath(import.meta.url))
const cache = process.env.PACK_GATE_CORPUS ?? resolve(here, '../../node_modules/.cache/pack-gate/corpus')

/** All pairs: a release, the one before it, and the verdict that a good gate gives without a policy. */
export const pairs = JSON.parse(readFileSync(join(here, 'pairs.json'), 'utf8'))

/**
 * The path of a published tarball.
 * @param {string} name @param {string} version
 * @throws where the registry can't be reached or has no such release
 */
export async function tarballOf(name, version) {
  const path = join(cache, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`)
  if (existsSync(path)) return path
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'download-'))
  try {
    const args = [
      'pack',
      `${name}@${version}`,
      '--ignore-scripts',
      '--silent',
      '--fetch-retries=1',
      '--min-release-age=0',
      '--pack-destination',
      folder,
    ]
    await run('npm', args, { cwd: folder, shell: process.platform === 'win32' })
    const [file] = readdirSync(folder)
    if (file === undefined) throw new Error(`npm gave no tarball for ${name}@${version}`)
    renameSync(join(folder, file), path)
    return path
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
