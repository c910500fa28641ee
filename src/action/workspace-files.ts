import { globSync } from 'tinyglobby'

/**
 * Files of the workspace that globs name, sorted, relative to it. Links to folders are not followed: they may lead out
 * of it.
 */
export function filesIn(workspace: string, globs: readonly string[]): readonly string[] {
  const tidy = globs.map((glob) => glob.replace(/^\.\//, ''))
  return globSync(tidy, { cwd: workspace, dot: true, expandDirectories: false, followSymbolicLinks: false }).sort()
}
