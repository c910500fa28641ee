import { policyReader, readHeadPolicy } from '../../gate/policies.js'
import { repositoryRoot } from '../../model/root.js'
import { rules as all } from '../../rules/index.js'
import { findTarget } from '../../gate/target.js'
import { tool } from '../../model/tool.js'
import type { Command } from '../command.js'
import { configOf, policyOptions } from '../options.js'
import { remoteFor } from '../remote.js'
import { rulesText } from '../rules-text.js'
import { atMostOne, readArguments } from '../usage.js'

export const rules: Command = {
  options: policyOptions,
  examples: [['pack-gate rules packages/core', 'levels and options in force there, and what set them']],
  async run(args, terminal) {
    const { cwd, env, now, style } = terminal
    const { values, positionals } = readArguments(args, policyOptions)
    const typed = atMostOne(positionals, 'package') ?? '.'
    const target = findTarget(typed, cwd)
    const root = repositoryRoot(typed, cwd)
    const context = { env, now, tool, remotePolicy: remoteFor({ env, tool }) }
    const { policy } = await readHeadPolicy(
      { root, cwd, config: configOf(values) },
      target,
      policyReader(root, context),
    )
    terminal.print(rulesText(all, policy, style))
    return 0
  },
}
