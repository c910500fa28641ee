import { bytesOf, cutBytes } from '../report/render/budget.js'
import { limits } from './limits.js'

/** What one job has to say in the comment of a pull request. */
export interface CommentSection {
  /** See `sectionKey`. */
  readonly key: string
  /** The run's id and attempt: a run that began later outweighs one that ends later. */
  readonly order: readonly [runId: number, attempt: number]
  /** Markdown. Empty where there is nothing to say: the place is kept, so that no older run takes it. */
  readonly markdown: string
}

// The whole comment begins with the first of them, and each stands on a line of its own: GitHub shows none of them.
const head = '<!-- pack-gate:comment -->'
const end = '<!-- pack-gate:end -->'
const beginning = /^<!-- pack-gate:section ([0-9a-f]{24}) (\d{1,15})\.(\d{1,9}) -->$/

const quiet = 'pack-gate has nothing to report on this pull request any more.'
const cutNote = '\n\n… cut here: the check run and the job’s page have all of it.'

/** The sections of a comment of ours; null where it is none. Of two sections with one key the newer counts. */
export function parseComment(body: string): readonly CommentSection[] | null {
  const lines = body.split(/\r?\n/)
  if (lines[0] !== head) return null
  let sections: readonly CommentSection[] = []
  for (let index = 1; index < lines.length; index += 1) {
    const [, key, runId, attempt] = beginning.exec(lines[index] ?? '') ?? []
    const last = key === undefined ? -1 : lines.indexOf(end, index)
    if (key === undefined || last < 0) continue
    sections = withSection(sections, {
      key,
      order: [Number(runId), Number(attempt)],
      markdown: lines.slice(index + 1, last).join('\n'),
    })
    index = last
  }
  return sections
}

/** Puts a section in its place, at the end where it has none yet. A newer one of the same key stays. */
export function withSection(sections: readonly CommentSection[], section: CommentSection): readonly CommentSection[] {
  const place = sections.findIndex(({ key }) => key === section.key)
  const before = sections[place]
  if (before === undefined) return [...sections, section]
  return isNewer(before, section) ? sections : sections.with(place, section)
}

export function isNewer(
  { order: [run, attempt] }: CommentSection,
  { order: [otherRun, otherAttempt] }: CommentSection,
): boolean {
  return run > otherRun || (run === otherRun && attempt > otherAttempt)
}

/**
 * The whole comment, within GitHub's limit: where the sections are too long together, the long ones are cut to equal
 * shares.
 */
export function renderComment(sections: readonly CommentSection[]): string {
  const room =
    limits.comment -
    sections.reduce(
      (sum, section) => sum + bytesOf(wrap({ ...section, markdown: '' })) + 2,
      bytesOf(head) + bytesOf(quiet) + 10,
    )
  const share = fairShare(
    sections.map(({ markdown }) => bytesOf(inert(markdown))),
    room,
  )
  const parts = sections.map((section) =>
    wrap({ ...section, markdown: cutBytes(inert(section.markdown), share, cutNote) }),
  )
  const told = sections.some(({ markdown }) => markdown !== '')
  return cutBytes([head, ...(told ? [] : [quiet]), ...parts].join('\n\n'), limits.comment, '')
}

function wrap({ key, order, markdown }: CommentSection): string {
  return (
    `<!-- pack-gate:section ${key} ${order.join('.')} ` +
    `-->\n${markdown === '' ? '' : `${markdown.trimEnd()}\n`}${end}`
  )
}

/** Our markers in a report, as a hostile file name can bring them, are text: a zero-width space parts them. */
function inert(markdown: string): string {
  return markdown.replaceAll('<!-- pack-gate:', '<!--\u200b pack-gate:')
}

/** The most bytes that each may have, so that all fit: what short ones leave goes to the long ones. */
function fairShare(lengths: readonly number[], room: number): number {
  let left = Math.max(0, room)
  for (const [index, length] of lengths.toSorted((a, b) => a - b).entries()) {
    const share = Math.floor(left / (lengths.length - index))
    if (length > share) return share
    left -= length
  }
  return Math.max(0, ...lengths)
}
