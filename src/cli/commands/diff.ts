import { diff as compareTwo, type DiffRequest } from '../../commands/diff/diff.js'
import { exitCodes, noVerdict, toGateError } from '../../model/errors.js'
import { differs, hasVerdict } from '../../model/report.js'
import { startProgress } from '../../report/progress.js'
import { repositoryRoot } from '../../model/context.js'
import { tool } from '../../model/tool.js'
import { type Command, readArguments, type Terminal, usage } from '../command.js'
import { remoteFor } from '../remote.js'
import { namesOf, packerOf, packTimeOf, packingOptions, reportOptions } from '../options.js'
import { deliver, reportTargets, showCode, type ReportTarget } from '../reports.js'

const options = {
  config: { type: 'string', value: 'FILE', help: ['a policy, for its levels and options (default: none)'] },
  code: { type: 'boolean', help: ['show what changed in the code that users run'] },
  'exit-code': { type: 'boolean', help: ['exit with 1 if any file differs'] },
  ...reportOptions,
  ...packingOptions,
} as const

interface DiffArguments {
  readonly request: DiffRequest
  readonly reports: readonly ReportTarget[]
  readonly tellByExitCode: boolean
  /** What changed in the code is printed behind the report. */
  readonly printsCode: boolean
}

/** @throws GateError EUSAGE */
function readDiff(args: readonly string[], cwd: string): DiffArguments {
  const { values, positionals } = readArguments(args, options)
  const [before, after, extra] = positionals
  if (before === undefined || after === undefined)
    throw usage(
      'diff takes two releases',
      'Write the earlier one first: `pack-gate diff left-pad@1.2.0 left-pad@1.3.0`, or .tgz files or folders.',
    )
  if (extra !== undefined) throw usage(`diff takes two releases, and ${JSON.stringify(extra)} is too many`)
  const reports = reportTargets(values)
  const code = values.code ?? false
  if (code && reports.some(({ reporter, file }) => file === null && reporter !== 'text'))
    throw usage(
      '--code prints text on stdout, and so does another reporter',
      'Give that reporter a file: --reporter NAME=FILE.',
    )
  return {
    reports,
    tellByExitCode: values['exit-code'] ?? false,
    printsCode: code,
    request: {
      before,
      after,
      cwd,
      root: repositoryRoot(after, cwd),
      config: values.config ?? false,
      code: code || showCode(reports),
      packer: packerOf(values.packer),
      ignoreScripts: values['ignore-scripts'] ?? false,
      passEnv: namesOf(values['pass-env'] ?? []),
      packTime: packTimeOf(values['pack-timeout']),
    },
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { request, reports, tellByExitCode, printsCode } = readDiff(args, terminal.cwd)
  const progress = startProgress(terminal.stderr, `comparing ${request.before} with ${request.after}`)
  const { env, now } = terminal
  const report = await compareTwo(request, {
    env,
    now,
    tool,
    remotePolicy: remoteFor({ env, tool }),
  })
    .catch((error: unknown) => noVerdict(toGateError(error)))
    .finally(() => {
      progress.stop()
    })
  await deliver(reports, report, terminal)
  if (printsCode && hasVerdict(report) && report.changedCode) {
    const { renderCodeChanges } = await import('../../report/render/changed-code.js')
    terminal.print(`\n${renderCodeChanges(report.changedCode)}`)
  }
  const isDifferent = tellByExitCode && hasVerdict(report) && differs(report)
  return isDifferent ? 1 : exitCodes[report.conclusion]
}

export const diff: Command = {
  options,
  examples: [
    ['pack-gate diff left-pad@1.2.0 left-pad@latest', 'two published releases'],
    ['pack-gate diff left-pad@latest . --reporter html=diff.html', 'what this folder would change'],
    ['pack-gate diff left-pad@latest . --code', 'what changed in the code that users run'],
    ['pack-gate diff left-pad@1.3.0 left-pad-1.3.0.tgz --exit-code', 'is this tarball the published one?'],
  ],
  exitCodes: [
    '0  compared',
    '1  with --exit-code: a file differs',
    '2  not compared: wrong usage, or a release could not be read',
  ],
  run,
}
