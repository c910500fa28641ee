import { existsSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { GateError } from '../model/errors.js'
import { isObject } from '../model/manifest.js'
import type { Manifest } from '../model/types.js'
import { readManifestObject } from '../model/manifest-file.js'
import type { PackerName } from './packer.js'
import { foldersUp } from './find-program.js'
import { packers } from './packers.js'

/** A package manager that package.json names, with the version where it is an exact one. */
export interface NamedPacker {
  /** As written there: it may be unknown. */
  readonly name: string
  readonly pinned: string | null
}

/** What one folder says about the package manager. Paths are relative to the repository's root. */
export interface FolderEvidence {
  readonly manifestPath: string
  /** Corepack's field, `name@version`. */
  readonly packageManager: NamedPacker | null
  /** npm's field: any of them will do. */
  readonly devEngines: readonly NamedPacker[]
  readonly lockFiles: readonly { readonly name: PackerName; readonly path: string }[]
  /**
   * Whether something here may decide which version of the package manager runs: itself, Corepack or a version manager.
   */
  readonly settlesVersion: boolean
}

/** What each package manager leaves in a repository and no other one reads. */
const traces = Object.values(packers).flatMap(({ name, traces: files }) => files.map((file) => ({ file, name })))

/** Where version managers (asdf, mise, nvm and the like) and Yarn look for the version that runs in a folder. */
const versionFiles = [
  '.tool-versions',
  'mise.toml',
  '.mise.toml',
  '.nvmrc',
  '.node-version',
  '.prototools',
  '.yarnrc',
  '.npmrc',
]

const exactVersion = /^\d+\.\d+\.\d+(-[\w.-]+)?(?=\+|$)/

function named(name: string, version: unknown): NamedPacker {
  return { name, pinned: typeof version === 'string' ? (exactVersion.exec(version)?.[0] ?? null) : null }
}

/** Anything that is not of the form name@version counts as an unknown name. */
function readPackageManager(field: unknown): NamedPacker | null {
  if (field === undefined || field === null) return null
  const parts = typeof field === 'string' ? /^([^@]+)(?:@(.*))?$/s.exec(field) : null
  return named(parts?.[1] ?? JSON.stringify(field), parts?.[2])
}

function readDevEngines(field: unknown): readonly NamedPacker[] {
  const wanted = isObject(field) ? [field.packageManager].flat() : []
  return wanted
    .filter(isObject)
    .flatMap(({ name, version }) => (typeof name === 'string' ? [named(name, version)] : []))
}

async function readPart(folder: string, path: string): Promise<Manifest> {
  if (!existsSync(join(folder, 'package.json'))) return {}
  try {
    return await readManifestObject(folder)
  } catch (error) {
    throw error instanceof GateError
      ? new GateError(error.code, `${error.message} (${path})`, `Correct ${path}: it may name the package manager.`, {
          cause: error,
        })
      : error
  }
}

async function evidenceOf(folder: string, root: string): Promise<FolderEvidence> {
  const pathOf = (file: string): string => relative(root, join(folder, file)).split(sep).join('/')
  const manifestPath = pathOf('package.json')
  const manifest = await readPart(folder, manifestPath)
  const isThere = (file: string): boolean => existsSync(join(folder, file))
  const lockFiles = traces.filter(({ file }) => isThere(file)).map(({ file, name }) => ({ name, path: pathOf(file) }))
  return {
    manifestPath,
    packageManager: readPackageManager(manifest.packageManager),
    devEngines: readDevEngines(manifest.devEngines),
    lockFiles,
    settlesVersion:
      ['packageManager', 'devEngines', 'volta'].some((key) => key in manifest) ||
      lockFiles.length > 0 ||
      versionFiles.some(isThere),
  }
}

/**
 * What the folders from the package's up to the repository's root say, the nearest first.
 *
 * @throws GateError EPACK where a package.json among them can't be read
 */
export async function packerEvidence(folder: string, root: string): Promise<readonly FolderEvidence[]> {
  return Promise.all(foldersUp(folder, root).map((each) => evidenceOf(each, root)))
}
