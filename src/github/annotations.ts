import { formatCount, plain } from '../model/format.js'
import { groupBy } from '../model/group-by.js'
import type { Entry } from '../model/entries.js'
import { byLevel, type Finding } from '../model/report.js'
import { bytesOf, cutBytes, listWithin, shorten } from '../report/render/budget.js'
import { namesPath } from '../report/render/group.js'
import { joinHelps } from '../report/render/help.js'
import { explainCommand } from '../model/tool.js'
import { cutCharacters, limits } from './limits.js'

/** An annotation in the Checks API's words. */
export interface Annotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly annotation_level: 'failure' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
}

const levels = { error: 'failure', warning: 'warning', note: 'notice' } as const

/** Errors first, each level in the report's order: where not all can be shown, the worst are. */
export function worstFirst<F extends Finding>(findings: readonly F[]): readonly F[] {
  return findings.toSorted(byLevel)
}

/** A finding, with what other rules say of the same files where it is an entry. */
export type Annotated = Finding & Partial<Pick<Entry, 'also'>>

/** Findings that one line brought about, the worst first. There is one at least. */
export type Cause = readonly [Annotated, ...Annotated[]]

/** Findings by the line that caused them, those with the worst finding first. */
export function causesOf(findings: readonly Annotated[]): readonly Cause[] {
  const groups = groupBy(worstFirst(findings), ({ anchor }) => `${lineOf(anchor)} ${repositoryPath(anchor.path)}`)
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []))
}

/** All findings of a line where it is: an untracked file has no line to attach to, so the anchor is what counts. */
export function toAnnotation(cause: Cause): Annotation {
  const [{ anchor, level }] = cause
  const line = lineOf(anchor)
  return {
    path: repositoryPath(anchor.path),
    start_line: line,
    end_line: line,
    annotation_level: levels[level],
    title: titleOf(cause),
    message: messageOf(cause, limits.message),
  }
}

/** GitHub counts lines from 1. */
export function lineOf({ line }: Finding['anchor']): number {
  return Math.max(1, Math.trunc(line))
}

/**
 * `file-not-allowed: lib/secret.map`, or the rules of several findings; without anything that is a command or hides
 * itself.
 */
export function titleOf(cause: Cause): string {
  const [{ ruleId, path }, second] = cause
  const rules = [...new Set(cause.map((finding) => finding.ruleId))]
  const several =
    rules.length === 1
      ? `${ruleId}: ${formatCount(cause.length)} findings`
      : `${formatCount(cause.length)} findings: ${rules.join(', ')}`
  return cutCharacters(plain(second === undefined ? `${ruleId}: ${path}` : several), limits.title)
}

/**
 * What, examples of a grouped finding, what to do, and the command that tells more, a line each. In at most `maxBytes`
 * UTF-8 bytes.
 */
export function messageOf(cause: Cause, maxBytes: number): string {
  const [only, second] = cause
  if (second === undefined)
    return cutBytes(
      lines([plain(only.message), ...examplesOf(only), ...alsoOf(only, ''), linesOf(only.help), commandsOf(cause)]),
      maxBytes,
    )
  const facts = cause.map((finding) => [`- ${finding.level} ${factOf(finding)}`, ...alsoOf(finding, '  ')].join('\n'))
  const joined = joinHelps(cause.filter(({ level }) => level !== 'note').map(({ help }) => help))
  const helps = [...new Set(joined.values())].map(linesOf)
  const list = listWithin(facts, maxBytes * factShare, (left) => `- and ${formatCount(left)} more`, mostFacts)
  const commands = commandsOf(cause)
  const remedies = listWithin(
    helps,
    maxBytes - bytesOf(list) - bytesOf(commands) - 2,
    (left) => `and ${left === 1 ? '1 other remedy' : `${formatCount(left)} other remedies`} in the report`,
    mostRemedies,
  )
  return cutBytes(lines([list, remedies, commands]), maxBytes)
}

function factOf({ ruleId, message, path }: Finding): string {
  return `${plain(ruleId)}: ${shorten(plain(namesPath(message, path) ? message : `${path}: ${message}`), factBytes)}`
}

/** What other rules say of the same files, a line each. */
function alsoOf({ also = [] }: Annotated, indent: string): readonly string[] {
  const left = also.length - mostReasons
  return [
    ...also.slice(0, mostReasons).map((finding) => `${indent}- also ${factOf(finding)}`),
    ...(left > 0 ? [`${indent}- and ${formatCount(left)} more`] : []),
  ]
}

/** The commands that explain the rules, a line each. */
function commandsOf(cause: Cause): string {
  const commands = new Set(cause.flatMap(({ ruleId }) => explainCommand(ruleId) ?? []))
  return [...commands].slice(0, mostCommands).join('\n')
}

// Ours, not GitHub's: what a reader of one annotation can take. The report has all.
const mostFacts = 50
const mostReasons = 5
const mostRemedies = 10
const mostCommands = 5
/** Bytes. */
const factBytes = 500
const factShare = 0.6

function lines(parts: readonly string[]): string {
  return parts.filter((line) => line !== '').join('\n')
}

function examplesOf({ examples = [], count = 0 }: Finding): readonly string[] {
  const hidden = count - examples.length
  return [
    ...examples.map((path) => `- ${plain(path)}`),
    ...(examples.length > 0 && hidden > 0 ? [`- and ${hidden} more`] : []),
  ]
}

/** A remedy may have lines to paste: they stay lines. */
export function linesOf(help: string): string {
  return help.split(/\r?\n/).map(plain).join('\n').trimEnd()
}

/** Relative to the repository's root, as GitHub wants it: without a slash or a dot folder in front. */
export function repositoryPath(path: string): string {
  return path.replace(/^(?:\.?\/)+/, '') || 'package.json'
}
