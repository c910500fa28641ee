import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { parseInputs } from '../../src/action/inputs.js'
import { run } from '../../src/action/run.js'
import type { Parts } from '../../src/action/session.js'
import { RetryBudget, systemClock } from '../../src/github/client.js'
import { GateError } from '../../src/model/errors.js'
import type { Runner } from '../../src/github/runner.js'
import { inert } from '../../src/github/runner.js'
import type { Finding, Verdict } from '../../src/model/report.js'
import { GitHubServer } from '../helpers/github-server.js'
import { examplePayload, finding, findings, forkEvent, verdict } from '../helpers/github-server-samples.js'
import { useSandbox } from '../helpers/sandbox.js'

const sandbox = useSandbox()
const sha = 'c0ffee'.padEnd(40, '0')
let server: GitHubServer

beforeEach(async () => {
  server = await GitHubServer.start()
})

afterEach(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

interface Told {
  exit: number | null
  readonly outputs: Record<string, string>
  log: string
  readonly annotated: Finding[]
  readonly errors: string[]
  readonly summaries: string[]
  readonly saved: Record<string, string>
}

function recorder(): { told: Told; runner: Runner } {
  const told: Told = { exit: null, outputs: {}, log: '', annotated: [], errors: [], summaries: [], saved: {} }
  const runner: Runner = {
    input: () => '',
    output: (name, value) => {
      told.outputs[name] = value
    },
    log: (text) => {
      told.log += `${inert(text)}\n`
    },
    annotate: (found) => {
      told.annotated.push(...found)
    },
    annotateError: ({ code, message }) => {
      told.errors.push(`${code}: ${message}`)
    },
    summary: (markdown) => {
      told.summaries.push(markdown)
      return Promise.resolve(true)
    },
    save: (name, value) => {
      told.saved[name] = value
    },
    saved: (name) => told.saved[name] ?? '',
    exit: (code) => {
      told.exit = code
    },
  }
  return { told, runner }
}

interface Scene {
  readonly with?: Readonly<Record<string, string>>
  readonly gate?: Parts['gate']
  readonly env?: Readonly<Record<string, string>>
  readonly runner?: Partial<Runner>
  readonly cancelled?: Promise<never>
  readonly event?: string
  readonly retryBudget?: RetryBudget
}

async function act(scene: Scene = {}): Promise<Told & { report: Record<string, unknown> }> {
  const temp = sandbox.folder('temp')
  const eventPath = join(temp, 'event.json')
  const { event = 'push', retryBudget } = scene
  const payload = event === 'workflow_run' ? forkEvent(server.repository) : examplePayload(event)
  writeFileSync(eventPath, JSON.stringify(payload))
  const { told, runner } = recorder()
  const env = {
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_SHA: sha,
    GITHUB_REPOSITORY: server.repository,
    GITHUB_RUN_ID: '4711',
    GITHUB_API_URL: server.url,
    GITHUB_WORKSPACE: temp,
    RUNNER_TEMP: temp,
    ...scene.env,
  }
  await run(
    parseInputs((name) => ({ token: server.token, ...scene.with })[name] ?? ''),
    {
      gate: scene.gate ?? passing,
      runner: { ...runner, ...scene.runner },
      context: { env, now: () => new Date('2026-11-20T12:00:00Z'), tool: { name: 'pack-gate', version: '0.0.0' } },
      cancelled: scene.cancelled ?? new Promise<never>(() => undefined),
      ...(retryBudget && { retryBudget }),
    },
  )
  const path = told.outputs.report ?? scene.with?.['report-file'] ?? ''
  return { ...told, report: JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown> }
}

const passing = (): Promise<Verdict> => Promise.resolve(verdict())
const blocking = (): Promise<Verdict> =>
  Promise.resolve(
    verdict({ findings: [...findings(2), finding({ level: 'warning', anchor: { path: 'package.json', line: 3 } })] }),
  )
const states = (): string[] => server.statuses.map(({ state }) => state)

describe('a release that may ship', () => {
  it('passes: status pending, then success; a check run of success; exit code 0', async () => {
    const told = await act()
    expect(states()).toEqual(['pending', 'success'])
    expect(server.checkRuns).toMatchObject([
      { name: 'pack-gate report', head_sha: sha, conclusion: 'success', batches: [0] },
    ])
    expect(server.checkRuns[0]?.summary).toContain(`https://github.com/${server.repository}/actions/runs/4711`)
    expect(told).toMatchObject({ exit: 0, annotated: [], errors: [] })
    expect(told.outputs).toMatchObject({
      conclusion: 'success',
      errors: '0',
      warnings: '0',
      integrity: 'sha512-AAAA',
      baseline: '1.3.0',
    })
    expect(told.report).toMatchObject({ conclusion: 'success' })
  })
})

describe('a release that may not ship', () => {
  it('blocks: status and check run fail, findings are annotations of the check run only, exit code 1', async () => {
    const told = await act({ gate: blocking })
    expect(states()).toEqual(['pending', 'failure'])
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure', batches: [3] }])
    expect(told).toMatchObject({ exit: 1, annotated: [], errors: [] })
    expect(told.outputs).toMatchObject({ conclusion: 'failure', errors: '2', warnings: '1' })
    expect(told.log).toContain('lib/0.map')
    expect(told.summaries.join()).toContain('file-not-allowed')
  })

  it('blocks with a read-only token as well: annotations of the job instead, said once each', async () => {
    server.readOnly()
    const told = await act({ gate: blocking })
    expect(told.exit).toBe(1)
    expect(told.annotated).toHaveLength(3)
    expect(told.log.match(/The check run could not be posted/g)).toHaveLength(1)
    expect(told.log.match(/The commit status could not be posted/g)).toHaveLength(1)
    expect(told.outputs).toMatchObject({ conclusion: 'failure' })
    expect(server.operations().sort()).toEqual([
      'checks/create 403',
      'checks/list-for-ref 200',
      'repos/create-commit-status 403',
    ])
    expect(told.saved).toEqual({ 'pending-status': '' })
  })

  it('blocks without a token, without asking GitHub anything', async () => {
    const told = await act({ gate: blocking, with: { token: '' } })
    expect(told.exit).toBe(1)
    expect(told.annotated).toHaveLength(3)
    expect(told.log).toContain('the input `token` is empty')
    expect(server.seen).toEqual([])
  })

  it('is not blocked where nothing is enforced, and everything says so', async () => {
    const told = await act({ gate: blocking, with: { enforce: 'false' } })
    expect(told.exit).toBe(0)
    expect(told.outputs).toMatchObject({ conclusion: 'failure' })
    expect(server.checkRuns).toMatchObject([{ conclusion: 'neutral' }])
    expect(server.statuses.at(-1)).toMatchObject({ state: 'success' })
    expect(server.statuses.at(-1)?.description).toMatch(/^Not enforced\. Blocked/)
    for (const text of [told.log, told.summaries.join(), server.checkRuns[0]?.summary])
      expect(text).toMatch(/not enforced/i)
  })

  it('posts nothing where nothing is wished, and needs no event for it', async () => {
    const told = await act({
      gate: blocking,
      with: { 'check-run': 'false', status: 'false' },
      env: { GITHUB_EVENT_PATH: '/nowhere' },
    })
    expect(told).toMatchObject({ exit: 1 })
    expect(told.annotated).toHaveLength(3)
    expect(server.seen).toEqual([])
  })
})

describe('a run without a verdict', () => {
  const failing = (): Promise<Verdict> =>
    Promise.reject(new GateError('EREGISTRY', 'The registry answered 500.', 'Run it again.'))

  it.each<[string, Parts['gate'], string]>([
    ['a registry that fails', failing, 'EREGISTRY'],
    ['a fault of ours', () => Promise.reject(new TypeError('x is not a function')), 'EINTERNAL'],
  ])('ends the status and fails everywhere: %s', async (_, gate, code) => {
    const told = await act({ gate })
    expect(states()).toEqual(['pending', 'error'])
    expect(server.statuses.at(-1)?.description).toContain(code)
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure' }])
    expect(told).toMatchObject({ exit: 2, errors: [], annotated: [] })
    expect(told.outputs).toMatchObject({ conclusion: 'error', errors: '', warnings: '', integrity: '', baseline: '' })
    expect(told.report).toMatchObject({ schemaVersion: 1, conclusion: 'error', error: { code } })
    expect(told.summaries.join()).toContain(code)
    expect(told.log).toContain(code)
  })

  it('is an annotation of the job where no check run can be made', async () => {
    server.readOnly()
    const told = await act({ gate: failing })
    expect(told).toMatchObject({ exit: 2, errors: ['EREGISTRY: The registry answered 500.'] })
  })

  it('fails although nothing is enforced, and says that', async () => {
    const told = await act({ gate: failing, with: { enforce: 'false' } })
    expect(told.exit).toBe(2)
    expect(told.log).toContain('without a verdict the step fails')
    expect(states()).toEqual(['pending', 'error'])
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure' }])
  })

  it('is annotated at the line of the policy that is wrong', async () => {
    const location = { path: '.github/pack-gate.yml', line: 4, column: 3 }
    const gate = (): Promise<Verdict> =>
      Promise.reject(new GateError('ECONFIG', 'unknown key `file`', 'Did you mean `files`?', { location }))
    await act({ gate })
    expect(server.checkRuns[0]?.annotations).toMatchObject([
      { path: '.github/pack-gate.yml', start_line: 4, annotation_level: 'failure' },
    ])
  })

  it('is what mistaken inputs lead to, before anything is packed', async () => {
    let packed = false
    const gate = (): Promise<Verdict> => {
      packed = true
      return passing()
    }
    const told = await act({ gate, with: { enforce: 'maybe', 'ignore-scripts': 'perhaps' } })
    expect(packed).toBe(false)
    expect(told).toMatchObject({ exit: 2, report: { error: { code: 'EUSAGE' } } })
    const [check] = server.checkRuns
    expect(`${check?.title} ${check?.summary}`).toContain('perhaps')
    expect(states()).toEqual(['pending', 'error'])
  })

  it('is what an event without a commit leads to', async () => {
    const told = await act({ env: { GITHUB_EVENT_NAME: 'merge_group' } })
    expect(told).toMatchObject({ exit: 2, report: { error: { code: 'EGITHUB' } } })
    expect(told.errors).toHaveLength(1)
    expect(server.seen).toEqual([])
  })

  it('ends the status when the job is cancelled', async () => {
    const cancelled = Promise.reject(
      new GateError('EGITHUB', 'The job was cancelled before there was a verdict.', 'Run it again.'),
    )
    const told = await act({ gate: () => new Promise(() => undefined), cancelled })
    expect(told.exit).toBe(2)
    expect(states()).toEqual(['pending', 'error'])
  })
})

describe('what the user insists on', () => {
  it('is an error where the token may not make a check run; the findings are not lost', async () => {
    server.fail('checks/create', { kind: 'not-an-app' }, Infinity)
    const told = await act({ gate: passing, with: { 'check-run': 'true' } })
    expect(told).toMatchObject({ exit: 2, outputs: { conclusion: 'error' }, report: { error: { code: 'EGITHUB' } } })
    expect(told.errors).toHaveLength(1)
    expect(told.errors[0]).toContain('403 You must authenticate via a GitHub App.')
    expect(states()).toEqual(['pending', 'error'])
    expect(told.summaries.at(-1)).toContain('left-pad')
  })

  it('is an error where the token may not post a status, and an approving check run does not stay', async () => {
    server.fail('repos/create-commit-status', { kind: 'read-only' }, Infinity)
    const told = await act({ with: { status: 'true' } })
    expect(told).toMatchObject({ exit: 2, report: { error: { code: 'EGITHUB' } } })
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure' }])
  })

  it('is an error without a token', async () => {
    const told = await act({ with: { status: 'true', token: '' } })
    expect(told).toMatchObject({ exit: 2, outputs: { conclusion: 'error' } })
    expect(told.log).toContain('the input `token` is empty')
  })
})

describe('GitHub in trouble', () => {
  it('ends the status even if the pending one got no answer', async () => {
    server.fail('repos/create-commit-status', { kind: 'reset-done' })
    await act()
    expect(states().at(-1)).toBe('success')
  })

  it('keeps a check run that lost some annotations as the one channel, and says that they are missing', async () => {
    server.fail('checks/update', { kind: 'unprocessable' }, Infinity)
    const told = await act({ gate: () => Promise.resolve(verdict({ findings: findings(60) })) })
    expect(server.checkRuns).toMatchObject([{ conclusion: 'failure', batches: [50] }])
    expect(told).toMatchObject({ exit: 1, annotated: [] })
    expect(told.log).toContain('some of its annotations are missing')
  })

  it('does not change the verdict when a status is refused for another reason', async () => {
    server.fail('repos/create-commit-status', { kind: 'unprocessable' }, Infinity)
    const told = await act({ gate: blocking })
    expect(told.exit).toBe(1)
    expect(told.log).toContain('422 Validation Failed')
  })
})

describe('what the step leaves', () => {
  it('is no version that could be a command in a script that uses the output', async () => {
    const baseline = { kind: 'tarball', version: '1.0.0$(id)', integrity: null, unpackedSize: 1 } as const
    const told = await act({ gate: () => Promise.resolve(verdict({ baseline })) })
    expect(told.outputs.baseline).toBe('tarball')
  })

  it('is the report where `report-file` says, in folders that it makes', async () => {
    const told = await act({ with: { 'report-file': 'out/of/gate.json' } })
    expect(told.outputs.report).toMatch(/[/\\]out[/\\]of[/\\]gate\.json$/)
  })

  it('is a report of its own for each package of a repository', async () => {
    const reports = [await act({ with: { path: 'packages/a' } }), await act({ with: { path: 'packages/b' } })].map(
      ({ outputs }) => outputs.report ?? '',
    )
    expect(reports[0]?.split('/').at(-1)).not.toBe(reports[1]?.split('/').at(-1))
  })

  it('is exit code 2 when an output can not be set, and nothing was approved before', async () => {
    const output = (name: string): void => {
      if (name === 'conclusion') throw new Error('no space left on device')
    }
    const temp = sandbox.folder('report')
    const file = join(temp, 'r.json')
    const told = await act({ with: { 'report-file': file }, runner: { output } })
    expect(told).toMatchObject({ exit: 2, report: { conclusion: 'error' } })
    expect(states()).toEqual(['pending', 'error'])
    expect(server.checkRuns.map(({ conclusion }) => conclusion)).toEqual(['failure'])
  })
})

describe('a run ends in time', () => {
  /** Milliseconds of the budget, and of each of the attempts that an empty one still gets. */
  const [limitMs, leastMs] = [2000, 150]
  /** As docs/action.md has it, scaled down: the budget, ten last attempts, each with a body. */
  const longest = limitMs + 10 * 2 * leastMs + 2000

  const drip = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('[')
    const timer = setInterval(() => response.write(' '), 20)
    response.on('close', () => {
      clearInterval(timer)
    })
  }

  it.each<[string, (response: ServerResponse) => void]>([
    ['hangs', () => undefined],
    ['drips', drip],
    ['redirects to itself', (response) => response.writeHead(302, { location: '/again' }).end()],
    ['limits for an hour', (response) => response.writeHead(429, { 'retry-after': '3600' }).end('{}')],
    ['limits for no time', (response) => response.writeHead(429, { 'retry-after': '0' }).end('{}')],
    ['fails', (response) => response.writeHead(502).end('<html>')],
    ['breaks off', (response) => response.writeHead(200, { 'content-length': 9 }).write('[', () => response.destroy())],
  ])('where everything at GitHub %s, in mode check and in mode report', async (_what, answer) => {
    const github = createServer((_request, response) => {
      answer(response)
    })
    await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve))
    const env = { GITHUB_API_URL: `http://127.0.0.1:${(github.address() as AddressInfo).port}` }
    const began = performance.now()
    const timed = async (scene: Scene): Promise<Told> =>
      act({ ...scene, env, retryBudget: new RetryBudget(systemClock, limitMs, leastMs) })
    const [check, report] = await Promise.all([
      timed({ with: { comment: 'auto' } }),
      timed({ event: 'workflow_run', with: { mode: 'report', 'report-workflow': '.github/workflows/fork-safe.yml' } }),
    ])
    expect([check.exit, report.exit]).toEqual([0, 2])
    expect(check.log).toContain('could not be posted')
    expect(performance.now() - began).toBeLessThan(longest)
    github.closeAllConnections()
    github.close()
  })

  it('where the archive of the report drips each time', async () => {
    server.artifacts.add({ runId: 289_782_451, bytes: Buffer.from('x') })
    server.artifacts.broken.push('drip', 'drip', 'drip')
    const began = performance.now()
    const { exit, log } = await act({
      event: 'workflow_run',
      with: { mode: 'report', 'report-workflow': '.github/workflows/fork-safe.yml' },
      retryBudget: new RetryBudget(systemClock, limitMs, leastMs),
    })
    expect([exit, server.statuses.at(-1)?.state]).toEqual([2, 'error'])
    expect(log.replace(/\s+/g, ' ')).toContain('could not be read')
    expect(performance.now() - began).toBeLessThan(longest)
  })
})
