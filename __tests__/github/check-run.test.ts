import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { toAnnotation } from '../../src/github/annotations.js'
import { externalId, failCheckRun, latestTrusted, postCheckRun } from '../../src/github/check-run.js'
import type { CheckRun } from '../../src/github/check-run.js'
import { failureOf } from '../../src/github/failure.js'
import { RetryBudget, systemClock } from '../../src/github/client.js'
import { GitHubServer } from '../helpers/github-server.js'
import { connectTo, workflowRun } from '../helpers/github-server-client.js'
import { findings } from '../helpers/github-server-samples.js'

let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})

afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

function check(count: number, over: Partial<CheckRun> = {}): CheckRun {
  return {
    name: 'pack-gate report',
    externalId: externalId(workflowRun(server), 'pack-gate report', '.', 'this job'),
    conclusion: count > 0 ? 'failure' : 'success',
    title: 'Blocked: 1 error',
    summary: 'What was found.',
    text: 'What would ship.',
    annotations: findings(count).map((finding) => toAnnotation([finding])),
    ...over,
  }
}

describe('a check run', () => {
  it.each([
    [0, [0]],
    [1, [1]],
    [50, [50]],
    [51, [50, 1]],
    [120, [50, 50, 20]],
  ])('with %i annotations is one run, in batches of at most 50', async (count, batches) => {
    await postCheckRun(await connectTo(server), check(count))
    expect(server.checkRuns).toHaveLength(1)
    const [run] = server.checkRuns
    expect(run).toMatchObject({
      head_sha: workflowRun(server).sha,
      status: 'completed',
      conclusion: count > 0 ? 'failure' : 'success',
    })
    expect(run?.batches).toEqual(batches)
    expect(run?.annotations.map(({ message }) => message)).toEqual(
      check(count).annotations.map(({ message }) => message),
    )
  })

  it('links to the run and has its key', async () => {
    await postCheckRun(await connectTo(server), check(0))
    expect(server.checkRuns[0]).toMatchObject({
      details_url: workflowRun(server).url,
      external_id: check(0).externalId,
    })
    expect(server.seen[0]?.userAgent).toMatch(/^pack-gate\/0\.0\.0 /)
  })

  it('keeps its title and summary within GitHub’s limits', async () => {
    await postCheckRun(await connectTo(server), check(51, { title: '🙈'.repeat(200), summary: '€'.repeat(40_000) }))
    const [run] = server.checkRuns
    expect(run?.title.length).toBeLessThanOrEqual(255)
    expect(run?.title).not.toMatch(/\p{Cs}/u)
    expect(Buffer.byteLength(run?.summary ?? '')).toBeLessThanOrEqual(65_535)
    expect(Buffer.byteLength(run?.summary ?? '')).toBeGreaterThan(65_500)
  })

  it('has at most a thousand annotations', async () => {
    // Requests after the first break off at once, so that this takes no twenty seconds of polite pauses.
    server.fail('checks/update', { kind: 'unprocessable' })
    const sent: number[] = []
    const target = await connectTo(server)
    target.api.hook.before('request', (options) => {
      sent.push((options as { output?: { annotations?: unknown[] } }).output?.annotations?.length ?? 0)
    })
    await expect(postCheckRun(target, check(1200))).rejects.toThrow('Validation Failed')
    expect(sent).toEqual([50, 50])
  })

  it('can be turned into a failure afterwards', async () => {
    const target = await connectTo(server)
    const id = await postCheckRun(target, check(0))
    await failCheckRun(target, id, check(0, { conclusion: 'failure', title: 'No verdict' }))
    expect(server.checkRuns).toHaveLength(1)
    expect(server.checkRuns[0]).toMatchObject({ conclusion: 'failure', title: 'No verdict' })
  })
})

describe('the key of a check run', () => {
  it('is the same for the same run, attempt, name, path and job, and no other', () => {
    const run = workflowRun(server)
    const keys = [
      externalId(run, 'a', '.', 'x'),
      externalId({ ...run, runId: '2' }, 'a', '.', 'x'),
      externalId({ ...run, attempt: '9' }, 'a', '.', 'x'),
      externalId(run, 'b', '.', 'x'),
      externalId(run, 'a', 'packages/b', 'x'),
      externalId(run, 'a', '.', 'another job of the matrix'),
    ]
    expect(externalId(run, 'a', '.', 'x')).toBe(keys[0])
    expect(new Set(keys).size).toBe(keys.length)
  })
})

describe('a check run whose creation is in doubt', () => {
  it.each(['error-done', 'reset-done'] as const)('is not made twice when it had been made (%s)', async (kind) => {
    server.fail('checks/create', { kind })
    await postCheckRun(await connectTo(server), check(51))
    expect(server.checkRuns).toHaveLength(1)
    expect(server.checkRuns[0]?.batches).toEqual([50, 1])
    expect(server.operations().filter((operation) => operation.startsWith('checks/create'))).toHaveLength(1)
  })

  it.each(['error', 'reset'] as const)('is made again when it had not (%s)', async (kind) => {
    server.fail('checks/create', { kind })
    await postCheckRun(await connectTo(server), check(1))
    expect(server.checkRuns).toHaveLength(1)
    expect(server.operations()).toEqual([
      `checks/create ${kind === 'error' ? 500 : 'reset'}`,
      'checks/list-for-ref 200',
      'checks/create 201',
    ])
  })

  it('is not taken for the one of another job with the same name', async () => {
    const target = await connectTo(server)
    const theirs = check(0, { externalId: externalId(workflowRun(server), 'pack-gate report', '.', 'another job') })
    await postCheckRun(target, theirs)
    server.fail('checks/create', { kind: 'error' })
    await postCheckRun(target, check(1))
    expect(server.checkRuns.map(({ conclusion }) => conclusion)).toEqual(['success', 'failure'])
  })

  it('is found behind a hundred others of its name', async () => {
    const target = await connectTo(server)
    server.fail('checks/create', { kind: 'error-done' })
    const posted = postCheckRun(target, check(1))
    while (server.checkRuns.length === 0) await systemClock.sleep(5)
    const [ours] = server.checkRuns
    for (let index = 0; index < 130; index += 1)
      server.checkRuns.push({ ...ours!, id: index, external_id: `other-${index}` })
    expect(await posted).toBe(ours?.id)
    expect(server.operations().filter((operation) => operation === 'checks/list-for-ref 200')).toHaveLength(2)
  })

  it('fails at last when GitHub stays broken, within the run’s retry budget', async () => {
    server.fail('checks/create', { kind: 'error' }, Infinity)
    const target = await connectTo(server, new RetryBudget(systemClock, 2000))
    const error: unknown = await postCheckRun(target, check(1)).catch((reason: unknown) => reason)
    expect(failureOf(error)).toMatchObject({ kind: 'unsure', status: 500 })
    expect(server.operations().filter((operation) => operation.startsWith('checks/create'))).toHaveLength(2)
  })
})

describe('annotations whose arrival is in doubt', () => {
  it.each(['error-done', 'reset-done'] as const)('are not sent twice when they had arrived (%s)', async (kind) => {
    server.fail('checks/update', { kind })
    await postCheckRun(await connectTo(server), check(120))
    expect(server.checkRuns[0]?.batches).toEqual([50, 50, 20])
  })

  it.each(['error', 'reset'] as const)('are sent again when they had not (%s)', async (kind) => {
    server.fail('checks/update', { kind })
    await postCheckRun(await connectTo(server), check(51))
    expect(server.checkRuns[0]?.batches).toEqual([50, 1])
  })
})

describe('the newest check run of a trusted run', () => {
  it('is found behind 250 of the same name that unverified reports and other apps made', async () => {
    await postCheckRun(await connectTo(server), check(1))
    const [failed] = server.checkRuns
    for (let index = 0; index < 250; index += 1) {
      const externalId = index % 2 === 0 ? `pack-gate/unverified/${index}/1/ab` : 'another app'
      server.checkRuns.push({ ...failed!, id: 1000 + index, conclusion: 'success', external_id: externalId })
    }
    const latest = await latestTrusted(await connectTo(server), 'pack-gate report')
    expect(latest?.conclusion).toBe('failure')
  })

  it('is none where only others made some', async () => {
    const unverified = externalId(workflowRun(server), 'pack-gate report', '.', 'x', true)
    await postCheckRun(await connectTo(server), check(0, { externalId: unverified }))
    expect(await latestTrusted(await connectTo(server), 'pack-gate report')).toBeNull()
  })
})
