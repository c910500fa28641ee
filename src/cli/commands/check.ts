import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { proposePatch } from '../../commands/accept/propose-patch.js'
import {
  clearLeftSummary,
  clearSummary,
  summaryPlace,
  writeSummary,
  type SummaryPlace,
} from '../../gate/attest/write-summary.js'
import { exitCodes, noVerdict, toGateError } from '../../model/errors.js'
import { formatCount } from '../../model/format.js'
import { hasVerdict, isRepository, runOf, type PackageReport, type Report } from '../../model/report.js'
import { refuseSharedFiles } from '../../model/output-file.js'
import { startProgress, type Progress } from '../../report/progress.js'
import { reportLine } from '../../report/render/verdict-line.js'
import { findTarget } from '../../gate/gate-request.js'
import { clearAfterMistake, gateTarget, type TargetRequest } from '../../gate/workspace/gate-target.js'
import { defaultPackTime } from '../../pack/pack-watch.js'
import { repositoryRoot } from '../../model/context.js'
import { commitOf, withCommit } from '../../github/contents.js'
import { atMostOne, type Command, readArguments, type Terminal, usage } from '../command.js'
import {
  amountOf,
  amountOptions,
  baselineOptions,
  configOf,
  handOverOptions,
  namesOf,
  packagesOptions,
  packerOf,
  packTimeOf,
  packingOptions,
  policyOptions,
  reportOptions,
} from '../options.js'
import { contextOf } from '../remote.js'
import { deliver, filesOf, reportTargets, showCode, type ReportTarget } from '../reports.js'

const options = {
  fix: {
    type: 'boolean',
    help: [
      'fix what needs no decision, after showing the change: entries',
      'for `files`, modes, line ends; then check again',
    ],
  },
  yes: { type: 'boolean', help: ['with --fix: write without asking'] },
  ...baselineOptions,
  ...packagesOptions,
  ...policyOptions,
  ...reportOptions,
  ...amountOptions,
  ...packingOptions,
  ...handOverOptions,
} as const

/** `pack-gate check`, as typed. */
interface CheckArguments {
  readonly request: TargetRequest
  readonly reports: readonly ReportTarget[]
  readonly quiet: boolean
  /** Where the verification summary goes; null for none. */
  readonly summary: SummaryPlace | null
  /** Whether the stages' times are said. */
  readonly verbose: boolean
  /** Null where nothing is to be fixed. */
  readonly fix: { readonly yes: boolean } | null
}

function fixOf(
  { fix = false, yes = false }: { readonly fix?: boolean | undefined; readonly yes?: boolean | undefined },
  target: string,
  cwd: string,
): CheckArguments['fix'] {
  if (yes && !fix) throw usage('--yes needs --fix')
  if (!fix) return null
  if (!findTarget(target, cwd).isFolder) throw usage('--fix needs the folder of a package, not a tarball')
  return { yes }
}

/** Where the verification summary goes; null for none. */
function placeOf(written: string | undefined, cwd: string, root: string): SummaryPlace | null {
  return written === undefined ? null : summaryPlace(written, cwd, root)
}

/** @throws GateError EUSAGE */
export function readCheck(args: readonly string[], cwd: string): CheckArguments {
  const { values, positionals } = readArguments(args, options)
  const target = atMostOne(positionals, 'package') ?? '.'
  if (values.vsa !== undefined && values['pack-destination'] === undefined)
    throw usage('--vsa needs --pack-destination', 'A summary describes one tarball: add --pack-destination.')
  const fix = fixOf(values, target, cwd)
  const root = repositoryRoot(target, cwd)
  const summary = placeOf(values.vsa, cwd, root)
  const reports = reportTargets(values)
  refuseSharedFiles([...filesOf(reports, cwd), ...(summary === null ? [] : [{ option: '--vsa', file: summary.file }])])
  return {
    summary,
    reports,
    fix,
    ...amountOf(values),
    request: {
      target,
      cwd,
      root,
      baseline: values.baseline ?? null,
      ...(values.offline === true && { offline: true }),
      config: configOf(values),
      packages: values.packages ?? [],
      changedSince: values['changed-since'] ?? null,
      packer: packerOf(values.packer),
      ignoreScripts: values['ignore-scripts'] ?? false,
      passEnv: namesOf(values['pass-env'] ?? []),
      packTime: packTimeOf(values['pack-timeout']),
      showsCode: showCode(reports),
      ...(summary?.isFolder === false && { onlyOne: true }),
      ...(values['pack-destination'] !== undefined && { packDestination: values['pack-destination'] }),
    },
  }
}

/**
 * After a mistake in the command nothing may lie there as if this run had made it. What was typed is read as far as it
 * can be. Never throws.
 */
async function clearLeft(args: readonly string[], cwd: string): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false })
  const { vsa, packages } = values
  const destination = values['pack-destination']
  if (typeof vsa === 'string' && vsa !== '') clearLeftSummary(resolve(cwd, vsa))
  if (typeof destination !== 'string' || destination === '') return
  const globs = [packages ?? []].flat().filter((glob) => typeof glob === 'string')
  await clearAfterMistake({ target: positionals[0] ?? '.', cwd, packages: globs, packDestination: destination })
}

/** Says on stderr what a packer that takes long is at. */
function withWords(request: TargetRequest, progress: Progress): TargetRequest {
  const say = (line: string): void => {
    progress.say(line)
  }
  return { ...request, packTime: { ...defaultPackTime, ...request.packTime, say } }
}

/** How long the stages took, a line for each package: some run at the same time. */
function timingLines(report: Report): readonly string[] {
  const packages = isRepository(report) ? report.packages : [{ ...report, path: 'Took' }]
  return packages.flatMap((each) => {
    if (!hasVerdict(each) || each.timings === undefined) return []
    const stages = Object.entries(each.timings).map(([stage, took]) => `${stage} ${formatCount(took)} ms`)
    return [`${each.path}: ${stages.join(', ')}`]
  })
}

async function readOrClear(args: readonly string[], cwd: string): Promise<CheckArguments> {
  try {
    return readCheck(args, cwd)
  } catch (mistake) {
    await clearLeft(args, cwd)
    throw mistake
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { request, reports, summary, quiet, verbose, fix } = await readOrClear(args, terminal.cwd)
  const { env, now } = terminal
  const context = contextOf({ env, now })
  if (summary !== null) clearSummary(summary)
  const progress = startProgress(quiet ? { write: () => true } : terminal.stderr, `packing ${request.target}`)
  const done = (one: PackageReport, finished: number, all: number): void => {
    progress.say(`[${finished}/${all}] ${one.path}: ${reportLine(one)}`)
  }
  const attested = (report: Report): Report => {
    if (summary !== null) writeSummary(summary, report, context)
    return report
  }
  const gate = (): Promise<Report> => gateTarget(withWords(request, progress), context, { done, proposePatch })
  const report = await gate()
    .then(async (first) => {
      if (fix === null) return first
      const { fixReported } = await import('../fix.js')
      return (await fixReported(first, request, fix, { ...terminal, progress })) ? gate() : first
    })
    .then((made) => attested(withCommit(made, commitOf(env, request.root), runOf(env))))
    .catch((error: unknown) => noVerdict(toGateError(error)))
    .finally(() => {
      progress.stop()
    })
  const asked = quiet && report.conclusion === 'success' ? reports.filter(({ file }) => file !== null) : reports
  await deliver(asked, report, { ...terminal, style: { ...terminal.style, verbose } })
  if (verbose) for (const line of timingLines(report)) progress.say(line)
  return exitCodes[report.conclusion]
}

export const check: Command = {
  options,
  examples: [
    ['pack-gate check', 'check this package against its last release'],
    ['pack-gate check packages/core --baseline next', 'compare with the release tagged `next`'],
    ["pack-gate check --packages 'packages/*'", 'several packages of a repository'],
    ['pack-gate check --fix', 'fix what needs no decision, and check again'],
    ['pack-gate check --pack-destination out', 'make the tarball for npm publish, if it passes'],
    ['pack-gate check app-1.2.0.tgz --reporter json', 'check a tarball, report as JSON'],
  ],
  run,
}
