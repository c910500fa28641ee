import { GateError } from '../model/errors.js'
import type { GitHubApi } from './client.js'
import { readContents, seesCommit } from './contents.js'

/** The files of a commit, through GitHub's API. */
export interface CommitTree {
  /** @throws GateError EGITHUB where it can't be told whether there is such a file */
  read(path: string): Promise<Uint8Array | null>
}

/**
 * 404 is also what a token hears that may not see the repository: so a missing file counts once the commit was seen.
 */
export function githubTree(
  api: GitHubApi,
  { owner, repo }: { readonly owner: string; readonly repo: string },
  commit: string,
): CommitTree {
  let seen: Promise<boolean> | null = null
  return {
    async read(path) {
      const bytes = await readContents(api, { owner, repo, path, ref: commit })
      if (bytes !== null) return bytes
      seen ??= seesCommit(api, { owner, repo }, commit)
      if (await seen) return null
      throw new GateError(
        'EGITHUB',
        `the base commit ${commit.slice(0, 12)} can't be read with this token`,
        'Give the job `permissions: contents: read`.',
      )
    },
  }
}
