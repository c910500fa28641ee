import { rules as all } from '../../rules/index.js'
import type { Command } from '../command.js'
import { readArguments, usage } from '../usage.js'

/** Every rule with its default levels and what it fires on. */
export function rulesText(): string {
  const width = Math.max(...all.map(({ id }) => id.length))
  const lines = all.map(({ id, levels, summary }) => {
    const level = levels.unchanged === levels.new ? levels.new : `${levels.new}/${levels.unchanged}`
    return `${id.padEnd(width)}  ${level.padEnd(13)}  ${summary}`
  })
  const head = `${'rule'.padEnd(width)}  new/unchanged  fires on`
  return `${head}\n${lines.join('\n')}\n\n\`pack-gate explain RULE\` tells all about one of them.\n`
}

export const rules: Command = {
  options: {},
  examples: [],
  run(args, terminal) {
    const [extra] = readArguments(args, {}).positionals
    if (extra !== undefined) throw usage(`rules takes no argument, found ${JSON.stringify(extra)}`, `\`pack-gate explain ${extra}\` tells all about one rule.`)
    terminal.print(rulesText())
    return Promise.resolve(0)
  },
}
