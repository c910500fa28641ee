import { resolve } from 'node:path'
import type { Context } from '../model/context.js'

/** The checked-out repository, or the empty folder where a job checks nothing out. */
export function workspaceOf({ env }: Pick<Context, 'env'>): string {
  return env.GITHUB_WORKSPACE ?? process.cwd()
}

/** A file that an input names, as an absolute path: relative ones are in the workspace. */
export function inWorkspace(file: string, context: Pick<Context, 'env'>): string {
  return resolve(workspaceOf(context), file)
}
