import { resolve } from 'node:path'
import { GateError } from '../model/errors.js'
import { type OutputFile, writeOutput } from '../model/output-file.js'
import { reporters, type Style } from '../report/index.js'
import { renderTextError } from '../report/text.js'
import type { NoVerdict, Report } from '../model/report.js'
import { type Terminal, usage } from './command.js'

/** Where one report goes: a file, or stdout. */
export interface ReportTarget {
  readonly reporter: string
  readonly file: string | null
}

/** A file has no width and no colours. */
const fileStyle: Style = { color: false, columns: 80 }

/**
 * Where reports go. `NAME` prints on stdout, `NAME=FILE` writes a file; `--json` is `--reporter json`. One report at
 * most may go to stdout, or neither could be read.
 *
 * @throws GateError EUSAGE
 */
export function reportTargets(
  { json = false, reporter = json ? [] : ['text'] }: ReportValues,
  names: readonly string[] = [...reporters.keys()],
): readonly ReportTarget[] {
  const targets = [...(json ? ['json'] : []), ...reporter].map((value) => {
    const at = value.indexOf('=')
    return at < 0 ? { reporter: value, file: null } : { reporter: value.slice(0, at), file: value.slice(at + 1) }
  })
  for (const { reporter, file } of targets) {
    if (!names.includes(reporter))
      throw usage(`there is no reporter ${JSON.stringify(reporter)}`, `Reporters are ${names.join(', ')}.`)
    if (file === '')
      throw usage(
        `--reporter ${reporter}= has no file`,
        `Write --reporter ${reporter}=FILE, or --reporter ${reporter} for stdout.`,
      )
  }
  if (targets.filter(({ file }) => file === null).length > 1)
    throw usage('two reporters write to stdout', 'Give all but one a file: --reporter NAME=FILE.')
  return targets
}

/** Whether any of them shows what changed in code. */
export function showCode(targets: readonly ReportTarget[]): boolean {
  return targets.some(({ reporter }) => reporters.get(reporter)?.showsCode === true)
}

/** The options that say where reports go. */
export interface ReportValues {
  readonly reporter?: readonly string[] | undefined
  readonly json?: boolean | undefined
}

/** The files among them, as options name them. */
export function filesOf(targets: readonly ReportTarget[], cwd: string): readonly OutputFile[] {
  return targets.flatMap(({ reporter, file }) =>
    file === null ? [] : [{ option: `--reporter ${reporter}`, file: resolve(cwd, file) }],
  )
}

/** A report in the words of one reporter. */
export async function render(name: string, report: Report, style: Style): Promise<string> {
  const reporter = reporters.get(name)
  if (!reporter) throw usage(`there is no reporter ${JSON.stringify(name)}`)
  return reporter.render(report, style)
}

/** Prints and writes a report everywhere it was asked for. */
export async function deliver(targets: readonly ReportTarget[], report: Report, terminal: Terminal): Promise<void> {
  await deliverAs(targets, terminal, (reporter, style) => render(reporter, report, style))
}

/** The same for a report in words of its own. */
export async function deliverAs(
  targets: readonly ReportTarget[],
  terminal: Terminal,
  renderAs: (reporter: string, style: Style) => string | Promise<string>,
): Promise<void> {
  for (const { reporter, file } of targets) {
    if (file === null) terminal.print(await renderAs(reporter, terminal.style))
    else writeReport(resolve(terminal.cwd, file), file, await renderAs(reporter, fileStyle))
  }
}

function writeReport(path: string, typed: string, text: string): void {
  try {
    writeOutput(path, text)
  } catch (cause) {
    if (cause instanceof GateError) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new GateError(
      'EUSAGE',
      `the report could not be written to ${typed}: ${why}`,
      'Choose a file in a folder that you can write to.',
      { cause },
    )
  }
}

/** An error of the command line itself, which has no report to go to. */
export function errorText(report: NoVerdict, decides: boolean): string {
  return renderTextError(report, fileStyle, decides)
}
