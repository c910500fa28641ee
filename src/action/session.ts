import { randomUUID } from 'node:crypto'
import type { RunOptions } from '../gate/workspace/gate-all.js'
import type { TargetRequest } from '../gate/workspace/gate-target.js'
import { externalId, type Target } from '../github/check-run.js'
import { connect, RetryBudget } from '../github/client.js'
import { hasBase, readWorkflowRun, type WorkflowRun } from '../github/event.js'
import type { Runner } from '../github/runner.js'
import { readTriggeringRun, type TriggeringRun } from '../github/triggering-run.js'
import type { Context } from '../model/context.js'
import { GateError } from '../model/errors.js'
import type { Report } from '../model/report.js'
import { Channels, noChannels } from './channels.js'
import type { Inputs } from './input-reader.js'

interface GitHubEnd {
  readonly run: WorkflowRun
  /** Null without a token. */
  readonly target: Target | null
}

/** Finds out where this run is and opens the way to GitHub, with one retry budget. Throws GateError EGITHUB. */
export async function openGitHub(
  token: string,
  { env, tool }: Context,
  retryBudget = new RetryBudget(),
): Promise<GitHubEnd> {
  const run = readWorkflowRun(env)
  if (token === '') return { run, target: null }
  const api = await connect({ token, apiUrl: run.apiUrl, userAgent: `${tool.name}/${tool.version}`, retryBudget })
  return { run, target: { api, retryBudget, run } }
}

/** What the Action is made of. */
export interface Parts {
  readonly gate: (request: TargetRequest, context: Context, manner: Pick<RunOptions, 'done'>) => Promise<Report>
  readonly runner: Runner
  readonly context: Context
  /** How long the run waits for GitHub in all. */
  readonly retryBudget?: RetryBudget
  /** Rejects when the job is cancelled. */
  readonly cancelled: Promise<never>
}

/** One run of the Action: what it is made of, what is asked of it, and the ways to GitHub. */
export interface Session extends Parts {
  readonly inputs: Inputs
  readonly channels: Channels
  /** Null where nothing asks for it. */
  readonly run: WorkflowRun | null
  /** The same run, and the way to it; null without a token, too. */
  readonly target: Target | null
  /** The run whose report is posted, in `mode: report`. */
  readonly origin: TriggeringRun | null
  readonly externalId: string
}

/** A session without GitHub. */
export function closedSession(inputs: Inputs, parts: Parts): Session {
  return { ...parts, inputs, channels: noChannels(), run: null, externalId: '', target: null, origin: null }
}

/**
 * Finds out where this run is, and opens the ways to GitHub that are asked for.
 *
 * @throws GateError EGITHUB where the runner's variables or the event file don't tell; EUSAGE for inputs of `mode:
 *   report`
 */
export async function openSession(inputs: Inputs, parts: Parts): Promise<Session> {
  const { env } = parts.context
  // Nothing is posted to a commit before it is known that its run is the one to report on.
  if (inputs.mode === 'report') refuseMistakes(inputs)
  const silent = [inputs.checkRun, inputs.status, inputs.comment, inputs.suggestions].every((mode) => mode === 'false')
  const compares =
    inputs.mode !== 'merge' && (inputs.policy !== 'head' || inputs.changedOnly) && hasBase(env.GITHUB_EVENT_NAME)
  if (silent && !compares) return closedSession(inputs, parts)
  const { run, target } = await openGitHub(inputs.token, parts.context, parts.retryBudget)
  const origin = inputs.mode === 'report' ? readTriggeringRun(env, run, inputs.reportWorkflow) : null
  const nonce = randomUUID()
  const channels = new Channels(target, inputs, nonce, {
    log: parts.runner.log,
    save: parts.runner.save,
    head: origin?.head ?? null,
    isUnverified: origin !== null,
  })
  return {
    ...parts,
    inputs,
    channels,
    run,
    target,
    origin,
    externalId: externalId(run, inputs.checkName, inputs.path, nonce, origin !== null),
  }
}

/** @throws GateError EUSAGE with every mistake in the inputs */
export function refuseMistakes({ mistakes }: Inputs): void {
  if (mistakes.length === 0) return
  throw new GateError(
    'EUSAGE',
    mistakes.join(' '),
    'Correct the `with:` of this step; action.yml describes every input.',
  )
}
