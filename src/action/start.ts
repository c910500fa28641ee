import type { Inputs } from './input-reader.js'
import { parseInputs } from './inputs.js'
import { run } from './run.js'
import type { Parts } from './session.js'
import { withSummary } from './outputs.js'
import { proposePatch } from '../commands/accept/propose-patch.js'
import { exitCodes, GateError, toGateError } from '../model/errors.js'
import { RetryBudget } from '../github/client.js'
import { remotePolicies } from '../github/remote-policy.js'
import { actionsRunner } from '../github/runner.js'
import { gateTarget } from '../gate/workspace/gate-target.js'
import type { RemoteReader } from '../model/policy.js'
import { tool } from '../model/tool.js'

/** What ends a job from outside: this process, but for tests that run several jobs in one. */
type JobProcess = Pick<NodeJS.Process, 'on' | 'exit'>

/**
 * Rejects where the job is cancelled. The runner sends SIGINT first, and leaves 7.5 seconds for the status, which
 * must not stay pending. An error that nothing caught ends the run in the same way, and without a pass even where it
 * comes after the verdict: Node itself would end with 1, which says "blocked".
 */
function cancellation(job: JobProcess): Promise<never> {
  return new Promise<never>((_, reject) => {
    job.on('uncaughtException', (thrown) => {
      reject(toGateError(thrown))
    })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      // Not `once`: what packs ends us where no listener is left.
      job.on(signal, () => {
        reject(new GateError('EGITHUB', 'The job was cancelled before there was a verdict.', 'Run the job again.'))
      })
    }
  })
}

const gate: Parts['gate'] = (request, around, manner) => gateTarget(request, around, { ...manner, proposePatch })

/**
 * Policies of other repositories, read with `policy-token` where there is one. What is posted needs the job's own: a
 * status of any other token doesn't satisfy the rule that requires it.
 */
export function policiesFor(
  { token, policyToken }: Pick<Inputs, 'token' | 'policyToken'>,
  env: Readonly<Record<string, string | undefined>>,
  retryBudget = new RetryBudget(),
): RemoteReader {
  const readWith = (one: string): RemoteReader =>
    remotePolicies({
      token: one,
      apiUrl: env.GITHUB_API_URL ?? 'https://api.github.com',
      userAgent: `${tool.name}/${tool.version}`,
      retryBudget,
    })
  const own = readWith(token)
  const others = policyToken === '' ? own : readWith(policyToken)
  const here = (env.GITHUB_REPOSITORY ?? '').toLowerCase()
  return async (file) => (`${file.owner}/${file.repo}`.toLowerCase() === here ? own(file) : others(file))
}

async function runMode(cancelled: Promise<never>): Promise<void> {
  const inputs = parseInputs((name) => actionsRunner.input(name))
  const env = Object.freeze({ ...process.env })
  const retryBudget = new RetryBudget()
  const remotePolicy = policiesFor(inputs, env, retryBudget)
  const context = { env, now: () => new Date(), tool, remotePolicy }
  if (inputs.mode === 'verify') {
    const { runVerify } = await import('./verify-mode.js')
    return runVerify(inputs, actionsRunner, context, cancelled)
  }
  if (inputs.mode === 'plan') {
    const { runPlan } = await import('./plan-mode.js')
    return runPlan(inputs, actionsRunner, context, cancelled)
  }
  return run(inputs, { gate: withSummary(gate, inputs), runner: actionsRunner, context, cancelled, retryBudget })
}

/** Runs the step, in the mode that its inputs say. */
export async function start(job: JobProcess = process): Promise<void> {
  const cancelled = cancellation(job)
  const done = runMode(cancelled)
  // A packer that is still at work would keep a cancelled job alive.
  cancelled.catch((reason: unknown) =>
    done.finally(() => job.exit(toGateError(reason).code === 'EINTERNAL' ? exitCodes.error : process.exitCode)),
  )
  await done
}
