import type { Target } from '../../src/github/check-run.js'
import { connect, RetryBudget } from '../../src/github/client.js'
import type { WorkflowRun } from '../../src/github/event.js'
import type { GitHubServer } from './github-server.js'

/** A run of a workflow in the repository that the server holds. */
export function workflowRun(server: GitHubServer): WorkflowRun {
  const [owner = '', repo = ''] = server.repository.split('/')
  const url = `https://github.test/${server.repository}/actions/runs/4711/attempts/1`
  const about = {
    event: 'pull_request',
    base: null,
    workflow: 'gate',
    job: 'gate',
    pullRequest: server.pullRequest.number,
  }
  return { ...about, owner, repo, sha: 'c0ffee'.padEnd(40, '0'), apiUrl: server.url, url, runId: '4711', attempt: '1' }
}

export async function connectTo(server: GitHubServer, retryBudget = new RetryBudget()): Promise<Target> {
  const run = workflowRun(server)
  const api = await connect({ token: server.token, apiUrl: run.apiUrl, userAgent: 'pack-gate/0.0.0', retryBudget })
  return { api, retryBudget, run }
}
