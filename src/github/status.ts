import type { GitHubApi } from './client.js'
import type { WorkflowRun } from './event.js'
import { cutCharacters, limits } from './limits.js'

export interface CommitStatus {
  /** Case-insensitive for GitHub: a later status of the same context takes the earlier one's place. */
  readonly context: string
  readonly state: 'pending' | 'success' | 'failure' | 'error'
  readonly description: string
}

/**
 * Posts a commit status. Throws what the client throws; `failureOf` sorts it.
 * Repeating it does no harm (the last one counts), so the client's own retries are enough.
 */
export async function postStatus(api: GitHubApi, run: WorkflowRun, status: CommitStatus): Promise<void> {
  await api.rest.repos.createCommitStatus({
    owner: run.owner,
    repo: run.repo,
    sha: run.sha,
    context: status.context,
    state: status.state,
    description: cutCharacters(status.description, limits.description),
    target_url: run.url,
  })
}
