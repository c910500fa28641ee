import { readFileSync } from 'node:fs'
import { GateError } from '../model/errors.js'

export type Environment = Readonly<Record<string, string | undefined>>

/** What this run is about, and where it can be looked at. */
export interface WorkflowRun {
  readonly event: string
  readonly owner: string
  readonly repo: string
  /** The commit that statuses and check runs belong on. Not always GITHUB_SHA. */
  readonly sha: string
  /** The commit that a pull request or a merge group builds on; null for other events. */
  readonly base: string | null
  /** Base URL of the REST API; not api.github.com on GitHub Enterprise Server. */
  readonly apiUrl: string
  /** The run's page: the link of statuses and check runs. */
  readonly url: string
  readonly runId: string
  readonly attempt: string
  /** Names of the workflow and of the job in it; empty where the runner gives none. Untrusted text. */
  readonly workflow: string
  readonly job: string
  /** The pull request that the event is about: where a comment belongs. Null where the event names none. */
  readonly pullRequest: number | null
}

const help = {
  file: 'Run pack-gate as a step of a workflow job; the runner writes the event file.',
  variable: 'Run pack-gate as a step of a workflow job; the runner sets the GITHUB_* variables.',
} as const

/**
 * Events whose GITHUB_SHA is not the commit under judgement, with the place of that commit in the event.
 * For pull requests GITHUB_SHA is a test merge, which has no page of its own; for a workflow_run it is the default
 * branch.
 */
const shaPlaces: ReadonlyMap<string, readonly string[]> = new Map([
  ['pull_request', ['pull_request', 'head', 'sha']],
  ['pull_request_target', ['pull_request', 'head', 'sha']],
  ['pull_request_review', ['pull_request', 'head', 'sha']],
  ['pull_request_review_comment', ['pull_request', 'head', 'sha']],
  ['merge_group', ['merge_group', 'head_sha']],
  ['workflow_run', ['workflow_run', 'head_sha']],
])

/** Reads who asked for this run, from the runner's variables and the event file. Throws GateError EGITHUB. */
export function readWorkflowRun(env: Environment): WorkflowRun {
  const event = variable(env, 'GITHUB_EVENT_NAME', /^[a-z_]+$/, 'an event name such as push')
  const payload = readPayload(env)
  const repository = variable(env, 'GITHUB_REPOSITORY', /^[\w.-]+\/[\w.-]+$/, 'owner/name')
  const [owner = '', repo = ''] = repository.split('/')
  const server = webAddress(env, 'GITHUB_SERVER_URL', 'https://github.com')
  const runId = variable(env, 'GITHUB_RUN_ID', /^\d+$/, 'a number')
  const attempt = env.GITHUB_RUN_ATTEMPT ? variable(env, 'GITHUB_RUN_ATTEMPT', /^\d+$/, 'a number') : '1'
  return {
    event,
    owner,
    repo,
    sha: commitOf(event, payload, env),
    base: baseOf(event, payload),
    apiUrl: apiUrlOf(env),
    url: `${server}/${repository}/actions/runs/${runId}/attempts/${attempt}`,
    runId,
    attempt,
    workflow: env.GITHUB_WORKFLOW ?? '',
    job: env.GITHUB_JOB ?? '',
    pullRequest: pullRequestOf(event, payload),
  }
}

/**
 * Of the events that are about a pull request only. A workflow_run has numbers too, but an empty list for forks, and a
 * branch may have several pull requests: so it has none here.
 */
function pullRequestOf(event: string, payload: Readonly<Record<string, unknown>>): number | null {
  if (!event.startsWith('pull_request')) return null
  const number = isRecord(payload.pull_request) ? payload.pull_request.number : undefined
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? number : null
}

function commitOf(event: string, payload: Readonly<Record<string, unknown>>, env: Environment): string {
  const place = shaPlaces.get(event)
  if (place === undefined) return variable(env, 'GITHUB_SHA', commit, 'a full commit SHA').toLowerCase()
  const found = at(payload, place)
  if (typeof found === 'string' && commit.test(found)) return found.toLowerCase()
  throw new GateError(
    'EGITHUB',
    `The event file of this ${event} event has no commit: expected a full commit SHA at ${place.join('.')}, ` +
      `got ${describe(found)}.`,
    help.file,
  )
}

/** Events that would change another commit, with the place of that commit in the event. */
const basePlaces: ReadonlyMap<string, readonly string[]> = new Map([
  ['pull_request', ['pull_request', 'base', 'sha']],
  ['pull_request_target', ['pull_request', 'base', 'sha']],
  ['merge_group', ['merge_group', 'base_sha']],
])

/** Whether an event is about a change of another commit. */
export function hasBase(event: string | undefined): boolean {
  return event !== undefined && basePlaces.has(event)
}

function baseOf(event: string, payload: Readonly<Record<string, unknown>>): string | null {
  const place = basePlaces.get(event)
  if (place === undefined) return null
  const found = at(payload, place)
  if (typeof found === 'string' && commit.test(found)) return found.toLowerCase()
  throw new GateError(
    'EGITHUB',
    `The event file of this ${event} event has no base commit: expected a full commit SHA at ` +
      `${place.join('.')}, got ${describe(found)}.`,
    help.file,
  )
}

function at(payload: unknown, place: readonly string[]): unknown {
  return place.reduce<unknown>(
    (value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    payload,
  )
}

/** SHA-1, or SHA-256 as newer repositories may have. */
const commit = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i

/** The event that started this run, as GitHub wrote it. Throws GateError EGITHUB. */
export function readPayload(env: Environment): Readonly<Record<string, unknown>> {
  const path = env.GITHUB_EVENT_PATH
  if (!path)
    throw new GateError('EGITHUB', 'GITHUB_EVENT_PATH is not set: expected the path of the event file.', help.file)
  const payload = parse(readEventFile(path))
  if (isRecord(payload)) return payload
  throw new GateError(
    'EGITHUB',
    `The event file is not a JSON object (GITHUB_EVENT_PATH): got ${describe(payload)}.`,
    help.file,
  )
}

function readEventFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    const code = isRecord(cause) && typeof cause.code === 'string' ? cause.code : 'unknown error'
    throw new GateError('EGITHUB', `The event file could not be read (GITHUB_EVENT_PATH): ${code}.`, help.file, {
      cause,
    })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    // The parser's own message quotes the file, parts of which come from anyone who can open a pull request.
    throw new GateError('EGITHUB', 'The event file is not valid JSON (GITHUB_EVENT_PATH).', help.file, { cause })
  }
}

function variable(env: Environment, name: string, shape: RegExp, expected: string): string {
  const value = env[name]
  if (value !== undefined && shape.test(value)) return value
  throw new GateError(
    'EGITHUB',
    `${name} is ${value ? describe(value) : 'not set'}: expected ${expected}.`,
    help.variable,
  )
}

/** Base URL of the REST API; not api.github.com on GitHub Enterprise Server. Throws GateError EGITHUB. */
export function apiUrlOf(env: Environment): string {
  return webAddress(env, 'GITHUB_API_URL', 'https://api.github.com')
}

function webAddress(env: Environment, name: string, usual: string): string {
  const value = env[name] ?? ''
  if (value === '') return usual
  const url = URL.canParse(value) ? new URL(value) : null
  if (url !== null && /^https?:$/.test(url.protocol)) return value.replace(/\/+$/, '')
  throw new GateError('EGITHUB', `${name} is ${describe(value)}: expected an http or https address.`, help.variable)
}

/** A value for an error message, short and on one line. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60))
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  return Array.isArray(value) ? 'an array' : `a value of type ${typeof value}`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
