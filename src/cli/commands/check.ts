import { exitCodes, noVerdict, toGateError } from '../../errors.js'
import { gate, type GateRequest } from '../../gate.js'
import { startProgress } from '../../reporters/progress.js'
import { repositoryRoot } from '../../root.js'
import { tool } from '../../tool.js'
import type { Command, Terminal } from '../command.js'
import { baselineOptions, configOf, namesOf, packingOptions, policyOptions, reportOptions } from '../options.js'
import { deliver, reportTargets, type ReportTarget } from '../reports.js'
import { atMostOne, readArguments } from '../usage.js'

const options = { ...baselineOptions, ...policyOptions, ...reportOptions, ...packingOptions } as const

/** `pack-gate check`, as typed. */
export interface CheckArguments {
  readonly request: GateRequest
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
      ignoreScripts: values['ignore-scripts'] ?? false,
      passEnv: namesOf(values['pass-env'] ?? []),
    },
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { request, reports } = readCheck(args, terminal.cwd)
  const progress = startProgress(terminal.stderr, `packing ${request.target}`)
  const report = await gate(request, { env: terminal.env, now: terminal.now, tool })
    .catch((error: unknown) => noVerdict(toGateError(error)))
    .finally(() => {
      progress.stop()
    })
  deliver(reports, report, terminal)
  return exitCodes[report.conclusion]
}

export const check: Command = {
  options,
  examples: [
    ['pack-gate check', 'the package here against its last release'],
    ['pack-gate check packages/core --baseline next', 'against what the tag `next` names'],
    ['pack-gate check app-1.2.0.tgz --reporter json', 'a tarball, as a document for programs'],
  ],
  run,
}
