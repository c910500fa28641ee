import type { CommentSection } from '../github/comment-body.js'
import { sectionKey, sectionOrder } from '../github/comment.js'
import type { WorkflowRun } from '../github/event.js'
import { verdictsOf, type Report } from '../model/report.js'
import { markdownOf } from '../report/markdown-report.js'
import { inlineMarkdown } from '../report/render/escape.js'
import { framed, headOf, notEnforced, type Caveats } from './pages.js'

/** A comment is read among others: what is longer belongs to the check run. */
const mostBytes = 20_000

interface Heading extends Caveats {
  readonly run: WorkflowRun
  readonly name: string
  readonly path: string
}

/** What the pull request's comment says of a report. Notes alone are nothing to say. */
export function sectionOf(report: Report, { run, name, path, ...caveats }: Heading): CommentSection {
  const at = { key: sectionKey(name, path), order: sectionOrder(run) }
  if (!isWorthSaying(report)) return { ...at, markdown: '' }
  const from = `<sub>${inlineMarkdown(name)} on ${run.sha.slice(0, 7)} · [log of this run](${run.url})</sub>`
  const foot = [...(caveats.spared ? [notEnforced] : []), from]
  return {
    ...at,
    markdown: framed(headOf(caveats), foot, mostBytes, (bytes) => markdownOf(report, bytes).trimEnd()).trimEnd(),
  }
}

function isWorthSaying(report: Report): boolean {
  if (report.conclusion !== 'success') return true
  return verdictsOf(report).some(({ findings }) => findings.some(({ level }) => level !== 'note'))
}
