import { clearLeftSummary, summaryPlace } from '../gate/attest/write-summary.js'
import type { RunOptions } from '../gate/workspace/gate-all.js'
import type { TargetRequest } from '../gate/workspace/gate-target.js'
import { commitOf, withCommit } from '../github/contents.js'
import type { Runner } from '../github/runner.js'
import type { TriggeringRun } from '../github/triggering-run.js'
import type { Context } from '../model/context.js'
import { exitCodes, GateError, noVerdict, toGateError } from '../model/errors.js'
import { entriesOf } from '../model/entries.js'
import { plain } from '../model/format.js'
import { type NoVerdict, type Report, runOf, verdictsOf } from '../model/report.js'
import { defaultPackTime, type PackTime } from '../pack/pack-watch.js'
import { errorLine, reportLine } from '../report/render/verdict-line.js'
import { textOf } from '../report/text-report.js'
import { renderTextError } from '../report/text.js'
import { basePolicyOf } from './base-policy.js'
import { sectionOf } from './channels.js'
import type { Inputs, Mode } from './input-reader.js'
import { setOutputs, type WrittenFiles } from './outputs.js'
import { type Caveats, checkOf, errorsIn, summaryOf, summaryOfFailure, titleOf } from './pages.js'
import { refuseSharedOutputs, reportPath, writeForms, writeReport } from './report-file.js'
import { closedSession, openSession, type Parts, refuseMistakes, type Session } from './session.js'
import { inWorkspace, placeOf, workspaceOf } from './workspace.js'

/**
 * A run that did not end well has not passed anything, whatever a report of it says: a step after the gate failed, or
 * the run was cancelled.
 *
 * @throws GateError EGITHUB where the report passes and its run did not
 */
function refuseSuccessOfFailedRun(report: Report, { conclusion, url }: TriggeringRun): void {
  if (report.conclusion !== 'success' || conclusion === 'success') return
  throw new GateError(
    'EGITHUB',
    `The report says that the release passed, but the run that made it ended with ${conclusion ?? 'no conclusion'}.`,
    `See why that run failed, then run it again: ${url}`,
  )
}

const style = { color: false, columns: 100 } as const

/** Judges the release and tells everybody. Never throws: whatever goes wrong ends as exit code 2. */
export async function run(inputs: Inputs, parts: Parts): Promise<void> {
  let session = closedSession(inputs, parts)
  let report: Report | null = null
  try {
    session = await openSession(inputs, parts)
    const isWaiting = session.origin?.conclusion === 'action_required'
    session.channels.startStatus(isWaiting ? waiting : (beginnings.get(inputs.mode) ?? 'Packing and comparing.'))
    refuseMistakes(inputs)
    refuseSharedOutputs(inputs, parts.context.env)
    if (isWaiting) {
      await tellWaiting(session)
      return
    }
    report = await Promise.race([obtain(session), parts.cancelled])
    await tell(session, report)
    // The job of `mode: report` is not the pull request's: it runs on the default branch, and telling is all that it
    // has to do.
    parts.runner.exit(session.origin !== null || isSpared(report, inputs) ? 0 : exitCodes[report.conclusion])
  } catch (thrown) {
    parts.runner.exit(2)
    if (report === null) await clearLeft(inputs, parts.context)
    await tellError(session, noVerdict(toGateError(thrown)), report)
  }
}

/** Where there is no verdict, nothing of an earlier run may lie there for the next step. Never throws. */
async function clearLeft({ path, packages, packDestination, vsaFile }: Inputs, context: Context): Promise<void> {
  if (vsaFile !== null) clearLeftSummary(inWorkspace(vsaFile, context))
  if (packDestination === null) return
  const { clearAfterMistake } = await import('../gate/workspace/gate-target.js')
  await clearAfterMistake({ target: path, cwd: workspaceOf(context), packages, packDestination })
}

/** What the pending status says. */
const beginnings: ReadonlyMap<Mode, string> = new Map([
  ['merge', "Merging the shards' reports."],
  ['report', "Reading the report of the pull request's job."],
])

/** The report: of this run's own work, in `mode: merge` of its other jobs', or in `mode: report` of another run's. */
async function obtain(session: Session): Promise<Report> {
  const { gate, context, inputs, target, origin } = session
  if (inputs.mode === 'merge') {
    const { mergeShards } = await import('./merge-mode.js')
    return mergeShards(inputs, context)
  }
  if (origin === null) {
    const request = requestOf(session)
    const report = await gate(request, context, progressIn(session.runner))
    return withCommit(report, commitOf(context.env, request.root), runOf(context.env))
  }
  if (target === null)
    throw new GateError(
      'EUSAGE',
      '`mode: report` needs a token, and the input `token` is empty.',
      "Leave `token` out: its default is the job's own.",
    )
  const { receiveReport } = await import('./report-mode.js')
  const received = await receiveReport(target, origin, inputs.reportArtifact)
  refuseSuccessOfFailedRun(received, origin)
  return received
}

function requestOf({ inputs, run, target: at, runner, context: { env } }: Session): TargetRequest {
  const { config, baseline, packer, ignoreScripts, passEnv, packages, packDestination } = inputs
  const place = placeOf(inputs, { env })
  const { root } = place
  const base = basePolicyOf(inputs, { run, api: at?.api ?? null, root, env, log: runner.log })
  const changedSince = inputs.changedOnly ? (run?.base ?? null) : null
  return {
    ...place,
    config,
    baseline,
    packer,
    ignoreScripts,
    passEnv,
    packTime: { ...defaultPackTime, deadlineMs: inputs.packTimeout, say: sayIn(runner) },
    packages,
    changedSince,
    showsCode: true,
    ...base,
    ...(packDestination !== null && { packDestination }),
  }
}

/** What a packer that takes long is at. The last line is a script's: it must not reach the runner as a command. */
function sayIn(runner: Runner): PackTime['say'] {
  return (line) => {
    runner.log(plain(`pack-gate: ${line}`))
  }
}

/** A line of the log for each package of several: a long run is seen to go on. */
function progressIn(runner: Runner): Pick<RunOptions, 'done'> {
  return {
    done: (one, finished, all) => {
      runner.log(plain(`[${finished}/${all}] ${one.path}: ${reportLine(one)}`))
    },
  }
}

/** Everywhere that a report goes. What can't fail comes first, so that it is there if something later does. */
async function tell(session: Session, report: Report): Promise<void> {
  const { inputs, runner, channels } = session
  const spared = isSpared(report, inputs)
  const source = session.origin?.url ?? null
  const caveats = { spared, source }
  runner.log(textOf(report, style))
  if (source !== null)
    runner.log(`pack-gate: reported by a job that the pull request controls, and not verified: ${source}`)
  if (spared) runner.log('pack-gate: not enforced (`enforce: false`), so this does not block.')
  writeReport(report, inputs, session.context.env)
  await writeForms(report, inputs, session.context.env, source !== null)
  setOutputs(runner, report, filesOf(session))
  // The job that merges tells it, once for all shards.
  if (inputs.mode === 'shard') return
  await runner.summary(summaryOf(report, caveats))
  const posted = await channels.postCheck(checkOf(report, headingOf(session, caveats)))
  if (!posted) annotate(runner, report)
  await comment(session, report, caveats)
  if (inputs.suggestions !== 'false') {
    const { suggestFixes } = await import('./suggestions.js')
    await suggestFixes(session, report)
  }
  await channels.endStatus(stateOf(report, spared), titleOf(report, caveats))
}

function filesOf({ inputs, context }: Session): WrittenFiles {
  return {
    report: reportPath(inputs, context.env),
    vsa: inputs.vsaFile === null ? null : summaryPlace(inputs.vsaFile, workspaceOf(context), workspaceOf(context)),
  }
}

function headingOf({ inputs, run, origin, externalId }: Session, caveats: Caveats): Parameters<typeof checkOf>[1] {
  return { name: inputs.checkName, externalId, url: run?.url ?? null, origin, ...caveats }
}

async function comment({ inputs, channels, run }: Session, report: Report, caveats: Caveats): Promise<void> {
  if (run !== null)
    await channels.postComment(sectionOf(report, { run, name: inputs.checkName, path: inputs.path, ...caveats }))
}

/** A commit status has no neutral state, and what decided nothing has passed nothing. */
function stateOf({ conclusion }: Report, spared: boolean): 'success' | 'failure' | 'error' {
  if (spared) return 'success'
  return conclusion === 'neutral' ? 'error' : conclusion
}

/** Blocked, and set to let it pass. What has no verdict never passes. */
function isSpared({ conclusion }: Report, { enforce }: Inputs): boolean {
  return conclusion === 'failure' && !enforce
}

function annotate(runner: Runner, report: Report): void {
  runner.annotate(verdictsOf(report).flatMap(({ findings }) => entriesOf(findings)))
  for (const error of errorsIn(report)) runner.annotateError(error)
}

const waiting = "The pull request's run waits for the approval of a maintainer."

/** The run did not begin, so nothing failed, and nothing passed: its status stays pending until it has run. */
async function tellWaiting(session: Session): Promise<void> {
  const { channels, context, inputs, runner } = session
  const help = 'Approve it on its page, or on the pull request: its job then leaves a report.'
  const none = noVerdict(new GateError('EGITHUB', waiting, help))
  runner.log(`pack-gate: ${waiting} ${help}`)
  await channels.leaveStatus()
  await runner.summary(`### pack-gate\n\n${waiting} ${help}\n`)
  writeReport(none, inputs, context.env)
  setOutputs(runner, none, filesOf(session))
  runner.exit(0)
}

/** Reports that there is no verdict. Nothing in here may keep the next report from being made. */
async function tellError(session: Session, failure: NoVerdict, report: Report | null): Promise<void> {
  const { inputs, runner, channels } = session
  const check = checkOf(failure, headingOf(session, { spared: false, source: null }))
  let posted = false
  const steps: (() => unknown)[] = [
    () => {
      runner.log(renderTextError(failure, style))
      if (!inputs.enforce)
        runner.log('pack-gate: `enforce: false` applies to findings only; without a verdict the step fails.')
    },
    async () => {
      posted = await channels.postCheck(check)
    },
    () => {
      if (!posted) runner.annotateError(failure.error)
    },
    () => channels.endStatus('error', reportLine(failure)),
    () => runner.summary(summaryOfFailure(failure, report, session.origin?.url ?? null)),
    () => {
      setOutputs(runner, failure, filesOf(session))
    },
    () => {
      writeReport(failure, inputs, session.context.env)
    },
    () => writeForms(failure, inputs, session.context.env),
    // Last, as it takes a while, and a cancelled job has seconds.
    () => comment(session, failure, { spared: false, source: null }),
  ]
  for (const step of steps) {
    try {
      await step()
    } catch (thrown) {
      runner.log(`pack-gate: ${errorLine(noVerdict(toGateError(thrown)))}`)
    }
  }
}
