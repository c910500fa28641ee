import { exitCodes, GateError, noVerdict, toGateError } from '../model/errors.js'
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

async function confirm(question: string): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises')
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  // The end of the input is no yes.
  const ended = new Promise<string>((resolve) =>
    lines.once('close', () => {
      resolve('')
    }),
  )
  const answer = await Promise.race([lines.question(`${question} [y/N] `), ended]).finally(() => {
    lines.close()
  })
  return /^y(es)?$/i.test(answer.trim())
}

function terminal(): Terminal {
  const { env, stdin, stdout, stderr } = process
  const forced = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0'
  const color = env.NO_COLOR ? false : forced || (stdout.isTTY && env.TERM !== 'dumb')
  return {
    cwd: process.cwd(),
    env,
    now: () => new Date(),
    style: { color, columns: stdout.columns || 80 },
    isTerminal: stdout.isTTY,
    stderr,
    print(text) {
      stdout.write(text)
    },
    confirm: stdin.isTTY && stdout.isTTY ? confirm : null,
  }
}

/** Runs the command that was typed, in this process's terminal. */
export async function start(): Promise<void> {
  /** What was not foreseen is no verdict either: Node itself would end with 1, which says "blocked". */
  process.on('uncaughtException', (thrown) => {
    process.stderr.write(failureText(thrown))
    process.exit(exitCodes.error)
  })

  /** `pack-gate check | head`: a reader that stops early must not change the exit code. */
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE')
      throw new GateError(
        'EUSAGE',
        `the report could not be written to stdout: ${error.message}`,
        'Make room there, or write it to a file: --reporter NAME=FILE.',
        { cause: error },
      )
  })

  process.exitCode = await main(process.argv.slice(2), terminal())
}
