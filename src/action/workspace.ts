import { type Dirent, readdirSync } from 'node:fs'
import { join, posix, relative, resolve, sep } from 'node:path'
import { type Context, repositoryRoot } from '../model/context.js'
import { GateError } from '../model/errors.js'
import { compilePattern, splitEntry } from '../policy/patterns.js'

/** The folder of a glob up to its first wildcard. */
function folderOf(glob: string): string {
  const parts = glob.split('/')
  const first = parts.findIndex((part) => /[*?[\]{}()!+@|\\]/.test(part))
  return parts.slice(0, first < 0 ? -1 : first).join('/')
}

/** All that is below a folder, apart from folders. Links to folders are not followed: they may lead out of it. */
function entriesBelow(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => !entry.isDirectory())
  } catch {
    return []
  }
}

/**
 * Files of the workspace that globs name, sorted, relative to it. Jobs in which someone else's code ran may have named
 * them, so every name is looked at, with line breaks in it, too: one that is passed over may be a report that blocks.
 *
 * @throws GateError EUSAGE where one of them is a link, a pipe or the like
 */
export function filesIn(workspace: string, globs: readonly string[]): readonly string[] {
  const entries = globs.map((glob) => splitEntry(glob.replace(/^(!?)\.\//, '$1')))
  const isLeftOut = (path: string): boolean =>
    entries.some(({ pattern, negated }) => negated && compilePattern(pattern)(path))
  const found = new Set<string>()
  for (const { pattern, negated } of entries) {
    if (negated) continue
    for (const entry of entriesBelow(join(workspace, folderOf(pattern)))) {
      const path = relative(workspace, join(entry.parentPath, entry.name)).split(sep).join(posix.sep)
      if (!compilePattern(pattern)(path) || isLeftOut(path)) continue
      if (!entry.isFile())
        throw new GateError(
          'EUSAGE',
          `${path} is not a regular file`,
          'Put the reports themselves there: the target of a link can be replaced.',
        )
      found.add(path)
    }
  }
  return [...found].sort()
}

/** The checked-out repository, or the empty folder where a job checks nothing out. */
export function workspaceOf({ env }: Pick<Context, 'env'>): string {
  return env.GITHUB_WORKSPACE ?? process.cwd()
}

/** A file that an input names, as an absolute path: relative ones are in the workspace. */
export function inWorkspace(file: string, context: Pick<Context, 'env'>): string {
  return resolve(workspaceOf(context), file)
}

/** What is checked, and the repository that it is in, which places in the report are relative to. */
export function placeOf(
  { path: target }: { readonly path: string },
  context: Pick<Context, 'env'>,
): { readonly target: string; readonly cwd: string; readonly root: string } {
  const cwd = workspaceOf(context)
  // actions/checkout may put the repository into a folder of the workspace.
  return { target, cwd, root: repositoryRoot(target, cwd, cwd) }
}
