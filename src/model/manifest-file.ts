import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { ParseError } from 'jsonc-parser'
import validateName from 'validate-npm-package-name'
import { GateError } from './errors.js'
import { listing } from './format.js'
import { maxManifestSize, tooDeep, withoutMark } from './json-object.js'
import { packagesBelow } from './packages-below.js'
import type { Manifest } from './release.js'
import { versionMistake } from './manifest.js'

/** A package.json on disk, before any lifecycle script ran. */
export interface ManifestFile {
  readonly manifest: Manifest
  readonly text: string
  readonly name: string
  readonly version: string
}

const help = 'Correct package.json, then run pack-gate again.'

/** Offset in a text as a line and a column, both from 1. */
export function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n') }
}

/** What describes a package for other tools, none of which publishes to npm from it. */
const otherManifests = ['package.yaml', 'package.json5', 'deno.json', 'deno.jsonc', 'jsr.json']

function noManifest(folder: string, cause: unknown): GateError {
  let entries: readonly string[] | null
  try {
    entries = readdirSync(folder)
  } catch {
    entries = null
  }
  const other = otherManifests.find((name) => entries?.includes(name))
  if (other !== undefined)
    return new GateError(
      'EPACK',
      `no package.json in ${folder}, but ${other}, which is not supported`,
      'pack-gate checks what npm, pnpm, Yarn or Bun publish, and they need a package.json. Where a build writes one, ' +
        'check that folder: `pack-gate check FOLDER` (Action input `path`).',
      { cause },
    )
  const isEmpty = entries?.length === 0
  const below = packagesBelow(folder)
  const [first] = below
  if (first !== undefined)
    return new GateError(
      'EPACK',
      `no package.json in ${folder}; there is one in ${listing(below)}`,
      `Give the folder of the package: \`pack-gate check ${first}\` (Action input \`path\`), or those of several: ` +
        `\`pack-gate check --packages ${JSON.stringify(`${posix.dirname(first)}/*`.replace(/^\.\//, ''))}\` (\`packages\`).`,
      { cause },
    )
  return new GateError(
    'EPACK',
    `no package.json in ${folder}${isEmpty ? ', which is empty' : ''}`,
    isEmpty
      ? 'In a workflow, actions/checkout has to come before this step.'
      : 'Give the folder of the package: `pack-gate check FOLDER` (Action input `path`).',
    { cause },
  )
}

/** A pipe would be waited for. Windows has no such flag, and no such pipes. */
const nonBlocking = (constants as Partial<typeof constants>).O_NONBLOCK ?? 0

function readText(path: string, shown = 'package.json'): string {
  let fd: number
  try {
    fd = openSync(path, constants.O_RDONLY | nonBlocking)
  } catch (cause) {
    throw noManifest(path.slice(0, -'/package.json'.length) || '.', cause)
  }
  try {
    const stats = fstatSync(fd)
    const { size } = stats
    if (!stats.isFile()) throw new GateError('EPACK', 'package.json is not a regular file', help)
    if (size > maxManifestSize) {
      throw new GateError('EPACK', `package.json has ${size} bytes; at most ${maxManifestSize} are read`, help, {
        location: { path: shown, line: 1 },
      })
    }
    return withoutMark(readFileSync(fd, 'utf8'))
  } finally {
    closeSync(fd)
  }
}

/** A package.json's text, and its path from the repository's root. */
interface ManifestText {
  readonly text: string
  readonly shown: string
}

/** A complaint about package.json. Its place is looked up only now: nearly every run has nothing to complain of. */
async function complaint(message: string, { text, shown }: ManifestText, key: string | null): Promise<GateError> {
  const { parseTree, findNodeAtLocation } = await import('jsonc-parser')
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true })
  const node = tree && key !== null ? findNodeAtLocation(tree, [key]) : undefined
  const offset = errors[0]?.offset ?? node?.offset ?? tree?.offset ?? 0
  return new GateError('EPACK', message, help, { location: { path: shown, ...positionAt(text, offset) } })
}

async function parseManifest(file: ManifestText): Promise<Manifest> {
  const excess = tooDeep(file.text)
  if (excess !== null)
    throw new GateError('EPACK', `package.json ${excess}`, help, { location: { path: file.shown, line: 1 } })
  let value: unknown
  try {
    value = JSON.parse(file.text)
  } catch (error) {
    throw await complaint(
      `package.json is not valid JSON: ${error instanceof Error ? error.message : String(error)}`,
      file,
      null,
    )
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Manifest
  const kind = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`
  throw await complaint(`package.json contains ${kind}, not an object`, file, null)
}

/**
 * The package.json of a folder as it is, whatever publishing would need.
 *
 * @throws GateError EPACK where it is missing, too large or no JSON object
 */
export async function readManifestObject(folder: string): Promise<Manifest> {
  return parseManifest({ text: readText(join(folder, 'package.json')), shown: 'package.json' })
}

/** Why npm would not publish under a name, which is then no name to ask a registry for either; null where it would. */
export function nameMistake(name: string, where: string): string | null {
  return validateName(name).validForOldPackages
    ? null
    : `the name in ${where} is not one that npm publishes: ${JSON.stringify(name.slice(0, 214))}`
}

/** What publishing needs, and npm packs without a word where it is wrong (`files: "dist"` ships package.json alone). */
function mistake({ name, version, files }: Manifest): { key: string; message: string } | null {
  const found = (value: unknown, key: string): string =>
    value === undefined ? `no ${key}` : `a ${key} that is not a string`
  if (typeof name !== 'string')
    return { key: 'name', message: `package.json has ${found(name, 'name')}: npm publishes no package without one` }
  const wrongName = nameMistake(name, 'package.json')
  if (wrongName !== null) return { key: 'name', message: wrongName }
  if (typeof version !== 'string')
    return {
      key: 'version',
      message: `package.json has ${found(version, 'version')}: npm publishes no package without one`,
    }
  const wrongVersion = versionMistake(version, 'package.json')
  if (wrongVersion !== null) return { key: 'version', message: wrongVersion }
  if (files === undefined || (Array.isArray(files) && files.every((entry) => typeof entry === 'string'))) return null
  return {
    key: 'files',
    message:
      'files in package.json must be a list of strings: npm reads anything else in its own way, and ships ' +
      'a list other than the intended one',
  }
}

/**
 * Reads and checks the package.json of a folder.
 *
 * @param shown its path from the repository's root: where a mistake is reported
 * @throws GateError EPACK with line and column where it is missing, too large, not JSON, or lacks what publishing needs
 */
export async function readManifest(folder: string, shown = 'package.json'): Promise<ManifestFile> {
  const text = readText(join(folder, 'package.json'), shown)
  const manifest = await parseManifest({ text, shown })
  const wrong = mistake(manifest)
  if (wrong) throw await complaint(wrong.message, { text, shown }, wrong.key)
  return { manifest, text, name: String(manifest.name), version: String(manifest.version) }
}
