import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { failureOf, githubError, reasonOf } from '../../src/github/failure.js'
import { type Clock, RetryBudget, systemClock } from '../../src/github/client.js'
import { postStatus } from '../../src/github/status.js'
import { GitHubServer } from '../helpers/github-server.js'
import type { Failure } from '../helpers/github-server.js'
import { connectTo, workflowRun } from '../helpers/github-server-client.js'

const operation = 'repos/create-commit-status'
const owner = '0123456789ab-ba9876543210'
let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})

afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

async function post(retryBudget = new RetryBudget(), description = 'Passed.'): Promise<unknown> {
  const { api, run } = await connectTo(server, retryBudget)
  return postStatus(api, run, { context: 'pack-gate', state: 'success', description, owner }).catch(
    (error: unknown) => error,
  )
}

describe('a commit status', () => {
  it('goes to the commit, with the link to the run', async () => {
    expect(await post()).toBeUndefined()
    const { sha, url } = workflowRun(server)
    expect(server.statuses).toEqual([
      { sha, state: 'success', context: 'pack-gate', description: 'Passed.', target_url: `${url}#pack-gate-${owner}` },
    ])
  })

  it('keeps its description within 140 characters and cuts none', async () => {
    await post(new RetryBudget(), `x${'🙈'.repeat(100)}`)
    const text = server.statuses[0]?.description ?? ''
    expect(text.length).toBeLessThanOrEqual(140)
    expect(text.length).toBeGreaterThan(135)
    expect(text).not.toMatch(/\p{Cs}/u)
  })

  it.each([{ kind: 'error' }, { kind: 'reset' }] as const)('is sent again after $kind', async (failure) => {
    server.fail(operation, failure)
    expect(await post()).toBeUndefined()
    expect(server.statuses).toHaveLength(1)
    expect(server.seen).toHaveLength(2)
  })
})

describe('a rate limit', () => {
  it.each<[string, Failure]>([
    ['403 with retry-after', { kind: 'limit', status: 403, retryAfter: 1 }],
    ['429 with retry-after', { kind: 'limit', status: 429, retryAfter: 1 }],
    ['403 that names the secondary limit', { kind: 'limit', status: 403, retryAfter: 1, words: true }],
    ['403 with an exhausted primary limit', { kind: 'limit', status: 403, exhausted: 0 }],
  ])('of %s is waited out', async (_, failure) => {
    server.fail(operation, failure)
    expect(await post()).toBeUndefined()
    const [first, second] = server.seen
    expect(server.statuses).toHaveLength(1)
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(900)
  })

  it.each<[string, Failure]>([
    ['retry-after', { kind: 'limit', status: 403, retryAfter: 121 }],
    ['retry-after of 429', { kind: 'limit', status: 429, retryAfter: 121 }],
    ['the primary limit', { kind: 'limit', status: 403, exhausted: 3000 }],
  ])('beyond the run’s retry budget is an error at once: %s', async (_, failure) => {
    server.fail(operation, failure, Infinity)
    const started = Date.now()
    expect(failureOf(await post()).kind).toBe('rate-limit')
    expect(Date.now() - started).toBeLessThan(1000)
    expect(server.seen).toHaveLength(1)
  })

  it('that claims to be over and is not ends after three more attempts', async () => {
    server.fail(operation, { kind: 'limit', status: 403, exhausted: -100 }, Infinity)
    expect(failureOf(await post()).kind).toBe('rate-limit')
    expect(server.seen).toHaveLength(4)
  })

  it('that comes again and again uses up the retry budget of the whole run, not of each request', async () => {
    server.fail(operation, { kind: 'limit', status: 429, retryAfter: 1 }, Infinity)
    const retryBudget = new RetryBudget(systemClock, 2500)
    await post(retryBudget)
    await post(retryBudget)
    expect(server.seen).toHaveLength(4)
  })
})

describe('the writes of a run', () => {
  it('follow one another at once, and keep a second where they are many', async () => {
    const slept: number[] = []
    const clock: Clock = {
      now: () => Date.now() + slept.reduce((sum, each) => sum + each, 0),
      sleep: (milliseconds) => {
        slept.push(milliseconds)
        return Promise.resolve()
      },
    }
    const { api, run } = await connectTo(server, new RetryBudget(clock))
    const status = { context: 'x', state: 'success', description: '', owner } as const
    for (let count = 0; count < 10; count += 1) await postStatus(api, run, status)
    expect(slept).toEqual([])
    await postStatus(api, run, status)
    await postStatus(api, run, status)
    expect(slept.filter((each) => each > 500 && each <= 1000)).toHaveLength(2)
    await api.rest.repos.listCommitStatusesForRef({ owner: run.owner, repo: run.repo, ref: run.sha })
    expect(slept).toHaveLength(2)
  })
})

describe('an answer of GraphQL', () => {
  it.each<[string, Failure]>([
    ['with a time', { kind: 'limit', status: 403, retryAfter: 1 }],
    ['with a time of reset', { kind: 'limit', status: 403, exhausted: 0 }],
  ])('that names a limit %s is waited out', async (_, failure) => {
    const { api } = await connectTo(server)
    server.fail('graphql', failure)
    const started = Date.now()
    await expect(api.graphql('query { viewer { login } }')).resolves.toHaveProperty('viewer')
    expect(Date.now() - started).toBeGreaterThanOrEqual(900)
    expect(server.seen).toHaveLength(2)
  })
})

describe('a server that stays broken', () => {
  it('is left alone when the retry budget of the run is used up', async () => {
    server.fail(operation, { kind: 'error' }, Infinity)
    const started = Date.now()
    expect(failureOf(await post(new RetryBudget(systemClock, 1500)))).toMatchObject({ kind: 'unsure', status: 500 })
    expect(Date.now() - started).toBeLessThan(3000)
    expect(server.seen).toHaveLength(2)
  })

  it('does not make the next request’s first attempt count as its fourth', async () => {
    const target = await connectTo(server)
    const status = { context: 'pack-gate', state: 'success', description: '', owner } as const
    server.fail(operation, { kind: 'error' })
    await postStatus(target.api, target.run, status)
    server.fail(operation, { kind: 'error' })
    const started = Date.now()
    await postStatus(target.api, target.run, status)
    expect(Date.now() - started).toBeLessThan(3500)
    expect(server.operations()).toEqual([
      `${operation} 500`,
      `${operation} 201`,
      `${operation} 500`,
      `${operation} 201`,
    ])
  })
})

describe('a failure', () => {
  it.each<[Failure['kind'], string, number | null]>([
    ['read-only', 'forbidden', 403],
    ['not-an-app', 'forbidden', 403],
    ['bad-credentials', 'forbidden', 401],
    ['unprocessable', 'rejected', 422],
  ])('of kind %s is %s, and nobody asks again', async (kind, expected, status) => {
    server.fail(operation, { kind } as Failure, Infinity)
    const failure = failureOf(await post())
    expect(failure).toMatchObject({ kind: expected, status })
    expect(server.seen).toHaveLength(1)
  })

  it('says the permission that is missing, and what works for forks', () => {
    const error = githubError(
      'The commit status',
      { kind: 'forbidden', status: 403, message: 'no' },
      'statuses: write',
      'status',
    )
    expect(error.code).toBe('EGITHUB')
    expect(error.help).toContain('statuses: write')
    expect(error.help).toContain('`status: auto`')
  })

  it('never shows the token', async () => {
    server.fail(operation, { kind: 'bad-credentials' })
    expect(reasonOf(failureOf(await post()))).not.toContain(server.token)
  })

  it('of a server that is not there is unsure', async () => {
    const gone = await GitHubServer.start()
    const target = await connectTo(gone, new RetryBudget(systemClock, 0))
    await gone.close()
    const status = { context: 'x', state: 'error', description: '', owner } as const
    const error: unknown = await postStatus(target.api, target.run, status).catch((reason: unknown) => reason)
    expect(failureOf(error)).toMatchObject({ kind: 'unsure', status: null })
    expect(failureOf(error).message).toMatch(/ECONNREFUSED|connect/)
  })

  it('is bounded in length, whatever a proxy answers', () => {
    expect(failureOf(new Error('x'.repeat(100_000))).message.length).toBeLessThanOrEqual(300)
    expect(failureOf('thrown text')).toMatchObject({ kind: 'unsure', message: 'thrown text' })
  })
})
