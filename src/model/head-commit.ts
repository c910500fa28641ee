import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** SHA-1, or SHA-256 as newer repositories may have. */
const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/

function textIn(...path: readonly string[]): string {
  try {
    return readFileSync(join(...path), 'utf8').trim()
  } catch {
    return ''
  }
}

/** The folder of Git's own files; in a worktree and a submodule `.git` is a file that says where it is. */
function gitFolder(root: string): string {
  const link = /^gitdir: (.+)$/m.exec(textIn(root, '.git'))?.[1]
  return link === undefined ? join(root, '.git') : resolve(root, link)
}

/** Git packs refs into one file: a line with the commit and the name for each. */
function packedRef(folder: string, ref: string): string | undefined {
  return textIn(folder, 'packed-refs')
    .split('\n')
    .find((line) => line.endsWith(` ${ref}`))
    ?.split(' ')[0]
}

/**
 * The commit that is checked out, without starting Git; null where there is none, or where that is unknown.
 *
 * @param root of the repository
 */
export function headCommit(root: string): string | null {
  const folder = gitFolder(root)
  const head = textIn(folder, 'HEAD')
  const ref = /^ref: (refs\/\S+)$/.exec(head)?.[1]
  const shared = resolve(folder, textIn(folder, 'commondir') || '.')
  const found = ref === undefined ? head : textIn(folder, ref) || textIn(shared, ref) || packedRef(shared, ref)
  return found !== undefined && commit.test(found) ? found : null
}
