import { GateError } from '../../model/errors.js'
import type { Context } from '../../model/context.js'
import { git } from './git-objects.js'

/**
 * Every file that differs from where a branch began: committed, not committed yet, and new ones that are not ignored.
 *
 * @param root absolute path of the repository's root
 * @param since a commit, a branch or a tag; what counts is the last commit that it shares with what is checked out
 * @returns paths from the root; null where git can't tell (a shallow clone lacks the commit): then anything may have
 *   changed
 * @throws GateError EUSAGE where `since` can't be the name of a commit
 */
export async function changedFiles(
  root: string,
  since: string,
  env: Context['env'],
): Promise<ReadonlySet<string> | null> {
  if (!/^[\w][\w./@{}^~+-]*$/.test(since)) {
    throw new GateError(
      'EUSAGE',
      `${JSON.stringify(since)} can't be the name of a commit`,
      'Name a commit, a branch or a tag: --changed-since origin/main.',
    )
  }
  const list = async (...args: string[]): Promise<readonly string[] | null> => {
    const result = await git(root, args, env).catch(() => null)
    return result?.exitCode === 0 ? result.stdout.split('\0').filter((path) => path !== '') : null
  }
  // Neither drivers nor filters of the repository's attributes: they are programs.
  const differing = await list(
    'diff',
    '--name-only',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '-z',
    '--merge-base',
    since,
    '--',
  )
  const untracked = await list('ls-files', '--others', '--exclude-standard', '-z')
  return differing && untracked && new Set([...differing, ...untracked])
}
