import { createHash } from 'node:crypto'
import { cutBytes } from '../report/render/budget.js'
import type { Annotation } from './annotations.js'
import type { GitHubApi, RetryBudget } from './client.js'
import type { WorkflowRun } from './event.js'
import { failureOf } from './failure.js'
import { cutCharacters, limits, mostAnnotations } from './limits.js'

export interface CheckRun {
  readonly name: string
  /** See `externalId`. */
  readonly externalId: string
  readonly conclusion: 'success' | 'failure' | 'neutral'
  readonly title: string
  /** Markdown. */
  readonly summary: string
  /** Markdown, shown under the summary. Empty for none. */
  readonly text: string
  readonly annotations: readonly Annotation[]
}

export interface Target {
  readonly api: GitHubApi
  readonly retryBudget: RetryBudget
  readonly run: WorkflowRun
}

const attempts = 4

/**
 * The key of one check run, the same however often posting it is tried.
 * @param nonce tells the jobs of a matrix apart, which share run, attempt, name and path: one of them must never take
 * another one's check run for its own.
 */
export function externalId(run: WorkflowRun, name: string, path: string, nonce: string, isUnverified = false): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([name, path, nonce]))
    .digest('hex')
    .slice(0, 24)
  return `pack-gate/${isUnverified ? 'unverified/' : ''}${run.runId}/${run.attempt}/${digest}`
}

/** The newest check run of a name that a run of ours made which judged the release itself. */
export interface TrustedCheckRun {
  /** Null while it isn't completed. */
  readonly conclusion: string | null
  /** Whether it is of a later run, or a later attempt, than the one with this key. */
  isLater(than: string): boolean
}

/** Run and attempt in a key; null in those that others made, and in those of unverified reports. */
function orderOf(key: string | null): readonly [run: number, attempt: number] | null {
  const [, run, attempt] = /^pack-gate\/(\d+)\/(\d+)\/[0-9a-f]+$/.exec(key ?? '') ?? []
  return run === undefined || attempt === undefined ? null : [Number(run), Number(attempt)]
}

function isAfter(
  [run, attempt]: readonly [number, number],
  [thanRun, thanAttempt]: readonly [number, number],
): boolean {
  return run > thanRun || (run === thanRun && attempt > thanAttempt)
}

/** GitHub keeps 1,000 check runs of a name. */
const mostPages = 10

/** All of a name on the commit: an outsider's could push those that count off the first page. */
async function checkRunsOf({ api, run }: Target, name: string) {
  const key = {
    owner: run.owner,
    repo: run.repo,
    ref: run.sha,
    check_name: name,
    filter: 'all',
    per_page: 100,
  } as const
  const found = []
  for (let page = 1; page <= mostPages; page += 1) {
    const { data } = await api.rest.checks.listForRef({ ...key, page })
    for (const one of data.check_runs) found.push(one)
    if (data.check_runs.length < key.per_page) return found
  }
  return found
}

/** Throws what the client throws. Null where there is none. */
export async function latestTrusted(target: Target, name: string): Promise<TrustedCheckRun | null> {
  const known = (await checkRunsOf(target, name)).flatMap(({ external_id: key, conclusion }) => {
    const order = orderOf(key)
    return order ? [{ order, conclusion }] : []
  })
  const [first, ...others] = known
  if (!first) return null
  const latest = others.reduce((best, one) => (isAfter(one.order, best.order) ? one : best), first)
  return {
    conclusion: latest.conclusion,
    isLater: (than) => {
      const own = orderOf(than)
      return own !== null && isAfter(latest.order, own)
    },
  }
}

/**
 * Posts a completed check run. Throws what the client throws; `failureOf` sorts it.
 * The conclusion is there from the first request on, so a run that breaks off among its annotations still decides.
 * @param made called with the check run's id as soon as it exists.
 */
export async function postCheckRun(
  target: Target,
  check: CheckRun,
  made: (id: number) => void = () => undefined,
): Promise<number> {
  const shown = check.annotations.slice(0, mostAnnotations)
  const size = limits.annotationsPerRequest
  const id = await createOnce(target, check, shown.slice(0, size))
  made(id)
  for (let start = size; start < shown.length; start += size) {
    await append(target, check, id, { batch: shown.slice(start, start + size), before: start })
  }
  return id
}

/** Turns a check run that was posted already: something went wrong after it, and an approval must not stay. */
export async function failCheckRun({ api, run }: Target, id: number, check: CheckRun): Promise<void> {
  const key = { owner: run.owner, repo: run.repo, check_run_id: id }
  await api.rest.checks.update({ ...key, conclusion: check.conclusion, status: 'completed', output: output(check, []) })
}

/**
 * A POST that failed without an answer, or with a 500, may have been done. So it is not repeated blindly: the run is
 * looked up by its key first.
 */
async function createOnce(target: Target, check: CheckRun, annotations: readonly Annotation[]): Promise<number> {
  const { api, run } = target
  for (let attempt = 1; ; attempt += 1) {
    try {
      const made = await api.rest.checks.create({
        owner: run.owner,
        repo: run.repo,
        name: check.name,
        head_sha: run.sha,
        details_url: run.url,
        external_id: check.externalId,
        status: 'completed',
        conclusion: check.conclusion,
        output: output(check, annotations),
        request: { retries: 0 },
      })
      return made.data.id
    } catch (error) {
      if (!(await mayHaveBeenDone(target, error, attempt))) throw error
      const found = await find(target, check)
      if (found !== null) return found
      if (attempt >= attempts) throw error
    }
  }
}

/** Every PATCH appends, so one that may have been done is repeated only where its annotations are not there. */
async function append(
  target: Target,
  check: CheckRun,
  id: number,
  { batch, before }: { batch: readonly Annotation[]; before: number },
): Promise<void> {
  const { owner, repo } = target.run
  const key = { owner, repo, check_run_id: id }
  for (let attempt = 1; ; attempt += 1) {
    try {
      await target.api.rest.checks.update({ ...key, output: output(check, batch), request: { retries: 0 } })
      return
    } catch (error) {
      if (!(await mayHaveBeenDone(target, error, attempt))) throw error
      const now = await target.api.rest.checks.get(key)
      if (now.data.output.annotations_count > before) return
      if (attempt >= attempts) throw error
    }
  }
}

/** Waits before the look at what became of it, too: what was done may take a moment to show. */
async function mayHaveBeenDone({ retryBudget }: Target, error: unknown, attempt: number): Promise<boolean> {
  return failureOf(error).kind === 'unsure' && (await retryBudget.pause(attempt ** 2 * 1000))
}

async function find({ api, run }: Target, check: CheckRun): Promise<number | null> {
  const pages = api.paginate.iterator(api.rest.checks.listForRef, {
    owner: run.owner,
    repo: run.repo,
    ref: run.sha,
    check_name: check.name,
    filter: 'all',
    per_page: 100,
  })
  for await (const page of pages) {
    const ours = page.data.find((candidate) => candidate.external_id === check.externalId)
    if (ours !== undefined) return ours.id
  }
  return null
}

function output(check: CheckRun, annotations: readonly Annotation[]) {
  return {
    title: cutCharacters(check.title, limits.title),
    summary: cutBytes(check.summary, limits.summary),
    ...(check.text !== '' && { text: cutBytes(check.text, limits.summary) }),
    annotations: [...annotations],
  }
}
