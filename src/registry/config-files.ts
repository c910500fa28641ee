import { readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { parseJsonObject } from '../model/json-object.js'
import { isObject } from '../model/manifest.js'

/** A folder and all above it, the nearest first. */
export function* parentsOf(folder: string): Iterable<string> {
  for (let at = folder; ; at = dirname(at)) {
    yield at
    if (at === dirname(at)) return
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

async function workspacesOf(folder: string, files: ConfigFiles): Promise<readonly string[]> {
  const text = await files.read(join(folder, 'package.json')).catch(() => null)
  const declared = parseJsonObject(text ?? '{}')?.workspaces
  const workspaces = isObject(declared) ? declared.packages : declared
  return Array.isArray(workspaces) ? workspaces.filter((each) => typeof each === 'string') : []
}

/** Whether globs such as npm's `workspaces` name a folder; the last one that does counts. */
async function hasMember(root: string, patterns: readonly string[], folder: string): Promise<boolean> {
  const { minimatch } = await import('minimatch')
  const path = relative(root, folder).split(sep).join('/')
  const naming = patterns.findLast((pattern) => minimatch(path, pattern.replace(/^!?(\.?\/)*/, '').replace(/\/+$/, '')))
  return naming !== undefined && !naming.startsWith('!')
}

async function isThere(files: ConfigFiles, path: string): Promise<boolean> {
  return (await files.read(path)) !== null
}

/** The first of a folder and those above it; null where none is so. */
async function nearest(folder: string, isSo: (at: string) => Promise<boolean>): Promise<string | null> {
  for (const at of parentsOf(folder)) if (await isSo(at)) return at
  return null
}

/**
 * The folder whose .npmrc is npm's project configuration: the next one with a package.json or node_modules, and of a
 * workspace the root's (@npmcli/config, loadLocalPrefix). npm's own way there loads a tenth of npm for it.
 */
async function localPrefixOf(folder: string, files: ConfigFiles): Promise<string> {
  const own = await nearest(
    folder,
    async (at) => (await isThere(files, join(at, 'package.json'))) || isFolder(join(at, 'node_modules')),
  )
  if (own === null) return folder
  for (const root of parentsOf(dirname(own))) {
    const patterns = await workspacesOf(root, files)
    if (patterns.length > 0 && (await hasMember(root, patterns, own))) return root
  }
  return own
}

/** Where configuration files are read from. */
export interface ConfigFiles {
  /** @param path absolute. @returns null where there is no such file */
  read(path: string): Promise<string | null>
}

/** The files of a commit, by their path from the repository's root. */
interface CommitFiles {
  read(path: string): Promise<Uint8Array | null>
}

/** A configuration file is read up to this size; people's take a few kilobytes. */
const maxBytes = 1024 * 1024

/** The files on this machine. A file that can't be read is none, as for the package managers. */
export const filesOnDisk: ConfigFiles = {
  read(path) {
    try {
      const stat = statSync(path)
      const isRead = stat.isFile() && stat.size <= maxBytes // a pipe would be waited for
      return Promise.resolve(isRead ? readFileSync(path, 'utf8') : null)
    } catch {
      return Promise.resolve(null)
    }
  },
}

/** A path from the repository's root with forward slashes; null where it leads out of the repository. */
export function pathInside(root: string, path: string): string | null {
  const inside = relative(root, path)
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : inside.split(sep).join('/')
}

/**
 * The files of the base branch inside the repository, this machine's elsewhere: what a pull request brings along is a
 * stranger's.
 *
 * @param root the repository's. Absolute
 */
export function trustedFiles(root: string, base: CommitFiles): ConfigFiles {
  const known = new Map<string, Promise<string | null>>()
  const fromBase = async (path: string): Promise<string | null> => {
    const bytes = await base.read(path)
    return bytes === null ? null : new TextDecoder().decode(bytes)
  }
  return {
    async read(path) {
      const inside = pathInside(root, path)
      if (inside === null) return filesOnDisk.read(path)
      const reading = known.get(inside) ?? fromBase(inside)
      known.set(inside, reading)
      return reading
    },
  }
}

/** A file that says of registries, and how to read it. */
export interface ConfigPlace {
  /** Absolute. */
  readonly path: string
  readonly kind: 'npmrc' | 'yarnrc.yml' | 'yarnrc' | 'pnpm-workspace.yaml' | 'bunfig.toml'
}

/** The package managers whose files count. */
export type Tool = 'npm' | 'pnpm' | 'yarn' | 'bun'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The .npmrc files of a project, the nearest last: pnpm and Bun read the package's own beside the workspace's, npm one
 * alone.
 */
async function npmrcs(folder: string, tool: Tool, files: ConfigFiles): Promise<readonly string[]> {
  const project = await localPrefixOf(folder, files)
  if (tool === 'npm' || tool === 'yarn') return [project]
  const root = tool === 'pnpm' ? await pnpmRoot(folder, files) : project
  return [...new Set([root ?? project, folder])]
}

async function pnpmRoot(folder: string, files: ConfigFiles): Promise<string | null> {
  return nearest(folder, async (at) => isThere(files, join(at, 'pnpm-workspace.yaml')))
}

function homeOf(env: Environment): string {
  return env.HOME ?? env.USERPROFILE ?? homedir()
}

async function others(
  folder: string,
  tool: Tool,
  env: Environment,
  files: ConfigFiles,
): Promise<readonly ConfigPlace[]> {
  const outward = [...parentsOf(folder)].reverse()
  if (tool === 'yarn') {
    const folders = [homeOf(env), ...outward]
    const berry = folders.map((at) => ({ path: join(at, '.yarnrc.yml'), kind: 'yarnrc.yml' as const }))
    return [...berry, ...folders.map((at) => ({ path: join(at, '.yarnrc'), kind: 'yarnrc' as const }))]
  }
  if (tool === 'pnpm') {
    const root = await pnpmRoot(folder, files)
    return root === null ? [] : [{ path: join(root, 'pnpm-workspace.yaml'), kind: 'pnpm-workspace.yaml' }]
  }
  if (tool !== 'bun') return []
  const paths = [
    join(env.XDG_CONFIG_HOME ?? homeOf(env), '.bunfig.toml'),
    ...outward.map((at) => join(at, 'bunfig.toml')),
  ]
  return paths.map((path) => ({ path, kind: 'bunfig.toml' }))
}

/**
 * The files of a project that say of registries, for the tool that publishes; what comes later counts more.
 *
 * @param files which of them count is said by files, too: package.json of a workspace's root, pnpm-workspace.yaml
 */
export async function configPlaces(
  folder: string,
  tool: Tool,
  env: Environment,
  files: ConfigFiles,
): Promise<{ readonly npmrcs: readonly string[]; readonly others: readonly ConfigPlace[] }> {
  return { npmrcs: await npmrcs(folder, tool, files), others: await others(folder, tool, env, files) }
}
