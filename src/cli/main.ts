import { exitCodes, noVerdict, toGateError } from '../model/errors.js'
import { tool } from '../model/tool.js'
import type { Terminal } from './command.js'
import { commands, findCommand } from './commands.js'
import { errorText } from './reports.js'

const helpFlags: readonly (string | undefined)[] = ['--help', '-h']

async function run([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === '--version' || name === '-v') {
    terminal.print(`${tool.version}\n`)
    return 0
  }
  const wanted = [name, ...args]
  if (name === 'help' || wanted.some((argument) => helpFlags.includes(argument))) {
    const { commandHelp, helpText } = await import('./help.js')
    const about = wanted.find((argument) => argument !== 'help' && !argument?.startsWith('-'))
    terminal.print(await (about === undefined ? helpText(commands) : commandHelp(findCommand(about))))
    return 0
  }
  return (await findCommand(name).load()).run(args, terminal)
}

/** What is said where a run ends without a report of its own: on stderr, in words. */
export function failureText(thrown: unknown): string {
  return errorText(noVerdict(toGateError(thrown)))
}

/**
 * The command line, from its words to its exit code.
 *
 * @param words what was typed after `pack-gate`
 */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  return run(words, terminal).catch((thrown: unknown) => {
    terminal.stderr.write(failureText(thrown))
    return exitCodes.error
  })
}
