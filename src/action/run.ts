import { randomUUID } from 'node:crypto'
import { GateError, noVerdict, toGateError } from '../errors.js'
import type { GateRequest } from '../gate.js'
import { externalId } from '../github/check-run.js'
import { connect } from '../github/client.js'
import { readWorkflowRun } from '../github/event.js'
import { Patience } from '../github/patience.js'
import type { Runner } from '../github/runner.js'
import { errorLine, verdictLine } from '../reporters/render/verdict-line.js'
import { renderText, renderTextError } from '../reporters/text.js'
import { repositoryRoot } from '../root.js'
import type { NoVerdict, Verdict } from '../types.js'
import type { World } from '../world.js'
import { Channels, noChannels } from './channels.js'
import type { Inputs } from './inputs.js'
import { setOutputs } from './outputs.js'
import { checkOfError, checkOfVerdict, summaryOfError, summaryOfVerdict } from './pages.js'
import { reportPath, writeReport } from './report-file.js'

/** What the Action is made of. */
export interface Parts {
  readonly gate: (request: GateRequest, world: World) => Promise<Verdict>
  readonly runner: Runner
  readonly world: World
  /** Rejects when the job is cancelled. */
  readonly cancelled: Promise<never>
}

interface Session extends Parts {
  readonly inputs: Inputs
  readonly channels: Channels
  /** The run's page; null where it is not known. */
  readonly url: string | null
  readonly externalId: string
}

const style = { color: false, columns: 100 } as const

/** Judges the release and tells everybody. Never throws: whatever goes wrong ends as exit code 2. */
export async function run(inputs: Inputs, parts: Parts): Promise<void> {
  let session: Session = { ...parts, inputs, channels: noChannels(), url: null, externalId: '' }
  let verdict: Verdict | null = null
  try {
    session = await open(inputs, parts)
    session.channels.startStatus()
    refuseMistakes(inputs)
    verdict = await Promise.race([parts.gate(requestOf(inputs, parts.world), parts.world), parts.cancelled])
    await tell(session, verdict)
    parts.runner.exit(verdict.conclusion === 'failure' && inputs.enforce ? 1 : 0)
  } catch (thrown) {
    parts.runner.exit(2)
    await tellError(session, noVerdict(toGateError(thrown)), verdict)
  }
}

async function open(inputs: Inputs, parts: Parts): Promise<Session> {
  const session = { ...parts, inputs, externalId: '', url: null }
  if (inputs.checkRun === 'false' && inputs.status === 'false') return { ...session, channels: noChannels() }
  const run = readWorkflowRun(parts.world.env)
  const { token } = inputs
  const { name, version } = parts.world.tool
  const patience = new Patience()
  const api = token && (await connect({ token, apiUrl: run.apiUrl, userAgent: `${name}/${version}`, patience }))
  const channels = new Channels(api ? { api, patience, run } : null, inputs, parts.runner.log)
  return { ...session, channels, url: run.url, externalId: externalId(run, inputs.checkName, inputs.path, randomUUID()) }
}

function refuseMistakes({ mistakes }: Inputs): void {
  if (mistakes.length === 0) return
  throw new GateError('EUSAGE', mistakes.join(' '), 'Correct the `with:` of this step; action.yml describes every input.')
}

function requestOf(inputs: Inputs, { env }: World): GateRequest {
  const cwd = env.GITHUB_WORKSPACE ?? process.cwd()
  const { path: target, config, baseline, ignoreScripts, passEnv } = inputs
  // actions/checkout may put the repository into a folder of the workspace: annotations are relative to the repository.
  const root = repositoryRoot(target, cwd, cwd)
  return { target, cwd, root, config, baseline, ignoreScripts, passEnv }
}

/** Everything that a verdict is told to. What can't fail comes first, so that it is there if something later does. */
async function tell(session: Session, verdict: Verdict): Promise<void> {
  const { inputs, runner, channels } = session
  const blocked = verdict.conclusion === 'failure'
  const spared = blocked && !inputs.enforce
  runner.log(renderText(verdict, style))
  if (spared) runner.log('pack-gate: not enforced (`enforce: false`), so this does not block.')
  const report = writeReport(verdict, inputs, session.world.env)
  await runner.summary(summaryOfVerdict(verdict, spared))
  setOutputs(runner, verdict.conclusion, report, verdict)
  const posted = await channels.postCheck(checkOfVerdict(verdict, { ...session, name: inputs.checkName, spared }))
  if (!posted) runner.annotate(verdict.findings)
  const line = verdictLine(verdict)
  await channels.endStatus(blocked && !spared ? 'failure' : 'success', spared ? `Not enforced. ${line}` : line)
}

/** Tells that there is no verdict. Nothing in here may keep the next thing from being told. */
async function tellError(session: Session, report: NoVerdict, verdict: Verdict | null): Promise<void> {
  const { inputs, runner, channels } = session
  const check = checkOfError(report, { ...session, name: inputs.checkName })
  let posted = false
  const steps: (() => unknown)[] = [
    () => {
      runner.log(renderTextError(report, style))
      if (!inputs.enforce) runner.log('pack-gate: `enforce: false` spares findings only; without a verdict the step fails.')
    },
    async () => {
      posted = await channels.postCheck(check)
    },
    () => {
      if (!posted) runner.annotateError(report.error)
    },
    () => channels.endStatus('error', errorLine(report)),
    () => runner.summary(summaryOfError(report, verdict)),
    () => {
      setOutputs(runner, 'error', reportPath(inputs, session.world.env), null)
    },
    () => writeReport(report, inputs, session.world.env),
  ]
  for (const step of steps) {
    try {
      await step()
    } catch (thrown) {
      runner.log(`pack-gate: ${errorLine(noVerdict(toGateError(thrown)))}`)
    }
  }
}
