import { planTarget } from '../../gate/workspace/plan-target.js'
import { mostShards, readShards } from '../../gate/workspace/shard-files.js'
import { repositoryRoot } from '../../model/context.js'
import { commitOf } from '../../github/contents.js'
import { plain } from '../../model/format.js'
import { atMostOne, type Command, readArguments, type Terminal, usage } from '../command.js'
import { configOf, packagesOptions, policyOptions } from '../options.js'
import { contextOf } from '../remote.js'

const options = {
  shards: { type: 'string', value: 'N', help: ['how many jobs to distribute the packages over (default 4)'] },
  costs: {
    type: 'string',
    multiple: true,
    value: 'REPORT',
    help: ['a JSON report of an earlier run, whose times balance the shards; repeatable'],
  },
  ...packagesOptions,
  ...policyOptions,
} as const

function shardsOf(text = '4'): number {
  const count = readShards(text)
  if (count === null) throw usage(`--shards is ${JSON.stringify(text)}, expected a number from 1 to ${mostShards}`)
  return count
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { cwd, env, now, stderr } = terminal
  const { values, positionals } = readArguments(args, options)
  const target = atMostOne(positionals, 'folder') ?? '.'
  const root = repositoryRoot(target, cwd)
  const plan = await planTarget(
    {
      target,
      cwd,
      root,
      commit: commitOf(env, root),
      config: configOf(values),
      packages: values.packages ?? [],
      changedSince: values['changed-since'] ?? null,
      shards: shardsOf(values.shards),
      costs: values.costs ?? [],
      say(line) {
        stderr.write(`${plain(line)}\n`)
      },
    },
    contextOf({ env, now }),
  )
  // One line: a workflow appends it to $GITHUB_OUTPUT.
  terminal.print(`${JSON.stringify(plan)}\n`)
  return 0
}

export const plan: Command = {
  options,
  examples: [
    ['pack-gate plan --shards 4 --costs last.json', 'distribute the packages over four jobs, as JSON for a matrix'],
  ],
  exitCodes: ['0  planned', '2  no plan: wrong usage, a mistake in the policy, or nothing to check'],
  run,
}
