import { parseArgs } from 'node:util'
import type { Context } from '../model/context.js'
import { GateError } from '../model/errors.js'
import { suggest } from '../policy/suggest.js'
import type { Style } from '../report/index.js'
import type { ProgressStream } from '../report/progress.js'

/** What a command sees of the terminal it was typed in. */
export interface Terminal extends Pick<Context, 'env' | 'now'> {
  /** Absolute path of the folder that it was typed in. */
  readonly cwd: string
  /** How stdout looks. */
  readonly style: Style
  /** Where progress and remarks go: stdout is for what was asked for. */
  readonly stderr: ProgressStream
  /** Writes on stdout. */
  print(text: string): void
  /** Asks a question that is answered by yes or no; null where no one can answer. */
  readonly confirm: ((question: string) => Promise<boolean>) | null
}

/** An option of a command: what node:util's parseArgs needs, and its lines in the help. */
export interface Option {
  readonly type: 'string' | 'boolean'
  readonly multiple?: true
  /** What stands for the value in the help: `FILE`. */
  readonly value?: string
  readonly help: readonly string[]
}

export type Options = Readonly<Record<string, Option>>

/** An example: what is typed, and what it does. */
export type Example = readonly [command: string, effect: string]

/** A command, loaded when it is typed. */
export interface Command {
  readonly options: Options
  readonly examples: readonly Example[]
  /** What its exit codes say, where it differs from `check`. */
  readonly exitCodes?: readonly string[]
  /**
   * @param args what follows the command's name
   * @returns the exit code
   * @throws GateError where there is no result: exit code 2
   */
  run(args: readonly string[], terminal: Terminal): Promise<number>
}

/** A command's line in the list of all. */
export interface CommandEntry {
  readonly name: string
  /** How it is typed, without its options: `check [target]`. */
  readonly synopsis: string
  readonly summary: string
  /** Whether its exit code 0 approves a release. */
  readonly approves?: true
  load(): Promise<Command>
}

/** Where all options are; the command that was typed is put in by `failureText`. */
export const seeHelp = 'See `pack-gate --help`.'

/** A mistake in the command line. */
export function usage(message: string, help = seeHelp): GateError {
  return new GateError('EUSAGE', message, help)
}

type Parsed<O extends Options> = ReturnType<typeof parseArgs<{ options: O; allowPositionals: true }>>

/**
 * Reads what follows a command's name.
 *
 * @throws GateError EUSAGE for an unknown option, one without its value, or an empty value: of a variable that is not
 *   set
 */
export function readArguments<O extends Options>(args: readonly string[], options: O): Parsed<O> {
  const parsed = parse(args, options)
  for (const [name, value] of Object.entries(parsed.values)) if (value === '') throw usage(`--${name} is empty`)
  if (parsed.positionals.includes(''))
    throw usage('an argument is empty', 'Is the variable that it comes from set? The current folder is `.`.')
  return parsed
}

function parse<O extends Options>(args: readonly string[], options: O): Parsed<O> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    // Node's own words name the option, and end with advice about `--` that doesn't help here.
    const words = typeof error === 'object' && error !== null && 'message' in error ? error.message : error
    const [first = ''] = String(words).split('. ')
    const [, typed] = /^Unknown option '-{1,2}([^']+)'/.exec(first) ?? []
    const near = typed === undefined ? null : suggest(typed, [...Object.keys(options), 'help'])
    throw usage(first, near === null ? seeHelp : `Did you mean --${near}? ${seeHelp}`)
  }
}

/**
 * The only argument of a command that takes one at most.
 *
 * @param what what there is one of: `package`
 */
export function atMostOne(positionals: readonly string[], what: string): string | undefined {
  const [first, another] = positionals
  if (another !== undefined) throw usage(`one ${what} at a time: ${JSON.stringify(another)} is too many`)
  return first
}
