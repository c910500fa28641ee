import { createHash } from 'node:crypto'
import type { GitHubApi } from './client.js'
import type { WorkflowRun } from './event.js'
import { cutCharacters, limits } from './limits.js'

export interface CommitStatus {
  /** Case-insensitive for GitHub: a later status of the same context takes the earlier one's place. */
  readonly context: string
  readonly state: 'pending' | 'success' | 'failure' | 'error'
  readonly description: string
  /** See `statusOwner`. */
  readonly owner: string
}

/**
 * Whose a status is. GitHub keeps no such thing, so it goes into the fragment of the link: what was judged (two
 * attempts at it have that in common), and a nonce, which tells the jobs of a matrix apart.
 */
export function statusOwner(run: WorkflowRun, name: string, path: string, nonce: string): string {
  const digest = (value: unknown): string =>
    createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)
  return `${digest([run.event, run.workflow, run.job, name, path])}-${digest(nonce)}`
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
    target_url: `${run.url}#pack-gate-${status.owner}`,
  })
}

/**
 * Who else has posted under this context on this commit:
 * - `shared`: another job of the same run and attempt, or another step of this job. One of them would hide the other.
 * - `superseded`: a later attempt, or a later run, has begun to judge the same thing. The status is its own now.
 * - `ours`: no writer that matters. Other workflows (a push and a release of one commit) take turns, and the last one
 *   counts.
 */
export type Standing = 'ours' | 'shared' | 'superseded'

/** What a commit's statuses under one context say. */
export interface ContextState {
  readonly standing: Standing
  /** Whether the newest status of something else that is judged under this context is no success. */
  readonly isBlockedByOthers: boolean
}

/**
 * More are not looked through: GitHub takes 1,000 statuses of a commit and context, and ours is among the newest. Where
 * there are more, what an unverified report must not replace may be among those.
 */
const mostPages = 10

interface Posted extends Link {
  readonly state: string
}

/** Reads what was posted under a context on the commit. Throws what the client throws. */
export async function readContext(
  api: GitHubApi,
  run: WorkflowRun,
  context: string,
  owner: string,
): Promise<ContextState> {
  const mine = parseLink(`${run.url}#pack-gate-${owner}`)
  const { posted, isWhole } = await postedUnder(api, run, context)
  return { standing: standingAmong(posted, mine), isBlockedByOthers: !isWhole || blockedByOthers(posted, mine) }
}

/** Newest first. */
async function postedUnder(
  api: GitHubApi,
  run: WorkflowRun,
  context: string,
): Promise<{ readonly posted: readonly Posted[]; readonly isWhole: boolean }> {
  const key = { owner: run.owner, repo: run.repo, ref: run.sha, per_page: 100 }
  const posted: Posted[] = []
  for (let page = 1; page <= mostPages; page += 1) {
    const { data } = await api.rest.repos.listCommitStatusesForRef({ ...key, page })
    const ours = data.filter((status) => status.context.toLowerCase() === context.toLowerCase())
    for (const { target_url: url, state } of ours) posted.push({ ...parseLink(url), state })
    if (data.length < key.per_page) return { posted, isWhole: true }
  }
  return { posted, isWhole: false }
}

function standingAmong(posted: readonly Posted[], mine: Link): Standing {
  const first = posted.findIndex((link) => link.run === mine.run)
  if (posted.some((link) => link.run === mine.run && link.nonce !== mine.nonce)) return 'shared'
  // Without one of ours nothing is known to be later than it. A pending one is a beginning: a later end may be that of
  // a run which began before.
  if (first < 0) return 'ours'
  const later = posted.slice(0, first)
  return later.some(({ subject, state }) => state === 'pending' && subject === mine.subject) ? 'superseded' : 'ours'
}

/** The newest status of each other subject counts: what it said before is over. */
function blockedByOthers(posted: readonly Posted[], mine: Link): boolean {
  const newest = new Map<string, string>()
  for (const { run, subject, state } of posted) {
    if (subject === mine.subject) continue
    const key = subject ?? `run ${run ?? ''}`
    if (!newest.has(key)) newest.set(key, state)
  }
  return [...newest.values()].some((state) => state !== 'success')
}

interface Link {
  /** The run's page, of one attempt. */
  readonly run?: string | undefined
  readonly subject?: string | undefined
  readonly nonce?: string | undefined
}

/** Empty where the status has no known owner. */
function parseLink(url: string | null): Link {
  const [, run, subject, nonce] = /^([^#]*)#pack-gate-([0-9a-f]{12})-([0-9a-f]{12})$/.exec(url ?? '') ?? []
  return { run, subject, nonce }
}
