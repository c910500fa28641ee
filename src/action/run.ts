import { randomUUID } from 'node:crypto'
import { exitCodes, GateError, noVerdict, toGateError } from '../errors.js'
import { externalId } from '../github/check-run.js'
import { connect, type GitHubApi } from '../github/client.js'
import { hasBase, readWorkflowRun, type WorkflowRun } from '../github/event.js'
import { Patience } from '../github/patience.js'
import type { Runner } from '../github/runner.js'
import { hasVerdict, reportsOf, verdictsOf, type Report } from '../report.js'
import { errorLine, reportLine } from '../reporters/render/verdict-line.js'
import { renderTextError } from '../reporters/text.js'
import { textOf } from '../reporters/text-report.js'
import type { TargetRequest } from '../repository/gate-target.js'
import { repositoryRoot } from '../root.js'
import type { NoVerdict } from '../types.js'
import type { World } from '../world.js'
import { basePolicyOf } from './base-policy.js'
import { Channels, noChannels } from './channels.js'
import type { Inputs } from './inputs.js'
import { setOutputs } from './outputs.js'
import { checkOf, summaryOf, summaryOfFailure } from './pages.js'
import { reportPath, writeForms, writeReport } from './report-file.js'

/** What the Action is made of. */
export interface Parts {
  readonly gate: (request: TargetRequest, world: World) => Promise<Report>
  readonly runner: Runner
  readonly world: World
  /** Rejects when the job is cancelled. */
  readonly cancelled: Promise<never>
}

interface Session extends Parts {
  readonly inputs: Inputs
  readonly channels: Channels
  /** Null where nothing asks for it. */
  readonly run: WorkflowRun | null
  readonly api: GitHubApi | null
  /** The run's page; null where it is not known. */
  readonly url: string | null
  readonly externalId: string
}

const style = { color: false, columns: 100 } as const

/** Judges the release and tells everybody. Never throws: whatever goes wrong ends as exit code 2. */
export async function run(inputs: Inputs, parts: Parts): Promise<void> {
  let session: Session = { ...parts, inputs, channels: noChannels(), run: null, api: null, url: null, externalId: '' }
  let report: Report | null = null
  try {
    session = await open(inputs, parts)
    session.channels.startStatus()
    refuseMistakes(inputs)
    report = await Promise.race([parts.gate(requestOf(session), parts.world), parts.cancelled])
    await tell(session, report)
    parts.runner.exit(isSpared(report, inputs) ? 0 : exitCodes[report.conclusion])
  } catch (thrown) {
    parts.runner.exit(2)
    await tellError(session, noVerdict(toGateError(thrown)), report)
  }
}

async function open(inputs: Inputs, parts: Parts): Promise<Session> {
  const { env } = parts.world
  const silent = inputs.checkRun === 'false' && inputs.status === 'false'
  const compares = (inputs.policy !== 'head' || inputs.changedOnly) && hasBase(env.GITHUB_EVENT_NAME)
  if (silent && !compares) return { ...parts, inputs, externalId: '', url: null, run: null, api: null, channels: noChannels() }
  const run = readWorkflowRun(env)
  const { token } = inputs
  const { name, version } = parts.world.tool
  const patience = new Patience()
  const api = token === '' ? null : await connect({ token, apiUrl: run.apiUrl, userAgent: `${name}/${version}`, patience })
  const channels = new Channels(api ? { api, patience, run } : null, inputs, parts.runner.log)
  return { ...parts, inputs, channels, run, api, url: run.url, externalId: externalId(run, inputs.checkName, inputs.path, randomUUID()) }
}

function refuseMistakes({ mistakes }: Inputs): void {
  if (mistakes.length === 0) return
  throw new GateError('EUSAGE', mistakes.join(' '), 'Correct the `with:` of this step; action.yml describes every input.')
}

function requestOf({ inputs, run, api, runner, world: { env } }: Session): TargetRequest {
  const cwd = env.GITHUB_WORKSPACE ?? process.cwd()
  const { path: target, config, baseline, packer, ignoreScripts, passEnv, packages } = inputs
  // actions/checkout may put the repository into a folder of the workspace: annotations are relative to the repository.
  const root = repositoryRoot(target, cwd, cwd)
  const base = basePolicyOf(inputs, { run, api, root, env, log: runner.log })
  const changedSince = inputs.changedOnly ? (run?.base ?? null) : null
  return { target, cwd, root, config, baseline, packer, ignoreScripts, passEnv, packages, changedSince, ...base }
}

/** Everything that a report is told to. What can't fail comes first, so that it is there if something later does. */
async function tell(session: Session, report: Report): Promise<void> {
  const { inputs, runner, channels } = session
  const spared = isSpared(report, inputs)
  runner.log(textOf(report, style))
  if (spared) runner.log('pack-gate: not enforced (`enforce: false`), so this does not block.')
  const file = writeReport(report, inputs, session.world.env)
  await writeForms(report, inputs, session.world.env)
  await runner.summary(summaryOf(report, spared))
  setOutputs(runner, report, file)
  const posted = await channels.postCheck(checkOf(report, { ...session, name: inputs.checkName, spared }))
  if (!posted) annotate(runner, report)
  const line = reportLine(report)
  await channels.endStatus(spared ? 'success' : report.conclusion, spared ? `Not enforced. ${line}` : line)
}

/** Blocked, and told to let it pass. What has no verdict is never spared. */
function isSpared({ conclusion }: Report, { enforce }: Inputs): boolean {
  return conclusion === 'failure' && !enforce
}

function annotate(runner: Runner, report: Report): void {
  runner.annotate(verdictsOf(report).flatMap(({ findings }) => findings))
  for (const one of reportsOf(report)) if (!hasVerdict(one)) runner.annotateError(one.error)
}

/** Tells that there is no verdict. Nothing in here may keep the next thing from being told. */
async function tellError(session: Session, failure: NoVerdict, report: Report | null): Promise<void> {
  const { inputs, runner, channels } = session
  const check = checkOf(failure, { ...session, name: inputs.checkName, spared: false })
  let posted = false
  const steps: (() => unknown)[] = [
    () => {
      runner.log(renderTextError(failure, style))
      if (!inputs.enforce) runner.log('pack-gate: `enforce: false` spares findings only; without a verdict the step fails.')
    },
    async () => {
      posted = await channels.postCheck(check)
    },
    () => {
      if (!posted) runner.annotateError(failure.error)
    },
    () => channels.endStatus('error', errorLine(failure)),
    () => runner.summary(summaryOfFailure(failure, report)),
    () => {
      setOutputs(runner, failure, reportPath(inputs, session.world.env))
    },
    () => writeReport(failure, inputs, session.world.env),
    () => writeForms(failure, inputs, session.world.env),
  ]
  for (const step of steps) {
    try {
      await step()
    } catch (thrown) {
      runner.log(`pack-gate: ${errorLine(noVerdict(toGateError(thrown)))}`)
    }
  }
}
