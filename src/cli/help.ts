import { wrap } from '../report/render/wrap.js'
import type { Command, CommandEntry, Example, Option, Options } from './command.js'
import { largest } from '../model/group-by.js'

/** Any terminal has room for it, and so have the pages that are made of it. */
const columns = 80
/** The column in which explanations begin. */
const indent = 27

/** A term and its explanation, side by side; below each other where the term is long. */
function row(term: string, lines: readonly string[]): readonly string[] {
  const head = `  ${term}`
  const beside = head.length < indent - 1
  const explained = paragraphs(lines).flatMap((text) =>
    // Values of an option stand in columns of their own.
    / {2}/.test(text) ? [' '.repeat(indent) + text] : wrap(text, columns, ' '.repeat(indent)),
  )
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

function optionLines(name: string, { value, help }: Option): readonly string[] {
  return row(`--${name}${value === undefined ? '' : ` ${value}`}`, help)
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n${title}\n${lines.join('\n')}\n`
}

function optionsSection(options: Options): string {
  return section(
    'Options',
    Object.entries(options).flatMap(([name, option]) => optionLines(name, option)),
  )
}

/** Side by side where all of them fit, else below each other. */
function examplesSection(examples: readonly Example[]): string {
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

function exitCodesSection(lines: readonly string[] = usualExitCodes): string {
  return section(
    'Exit codes',
    lines.flatMap((line) => wrap(line.slice(3), columns, `  ${line.slice(0, 3)}`)),
  )
}

/** The page behind `pack-gate COMMAND --help`. */
export async function commandHelp(entry: CommandEntry): Promise<string> {
  const { options, examples, exitCodes } = await entry.load()
  const head = `pack-gate ${entry.synopsis}\n\n${wrap(`${entry.summary}.`, columns).join('\n')}\n`
  return `${head}${optionsSection(options)}${exitCodesSection(exitCodes)}${examplesSection(examples)}`
}

/** The page behind --help. */
export async function helpText(commands: readonly CommandEntry[]): Promise<string> {
  const loaded: Command[] = []
  for (const entry of commands) loaded.push(await entry.load())
  const head =
    'Checks what `npm publish` would upload, and blocks what no one approved.\n\n' +
    'Usage: pack-gate COMMAND [options]\n'
  const list = commands.flatMap(({ synopsis, summary }) => row(synopsis, [summary]))
  const own = [
    ...row('-h, --help', ['this page; after a command, its options']),
    ...row('-v, --version', ['the version']),
  ]
  const examples = loaded.slice(0, 3).flatMap((command) => command.examples.slice(0, 1))
  return (
    `${head}${section('Commands', list)}${section('Options', own)}` +
    `${section('Exit codes of check', exitCodesSection().split('\n').slice(2, -1))}${examplesSection(examples)}`
  )
}
