import { resolve } from 'node:path'
import type { World } from '../model/world.js'

/** The checked-out repository, or the empty folder where a job checks nothing out. */
export function workspaceOf({ env }: Pick<World, 'env'>): string {
  return env.GITHUB_WORKSPACE ?? process.cwd()
}

/** A file that an input names, as an absolute path: relative ones are in the workspace. */
export function inWorkspace(file: string, world: Pick<World, 'env'>): string {
  return resolve(workspaceOf(world), file)
}
