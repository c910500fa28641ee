import { existsSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { RemoteReader } from './policy.js'

/** What touches the world and is injected: the environment, the clock, and who we are. */
export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
  /** Reads a policy of another repository; left out, none can be extended. */
  readonly remotePolicy?: RemoteReader
  readonly tool: { readonly name: string; readonly version: string }
}

/**
 * The repository's root above a package folder: the next folder with a .git.
 *
 * @param target a folder, or a file for which `cwd` stands in, relative to `cwd`
 * @param otherwise what counts where there is none; the folder itself if left out
 */
export function repositoryRoot(target: string, cwd: string, otherwise?: string): string {
  const path = resolve(cwd, target)
  const start = existsSync(path) && statSync(path).isDirectory() ? path : cwd
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder
    if (folder === dirname(folder)) return otherwise ?? start
  }
}

/** A path as reports and policies name it: from a folder, with forward slashes; `.` for the folder itself. */
export function pathFrom(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/') || '.'
}
