import { resolve } from 'node:path'
import { WatchState } from '../../commands/watch/state.js'
import { watch as watchAll } from '../../commands/watch/watch.js'
import { dayMs, parseSince, type Since } from '../../commands/watch/window.js'
import { exitCodes, noVerdict, toGateError } from '../../model/errors.js'
import { nameMistake } from '../../model/manifest-file.js'
import type { NoVerdict } from '../../model/report.js'
import { tool } from '../../model/tool.js'
import type { WatchReport } from '../../model/watch-report.js'
import { startProgress } from '../../report/progress.js'
import { watchReporters } from '../../report/watch.js'
import { type Command, readArguments, type Terminal, usage } from '../command.js'
import { jsonOption } from '../options.js'
import { openRecords, recordOptions, recordsWanted, type RecordsWanted } from '../records.js'
import { deliver, deliverAs, type ReportTarget, reportTargets } from '../reports.js'

const options = {
  ...recordOptions,
  since: {
    type: 'string',
    value: 'VERSION|DATE',
    help: ['releases after this one, or from this day on (UTC);', 'default: those of the last 90 days'],
  },
  state: {
    type: 'string',
    value: 'FILE',
    help: ['what one run leaves for the next, so that a package without', 'changes costs one request'],
  },
  config: { type: 'string', value: 'FILE', help: ['a policy for looking into unknown releases (default: none)'] },
  reporter: {
    type: 'string',
    multiple: true,
    value: 'NAME[=FILE]',
    help: ['text (default), markdown or json; repeatable'],
  },
  json: jsonOption,
} as const

interface WatchArguments extends RecordsWanted {
  /** The file, and how this run was asked. */
  readonly state: WatchState | null
  readonly names: readonly string[]
  readonly since: Since | null
  readonly config: string | false
  readonly reports: readonly ReportTarget[]
}

function sinceOf(typed: string | undefined, now: Date): Since | null {
  if (typed === undefined) return null
  const since = parseSince(typed)
  if (since === null)
    throw usage(
      `--since is ${JSON.stringify(typed)}, which is neither a version nor a day`,
      'Write --since 1.4.0 (what came after it), or --since 2026-11-01 (from that day on, UTC).',
    )
  // A day has begun elsewhere before it has in UTC. Later than that, no release would ever be looked at.
  if ('time' in since && since.time > now.getTime() + dayMs)
    throw usage(
      `--since is ${JSON.stringify(typed)}, which is in the future`,
      'Choose a day that has begun: releases from that day on are checked.',
    )
  return since
}

/** What this run was asked, but for names and reports, as the state keeps it. */
function stateOf(values: Readonly<Record<string, unknown>>, cwd: string): WatchState | null {
  if (typeof values.state !== 'string') return null
  const asked = ['records', 'repository', 'signer-workflow', 'trusted-root', 'since', 'config'].map(
    (key) => values[key],
  )
  return new WatchState(resolve(cwd, values.state), JSON.stringify([...asked, tool.version]))
}

/** @throws GateError EUSAGE */
function readWatch(args: readonly string[], { now, cwd }: Terminal): WatchArguments {
  const { values, positionals } = readArguments(args, options)
  if (positionals.length === 0)
    throw usage(
      'missing package name',
      'Give the packages that you publish: `pack-gate watch NAME --repository OWNER/REPO`.',
    )
  for (const name of positionals)
    if (nameMistake(name, 'the arguments') !== null)
      throw usage(
        `${JSON.stringify(name)} is not a package name`,
        'Give names without a version: `pack-gate watch left-pad @octo-org/core`.',
      )
  return {
    names: [...new Set(positionals)],
    since: sinceOf(values.since, now()),
    ...recordsWanted(values, cwd, 'watch'),
    config: values.config ?? false,
    state: stateOf(values, cwd),
    reports: reportTargets(values, [...watchReporters.keys()]),
  }
}

async function look(wanted: WatchArguments, terminal: Terminal): Promise<WatchReport> {
  const { names, since, state } = wanted
  return watchAll({ names, since, state, ...(await openRecords(wanted, terminal)) })
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const wanted = readWatch(args, terminal)
  const progress = startProgress(terminal.stderr, `looking at the releases of ${wanted.names.join(', ')}`)
  const report = await look(wanted, terminal)
    .catch((error: unknown): NoVerdict => noVerdict(toGateError(error)))
    .finally(() => {
      progress.stop()
    })
  if ('error' in report) await deliver(wanted.reports, report, terminal)
  else await deliverAs(wanted.reports, terminal, (name, style) => watchReporters.get(name)?.(report, style) ?? '')
  // After the reports: what was found is not forgotten for want of a reader.
  if (!('error' in report)) wanted.state?.write()
  return exitCodes[report.conclusion]
}

export const watch: Command = {
  options,
  examples: [
    ['pack-gate watch left-pad --repository octo-org/left-pad', "compare with GitHub's attestations"],
    ['pack-gate watch left-pad --records reports --since 1.3.0', 'compare with reports that you kept'],
  ],
  exitCodes: [
    '0  every release is known',
    '1  at least one release never passed the check',
    '2  unknown: wrong usage, or the registry or GitHub did not answer',
  ],
  run,
}
