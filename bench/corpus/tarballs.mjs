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

/** Where a tarball is kept: under the name that npm gives it. */
function placeOf({ name, version }) {
  return join(cache, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`)
}

async function download(specs, folder) {
  const flags = ['--ignore-scripts', '--silent', '--fetch-retries=1', '--min-release-age=0']
  const args = ['pack', ...specs, ...flags, '--pack-destination', folder]
  await run('npm', args, { cwd: folder, shell: process.platform === 'win32' })
}

/** Tarballs that one npm downloads: starting it takes longer than a small tarball. */
const together = 25

/**
 * Downloads what isn't there yet. Never throws: what one npm can't get with others, `tarballOf` asks for alone.
 * @param {readonly { name: string, version: string }[]} wanted
 */
export async function downloadAll(wanted) {
  const missing = wanted.filter((each) => !existsSync(placeOf(each)))
  const specs = [...new Set(missing.map(({ name, version }) => `${name}@${version}`))]
  mkdirSync(cache, { recursive: true })
  for (let at = 0; at < specs.length; at += together) {
    const folder = mkdtempSync(join(cache, 'download-'))
    await download(specs.slice(at, at + together), folder).catch(() => undefined)
    for (const file of readdirSync(folder)) renameSync(join(folder, file), join(cache, file))
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * The path of a published tarball.
 * @param {string} name @param {string} version
 * @throws where the registry can't be reached or has no such release
 */
export async function tarballOf(name, version) {
  const path = placeOf({ name, version })
  if (existsSync(path)) return path
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'download-'))
  try {
    await download([`${name}@${version}`], folder)
    const [file] = readdirSync(folder)
    if (file === undefined) throw new Error(`npm gave no tarball for ${name}@${version}`)
    renameSync(join(folder, file), path)
    return path
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
