import type { CommentSection } from '../github/comment-body.js'
import { sectionKey, sectionOrder } from '../github/comment.js'
import type { WorkflowRun } from '../github/event.js'
import { verdictsOf, type Report } from '../report.js'
import { markdownOf } from '../reporters/markdown-report.js'
import { bytesOf } from '../reporters/render/budget.js'
import { inlineMarkdown } from '../reporters/render/escape.js'

/** A comment is read among others: what is longer belongs to the check run. */
const mostBytes = 20_000

interface Heading {
  readonly run: WorkflowRun
  readonly name: string
  readonly path: string
  /** Blocked, but `enforce` is off. */
  readonly spared: boolean
}

/** What the pull request's comment says of a report. Notes alone are nothing to say. */
export function sectionOf(report: Report, { run, name, path, spared }: Heading): CommentSection {
  const at = { key: sectionKey(name, path), order: sectionOrder(run) }
  if (!isWorthSaying(report)) return { ...at, markdown: '' }
  const from = `<sub>${inlineMarkdown(name)} on ${run.sha.slice(0, 7)} · [log of this run](${run.url})</sub>`
  const foot = [...(spared ? ['**Not enforced** (`enforce: false`): this would have blocked the release.'] : []), from].join('\n\n')
  return { ...at, markdown: `${markdownOf(report, mostBytes - bytesOf(foot) - 2).trimEnd()}\n\n${foot}` }
}

function isWorthSaying(report: Report): boolean {
  if (report.conclusion !== 'success') return true
  return verdictsOf(report).some(({ findings }) => findings.some(({ level }) => level !== 'note'))
}
