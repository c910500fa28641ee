import * as core from '@actions/core'
import type { Finding, NoVerdict } from '../model/report.js'
import { cutBytes } from '../report/render/budget.js'
import { plain } from '../model/format.js'
import {
  type Annotated,
  type Cause,
  causesOf,
  lineOf,
  linesOf,
  messageOf,
  repositoryPath,
  titleOf,
} from './annotations.js'
import { limits } from './limits.js'

/** The job's end of the runner: what a step can read from it and tell it. */
export interface Runner {
  /** An input as the workflow gives it, trimmed; empty where it is left out. */
  readonly input: (name: string) => string
  readonly output: (name: string, value: string) => void
  /** Text for the log, of any number of lines. No line of it can be a command. */
  readonly log: (text: string) => void
  /** Findings as workflow-command annotations: the channel where no check run could be made. */
  readonly annotate: (findings: readonly Annotated[]) => void
  readonly annotateError: (error: NoVerdict['error']) => void
  /** Markdown for the job's page. False where this runner has no summaries. Each call writes it again. */
  readonly summary: (markdown: string) => Promise<boolean>
  /** Leaves a value for the post step, in place of an earlier one of that name. */
  readonly save: (name: string, value: string) => void
  /** What the main step left; empty where it left nothing. */
  readonly saved: (name: string) => string
  readonly exit: (code: 0 | 1 | 2) => void
}

/** The runner that started this process. No other module knows @actions/core. */
export const actionsRunner: Runner = {
  input: (name) => core.getInput(name),
  output: (name, value) => {
    core.setOutput(name, value)
  },
  log: (text) => {
    for (const line of text.split(/\r\n|\r|\n/)) core.info(inert(line))
  },
  annotate: (findings) => {
    for (const { level, title, message, place } of commandsFor(findings)) issue[level](message, { title, ...place })
  },
  annotateError: ({ code, message, help, location }) => {
    const place = location && { file: plain(repositoryPath(location.path)), startLine: location.line }
    const text = cutBytes(`${plain(message)}\n${linesOf(help)}`, limits.commandMessage)
    core.error(text, { title: `pack-gate: ${code}`, ...place })
  },
  summary: async (markdown) => {
    try {
      const { summary } = core
      await summary.emptyBuffer().addRaw(cutBytes(markdown, limits.jobSummary)).write({ overwrite: true })
      return true
    } catch {
      return false
    }
  },
  save: (name, value) => {
    core.saveState(name, value)
  },
  saved: (name) => core.getState(name),
  exit: (code) => {
    process.exitCode = code
  },
}

const levels = ['error', 'warning', 'note'] as const
const issue = { error: core.error, warning: core.warning, note: core.notice } as const

interface Command {
  readonly level: Finding['level']
  readonly title: string
  readonly message: string
  readonly place?: { readonly file: string; readonly startLine: number }
}

/**
 * The runner keeps ten annotations of each level of a step and drops the others without a word: so nine and the count
 * of what is left.
 */
export function commandsFor(findings: readonly Annotated[]): readonly Command[] {
  const causes = causesOf(findings)
  return levels.flatMap((level) => {
    const all = causes.filter(([worst]) => worst.level === level)
    const shown = all.slice(0, limits.commandsPerLevel - 1)
    const left = all.slice(shown.length).flat().length
    const more: Command = { level, title: 'pack-gate', message: `… and ${left} more: see the log or the job summary.` }
    return [...shown.map(toCommand), ...(left > 0 ? [more] : [])]
  })
}

function toCommand(cause: Cause): Command {
  const [{ level, anchor }] = cause
  return {
    level,
    title: titleOf(cause),
    message: messageOf(cause, limits.commandMessage),
    place: { file: plain(repositoryPath(anchor.path)), startLine: lineOf(anchor) },
  }
}

const unseen = '[\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]*'
const bracketed = new RegExp(`#(${unseen})#(${unseen})\\[`, 'gu')
const colons = new RegExp(`^([\\s\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}]*):(${unseen}):`, 'u')

/**
 * A line that the runner takes for text. It looks for `##[command]` anywhere in a line and for `::command::` after
 * leading space (actions/runner, ActionCommand.cs), and .NET's comparisons there skip characters without a weight: so
 * the markers are broken by a space that everybody sees, and with unseen characters inside too.
 */
export function inert(line: string): string {
  return line.replace(bracketed, '#$1#$2 [').replace(colons, '$1: $2:')
}
