import { exitCodes } from '../../model/errors.js'
import { mergeReports } from '../../gate/workspace/merge.js'
import { loadPlan, readShard } from '../../gate/workspace/shard-files.js'
import { tool } from '../../model/tool.js'
import { type Command, readArguments, type Terminal, usage } from '../command.js'
import { reportOptions } from '../options.js'
import { deliver, reportTargets } from '../reports.js'

const options = {
  plan: { type: 'string', value: 'FILE', help: ['what `pack-gate plan` printed: a file, or the JSON itself'] },
  ...reportOptions,
} as const

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, options)
  const targets = reportTargets(values)
  const { cwd } = terminal
  if (values.plan === undefined)
    throw usage(
      'merge needs --plan: without it, missing packages go unnoticed',
      'Give what `pack-gate plan` printed: --plan plan.json',
    )
  const plan = loadPlan(values.plan, cwd)
  const merged = mergeReports(
    plan,
    positionals.map((file) => readShard(file, cwd)),
    tool,
  )
  await deliver(targets, merged, terminal)
  return exitCodes[merged.conclusion]
}

export const merge: Command = {
  options,
  examples: [
    ['pack-gate merge --plan plan.json shard-*.json', 'one report of all shards; the worst package sets the exit code'],
  ],
  run,
}
