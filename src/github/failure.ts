import { isObject } from '../model/manifest.js'
import { GateError } from '../model/errors.js'

/**
 * Why GitHub did not do what it was asked:
 * - `forbidden`: the token may not (fork and Dependabot pull requests get a read-only one).
 * - `rate-limit`: too many requests, by either of GitHub's two limits.
 * - `unsure`: an answer of 500 or none at all. It may have been done nevertheless.
 * - `untrusted`: no answer, as its certificate is not one that this machine trusts. It won't be in a second either.
 * - `rejected`: anything else. Asking again would not help.
 */
export type FailureKind = 'forbidden' | 'rate-limit' | 'unsure' | 'untrusted' | 'rejected'

export interface ApiFailure {
  readonly kind: FailureKind
  /** HTTP status; null where no answer came. */
  readonly status: number | null
  readonly message: string
}

const longestMessage = 300

/** Sorts an error of the client. */
export function failureOf(error: unknown): ApiFailure {
  const { status, response, message, errors } = error as {
    status?: unknown
    message?: unknown
    /** GraphQL answers 200 and says here what went wrong. */
    errors?: unknown
    response?: { headers?: Readonly<Record<string, unknown>> }
  }
  const text = typeof message === 'string' ? message : String(error)
  if (Array.isArray(errors) && status === undefined) {
    const forbidden = errors.some((each) => isObject(each) && each.type === 'FORBIDDEN')
    return { kind: forbidden ? 'forbidden' : 'rejected', status: 200, message: text.slice(0, longestMessage) }
  }
  // The client says 500 for a connection that broke, too; only an answer has headers.
  const headers = response?.headers
  if (headers === undefined || typeof status !== 'number') return unanswered(error)
  return { kind: kindOf(status, headers, text), status, message: text.slice(0, longestMessage) }
}

/** As OpenSSL and Node name them. */
const certificateCode =
  /^(?:(?:DEPTH_ZERO_)?SELF_SIGNED_CERT\w*|UNABLE_TO_(?:VERIFY|GET_ISSUER)\w*|CERT_\w+|ERR_TLS_CERT_\w+)$/

/** Why no answer came: fetch says "fetch failed" and has the reason in its causes. */
function unanswered(error: unknown): ApiFailure {
  let root = error
  for (let depth = 0; depth < 5 && isObject(root) && isObject(root.cause); depth += 1) root = root.cause
  const { code, message } = isObject(root) ? root : { message: String(root) }
  const words = [code, message].filter((word) => typeof word === 'string' && word !== '')
  const kind = typeof code === 'string' && certificateCode.test(code) ? 'untrusted' : 'unsure'
  return { kind, status: null, message: [...new Set(words)].join(': ').slice(0, longestMessage) || 'no answer' }
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
  untrusted: 'the certificate that answered is not trusted here',
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
    forbidden:
      `Give the job \`permissions: ${permission}\`. Pull requests from forks and from Dependabot always have a ` +
      `read-only token: for them set \`${input}: auto\`, or post in two stages (docs/pull-requests.md).`,
    'rate-limit': 'Run the job again later, or set `token` to a token with its own limit.',
    unsure: 'Run the job again. If it persists, see whether GitHub reports an incident.',
    untrusted:
      'Set NODE_EXTRA_CA_CERTS, in the environment of the runner or the job, to the file with the certificate ' +
      'of your authority.',
    rejected: `Check the inputs \`${input}\` and \`token\`, and that the commit belongs to this repository.`,
  }
  return new GateError('EGITHUB', `${what} could not be posted: ${reasonOf(failure)}.`, remedies[failure.kind])
}
