import { dirname, join } from 'node:path'
import { globSync } from 'tinyglobby'
import { asObject } from '../../model/manifest.js'
import { readJsonObject } from '../../model/json-object.js'

/** A package of a repository, as its package.json on disk tells. */
export interface WorkspacePackage {
  /** Its folder from the workspace's root, with forward slashes; `.` for the root itself. */
  readonly path: string
  readonly name: string | null
  readonly version: string | null
  readonly isPrivate: boolean
  /** `"private": "true"`: text, which Yarn publishes and npm does not. */
  readonly isPrivateText: boolean
  /** Its package.json is sound and has no name or no version: no package manager publishes it. */
  readonly isNameless: boolean
  /** Names of all that it depends on, in whatever way. */
  readonly needs: readonly string[]
}

/** A build may take in what is needed at development time alone. */
const dependencyKinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const

function readPackage(root: string, path: string): WorkspacePackage {
  const found = readJsonObject(join(root, path, 'package.json'))
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

/** Folders in one another that two stars are spelled out for. */
const mostLevels = 8

/**
 * In the glob library two stars match no line break in a name, and one does. npm's match it, and publish that package:
 * it must not be passed over.
 */
function spelledOut(pattern: string): readonly string[] {
  if (!pattern.includes('**')) return [pattern]
  const levels = Array.from({ length: mostLevels }, (_, index) =>
    Array<string>(index + 1)
      .fill('*')
      .join('/'),
  )
  return [pattern, ...levels.map((level) => pattern.replaceAll('**', level))]
}

/** The folders with a package.json that one pattern matches. */
function foldersOf(root: string, pattern: string, excluded: readonly string[]): readonly string[] {
  const files = pattern === '.' ? ['package.json'] : spelledOut(pattern).map((each) => `${each}/package.json`)
  const found = globSync(files, {
    cwd: root,
    ignore: ['**/node_modules/**', ...excluded.flatMap((each) => [`${each}/package.json`, `${each}/**`])],
    dot: true,
    expandDirectories: false,
    followSymbolicLinks: false,
  })
  const folders = found.map((file) => dirname(file).replaceAll('\\', '/'))
  return folders.filter((folder) => !folder.split('/').includes('node_modules'))
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
