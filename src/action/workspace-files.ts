import { globSync } from 'tinyglobby'
import type { World } from '../world.js'

/** The checked-out repository, or the empty folder where a job checks nothing out. */
export function workspaceOf({ env }: Pick<World, 'env'>): string {
  return env.GITHUB_WORKSPACE ?? process.cwd()
}

/** Files of the workspace that globs name, sorted, relative to it. Links to folders are not followed: they may lead out of it. */
export function filesIn(workspace: string, globs: readonly string[]): readonly string[] {
  const tidy = globs.map((glob) => glob.replace(/^\.\//, ''))
  return globSync(tidy, { cwd: workspace, dot: true, expandDirectories: false, followSymbolicLinks: false }).sort()
}
