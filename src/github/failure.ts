import { isObject } from '../json.js'
import { GateError } from '../errors.js'

/**
 * Why GitHub did not do what it was asked:
 * - `forbidden`: the token may not (fork and Dependabot pull requests get a read-only one).
 * - `rate-limit`: too many requests, by either of GitHub's two limits.
 * - `unsure`: an answer of 500 or none at all. It may have been done nevertheless.
 * - `rejected`: anything else. Asking again would not help.
 */
export type FailureKind = 'forbidden' | 'rate-limit' | 'unsure' | 'rejected'

export interface ApiFailure {
  readonly kind: FailureKind
  /** HTTP status; null where no answer came. */
  readonly status: number | null
  readonly message: string
}

const longestMessage = 300

/** Sorts an error of the client. */
export function failureOf(error: unknown): ApiFailure {
  const { status, response, message } = error as {
    status?: unknown
    message?: unknown
    response?: { headers?: Readonly<Record<string, unknown>> }
  }
  // The client says 500 for a connection that broke, too; only an answer has headers.
  const headers = response?.headers
  if (headers === undefined || typeof status !== 'number') return { kind: 'unsure', status: null, message: rootOf(error) }
  const text = typeof message === 'string' ? message : String(error)
  return { kind: kindOf(status, headers, text), status, message: text.slice(0, longestMessage) }
}

/** Why no answer came: fetch says "fetch failed" and has the reason in its causes. */
function rootOf(error: unknown): string {
  let root = error
  for (let depth = 0; depth < 5 && isObject(root) && isObject(root.cause); depth += 1) root = root.cause
  const { code, message } = isObject(root) ? root : { message: String(root) }
  const words = [code, message].filter((word) => typeof word === 'string' && word !== '')
  return [...new Set(words)].join(': ').slice(0, longestMessage) || 'no answer'
}

function kindOf(status: number, headers: Readonly<Record<string, unknown>>, message: string): FailureKind {
  if (status >= 500) return 'unsure'
  if (status === 429) return 'rate-limit'
  if (status === 401) return 'forbidden'
  if (status !== 403) return 'rejected'
  const limited =
    headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0' || /rate limit/i.test(message)
  return limited ? 'rate-limit' : 'forbidden'
}

const reasons: Readonly<Record<FailureKind, string>> = {
  forbidden: 'this token may not do it',
  'rate-limit': 'the rate limit is used up for longer than a run waits',
  unsure: 'GitHub did not answer as it should, also after retries',
  rejected: 'GitHub refused the request',
}

/** One line for people: the reason and GitHub's own words. */
export function reasonOf(failure: ApiFailure): string {
  const status = failure.status === null ? '' : `${failure.status} `
  return `${reasons[failure.kind]} (${status}${failure.message})`
}

/**
 * A failure as the error that ends the run.
 * @param what what could not be done, e.g. "The check run"
 * @param permission what the job's token needs for it, e.g. "checks: write"
 * @param input the input that asked for it
 */
export function githubError(what: string, failure: ApiFailure, permission: string, input: string): GateError {
  const remedies: Readonly<Record<FailureKind, string>> = {
    forbidden: `Give the job \`permissions: ${permission}\`. Pull requests from forks and from Dependabot always have a read-only token: for them set \`${input}: auto\`, or post in two stages (docs/forks.md).`,
    'rate-limit': 'Run the job again later, or give a token with a limit of its own in `token`.',
    unsure: 'Run the job again; if it stays, see whether GitHub reports an incident.',
    rejected: `Check the inputs \`${input}\` and \`token\`, and that the commit belongs to this repository.`,
  }
  return new GateError('EGITHUB', `${what} could not be posted: ${reasonOf(failure)}.`, remedies[failure.kind])
}
