import type { Target } from './check-run.js'
import type { Head } from './triggering-run.js'

const query = `query ($owner: String!, $repo: String!, $branch: String!) {
  repository(owner: $owner, name: $repo) {
    pullRequests(headRefName: $branch, states: OPEN, first: 100) {
      nodes { number headRefOid headRepository { nameWithOwner } }
    }
  }
}`

interface Answer {
  readonly repository: {
    readonly pullRequests: {
      readonly nodes: readonly {
        readonly number: number
        readonly headRefOid: string
        readonly headRepository: { readonly nameWithOwner: string } | null
      }[]
    }
  }
}

/**
 * The open pull request of a branch whose head is the run's commit: GitHub says it, as a workflow_run event names none
 * for forks (`pull_requests` is empty then). Null where there is none, or where several go to different branches: which
 * of them a report is about is not known. Throws what the client throws.
 */
export async function pullRequestOf({ api, run }: Target, { repository, branch }: Head): Promise<number | null> {
  const { owner, repo, sha } = run
  const answer = await api.graphql<Answer>(query, { owner, repo, branch })
  const found = answer.repository.pullRequests.nodes.filter(
    (one) => one.headRefOid === sha && one.headRepository?.nameWithOwner.toLowerCase() === repository.toLowerCase(),
  )
  const [only, ...others] = found
  return only === undefined || others.length > 0 ? null : only.number
}
