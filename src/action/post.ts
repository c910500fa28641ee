import { noVerdict, toGateError } from '../model/errors.js'
import { RetryBudget, systemClock } from '../github/client.js'
import { actionsRunner, type Runner } from '../github/runner.js'
import { errorLine } from '../report/render/verdict-line.js'
import type { Context } from '../model/context.js'
import { tool } from '../model/tool.js'
import { pendingStatus } from './channels.js'
import { openGitHub } from './session.js'
import { parseInputs } from './inputs.js'
import type { Inputs } from './input-reader.js'
import { StatusChannel } from './status-channel.js'

/** The main step had its two minutes; a cancelled job has five in all. */
const longestWaitMs = 15_000

type PostingInputs = Pick<Inputs, 'token' | 'statusContext'>

/**
 * The post step: ends the commit status of a main step that was killed, or cancelled with no time left to do it.
 * Never throws and never fails the job: the main step has failed already, and the status is all that is left to say.
 */
export async function endLeftStatus(
  wish: PostingInputs,
  { runner, context }: { readonly runner: Runner; readonly context: Context },
): Promise<void> {
  const owner = runner.saved(pendingStatus)
  if (owner === '') return
  try {
    const { target } = await openGitHub(wish.token, context, new RetryBudget(systemClock, longestWaitMs))
    const { log } = runner
    const status = new StatusChannel(target, {
      mode: 'auto',
      context: wish.statusContext,
      owner,
      log,
      remember: () => undefined,
    })
    status.resume()
    await status.end('error', 'No verdict: the step ended before the check did.')
  } catch (thrown) {
    runner.log(`pack-gate: ${errorLine(noVerdict(toGateError(thrown)))}`)
  }
}

/** Runs the post step. */
export async function post(): Promise<void> {
  const inputs = parseInputs((name) => actionsRunner.input(name))
  const context = { env: Object.freeze({ ...process.env }), now: () => new Date(), tool }
  await endLeftStatus(inputs, { runner: actionsRunner, context })
}
