import type { Command, CommandEntry, Example, Option, Options } from './command.js'

/** The column in which explanations begin. */
const indent = 26

function optionLines(name: string, { value, help }: Option): readonly string[] {
  const head = `  --${name}${value === undefined ? '' : ` ${value}`}`
  const [first = '', ...rest] = help
  return [`${head.padEnd(indent - 1)} ${first}`, ...rest.map((line) => `${' '.repeat(indent)}${line}`)]
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

function examplesSection(examples: readonly Example[]): string {
  const width = Math.max(0, ...examples.map(([command]) => command.length))
  return section(
    'Examples',
    examples.map(([command, effect]) => `  ${command.padEnd(width)}   ${effect}`),
  )
}

const usualExitCodes = [
  '0  passed',
  '1  blocked: at least one error',
  '2  no verdict: bad usage, bad policy, or the packer or the registry failed',
]

function exitCodesSection(lines: readonly string[] = usualExitCodes): string {
  return section(
    'Exit codes',
    lines.map((line) => `  ${line}`),
  )
}

/** The page behind `pack-gate COMMAND --help`. */
export async function commandHelp(entry: CommandEntry): Promise<string> {
  const { options, examples, exitCodes } = await entry.load()
  return (
    `pack-gate ${entry.synopsis}: ` +
    `${entry.summary}\n${optionsSection(options)}${exitCodesSection(exitCodes)}${examplesSection(examples)}`
  )
}

/** The page behind --help. */
export async function helpText(commands: readonly CommandEntry[]): Promise<string> {
  const loaded: Command[] = []
  for (const entry of commands) loaded.push(await entry.load())
  const usageLines = commands.map(({ synopsis, summary }) => `  pack-gate ${synopsis.padEnd(20)} ${summary}`)
  const own = ['  -h, --help              this page; after a command, its own', '  -v, --version           the version']
  const head = `pack-gate: may what \`npm publish\` is about to upload ship?\n${section('Usage', usageLines)}`
  return `${head}${section('Options', own)}${exitCodesSection()}${examplesSection(loaded.flatMap(({ examples }) => examples.slice(0, 1)))}`
}
