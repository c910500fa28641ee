import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { exitCodes, GateError } from '../../errors.js'
import { mergeReports } from '../../repository/merge.js'
import { readPlan } from '../../repository/plan.js'
import { tool } from '../../tool.js'
import { readReport } from '../../untrusted/read-report.js'
import type { Command, Terminal } from '../command.js'
import { reportOptions } from '../options.js'
import { deliver, reportTargets } from '../reports.js'
import { readArguments, usage } from '../usage.js'

const options = {
  plan: { type: 'string', value: 'FILE', help: ['what `pack-gate plan` printed: a file, or the JSON itself'] },
  ...reportOptions,
} as const

function read(file: string, cwd: string): Buffer {
  try {
    return readFileSync(resolve(cwd, file))
  } catch (cause) {
    throw new GateError('EUSAGE', `${file} can't be read`, 'Name the JSON reports of the shards. One that is missing is said in the merged report: leave it out.', { cause })
  }
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, options)
  const targets = reportTargets(values.reporter)
  const { cwd } = terminal
  if (values.plan === undefined) throw usage('merge needs --plan: without it nobody knows which packages are missing', 'Give what `pack-gate plan` printed: --plan plan.json')
  const plan = readPlan(existsSync(resolve(cwd, values.plan)) ? read(values.plan, cwd).toString('utf8') : values.plan)
  const reports = positionals.map((file) => ({ file, report: readReport(read(file, cwd)) }))
  const merged = mergeReports(plan, reports, tool)
  await deliver(targets, merged, terminal)
  return exitCodes[merged.conclusion]
}

export const merge: Command = {
  options,
  examples: [['pack-gate merge --plan plan.json shard-*.json', 'one report of all shards; the exit code is that of the worst package']],
  run,
}
