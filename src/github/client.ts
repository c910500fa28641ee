import { randomUUID } from 'node:crypto'
import type { getOctokit } from '@actions/github'
import { failureOf } from './failure.js'

/** What waiting needs of the context. */
export interface Clock {
  /** Milliseconds. */
  now(): number
  sleep(milliseconds: number): Promise<void>
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

/** In all, for a run. A gate that waits an hour for a rate limit to reset is a hung job. */
const longestWaitMs = 120_000

/** A request that hangs longer counts as one that broke off. */
const attemptMs = 30_000
/**
 * What every attempt gets, also with an empty budget: a run without budget still says its verdict, if GitHub
 * listens.
 */
const leastMs = 3000
/** How many attempts an empty purse still gets, so that a run ends within four minutes however many answers hang. */
const lastAttempts = 10

/** How long a run still waits for GitHub: failed attempts and the pauses before the next ones draw on one budget. */
export class RetryBudget {
  #left: number
  #last = lastAttempts
  readonly clock: Clock

  constructor(clock: Clock = systemClock, limitMs: number = longestWaitMs) {
    this.#left = limitMs
    this.clock = clock
  }

  /** Whole milliseconds that the next attempt may take: never much more than what is left. */
  get attemptLimit(): number {
    return Math.ceil(Math.min(attemptMs, Math.max(this.#left, leastMs)))
  }

  /** Called before each attempt. False where its time and its last attempts are used up: then there is none. */
  begin(): boolean {
    if (this.#left > 0) return true
    this.#last -= 1
    return this.#last >= 0
  }

  /** Takes a pause out of the budget. False where it is longer than what is left: then there is no waiting. */
  take(milliseconds: number): boolean {
    if (milliseconds > this.#left) return false
    this.spend(milliseconds)
    return true
  }

  /** Time that is gone already. */
  spend(milliseconds: number): void {
    this.#left = Math.max(0, this.#left - milliseconds)
  }

  /** Sleeps if the budget allows it; false without having slept if not. */
  async pause(milliseconds: number): Promise<boolean> {
    if (!this.take(milliseconds)) return false
    await this.clock.sleep(milliseconds)
    return true
  }
}

type GetOctokit = typeof getOctokit
type Plugin = Exclude<Parameters<GetOctokit>[2], undefined>

/** GitHub's REST API, typed, with retries, limits and one purse of patience. */
export type GitHubApi = ReturnType<GetOctokit>

export interface Connection {
  /** Empty: requests without one. */
  readonly token: string
  readonly apiUrl: string
  readonly userAgent: string
  readonly patience: RetryBudget
}

const retries = 3

/** Milliseconds that an answer takes without anything being wrong. */
const usualMs = 2000

// The client would write deprecation notices to stderr, where the runner looks for commands.
const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet }

/**
 * Opens the API.
 * Call it after the event file was read: @actions/github parses that file while it is imported and dies of a bad one.
 * So it is not imported at the top, and neither are the plugins: a bundle may keep parts of it beside them.
 */
export async function connect({ token, apiUrl, userAgent, patience }: Connection): Promise<GitHubApi> {
  const [github, { retry }, { throttling }] = await Promise.all([
    import('@actions/github'),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
  ])
  const atLimit = (seconds: number, _options: unknown, _octokit: unknown, retryCount: number): boolean =>
    retryCount < retries && patience.take(seconds * 1000)
  return github.getOctokit(
    token,
    {
      ...(token === '' && { auth: 'none', authStrategy: anonymous }),
      baseUrl: apiUrl,
      userAgent,
      log: silent,
      throttle: { id: randomUUID(), onRateLimit: atLimit, onSecondaryRateLimit: atLimit },
      // 429 is a limit, and throttling's business.
      retry: { retries, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
    },
    watch(patience),
    throttling,
    retry,
    ownOptions,
  )
}

/** @actions/github insists on a token; Octokit takes a strategy instead, and this one adds nothing to a request. */
function anonymous(): unknown {
  const hook = (request: (options: unknown) => unknown, options: unknown): unknown => request(options)
  return Object.assign(() => Promise.resolve({ type: 'unauthenticated' }), { hook })
}

interface Sent {
  readonly method: string
  readonly request: Record<string, unknown>
}

interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly data: unknown
}

/** An error that the plugins read as one of the client's. */
function failed(message: string, status: number, options: Sent, response?: Received): Error {
  return Object.assign(new Error(message), { status, request: options, ...(response && { response }) })
}

/**
 * What the client takes for an answer and is none: a redirect, which is followed on reading alone, as a write would
 * become a reading or go to another host; and a document that broke off, of which it gives the beginning as text.
 */
function assertWhole(response: Received, options: Sent): void {
  const { status, headers, data } = response
  if (status >= 300) throw failed('it answered a write with a redirect', status, options, response)
  const isJson = /^application\/(scim\+)?json\b/.test(String(headers['content-type']))
  if (isJson && typeof data === 'string') throw failed('its answer broke off', 500, options)
}

/** Innermost: sees every single attempt before the plugins decide whether there is another one. */
function watch(patience: RetryBudget): Plugin {
  return (octokit) => {
    octokit.hook.wrap('request', async (request, options) => {
      const started = patience.clock.now()
      if (!patience.begin()) {
        options.request.retries = 0
        throw failed('the time that a run waits for GitHub is used up', 500, options)
      }
      options.request.signal = AbortSignal.timeout(patience.attemptLimit)
      if (!['GET', 'HEAD'].includes(options.method)) options.request.redirect = 'manual'
      try {
        const response = await request(options)
        assertWhole(response as Received, options)
        patience.spend(Math.max(0, patience.clock.now() - started - usualMs))
        return response
      } catch (error) {
        patience.spend(patience.clock.now() - started)
        const { kind } = failureOf(error)
        if (kind === 'rate-limit') nameLimit(error)
        if (kind === 'untrusted') options.request.retries = 0
        if (kind === 'unsure' && !patience.take(pauseAfter(options.request))) options.request.retries = 0
        throw error
      }
    })
    return {}
  }
}

/** As @octokit/plugin-retry pauses: the square of the attempt's number, in seconds. */
function pauseAfter(request: Readonly<Record<string, unknown>>): number {
  const done = typeof request.retryCount === 'number' ? request.retryCount : 0
  return request.retries === 0 || done >= retries ? 0 : (done + 1) ** 2 * 1000
}

/**
 * @octokit/plugin-throttling knows a secondary limit by the words of the message only. GitHub documents the header
 * retry-after as the sign of it, so an error with that header gets the words.
 */
function nameLimit(error: unknown): void {
  const { response } = error as { response?: { headers?: Readonly<Record<string, unknown>> } }
  if (response?.headers?.['retry-after'] === undefined || !(error instanceof Error)) return
  if (!/\bsecondary rate\b/i.test(error.message)) error.message += ' (secondary rate limit)'
}

/**
 * Outermost: the plugins count attempts in `options.request`, which all requests without options of their own share.
 */
const ownOptions: Plugin = (octokit) => {
  octokit.hook.wrap('request', (request, options) => {
    options.request = { ...options.request }
    return request(options)
  })
  return {}
}

function quiet(): void {
  // Says nothing, on purpose.
}
