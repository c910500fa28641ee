import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { localPrefixOf } from './local-prefix.js'
import { parentsOf } from './parents.js'

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
async function npmrcs(folder: string, tool: Tool): Promise<readonly string[]> {
  const project = await localPrefixOf(folder)
  if (tool === 'npm' || tool === 'yarn') return [project]
  const root = tool === 'pnpm' ? pnpmRoot(folder) : project
  return [...new Set([root ?? project, folder])]
}

function pnpmRoot(folder: string): string | null {
  return [...parentsOf(folder)].find((at) => existsSync(join(at, 'pnpm-workspace.yaml'))) ?? null
}

function homeOf(env: Environment): string {
  return env.HOME ?? env.USERPROFILE ?? homedir()
}

function others(folder: string, tool: Tool, env: Environment): readonly ConfigPlace[] {
  const outward = [...parentsOf(folder)].reverse()
  if (tool === 'yarn') {
    const folders = [homeOf(env), ...outward]
    const berry = folders.map((at) => ({ path: join(at, '.yarnrc.yml'), kind: 'yarnrc.yml' as const }))
    return [...berry, ...folders.map((at) => ({ path: join(at, '.yarnrc'), kind: 'yarnrc' as const }))]
  }
  if (tool === 'pnpm') {
    const root = pnpmRoot(folder)
    return root === null ? [] : [{ path: join(root, 'pnpm-workspace.yaml'), kind: 'pnpm-workspace.yaml' }]
  }
  if (tool !== 'bun') return []
  const files = [
    join(env.XDG_CONFIG_HOME ?? homeOf(env), '.bunfig.toml'),
    ...outward.map((at) => join(at, 'bunfig.toml')),
  ]
  return files.map((path) => ({ path, kind: 'bunfig.toml' }))
}

/** The files of a project that say of registries, for the tool that publishes; what comes later counts more. */
export async function configPlaces(
  folder: string,
  tool: Tool,
  env: Environment,
): Promise<{ readonly npmrcs: readonly string[]; readonly others: readonly ConfigPlace[] }> {
  return { npmrcs: await npmrcs(folder, tool), others: others(folder, tool, env) }
}
