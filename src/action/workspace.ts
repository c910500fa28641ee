import { resolve } from 'node:path'
import { globSync } from 'tinyglobby'
import type { Context } from '../model/context.js'

/**
 * Files of the workspace that globs name, sorted, relative to it. Links to folders are not followed: they may lead out
 * of it.
 */
export function filesIn(workspace: string, globs: readonly string[]): readonly string[] {
  const tidy = globs.map((glob) => glob.replace(/^\.\//, ''))
  return globSync(tidy, { cwd: workspace, dot: true, expandDirectories: false, followSymbolicLinks: false }).sort()
}

/** The checked-out repository, or the empty folder where a job checks nothing out. */
export function workspaceOf({ env }: Pick<Context, 'env'>): string {
  return env.GITHUB_WORKSPACE ?? process.cwd()
}

/** A file that an input names, as an absolute path: relative ones are in the workspace. */
export function inWorkspace(file: string, context: Pick<Context, 'env'>): string {
  return resolve(workspaceOf(context), file)
}
