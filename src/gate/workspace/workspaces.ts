import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { escapePath, globSync } from 'tinyglobby'
import { rushOf } from '../../pack/rush.js'
import { GateError } from '../../model/errors.js'
import { asObject, isObject, type JsonObject } from '../../model/manifest.js'

function strings(value: unknown): readonly string[] | null {
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string') ? value : null
}

/** A package.json that can't be read has no say here: gating it tells what is wrong with it. */
export function readJson(file: string): JsonObject {
  return readObject(file) ?? {}
}

/** The object that a file holds; null where it can't be read, or holds something else. */
export function readObject(file: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** pnpm keeps the list in a file of its own, and reads no other. */
async function pnpmPatterns(file: string): Promise<readonly string[] | null> {
  const { parse } = await import('yaml')
  try {
    return strings(asObject(parse(readFileSync(file, 'utf8'))).packages)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    throw new GateError(
      'EUSAGE',
      `pnpm-workspace.yaml can't be read: ${why ?? ''}`,
      'Correct it: it names the packages that are to be gated.',
      { cause },
    )
  }
}

/** The published projects of rush.json, as globs for these folders alone. */
function rushPatterns(root: string): readonly string[] | null {
  const rush = rushOf(root)
  return rush === null ? null : rush.published.map((folder) => escapePath(folder))
}

/**
 * The globs of a workspace's packages; null where the folder is no workspace's root.
 * npm, Yarn and Bun: `workspaces` in package.json, a list or an object with `packages`. pnpm: pnpm-workspace.yaml.
 * Rush: the projects of rush.json that are published.
 *
 * @throws GateError EUSAGE where pnpm-workspace.yaml is not YAML
 */
export async function workspacePatterns(root: string): Promise<readonly string[] | null> {
  const pnpm = join(root, 'pnpm-workspace.yaml')
  if (existsSync(pnpm)) return pnpmPatterns(pnpm)
  const { workspaces } = readJson(join(root, 'package.json'))
  return strings(workspaces) ?? strings(asObject(workspaces).packages) ?? rushPatterns(root)
}

/** A package of a repository, as its package.json on disk tells. */
export interface WorkspacePackage {
  /** Its folder from the workspace's root, with forward slashes; `.` for the root itself. */
  readonly path: string
  readonly name: string | null
  readonly version: string | null
  readonly isPrivate: boolean
  /** `"private": "true"`: text, which keeps no package manager from publishing. */
  readonly isPrivateText: boolean
  /** Its package.json is sound and has no name or no version: no package manager publishes it. */
  readonly isNameless: boolean
  /** Names of all that it depends on, in whatever way. */
  readonly needs: readonly string[]
}

/** A build may take in what is needed at development time alone. */
const dependencyKinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const

function readPackage(root: string, path: string): WorkspacePackage {
  const found = readObject(join(root, path, 'package.json'))
  const manifest = found ?? {}
  const { name, version, private: isPrivate } = manifest
  return {
    path,
    name: typeof name === 'string' ? name : null,
    version: typeof version === 'string' ? version : null,
    isPrivate: isPrivate === true,
    isPrivateText: isPrivate === 'true',
    isNameless: found !== null && (name === undefined || version === undefined),
    needs: dependencyKinds.flatMap((kind) => Object.keys(asObject(manifest[kind]))),
  }
}

/** The folders with a package.json that one pattern matches. */
function foldersOf(root: string, pattern: string, excluded: readonly string[]): readonly string[] {
  const found = globSync([pattern === '.' ? 'package.json' : `${pattern}/package.json`], {
    cwd: root,
    ignore: ['**/node_modules/**', ...excluded.flatMap((each) => [`${each}/package.json`, `${each}/**`])],
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
  })
  return found.map((file) => dirname(file).replaceAll('\\', '/'))
}

/** What the globs of a workspace name. */
export interface Found {
  /** Sorted by path, each once. */
  readonly packages: readonly WorkspacePackage[]
  /** Globs that match no package. */
  readonly unmatched: readonly string[]
}

/** The packages that globs name; one with a leading `!` takes packages out again, as in npm and pnpm. */
export function findPackages(root: string, patterns: readonly string[]): Found {
  const tidy = (pattern: string): string => pattern.replace(/^\.\//, '').replace(/(?<=.)\/+$/, '')
  const excluded = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => tidy(pattern.slice(1)))
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'))
  const folders = wanted.map((pattern) => foldersOf(root, tidy(pattern), excluded))
  const paths = [...new Set(folders.flat())].sort()
  return {
    packages: paths.map((path) => readPackage(root, path)),
    unmatched: wanted.filter((_, index) => folders[index]?.length === 0),
  }
}

/** The package at the workspace's root. */
export function rootPackage(root: string): WorkspacePackage {
  return readPackage(root, '.')
}
