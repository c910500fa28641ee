import { cutBytes } from '../reporters/render/budget.js'
import { plain } from '../reporters/render/escape.js'
import type { Finding } from '../types.js'
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
const order = { error: 0, warning: 1, note: 2 } as const

/** Errors first, each level in the report's order: where not all can be shown, the worst are. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => order[a.level] - order[b.level])
}

/** A finding where its cause is: an untracked file has no line to attach to, so the anchor is what counts. */
export function toAnnotation(finding: Finding): Annotation {
  const line = Math.max(1, Math.trunc(finding.anchor.line))
  return {
    path: repositoryPath(finding.anchor.path),
    start_line: line,
    end_line: line,
    annotation_level: levels[finding.level],
    title: titleOf(finding),
    message: cutBytes(messageOf(finding), limits.message),
  }
}

/** `file-not-allowed: lib/secret.map`, without anything that is a command or hides itself. */
export function titleOf(finding: Finding): string {
  return cutCharacters(plain(`${finding.ruleId}: ${finding.path}`), limits.title)
}

/** What, examples of a grouped finding, and what to do, a line each. */
export function messageOf(finding: Finding): string {
  const examples = finding.examples?.map((path) => `- ${plain(path)}`) ?? []
  const hidden = (finding.count ?? 0) - examples.length
  const more = examples.length > 0 && hidden > 0 ? [`- and ${hidden} more`] : []
  return [plain(finding.message), ...examples, ...more, linesOf(finding.help)].filter((line) => line !== '').join('\n')
}

/** A remedy may have lines to paste: they stay lines. */
export function linesOf(help: string): string {
  return help.split(/\r?\n/).map(plain).join('\n').trimEnd()
}

/** Relative to the repository's root, as GitHub wants it: without a slash or a dot folder in front. */
export function repositoryPath(path: string): string {
  return path.replace(/^(?:\.?\/)+/, '') || 'package.json'
}
