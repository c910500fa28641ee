import { afterAll, beforeAll, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { Channels } from '../../src/action/channels.js'
import { parseInputs } from '../../src/action/inputs.js'
import { externalId } from '../../src/github/check-run.js'
import { type Clock, RetryBudget } from '../../src/github/client.js'
import { GitHubServer } from '../helpers/github-server.js'
import { connectTo } from '../helpers/github-server-client.js'

/**
 * Up to three runs post on one commit, in any order of their steps: some judge the release themselves, some post a
 * stranger's report; attempts follow each other, runs are cancelled, runners are lost.
 */

type Verdict = 'success' | 'failure' | 'error'

interface Plan {
  readonly isTrusted: boolean
  readonly verdict: Verdict
  /** Steps that its runner lives for: it begins, posts the check run, ends the status. */
  readonly lives: number
  readonly isCancelled: boolean
  /** Whether it is a further attempt of the run before it. */
  readonly isAttempt: boolean
}

const plan = fc.record<Plan>({
  isTrusted: fc.constantFrom(true, true, false),
  verdict: fc.constantFrom('success', 'success', 'success', 'failure', 'error'),
  lives: fc.constantFrom(0, 1, 2, 3, 3, 3, 3, 3, 3),
  isCancelled: fc.constantFrom(false, false, false, true),
  isAttempt: fc.boolean(),
})

/** `own`: names by default. `shared`: a workflow gives the stranger's report the names of the trusted run. */
const scenario = fc.record({
  plans: fc.array(plan, { minLength: 1, maxLength: 3 }),
  order: fc.array(fc.nat(2), { minLength: 9, maxLength: 9 }),
  names: fc.constantFrom('own', 'shared'),
  /** Which request goes wrong, and is done nevertheless or not; beyond the last one: none. */
  fault: fc.record({ at: fc.nat(12), kind: fc.constantFrom('error', 'error-done', 'reset') }),
})

const hasty: Clock = { now: () => Date.now(), sleep: () => Promise.resolve() }
const given = { 'check-name': 'gate', 'status-context': 'gate status' }

interface Run {
  readonly plan: Plan
  readonly order: readonly [run: number, attempt: number]
  readonly step: () => Promise<void>
  done: number
}

let server: GitHubServer
beforeAll(async () => {
  server = await GitHubServer.start()
})
afterAll(async () => {
  await server.close()
  expect(server.violations).toEqual([])
})

async function open(one: Plan, order: readonly [number, number], sha: string, names: 'own' | 'shared'): Promise<Run> {
  const shared: Readonly<Record<string, string>> = names === 'shared' ? given : {}
  const mode = one.isTrusted ? 'check' : 'report'
  const inputs = parseInputs((name) => (name === 'mode' ? mode : (shared[name] ?? '')))
  const { api, run: usual, retryBudget } = await connectTo(server, new RetryBudget(hasty))
  api.hook.wrap('request', async (request, options) => {
    underWay += 1
    try {
      return await request(options)
    } finally {
      underWay -= 1
    }
  })
  const [runId, attempt] = order.map(String) as [string, string]
  const url = `https://github.test/runs/${runId}/attempts/${attempt}`
  const about = one.isTrusted ? { event: 'push', workflow: 'gate' } : { event: 'workflow_run', workflow: 'report' }
  const run = { ...usual, ...about, sha, runId, attempt, url }
  const nonce = order.join('/')
  const log = (): void => undefined
  const around = { log, save: log, isUnverified: !one.isTrusted }
  const channels = new Channels({ api, retryBudget, run }, { ...inputs, comment: 'false' }, nonce, around)
  const verdict = one.isCancelled ? 'error' : one.verdict
  const key = externalId(run, inputs.checkName, '.', nonce, !one.isTrusted)
  const conclusion = verdict === 'success' ? verdict : 'failure'
  const page = { title: 't', summary: 's', text: '', annotations: [] }
  // What posting does with a failure of GitHub is its own business: here only what stands there in the end counts.
  const steps = [
    async () => {
      channels.startStatus('Packing.')
      await Promise.resolve()
    },
    async () => channels.postCheck({ name: inputs.checkName, externalId: key, conclusion, ...page }),
    async () => channels.endStatus(verdict, verdict),
  ]
  const made: Run = {
    plan: one,
    order,
    done: 0,
    step: async () => {
      await steps[made.done]?.().catch(() => undefined)
      made.done += 1
      await idle()
    },
  }
  return made
}

/** Requests of all runs that have no answer yet, those that will be sent again among them. */
let underWay = 0

/** Until no request is under way: the pending status is sent on its way and not waited for. */
async function idle(): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, 2))
  while (underWay > 0)
}

const verdictOf = ({ plan: { isCancelled, verdict } }: Run): Verdict => (isCancelled ? 'error' : verdict)

type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never

async function openAll({ plans, names }: Scenario, sha: string): Promise<readonly Run[]> {
  let last: readonly [number, number] = [100, 1]
  const runs: Run[] = []
  for (const one of plans) {
    const isNext = one.isAttempt && runs.at(-1)?.plan.isTrusted === one.isTrusted
    last = isNext ? [last[0], last[1] + 1] : [last[0] + 1, 1]
    runs.push(await open(one, last, sha, names))
  }
  return runs
}

const lives = ({ done, plan: { lives: most } }: Run): boolean => done < most

/** A further attempt begins once the one before it is over. */
function firstOf(run: Run, runs: readonly Run[]): Run {
  const [id, attempt] = run.order
  const before = runs.find((other) => other.order[0] === id && other.order[1] === attempt - 1)
  return before !== undefined && lives(before) ? before : run
}

/** Answers with the runs in the order in which they began. */
async function play(runs: readonly Run[], order: readonly number[]): Promise<readonly Run[]> {
  const began: Run[] = []
  for (const pick of order) {
    const ready = runs.filter(lives)
    const run = ready[pick % Math.max(1, ready.length)]
    if (!run) break
    const next = firstOf(run, runs)
    if (next.done === 0) began.push(next)
    await next.step()
  }
  return began
}

/** The status is that of the trusted run which began last; without its end it is not green. */
function mayStatusBeGreen(began: readonly Run[], names: Scenario['names']): boolean {
  const owner = began.findLast(({ plan: { isTrusted } }) => isTrusted)
  return owner === undefined ? names === 'shared' : owner.done === 3 && verdictOf(owner) === 'success'
}

/** The check run is that of the newest trusted run that came to a verdict. */
function mayCheckBeGreen(runs: readonly Run[], names: Scenario['names']): boolean {
  const judged = runs.filter(({ done, plan: { isTrusted } }) => isTrusted && done >= 2)
  const newest = judged.toSorted((a, b) => a.order[0] - b.order[0] || a.order[1] - b.order[1]).at(-1)
  return newest === undefined ? names === 'shared' : verdictOf(newest) === 'success'
}

it('leaves a commit green only if the newest trusted verdict on it passed', async () => {
  let commit = 0
  let greens = 0
  await fc.assert(
    fc.asyncProperty(scenario, async (one) => {
      const { order, names, fault } = one
      const sha = (commit += 1).toString(16).padStart(40, '0')
      server.forgive()
      for (const operation of ['repos/create-commit-status', 'checks/create'])
        server.fail(operation, { kind: fault.kind as 'error' }, 1, fault.at)
      const runs = await openAll(one, sha)
      const began = await play(runs, order)
      const [context, check] = names === 'own' ? ['pack-gate', 'pack-gate report'] : Object.values(given).reverse()
      const status = server.statuses.findLast((each) => each.sha === sha && each.context === context)
      const checkRun = server.checkRuns.findLast((each) => each.head_sha === sha && each.name === check)
      if (status?.state === 'success') expect(mayStatusBeGreen(began, names)).toBe(true)
      if (checkRun?.conclusion === 'success') expect(mayCheckBeGreen(runs, names)).toBe(true)
      greens += [status?.state, checkRun?.conclusion].filter((state) => state === 'success').length
    }),
    { numRuns: 400 },
  )
  // Where nothing is ever green, nothing was tried.
  expect(greens).toBeGreaterThan(100)
}, 120_000)
