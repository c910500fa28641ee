import { parseArgs } from 'node:util'
import { GateError } from '../model/errors.js'
import { suggest } from '../policy/suggest.js'
import type { Options } from './command.js'

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
