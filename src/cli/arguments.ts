import { parseArgs } from 'node:util'
import { GateError } from '../errors.js'

/** Where one report goes: a file, or stdout. */
export interface ReportTarget {
  readonly reporter: string
  readonly file: string | null
}

/** `pack-gate check`, as typed. */
export interface CheckCommand {
  readonly name: 'check'
  readonly target: string
  readonly baseline: string | null
  readonly config: string | false | null
  readonly reports: readonly ReportTarget[]
  readonly ignoreScripts: boolean
  readonly passEnv: readonly string[]
}

export type Command =
  | CheckCommand
  | { readonly name: 'explain'; readonly rule: string }
  | { readonly name: 'rules' }
  | { readonly name: 'help' }
  | { readonly name: 'version' }

const options = {
  baseline: { type: 'string' },
  config: { type: 'string' },
  'no-config': { type: 'boolean' },
  reporter: { type: 'string', multiple: true },
  'ignore-scripts': { type: 'boolean' },
  'pass-env': { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const

const seeHelp = 'See `pack-gate --help`.'

function usage(message: string, help = seeHelp): GateError {
  return new GateError('EUSAGE', message, help)
}

function parse(args: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    // Node's own words name the option, and end with advice about `--` that helps nobody here.
    const [first = 'the options could not be read'] = (error instanceof Error ? error.message : String(error)).split('. ')
    throw usage(first)
  }
}

/** `NAME` prints on stdout, `NAME=FILE` writes a file. One report at most may go to stdout, or neither could be read. */
function reportTargets(values: readonly string[], known: readonly string[]): readonly ReportTarget[] {
  const targets = (values.length > 0 ? values : ['text']).map((value) => {
    const at = value.indexOf('=')
    return at < 0 ? { reporter: value, file: null } : { reporter: value.slice(0, at), file: value.slice(at + 1) }
  })
  for (const { reporter, file } of targets) {
    if (!known.includes(reporter)) throw usage(`there is no reporter ${JSON.stringify(reporter)}`, `Reporters are ${known.join(', ')}.`)
    if (file === '') throw usage(`--reporter ${reporter}= names no file`, `Write --reporter ${reporter}=FILE, or --reporter ${reporter} for stdout.`)
  }
  if (targets.filter(({ file }) => file === null).length > 1) throw usage('two reporters write to stdout', 'Give all but one a file: --reporter NAME=FILE.')
  return targets
}

type Values = ReturnType<typeof parse>['values']

function checkCommand(values: Values, target: string, reporters: readonly string[]): CheckCommand {
  if (values.config !== undefined && values['no-config']) throw usage('--config and --no-config contradict each other')
  for (const name of ['baseline', 'config'] as const) if (values[name] === '') throw usage(`--${name} is empty`)
  return {
    name: 'check',
    target,
    baseline: values.baseline ?? null,
    config: values['no-config'] ? false : (values.config ?? null),
    reports: reportTargets(values.reporter ?? [], reporters),
    ignoreScripts: values['ignore-scripts'] ?? false,
    passEnv: (values['pass-env'] ?? []).flatMap((names) => names.split(/[\s,]+/)).filter((name) => name !== ''),
  }
}

function explainCommand([rule, another]: readonly string[]): Command {
  if (rule === undefined) throw usage('explain names no rule', 'Run `pack-gate explain RULE`; `pack-gate rules` lists them.')
  if (another !== undefined) throw usage(`one rule at a time: ${JSON.stringify(another)} is one too many`)
  return { name: 'explain', rule }
}

/**
 * Reads the command line.
 *
 * @param reporters names that `--reporter` takes
 * @throws GateError EUSAGE
 */
export function parseCommand(args: readonly string[], reporters: readonly string[]): Command {
  const { values, positionals } = parse(args)
  const [command, target = '.', ...rest] = positionals
  if (values.version) return { name: 'version' }
  if (values.help || command === 'help') return { name: 'help' }
  if (command === undefined) throw usage('no command given', 'Run `pack-gate check` in the package folder. `pack-gate --help` lists all there is.')
  if (command === 'rules') return { name: 'rules' }
  if (command === 'explain') return explainCommand(positionals.slice(1))
  if (command !== 'check') throw usage(`there is no command ${JSON.stringify(command)}`, `Run \`pack-gate check ${JSON.stringify(command)}\` to gate a folder of that name. ${seeHelp}`)
  if (rest.length > 0) throw usage(`one package at a time: ${JSON.stringify(rest[0])} is one target too many`)
  return checkCommand(values, target, reporters)
}
