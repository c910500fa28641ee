import type { Target } from '../github/check-run.js'
import { connect } from '../github/client.js'
import type { WorkflowRun } from '../github/event.js'
import { readWorkflowRun } from '../github/event.js'
import { RetryBudget } from '../github/retry-budget.js'
import type { Context } from '../model/context.js'

export interface GitHubEnd {
  readonly run: WorkflowRun
  /** Null without a token. */
  readonly target: Target | null
}

/** Finds out where this run is and opens the way to GitHub, with one purse of patience. Throws GateError EGITHUB. */
export async function openGitHub(
  token: string,
  { env, tool }: Context,
  patience = new RetryBudget(),
): Promise<GitHubEnd> {
  const run = readWorkflowRun(env)
  if (token === '') return { run, target: null }
  const api = await connect({ token, apiUrl: run.apiUrl, userAgent: `${tool.name}/${tool.version}`, patience })
  return { run, target: { api, patience, run } }
}
