import { GateError } from '../model/errors.js'
import { isObject, type JsonObject } from '../model/manifest.js'
import type { Target } from './check-run.js'
import { describe, type Environment, readPayload, type WorkflowRun } from './event.js'

/** The finished run that a workflow_run event is about. All of it is said by GitHub, nothing by that run. */
export interface TriggeringRun {
  readonly id: number
  /** How it ended: `success`, `failure`, `cancelled` and so on; null where GitHub doesn't say. */
  readonly conclusion: string | null
  /** Which attempt it was, from 1, and when that began (ISO 8601); null where GitHub doesn't say. */
  readonly attempt: number | null
  readonly startedAt: string | null
  /** Its page. */
  readonly url: string
  /** Where its commit was pushed to; null where GitHub doesn't say. Names of a stranger's choice. */
  readonly head: Head | null
}

export interface Head {
  /** `owner/name`: a fork, mostly. */
  readonly repository: string
  readonly branch: string
}

const help = 'Use `mode: report` as docs/workflows/fork-safe-report.yml does.'

/**
 * The run whose report may be posted: of the expected workflow, for a pull request, in this repository, completed.
 * The event comes from GitHub, so it holds for what the run's own words do not. Throws GateError EGITHUB for any other
 * run.
 * @param workflow path of the workflow file that makes reports, `.github/workflows/….yml`
 */
export function readTriggeringRun(env: Environment, run: WorkflowRun, workflow: string): TriggeringRun {
  if (run.event !== 'workflow_run') {
    throw new GateError('EGITHUB', `\`mode: report\` expects the event workflow_run, got ${run.event}.`, help)
  }
  const payload = readPayload(env)
  const triggering = objectAt(payload, 'workflow_run')
  const expect = (what: string, got: unknown, isRight: boolean, wanted: string): void => {
    if (!isRight)
      throw new GateError(
        'EGITHUB',
        `No report is taken from this run: expected ${what} ${wanted}, got ${describe(got)}.`,
        help,
      )
  }
  const repository = `${run.owner}/${run.repo}`
  const { full_name: owner } = objectAt(triggering, 'repository')
  const { id, event, path, conclusion, run_attempt: attempt, run_started_at: startedAt } = triggering
  expect('the activity', payload.action, payload.action === 'completed', 'completed')
  expect(
    'workflow_run.repository',
    owner,
    typeof owner === 'string' && owner.toLowerCase() === repository.toLowerCase(),
    repository,
  )
  expect('workflow_run.event', event, event === 'pull_request', 'pull_request')
  expect('workflow_run.path', path, isPathOf(path, workflow), workflow)
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 1) {
    throw new GateError(
      'EGITHUB',
      `The event file has no run: expected a number at workflow_run.id, got ${describe(id)}.`,
      help,
    )
  }
  return {
    id,
    conclusion: typeof conclusion === 'string' && /^[a-z_]+$/.test(conclusion) ? conclusion : null,
    attempt: typeof attempt === 'number' && Number.isSafeInteger(attempt) && attempt > 0 ? attempt : null,
    startedAt: typeof startedAt === 'string' && !Number.isNaN(Date.parse(startedAt)) ? startedAt : null,
    url: run.url.replace(/\/actions\/runs\/.*$/, `/actions/runs/${id}`),
    head: headOf(triggering),
  }
}

function headOf(triggering: JsonObject): Head | null {
  const { full_name: repository } = objectAt(triggering, 'head_repository')
  const { head_branch: branch } = triggering
  return typeof repository === 'string' && typeof branch === 'string' ? { repository, branch } : null
}

/**
 * GitHub's API description has paths with a ref behind them (`.github/workflows/ci.yml@main`), its events have them
 * without.
 */
function isPathOf(path: unknown, workflow: string): boolean {
  if (typeof path !== 'string') return false
  return path === workflow || (path.startsWith(`${workflow}@`) && !/\.ya?ml$/i.test(path.slice(workflow.length)))
}

function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(parent, key) ? parent[key] : undefined
  return isObject(value) ? value : {}
}

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
