import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import validateName from 'validate-npm-package-name'
import { GateError } from '../errors.js'
import type { Location, Manifest } from '../types.js'

/** Bytes. The largest real ones, with thousands of exports, stay below 1 MB. */
export const maxManifestSize = 8 * 1024 * 1024

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

function readText(path: string): string {
  let fd: number
  try {
    fd = openSync(path, 'r')
  } catch (cause) {
    throw new GateError('EPACK', `no package.json in ${path.slice(0, -'/package.json'.length) || '.'}`, 'Name the folder of the package: `pack-gate check FOLDER` (Action input `path`).', { cause })
  }
  try {
    const { size } = fstatSync(fd)
    if (size > maxManifestSize) {
      throw new GateError('EPACK', `package.json has ${size} bytes; at most ${maxManifestSize} are read`, help, { location: { path: 'package.json', line: 1 } })
    }
    return readFileSync(fd, 'utf8').replace(/^\uFEFF/, '')
  } finally {
    closeSync(fd)
  }
}

function locate(text: string, offset: number): { location: Location } {
  return { location: { path: 'package.json', ...positionAt(text, offset) } }
}

function parseManifest(text: string): { manifest: Manifest; tree: Node } {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false })
  const [first] = errors
  if (first) throw new GateError('EPACK', `package.json is not valid JSON: ${printParseErrorCode(first.error)}`, help, locate(text, first.offset))
  if (tree?.type !== 'object') throw new GateError('EPACK', `package.json holds ${tree?.type ?? 'nothing'}, not an object`, help, locate(text, tree?.offset ?? 0))
  return { manifest: JSON.parse(text) as Manifest, tree }
}

/** npm packs some broken manifests without a word (`files: "dist"` ships package.json alone): here they are errors. */
function check(manifest: Manifest, tree: Node, text: string): void {
  const fail = (key: string, found: string): never => {
    throw new GateError('EPACK', found, help, locate(text, findNodeAtLocation(tree, [key])?.offset ?? tree.offset))
  }
  const { name, version, files } = manifest
  if (typeof name !== 'string') return fail('name', `package.json has ${name === undefined ? 'no name' : 'a name that is not a string'}: npm publishes no package without one`)
  if (!validateName(name).validForOldPackages) return fail('name', `the name in package.json is not one that npm publishes: ${JSON.stringify(name.slice(0, 214))}`)
  if (typeof version !== 'string') return fail('version', `package.json has ${version === undefined ? 'no version' : 'a version that is not a string'}: npm publishes no package without one`)
  if (files !== undefined && !(Array.isArray(files) && files.every((entry) => typeof entry === 'string'))) {
    fail('files', 'files in package.json must be a list of strings: npm reads anything else in its own way, and ships another list than the one that is meant')
  }
}

/**
 * Reads and checks the package.json of a folder.
 *
 * @throws GateError EPACK with line and column where it is missing, too large, not JSON, or lacks what publishing needs
 */
export function readManifest(folder: string): ManifestFile {
  const text = readText(join(folder, 'package.json'))
  const { manifest, tree } = parseManifest(text)
  check(manifest, tree, text)
  return { manifest, text, name: String(manifest.name), version: String(manifest.version) }
}
