import { wrap } from '../report/render/wrap.js'
import type { Command, CommandEntry, Example, Option, Options } from './command.js'
import { largest } from '../model/group-by.js'

/** Longer lines are hard to read, and the pages that are made of the help have room for these. */
const widest = 80
/** Narrower ones have no room for a term and an explanation. */
const narrowest = 40

/** The column in which explanations begin. */
function indentFor(columns: number): number {
  return columns < 60 ? 6 : 27
}

/** A term and its explanation, side by side; below each other where the term is long. */
function row(term: string, lines: readonly string[], columns: number): readonly string[] {
  const head = `  ${term}`
  const indent = indentFor(columns)
  const beside = head.length < indent - 1
  const explained = paragraphs(lines).flatMap((text) => {
    // Values of an option stand in columns of their own.
    const value = /^\S+ {2,}/.exec(text)?.[0] ?? ''
    return wrap(text.slice(value.length), columns, ' '.repeat(indent) + value)
  })
  const [first = '', ...others] = explained
  return beside ? [head.padEnd(indent) + first.slice(indent), ...others] : [head, ...explained]
}

/** Lines of one text are joined, to be broken where the page ends. */
function paragraphs(lines: readonly string[]): readonly string[] {
  return lines.reduce<string[]>((made, line) => {
    const before = made.at(-1)
    const isText = before !== undefined && ![before, line].some((text) => / {2}|:$/.test(text))
    return isText ? [...made.slice(0, -1), `${before} ${line}`] : [...made, line]
  }, [])
}

function optionLines(name: string, { value, help }: Option, columns: number): readonly string[] {
  return row(`--${name}${value === undefined ? '' : ` ${value}`}`, help, columns)
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n${title}\n${lines.join('\n')}\n`
}

function optionsSection(options: Options, columns: number): string {
  return section(
    'Options',
    Object.entries(options).flatMap(([name, option]) => optionLines(name, option, columns)),
  )
}

/** Side by side where all of them fit, else below each other. */
function examplesSection(examples: readonly Example[], columns: number): string {
  const width = Math.max(0, largest(examples.map(([command]) => command.length)))
  const fit = examples.every(([, effect]) => width + effect.length + 5 <= columns)
  return section(
    'Examples',
    examples.flatMap(([command, effect]) =>
      fit ? [`  ${command.padEnd(width)}   ${effect}`] : [`  ${command}`, ...wrap(effect, columns, '      ')],
    ),
  )
}

const usualExitCodes = [
  '0  passed',
  '1  blocked: at least one error',
  '2  no verdict: wrong usage, a mistake in the policy, or the packer or registry failed',
]

function exitCodesSection(columns: number, lines: readonly string[] = usualExitCodes): string {
  return section(
    'Exit codes',
    lines.flatMap((line) => wrap(line.slice(3), columns, `  ${line.slice(0, 3)}`)),
  )
}

function within(columns: number): number {
  return Math.max(narrowest, Math.min(widest, columns))
}

/** The page behind `pack-gate COMMAND --help`. @param room columns of the terminal; at most 80 are used */
export async function commandHelp(entry: CommandEntry, room = widest): Promise<string> {
  const columns = within(room)
  const { options, examples, exitCodes } = await entry.load()
  const head = `pack-gate ${entry.synopsis}\n\n${wrap(`${entry.summary}.`, columns).join('\n')}\n`
  return `${head}${optionsSection(options, columns)}${exitCodesSection(columns, exitCodes)}${examplesSection(examples, columns)}`
}

/** The page behind --help. @param room columns of the terminal; at most 80 are used */
export async function helpText(commands: readonly CommandEntry[], room = widest): Promise<string> {
  const columns = within(room)
  const loaded: Command[] = []
  for (const entry of commands) loaded.push(await entry.load())
  const what = wrap('Checks what `npm publish` would upload, and blocks what no one approved.', columns).join('\n')
  const head = `${what}\n\nUsage: pack-gate COMMAND [options]\n`
  const list = commands.flatMap(({ synopsis, summary }) => row(synopsis, [summary], columns))
  const own = [
    ...row('-h, --help', ['this page; after a command, its options'], columns),
    ...row('-v, --version', ['the version'], columns),
  ]
  const examples = loaded.slice(0, 3).flatMap((command) => command.examples.slice(0, 1))
  return (
    `${head}${section('Commands', list)}${section('Options', own)}` +
    `${section('Exit codes of check', exitCodesSection(columns).split('\n').slice(2, -1))}${examplesSection(examples, columns)}`
  )
}
