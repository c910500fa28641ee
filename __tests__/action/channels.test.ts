import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { Channels, pendingStatus, sectionOf } from '../../src/action/channels.js'
import { endLeftStatus } from '../../src/action/post.js'
import { StatusChannel } from '../../src/action/status-channel.js'
import { externalId } from '../../src/github/check-run.js'
import type { WorkflowRun } from '../../src/github/event.js'
import { type Clock, RetryBudget, systemClock } from '../../src/github/client.js'
import { statusOwner } from '../../src/github/status.js'
import { GitHubServer } from '../helpers/github-server.js'
import { connectTo, workflowRun } from '../helpers/github-server-client.js'
import { findings, verdict } from '../helpers/github-server-samples.js'

let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})

afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

const hasty: Clock = { now: () => Date.now(), sleep: () => Promise.resolve() }

interface Job {
  readonly channels: Channels
  readonly log: string[]
  readonly saved: Record<string, string>
}

const usual = {
  checkRun: 'auto',
  status: 'auto',
  comment: 'auto',
  checkName: 'pack-gate report',
  statusContext: 'pack-gate',
  path: '.',
} as const

async function open(
  over: Partial<ConstructorParameters<typeof Channels>[1]> = {},
  run: Partial<WorkflowRun> = {},
  retryBudget = new RetryBudget(hasty),
): Promise<Job> {
  const target = await connectTo(server, retryBudget)
  const log: string[] = []
  const saved: Record<string, string> = {}
  const around = { log: (line: string) => log.push(line), save: (name: string, value: string) => (saved[name] = value) }
  const channels = new Channels(
    { ...target, run: { ...target.run, ...run } },
    { ...usual, ...over },
    `${Math.random()}`,
    around,
  )
  return { channels, log, saved }
}

const states = (): string[] => server.statuses.map(({ state }) => state)
const blocked = sectionOf(verdict({ findings: findings(1) }), {
  run: workflowRunOf(),
  name: 'n',
  path: '.',
  spared: false,
  source: null,
})

function workflowRunOf(): WorkflowRun {
  const about = { event: 'pull_request', base: null, workflow: 'w', job: 'j', pullRequest: 7, owner: 'o', repo: 'r' }
  return {
    ...about,
    sha: 'c0ffee'.padEnd(40, '0'),
    apiUrl: 'https://x.test',
    url: 'https://x.test/1',
    runId: '4711',
    attempt: '1',
  }
}

describe('the status of two packages under one context', () => {
  it('never says success: each is told to take a context of its own', async () => {
    const [a, b] = [await open({ path: 'packages/a' }), await open({ path: 'packages/b' })]
    a.channels.startStatus('Packing.')
    b.channels.startStatus('Packing.')
    await a.channels.endStatus('failure', 'Blocked: 1 error')
    await b.channels.endStatus('success', 'Passed')
    expect(states().slice(2)).toEqual(['failure', 'error'])
    expect(server.statuses.at(-1)?.description).toContain('status-context')
    expect(b.log.join()).toContain('status-context')
  })

  it('is no trouble where the contexts differ', async () => {
    const [a, b] = [
      await open({ path: 'packages/a', statusContext: 'a' }),
      await open({ path: 'packages/b', statusContext: 'b' }),
    ]
    a.channels.startStatus('Packing.')
    b.channels.startStatus('Packing.')
    await a.channels.endStatus('failure', 'Blocked')
    await b.channels.endStatus('success', 'Passed')
    expect(server.statuses.slice(2).map(({ context, state }) => `${context} ${state}`)).toEqual([
      'a failure',
      'b success',
    ])
  })
})

describe('the status of a run that was overtaken', () => {
  it('is left to the later run, and that is said', async () => {
    const old = await open()
    old.channels.startStatus('Packing.')
    await new Promise((resolve) => setTimeout(resolve, 200))
    const rerun = await open(
      {},
      { attempt: '2', url: 'https://github.test/octo-org/left-pad/actions/runs/4711/attempts/2' },
    )
    rerun.channels.startStatus('Packing.')
    await rerun.channels.endStatus('failure', 'Blocked')
    await old.channels.endStatus('success', 'Passed')
    expect(states()).toEqual(['pending', 'pending', 'failure'])
    expect(old.log.join()).toContain('a later run')
    expect(old.saved).toEqual({ [pendingStatus]: '' })
  })
})

describe('the comment', () => {
  it('is said once to be missing where the token is read-only', async () => {
    server.readOnly()
    const { channels, log } = await open()
    await channels.postComment(blocked)
    await channels.postComment(blocked)
    expect(log).toHaveLength(1)
    expect(log[0]).toMatch(/^pack-gate: The comment could not be posted: .*403 Resource not accessible/)
  })

  it('is an error where it is insisted on, with the permission that is missing', async () => {
    server.readOnly()
    const { channels } = await open({ comment: 'true' })
    await expect(channels.postComment(blocked)).rejects.toMatchObject({
      code: 'EGITHUB',
      help: expect.stringContaining('pull-requests: write'),
    })
  })

  it('is no error on an event without a pull request, also where it is insisted on', async () => {
    const { channels, log } = await open({ comment: 'true' }, { pullRequest: null })
    await channels.postComment(blocked)
    expect(log.join()).toContain('no pull request')
    expect(server.seen).toEqual([])
  })

  it('is not asked for by default', async () => {
    const { channels } = await open({ comment: 'false' })
    await channels.postComment(blocked)
    expect(server.seen).toEqual([])
  })
})

describe('what the comment says', () => {
  const heading = { run: workflowRunOf(), name: 'pack-gate report (a)', path: '.', spared: false, source: null }

  it('is the verdict, the findings, the commit and the link to the log', () => {
    const { markdown } = sectionOf(verdict({ findings: findings(1) }), heading)
    for (const fact of ['Blocked', 'lib/0.map', 'c0ffee0', 'https://x.test/1', 'pack-gate report (a)'])
      expect(markdown).toContain(fact)
  })

  it('is nothing for a release that passes with notes at most, and something from a warning on', () => {
    expect(sectionOf(verdict({ findings: findings(3, { level: 'note' }) }), heading).markdown).toBe('')
    expect(sectionOf(verdict({ findings: findings(1, { level: 'warning' }) }), heading).markdown).not.toBe('')
  })

  it('is at most 20,000 bytes for 1,000 findings', () => {
    const { markdown } = sectionOf(verdict({ findings: findings(1000) }), { ...heading, spared: true, source: null })
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(20_000)
    expect(markdown).toContain('Not enforced')
  })
})

describe('a GitHub that never answers', () => {
  it('costs all channels together little more than the retry budget of one run', async () => {
    for (const operation of [
      'checks/create',
      'checks/list-for-ref',
      'repos/create-commit-status',
      'repos/list-commit-statuses-for-ref',
      'pulls/get',
    ]) {
      server.fail(operation, { kind: 'hang' }, Infinity)
    }
    const slept: number[] = []
    const clock: Clock = {
      now: () => Date.now(),
      sleep: (milliseconds) => {
        slept.push(milliseconds)
        return systemClock.sleep(milliseconds)
      },
    }
    const retryBudget = new RetryBudget(clock, 4000)
    const { channels, log } = await open({}, {}, retryBudget)
    const before = Date.now()
    channels.startStatus('Packing.')
    const check = {
      name: 'n',
      externalId: 'x',
      conclusion: 'success',
      title: 't',
      summary: 's',
      text: '',
      annotations: [],
    } as const
    expect(await channels.postCheck(check)).toBe(false)
    await channels.postComment(blocked)
    await channels.endStatus('success', 'Passed')
    // Five requests at three seconds each may follow an empty purse, and no more.
    expect(Date.now() - before).toBeLessThan(4000 + 6 * 3000)
    expect(log.filter((line) => line.includes('could not be posted'))).toHaveLength(3)
  }, 60_000)
})

describe('a run that was overtaken', () => {
  const check = (run: Partial<WorkflowRun>, conclusion: 'success' | 'failure') => {
    const name = 'pack-gate report'
    const key = externalId({ ...workflowRun(server), ...run }, name, '.', 'n')
    return { name, externalId: key, conclusion, title: 't', summary: 's', text: '', annotations: [] } as const
  }

  it('posts no check run after the later run did, nor an earlier attempt', async () => {
    const later = await open({}, { runId: '4712', attempt: '2' })
    expect(await later.channels.postCheck(check({ runId: '4712', attempt: '2' }, 'failure'))).toBe(true)
    for (const run of [{ runId: '4711' }, { runId: '4712', attempt: '1' }]) {
      const earlier = await open({}, run)
      expect(await earlier.channels.postCheck(check(run, 'success'))).toBe(false)
      expect(earlier.log.join()).toContain('a later run has posted this check')
    }
    expect(server.checkRuns.map(({ conclusion }) => conclusion)).toEqual(['failure'])
    const latest = await open({}, { runId: '4713' })
    expect(await latest.channels.postCheck(check({ runId: '4713' }, 'success'))).toBe(true)
  })
})

describe("a commit's statuses that can't be read", () => {
  it('are no ground for a success', async () => {
    const { channels } = await open()
    channels.startStatus('Packing.')
    server.fail('repos/list-commit-statuses-for-ref', { kind: 'read-only' }, 20)
    await channels.endStatus('success', 'Passed')
    expect(states()).toEqual(['pending', 'error'])
  })
})

describe('the post step', () => {
  it('ends the status of the one commit that the main step left pending, and nothing otherwise', async () => {
    const run = workflowRun(server)
    const owner = statusOwner(run, 'pack-gate report', '.', 'killed')
    const channel = new StatusChannel(await connectTo(server), {
      mode: 'auto',
      context: 'pack-gate',
      owner,
      log: () => undefined,
      remember: () => undefined,
    })
    channel.start('Packing.')
    channel.resume()
    await channel.end('error', 'No verdict: the step ended before the check did.')
    expect(states()).toContain('error')
  })

  it('asks nothing of anybody where nothing was left', async () => {
    const nobody = {
      runner: { saved: () => '' } as never,
      context: { env: {}, now: () => new Date(), tool: { name: 'x', version: '0' } },
    }
    await endLeftStatus({ token: server.token, statusContext: 'pack-gate' }, nobody)
    expect(server.seen).toEqual([])
  })
})
