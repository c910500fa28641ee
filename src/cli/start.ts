import { exitCodes, GateError, noVerdict, toGateError } from '../model/errors.js'
import { tool } from '../model/tool.js'
import { seeHelp, type Terminal } from './command.js'
import { commands, findCommand } from './commands.js'
import { errorText } from './reports.js'

const helpFlags: readonly (string | undefined)[] = ['--help', '-h']

async function run([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === '--version' || name === '-v') {
    terminal.print(`${tool.version}\n`)
    return 0
  }
  const wanted = [name, ...args]
  if (name === undefined || name === 'help' || wanted.some((argument) => helpFlags.includes(argument))) {
    const { commandHelp, helpText } = await import('./help.js')
    const { columns } = terminal.style
    const about = wanted.find((argument) => argument !== 'help' && !argument?.startsWith('-'))
    terminal.print(await (about === undefined ? helpText(commands, columns) : commandHelp(findCommand(about), columns)))
    // A step of a workflow that lost its command must not look like a check that passed.
    return name === undefined ? exitCodes.error : 0
  }
  return (await findCommand(name).load()).run(args, terminal)
}

/**
 * What is printed on stderr where a run ends without a report of its own.
 *
 * @param name the command as it was typed
 */
export function failureText(thrown: unknown, name = ''): string {
  const error = toGateError(thrown)
  const command = commands.find((entry) => entry.name === name)
  const help = command ? error.help.replace(seeHelp, `See \`pack-gate ${command.name} --help\`.`) : error.help
  const { code, message, location, mistakes } = error
  const more = { ...(location && { location }), ...(mistakes && { mistakes }) }
  return errorText(noVerdict(new GateError(code, message, help, more)), command?.approves === true)
}

/**
 * The command line, from its words to its exit code.
 *
 * @param words what was typed after `pack-gate`
 */
export async function main(words: readonly string[], terminal: Terminal): Promise<number> {
  return run(words, terminal).catch((thrown: unknown) => {
    terminal.stderr.write(failureText(thrown, words[0]))
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
    style: { color, columns: stdout.columns || Number(env.COLUMNS) || 80 },
    stderr,
    print(text) {
      stdout.write(text)
    },
    confirm: stdin.isTTY && stdout.isTTY ? confirm : null,
  }
}

/** This process's terminal. From here on, whatever ends the process says so, and with its exit code. */
export function openTerminal(): Terminal {
  /** What was not foreseen is no verdict either: Node itself would end with 1, which says "blocked". */
  process.on('uncaughtException', (thrown) => {
    process.stderr.write(failureText(thrown, process.argv[2]))
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

  return terminal()
}
