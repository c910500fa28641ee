import type { getOctokit } from '@actions/github'
import { isObject } from '../model/manifest.js'
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
/** What every attempt gets, also with an empty budget: a run still says its verdict, if GitHub listens. */
const leastMs = 3000
/**
 * How many attempts an empty budget still gets. Each takes `leastMs`, and as long for a body that is read as it comes.
 * So the step ends within three minutes, and the post step 45 seconds later, whatever hangs (docs/action.md).
 */
const lastAttempts = 10

/** How long a run still waits for GitHub: failed attempts and the pauses before the next ones draw on one budget. */
export class RetryBudget {
  #left: number
  #last = lastAttempts
  readonly #leastMs: number
  readonly clock: Clock

  constructor(clock: Clock = systemClock, limitMs: number = longestWaitMs, least: number = leastMs) {
    this.#left = limitMs
    this.#leastMs = least
    this.clock = clock
  }

  /** Whole milliseconds that the next attempt may take: never much more than what is left. */
  get attemptLimit(): number {
    return Math.ceil(Math.min(attemptMs, Math.max(this.#left, this.#leastMs)))
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

/** GitHub's REST API, typed, with retries and limits that draw on one budget. */
export type GitHubApi = ReturnType<GetOctokit>

export interface Connection {
  /** Empty: requests without one. */
  readonly token: string
  readonly apiUrl: string
  readonly userAgent: string
  readonly retryBudget: RetryBudget
}

/** Attempts after the first one. */
const retries = 3

/** Milliseconds that an answer takes without anything being wrong. */
const usualMs = 2000

/** Where GitHub names no time, it asks for a minute (docs.github.com, "Best practices for using the REST API"). */
const limitPauseMs = 60_000

/** Writes of a run that may follow one another at once. Those after them keep the second that GitHub asks of many. */
const freeWrites = 10
const writePauseMs = 1000

// The client would write deprecation notices to stderr, where the runner looks for commands.
const silent = { debug: quiet, info: quiet, warn: quiet, error: quiet }

/**
 * Opens the API.
 * Call it after the event file was read: @actions/github parses that file while it is imported and dies of a bad one.
 * So it is not imported at the top.
 */
export async function connect({ token, apiUrl, userAgent, retryBudget }: Connection): Promise<GitHubApi> {
  const github = await import('@actions/github')
  return github.getOctokit(
    token,
    {
      ...(token === '' && { auth: 'none', authStrategy: anonymous }),
      baseUrl: apiUrl,
      userAgent,
      log: silent,
    },
    retrying(retryBudget),
  )
}

/** @actions/github insists on a token; Octokit takes a strategy instead, and this one adds nothing to a request. */
function anonymous(): unknown {
  const hook = (request: (options: unknown) => unknown, options: unknown): unknown => request(options)
  return Object.assign(() => Promise.resolve({ type: 'unauthenticated' }), { hook })
}

interface Sent {
  readonly method: string
  readonly url: string
  readonly request: Readonly<Record<string, unknown>>
}

interface Received {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly data: unknown
}

/** An error in the client's form. */
function failed(message: string, status: number, request: Sent, response?: Received): Error {
  return Object.assign(new Error(message), { status, request, ...(response && { response }) })
}

/**
 * What the client takes for an answer and is none: a redirect, which is followed on reading alone, as a write would
 * become a reading or go to another host; a document that broke off, of which it gives the beginning as text; and what
 * GraphQL says with status 200 that the REST API says with 429 and 500.
 */
function assertWhole(response: Received, options: Sent): void {
  const { status, headers, data } = response
  if (status >= 300) throw failed('it answered a write with a redirect', status, options, response)
  const isJson = /^application\/(scim\+)?json\b/.test(String(headers['content-type']))
  if (isJson && typeof data === 'string') throw failed('its answer broke off', 500, options)
  const errors = isGraphQL(options) && isObject(data) && Array.isArray(data.errors) ? data.errors.filter(isObject) : []
  if (errors.some(({ type }) => type === 'RATE_LIMITED')) throw failed('rate limit exceeded', 429, options, response)
  const fault = errors.find(({ message }) =>
    String(message).startsWith('Something went wrong while executing your query'),
  )
  if (fault) throw failed(String(fault.message), 500, options, response)
}

function isGraphQL({ url }: Sent): boolean {
  return url.endsWith('/graphql')
}

function isWrite(options: Sent): boolean {
  return !['GET', 'HEAD'].includes(options.method) && !isGraphQL(options)
}

/** Sends each request until it is answered or refused, or until the budget is used up. */
function retrying(budget: RetryBudget): Plugin {
  const paced = paceOf(budget.clock)
  return (octokit) => {
    octokit.hook.wrap('request', async (request, options) => {
      const most = typeof options.request.retries === 'number' ? options.request.retries : retries
      for (let done = 0; ; done += 1) {
        if (isWrite(options)) await paced()
        try {
          return await attempt(budget, options, () => request(options))
        } catch (error) {
          const pause = pauseBefore(done + 1, error, most, budget.clock.now())
          if (pause === null || !(await budget.pause(pause))) throw error
        }
      }
    })
    return {}
  }
}

/** Holds back the writes of a run that are too many to follow one another at once. */
function paceOf(clock: Clock): () => Promise<void> {
  let writes = 0
  let next = 0
  return async () => {
    writes += 1
    const now = clock.now()
    const at = writes > freeWrites ? Math.max(now, next) : now
    next = at + writePauseMs
    if (at > now) await clock.sleep(at - now)
  }
}

/** @param options changed for each attempt: the client gives other hooks this object, whatever they are passed */
async function attempt<Response>(
  budget: RetryBudget,
  options: { -readonly [Key in keyof Sent]: Sent[Key] },
  request: () => Response | Promise<Response>,
): Promise<Response> {
  if (!budget.begin()) throw failed('the time that a run waits for GitHub is used up', 500, options)
  const started = budget.clock.now()
  const redirect = ['GET', 'HEAD'].includes(options.method) ? 'follow' : 'manual'
  options.request = { ...options.request, redirect, signal: AbortSignal.timeout(budget.attemptLimit) }
  try {
    const response = await request()
    assertWhole(response as Received, options)
    budget.spend(Math.max(0, budget.clock.now() - started - usualMs))
    return response
  } catch (error) {
    budget.spend(budget.clock.now() - started)
    throw error
  }
}

/**
 * Milliseconds before an attempt; null where there should be none.
 *
 * A limited request was not carried out, so it is sent again in any case, when GitHub says. One without an answer may
 * have been: its caller says how often it may be repeated.
 *
 * @param number of the attempt, without the first one
 * @param most of them where no limit is the reason
 */
function pauseBefore(number: number, error: unknown, most: number, now: number): number | null {
  const { kind } = failureOf(error)
  if (kind === 'unsure') return number > most ? null : number ** 2 * 1000
  if (kind !== 'rate-limit' || number > retries) return null
  const headers = (error as { response?: { headers?: Readonly<Record<string, unknown>> } }).response?.headers ?? {}
  const seconds = Number(headers['retry-after'])
  if (seconds > 0) return seconds * 1000
  const reset = Number(headers['x-ratelimit-reset'])
  if (headers['x-ratelimit-remaining'] !== '0' || !Number.isFinite(reset)) return limitPauseMs
  // The time is given in whole seconds: one more is surely after it.
  return Math.max(0, Math.ceil(reset - now / 1000) + 1) * 1000
}

function quiet(): void {
  // Says nothing, on purpose.
}
