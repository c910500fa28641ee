import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { parseJsonObject } from '../model/json-object.js'
import { GateError } from '../model/errors.js'
import { isObject } from '../model/manifest.js'
import { withoutUser } from '../model/format.js'
import type { Manifest } from '../model/release.js'
import { readManifestObject } from '../model/manifest-file.js'
import type { PackerName } from '../model/packer.js'
import { foldersUp } from './find-program.js'
import { ignoresScripts, ignoresScriptsInYaml } from './ignored-scripts.js'
import { installedOf, programsOf, type InstalledProgram, type OwnProgram } from './own-programs.js'
import { packers } from './packers.js'
import { readRush, type Rush } from './rush.js'

/** A package manager that package.json names, with the version where it is an exact one. */
export interface NamedPacker {
  /** As written there: it may be one that is not known. */
  readonly name: string
  readonly pinned: string | null
  /** The address that Corepack fetches it from, in place of a version. */
  readonly address?: string
  /** True where packageManager is not of the form name@version. */
  readonly isMalformed?: true
}

/** What one folder says about the package manager. Paths are relative to the repository's root. */
export interface FolderEvidence {
  readonly manifestPath: string
  readonly manifest: Manifest
  /** Corepack's field, `name@version`. */
  readonly packageManager: NamedPacker | null
  /** npm's field: any of them will do. */
  readonly devEngines: readonly NamedPacker[]
  readonly rush: Rush | null
  readonly lockFiles: readonly { readonly name: PackerName; readonly path: string }[]
  readonly programs: readonly OwnProgram[]
  readonly installed: readonly InstalledProgram[]
  /** Settings by which scripts are left out: npm reads .npmrc, and pnpm pnpm-workspace.yaml, too. */
  readonly ignoringScripts: readonly { readonly path: string; readonly says: string; readonly by: PackerName }[]
  /**
   * Whether something here may decide which version of the package manager runs: itself, Corepack or a version manager.
   */
  readonly settlesVersion: boolean
}

/** Where evidence is looked for: the working tree, or the base branch's commit. Paths are absolute. */
export interface EvidenceFiles {
  readonly has: (path: string) => Promise<boolean>
  /** @returns null where there is no such file, or a huge one */
  readonly read: (path: string) => Promise<string | null>
  /** @throws GateError where a package.json can't be read as one */
  readonly manifest: (folder: string) => Promise<Manifest>
}

/** Files of configuration are smaller; lock files are never read. */
const maxBytes = 1024 * 1024

export const onDisk: EvidenceFiles = {
  has: (path) => Promise.resolve(existsSync(path)),
  read(path) {
    try {
      const stat = statSync(path, { throwIfNoEntry: false })
      const isRead = stat?.isFile() === true && stat.size <= maxBytes
      return Promise.resolve(isRead ? readFileSync(path, 'utf8') : null)
    } catch {
      return Promise.resolve(null)
    }
  },
  manifest: async (folder) => (existsSync(join(folder, 'package.json')) ? readManifestObject(folder) : {}),
}

/** Evidence in a commit. @param read a file of it by its absolute path; rejects where it can't be read */
export function inCommit(read: EvidenceFiles['read']): EvidenceFiles {
  return {
    has: async (path) => (await read(path)) !== null,
    read,
    async manifest(folder) {
      const text = await read(join(folder, 'package.json'))
      return parseJsonObject(text ?? '{}') ?? {}
    },
  }
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

/** Corepack takes `name@version` and `name@https://…`. Ranges, which it refuses, are common, and harmless. */
function readPackageManager(field: unknown): NamedPacker | null {
  if (field === undefined || field === null) return null
  const [, name = '', version = ''] = typeof field === 'string' ? (/^([^@\s]+)@(\S+)$/.exec(field) ?? []) : []
  if (/^[\^~v]?\d[\w.*+-]*$/.test(version)) return named(name, version)
  if (/^(https?|file):/i.test(version)) return { name, pinned: null, address: withoutUser(version) }
  return { name: JSON.stringify(field), pinned: null, isMalformed: true }
}

function readDevEngines(field: unknown): readonly NamedPacker[] {
  const wanted = isObject(field) ? [field.packageManager].flat() : []
  return wanted
    .filter(isObject)
    .flatMap(({ name, version }) => (typeof name === 'string' ? [named(name, version)] : []))
}

async function readPart(files: EvidenceFiles, folder: string, path: string): Promise<Manifest> {
  try {
    return await files.manifest(folder)
  } catch (error) {
    throw error instanceof GateError
      ? new GateError(error.code, `${error.message} (${path})`, `Correct ${path}: it may name the package manager.`, {
          cause: error,
        })
      : error
  }
}

/** What leaves scripts out, each by the one package manager that alone reads it, or by npm. */
async function ignoringScripts(
  text: (file: string) => Promise<string>,
  pathOf: (file: string) => string,
): Promise<FolderEvidence['ignoringScripts']> {
  const [npmrc, workspace] = [await text('.npmrc'), await text('pnpm-workspace.yaml')]
  return [
    ...(ignoresScripts(npmrc) ? [{ path: pathOf('.npmrc'), says: 'ignore-scripts=true', by: 'npm' as const }] : []),
    ...(ignoresScriptsInYaml(workspace)
      ? [{ path: pathOf('pnpm-workspace.yaml'), says: 'ignoreScripts: true', by: 'pnpm' as const }]
      : []),
  ]
}

async function evidenceOf(folder: string, root: string, files: EvidenceFiles): Promise<FolderEvidence> {
  const pathOf = (file: string): string => relative(root, join(folder, file)).split(sep).join('/')
  const manifestPath = pathOf('package.json')
  const manifest = await readPart(files, folder, manifestPath)
  const there = async (file: string): Promise<boolean> => files.has(join(folder, file))
  const locks = await Promise.all(
    traces.map(async ({ file, name }) => ((await there(file)) ? [{ name, path: pathOf(file) }] : [])),
  )
  const lockFiles = locks.flat()
  return {
    manifestPath,
    manifest,
    packageManager: readPackageManager(manifest.packageManager),
    devEngines: readDevEngines(manifest.devEngines),
    rush: readRush(await files.read(join(folder, 'rush.json'))),
    lockFiles,
    programs: await programsOf((path) => files.read(path), folder, pathOf),
    installed: installedOf(manifest, folder, pathOf, files === onDisk),
    ignoringScripts: await ignoringScripts(async (file) => (await files.read(join(folder, file))) ?? '', pathOf),
    settlesVersion:
      ['packageManager', 'devEngines', 'volta'].some((key) => key in manifest) ||
      lockFiles.length > 0 ||
      (await Promise.all(versionFiles.map(there))).includes(true),
  }
}

/** What folders of one repository's working tree say: read once in a run, before a script can change it. */
export type EvidenceMemory = Map<string, Promise<FolderEvidence>>

/**
 * What the folders from the package's up to the repository's root say, the nearest first.
 *
 * @param memory of the working tree; left out where a commit is read
 * @throws GateError EPACK where a package.json among them can't be read
 */
export async function packerEvidence(
  folder: string,
  root: string,
  files: EvidenceFiles = onDisk,
  memory: EvidenceMemory = new Map(),
): Promise<readonly FolderEvidence[]> {
  const reading = async (each: string): Promise<FolderEvidence> => {
    const read = memory.get(each) ?? evidenceOf(each, root, files)
    memory.set(each, read)
    return read
  }
  return Promise.all(foldersUp(folder, root).map(reading))
}

/** Where other systems than GitHub have the steps of a release. */
const otherWorkflows = [
  '.gitlab-ci.yml',
  '.circleci/config.yml',
  'azure-pipelines.yml',
  'bitbucket-pipelines.yml',
  'Jenkinsfile',
]

/** The workflows of a repository, as absolute paths. */
export function workflowsOf(root: string): readonly string[] {
  const folder = join(root, '.github', 'workflows')
  const others = otherWorkflows.map((name) => join(root, name)).filter((file) => existsSync(file))
  try {
    const names = readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort()
      .slice(0, 100)
    return [...names.map((name) => join(folder, name)), ...others]
  } catch {
    return others
  }
}
