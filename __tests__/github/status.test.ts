import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { WorkflowRun } from '../../src/github/event.js'
import type { CommitStatus } from '../../src/github/status.js'
import { postStatus, readContext, statusOwner } from '../../src/github/status.js'
import { GitHubServer } from '../helpers/github-server.js'
import { connectTo, workflowRun } from '../helpers/github-server-client.js'

let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})

afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

interface Job {
  readonly run: WorkflowRun
  readonly owner: string
}

const context = 'pack-gate'

function job(over: Partial<WorkflowRun> = {}, nonce = 'one process', path = '.'): Job {
  const usual = workflowRun(server)
  const run = { ...usual, ...over }
  const url = `https://github.test/${server.repository}/actions/runs/${run.runId}/attempts/${run.attempt}`
  return { run: { ...run, url }, owner: statusOwner(run, 'pack-gate report', path, nonce) }
}

async function post({ run, owner }: Job, state: CommitStatus['state'], under = context): Promise<void> {
  const { api } = await connectTo(server)
  await postStatus(api, run, { context: under, state, description: '', owner })
}

async function standing({ run, owner }: Job): Promise<string> {
  const { api } = await connectTo(server)
  return (await readContext(api, run, context, owner)).standing
}

describe('a status that nobody else posts', () => {
  it('is ours', async () => {
    await post(job(), 'pending')
    expect(await standing(job())).toBe('ours')
  })

  it('is ours beside others of this commit, and after older attempts and runs', async () => {
    await post(job({ runId: '4600' }), 'success')
    await post(job({ attempt: '1' }), 'failure')
    const second = job({ attempt: '2' })
    await post(second, 'pending')
    await post(job({}, 'another process'), 'success', 'pack-gate/other')
    expect(await standing(second)).toBe('ours')
  })

  it('is ours where an older run ends late, after we began', async () => {
    await post(job({ runId: '4600' }), 'pending')
    await post(job(), 'pending')
    await post(job({ runId: '4600' }), 'error')
    expect(await standing(job())).toBe('ours')
  })

  it('is ours behind a hundred others', async () => {
    await post(job(), 'pending')
    const [ours] = server.statuses
    for (let index = 0; index < 150; index += 1)
      server.statuses.push({ ...ours!, context: `build ${index}`, target_url: 'https://example.test/' })
    expect(await standing(job())).toBe('ours')
    expect(server.operations().filter((seen) => seen === 'repos/list-commit-statuses-for-ref 200')).toHaveLength(2)
  })

  it('is ours where its pending one never arrived', async () => {
    await post(job({ runId: '4800' }), 'pending')
    expect(await standing(job())).toBe('ours')
  })
})

describe('a status whose run was overtaken', () => {
  it.each([
    ['a re-run of it', { attempt: '2' }],
    ['a newer run', { runId: '4800' }],
    ['a re-run of an older one', { runId: '4600', attempt: '7' }],
  ])('belongs to %s that began after it', async (_, over) => {
    await post(job(), 'pending')
    await post(job(over), 'pending')
    expect(await standing(job())).toBe('superseded')
    expect(await standing(job(over))).toBe('ours')
  })

  it.each([
    ['workflow', { workflow: 'release', runId: '4800' }],
    ['event', { event: 'release', runId: '4800' }],
    ['job', { job: 'publish', runId: '4800' }],
  ])('stays ours where the other is of another %s: they take turns', async (_, over) => {
    await post(job(), 'pending')
    await post(job(over), 'pending')
    expect(await standing(job())).toBe('ours')
  })

  it('stays ours where the other run judges another package', async () => {
    await post(job(), 'pending')
    await post(job({ runId: '4800' }, 'x', 'packages/b'), 'pending')
    expect(await standing(job())).toBe('ours')
  })
})

describe('a status that two packages of one run share', () => {
  it.each([
    ['another package', 'packages/b'],
    ['the same package in a matrix', '.'],
  ])('is told, to both: %s', async (_, path) => {
    const other = job({}, 'another process', path)
    await post(job(), 'pending')
    await post(other, 'pending')
    expect([await standing(job()), await standing(other)]).toEqual(['shared', 'shared'])
  })

  it('is told where the other is done already, and where the context is written otherwise', async () => {
    const other = job({}, 'another process', 'packages/b')
    await post(other, 'pending', 'PACK-GATE')
    await post(other, 'success', 'PACK-GATE')
    await post(job(), 'pending')
    expect(await standing(job())).toBe('shared')
  })
})

describe('a status that must not be replaced by an unverified one', () => {
  it.each([
    [450, 'is seen', 1],
    [1100, 'may be there', 0],
  ])('behind %i others, %s', async (count, _what, failures) => {
    const other = job({ workflow: 'release', runId: '4600' })
    if (failures > 0) await post(other, 'failure')
    await post(job({ runId: '4700' }), 'success')
    const flood = server.statuses.at(-1)
    for (let index = 0; index < count; index += 1) server.statuses.push({ ...flood! })
    const { api } = await connectTo(server)
    const { run, owner } = job()
    expect((await readContext(api, run, context, owner)).isBlockedByOthers).toBe(true)
  })
})
