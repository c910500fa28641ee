import { stage as lookAtStaged } from '../../commands/stage/stage.js'
import { exitCodes, noVerdict, toGateError } from '../../model/errors.js'
import { nameMistake } from '../../model/manifest-file.js'
import type { NoVerdict } from '../../model/report.js'
import { repositoryRoot } from '../../model/context.js'
import type { StageReport } from '../../model/stage-report.js'
import { runAttached } from '../../pack/run.js'
import { isStageId } from '../../registry/stage.js'
import { startProgress } from '../../report/progress.js'
import { stageReporters } from '../../report/stage.js'
import { type Command, readArguments, type Terminal, usage } from '../command.js'
import { jsonOption } from '../options.js'
import { openRecords, recordOptions, recordsWanted, type RecordsWanted } from '../records.js'
import { deliver, deliverAs, reportTargets, type ReportTarget } from '../reports.js'

const options = {
  ...recordOptions,
  config: { type: 'string', value: 'FILE', help: ['a policy for looking into unknown releases (default: none)'] },
  approve: {
    type: 'boolean',
    help: ['run `npm stage approve` for each that is known, with this terminal:', 'npm asks for the second factor'],
  },
  reject: { type: 'boolean', help: ['run `npm stage reject` for each that is not known'] },
  reporter: {
    type: 'string',
    multiple: true,
    value: 'NAME[=FILE]',
    help: ['text (default), markdown or json; repeatable'],
  },
  json: jsonOption,
} as const

interface StageArguments extends RecordsWanted {
  readonly wanted: readonly string[]
  readonly config: string | false
  readonly act: 'approve' | 'reject' | null
  readonly reports: readonly ReportTarget[]
}

/** @throws GateError EUSAGE */
function readStage(args: readonly string[], { confirm, cwd }: Terminal): StageArguments {
  const { values, positionals } = readArguments(args, options)
  for (const name of positionals)
    if (!isStageId(name) && nameMistake(name, 'the arguments') !== null)
      throw usage(
        `${JSON.stringify(name)} is neither a package name nor the id of a staged release`,
        'Give packages without a version, or ids as `npm stage list` shows them.',
      )
  if (values.approve === true && values.reject === true) throw usage('--approve and --reject contradict each other')
  const act = values.approve === true ? 'approve' : values.reject === true ? 'reject' : null
  if (act !== null && confirm === null)
    throw usage(
      `--${act} needs a terminal`,
      'It asks before it hands over to npm, and npm asks for the second factor: no script can answer for you.',
    )
  return {
    wanted: [...new Set(positionals)],
    ...recordsWanted(values, cwd, 'stage'),
    config: values.config ?? false,
    act,
    reports: reportTargets(values, [...stageReporters.keys()]),
  }
}

async function look(wanted: StageArguments, terminal: Terminal): Promise<StageReport> {
  return lookAtStaged({ wanted: wanted.wanted, ...(await openRecords(wanted, terminal)) })
}

function withoutHoles(env: Terminal['env']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))
}

/**
 * Hands over to npm, one after the other, if the person at the terminal says so: what is known to be approved, what is
 * not to be rejected. An undecided one is neither.
 */
async function handOver(
  report: StageReport,
  act: 'approve' | 'reject',
  { confirm, cwd, env }: Terminal,
): Promise<StageReport> {
  const wanted = report.staged.filter(({ conclusion }) => conclusion === (act === 'approve' ? 'success' : 'failure'))
  const names = wanted.map(({ name, version }) => `${name}@${version}`).join(', ')
  if (confirm === null || wanted.length === 0) return report
  if (!(await confirm(`${act === 'approve' ? 'Approve' : 'Reject'} ${names}?`))) return report
  const done = new Map<string, StageReport['staged'][number]>()
  for (const one of wanted) {
    const place = { cwd, env: withoutHoles(env), outside: [repositoryRoot('.', cwd)] }
    const exitCode = await runAttached('npm', ['stage', act, one.id], place)
    done.set(one.id, { ...one, action: { did: act, exitCode } })
  }
  return { ...report, staged: report.staged.map((one) => done.get(one.id) ?? one) }
}

/** 0 only where all are known, and npm did what it was asked to. */
function exitCodeOf({ conclusion, staged }: StageReport): number {
  return staged.some(({ action }) => (action?.exitCode ?? 0) !== 0) ? exitCodes.error : exitCodes[conclusion]
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const wanted = readStage(args, terminal)
  const { act, reports } = wanted
  const progress = startProgress(terminal.stderr, 'looking at the releases that wait for approval')
  const report = await look(wanted, terminal)
    .catch((error: unknown): NoVerdict => noVerdict(toGateError(error)))
    .finally(() => {
      progress.stop()
    })
  if ('error' in report) {
    await deliver(reports, report, terminal)
    return exitCodes.error
  }
  // What is approved is read before it is asked for.
  if (act !== null) terminal.print(stageReporters.get('text')?.(report, terminal.style) ?? '')
  const done = act === null ? report : await handOver(report, act, terminal)
  await deliverAs(reports, terminal, (name, style) => stageReporters.get(name)?.(done, style) ?? '')
  return exitCodeOf(done)
}

export const stage: Command = {
  options,
  examples: [
    ['pack-gate stage --repository octo-org/left-pad', 'are all waiting releases attested?'],
    ['pack-gate stage left-pad --records reports', 'did the waiting release pass, according to kept reports?'],
    ['pack-gate stage --records reports --approve', 'approve the known ones'],
  ],
  exitCodes: [
    '0  each waiting release is, byte for byte, one that passed',
    '1  at least one is unknown: do not approve it',
    "2  can't tell: wrong usage, or the registry, GitHub or npm failed",
  ],
  run,
}
