import { exitCodes, noVerdict, toGateError } from '../../errors.js'
import type { PackageReport } from '../../report.js'
import { startProgress } from '../../reporters/progress.js'
import { reportLine } from '../../reporters/render/verdict-line.js'
import { gateTarget, type TargetRequest } from '../../repository/gate-target.js'
import { repositoryRoot } from '../../root.js'
import { tool } from '../../tool.js'
import type { Command, Terminal } from '../command.js'
import { baselineOptions, configOf, handOverOptions, namesOf, packagesOptions, packerOf, packingOptions, policyOptions, reportOptions } from '../options.js'
import { remoteFor } from '../remote.js'
import { deliver, reportTargets, type ReportTarget } from '../reports.js'
import { atMostOne, readArguments } from '../usage.js'

const options = { ...baselineOptions, ...packagesOptions, ...policyOptions, ...reportOptions, ...packingOptions, ...handOverOptions } as const

/** `pack-gate check`, as typed. */
export interface CheckArguments {
  readonly request: TargetRequest
  readonly reports: readonly ReportTarget[]
}

/** @throws GateError EUSAGE */
export function readCheck(args: readonly string[], cwd: string): CheckArguments {
  const { values, positionals } = readArguments(args, options)
  const target = atMostOne(positionals, 'package') ?? '.'
  return {
    reports: reportTargets(values.reporter),
    request: {
      target,
      cwd,
      root: repositoryRoot(target, cwd),
      baseline: values.baseline ?? null,
      config: configOf(values),
      packages: values.packages ?? [],
      changedSince: values['changed-since'] ?? null,
      packer: packerOf(values.packer),
      ignoreScripts: values['ignore-scripts'] ?? false,
      passEnv: namesOf(values['pass-env'] ?? []),
      ...(values['pack-destination'] !== undefined && { packDestination: values['pack-destination'] }),
    },
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { request, reports } = readCheck(args, terminal.cwd)
  const progress = startProgress(terminal.stderr, `packing ${request.target}`)
  const done = (one: PackageReport, finished: number, all: number): void => {
    progress.say(`[${finished}/${all}] ${one.path}: ${reportLine(one)}`)
  }
  const { env, now } = terminal
  const world = { env, now, tool, remotePolicy: remoteFor({ env, tool }) }
  const report = await gateTarget(request, world, { done })
    .catch((error: unknown) => noVerdict(toGateError(error)))
    .finally(() => {
      progress.stop()
    })
  await deliver(reports, report, terminal)
  return exitCodes[report.conclusion]
}

export const check: Command = {
  options,
  examples: [
    ['pack-gate check', 'the package here against its last release'],
    ['pack-gate check packages/core --baseline next', 'against what the tag `next` names'],
    ["pack-gate check --packages 'packages/*'", 'several packages of a repository'],
    ['pack-gate check --pack-destination out', 'make the tarball for npm publish, if it passes'],
    ['pack-gate check app-1.2.0.tgz --reporter json', 'a tarball, as a document for programs'],
  ],
  run,
}
