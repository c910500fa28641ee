import { createHash } from 'node:crypto'
import { bytesOf, cutBytes } from '../report/render/budget.js'
import type { Target } from './check-run.js'
import type { GitHubApi } from './client.js'
import type { WorkflowRun } from './event.js'
import { failureOf } from './failure.js'
import { limits } from './limits.js'
import { largest } from '../model/group-by.js'

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

function isNewer(
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
  const hasText = sections.some(({ markdown }) => markdown !== '')
  return cutBytes([head, ...(hasText ? [] : [quiet]), ...parts].join('\n\n'), limits.comment, '')
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
  return Math.max(0, largest(lengths))
}

/**
 * - `posted`: the comment has the section.
 * - `quiet`: there is nothing to say, and no comment that says otherwise.
 * - `outdated`: a later run has spoken, or the pull request has newer commits.
 */
export type CommentOutcome = 'posted' | 'quiet' | 'outdated'

const attempts = 6
/**
 * GitHub has no conditional write: what another job wrote between our reading and our writing shows only afterwards.
 */
const settleMs = { least: 1500, spread: 1500 } as const

/** What tells sections apart: the check's name, and the package where two jobs share a name. */
export function sectionKey(name: string, path: string): string {
  return createHash('sha256')
    .update(JSON.stringify([name, path]))
    .digest('hex')
    .slice(0, 24)
}

export function sectionOrder(run: WorkflowRun): CommentSection['order'] {
  return [Number(run.runId), Number(run.attempt)]
}

/**
 * Puts a section into the one comment of a pull request, beside those of other jobs, which may be writing at this
 * moment: it is read again after it was written, and repaired. Throws what the client throws; `failureOf` sorts it.
 */
export async function postSection(
  target: Target,
  pullRequest: number,
  section: CommentSection,
): Promise<CommentOutcome> {
  if (await isOutdated(target, pullRequest)) return 'outdated'
  const author = await authorOf(target.api)
  let doubt: Error | null = null
  for (let attempt = 1; ; attempt += 1) {
    const comments = await ownComments(target, pullRequest, author)
    const places = comments.flatMap(({ sections }) => sections).filter(({ key }) => key === section.key)
    if (places.some((other) => isNewer(other, section))) return 'outdated'
    if (comments.length === 0 && section.markdown === '') return 'quiet'
    if (attempt > 1 && comments.length === 1 && places.some(({ order }) => order.join() === section.order.join()))
      return 'posted'
    if (attempt > attempts) throw doubt ?? new Error('other jobs of this pull request kept overwriting the comment')
    doubt = await write(target, pullRequest, comments, section)
    if (await target.retryBudget.pause(settleMs.least + Math.random() * settleMs.spread)) continue
    if (doubt !== null) throw doubt
    return 'posted'
  }
}

/** A comment is about what the pull request is now: a run that was overtaken by a push has nothing to add. */
export async function isOutdated({ api, run }: Target, pullRequest: number): Promise<boolean> {
  const { data } = await api.rest.pulls.get({ owner: run.owner, repo: run.repo, pull_number: pullRequest })
  return data.head.sha !== run.sha
}

/**
 * The token's own name. REST tells it to a person's token only; GraphQL tells it to an App's and to the job's as well.
 */
export async function authorOf(api: GitHubApi): Promise<string> {
  const { viewer } = await api.graphql<{ viewer: { login: string } }>('query { viewer { login } }')
  return viewer.login
}

interface OwnComment {
  readonly id: number
  readonly sections: readonly CommentSection[]
}

/** Oldest first. A stranger can write our markers too: only what this token wrote itself is read, and overwritten. */
async function ownComments({ api, run }: Target, pullRequest: number, author: string): Promise<readonly OwnComment[]> {
  const all = await api.paginate(api.rest.issues.listComments, {
    owner: run.owner,
    repo: run.repo,
    issue_number: pullRequest,
    per_page: 100,
  })
  return all.flatMap(({ id, user, body }) => {
    const sections = user?.login === author ? parseComment(body ?? '') : null
    return sections === null ? [] : [{ id, sections }]
  })
}

/**
 * Everything goes into the oldest comment: two jobs that both made one agree on it, and then the other one goes.
 * Returns an error that leaves in doubt what was done: the next look at the comments tells.
 */
async function write(
  target: Target,
  pullRequest: number,
  [oldest, ...others]: readonly OwnComment[],
  section: CommentSection,
): Promise<Error | null> {
  const { api, run } = target
  const repository = { owner: run.owner, repo: run.repo }
  const sections = [oldest, ...others]
    .flatMap((comment) => comment?.sections ?? [])
    .reduce<readonly CommentSection[]>((all, each) => withSection(all, each), [])
  const body = renderComment(withSection(sections, section))
  try {
    if (oldest === undefined) {
      await api.rest.issues.createComment({ ...repository, issue_number: pullRequest, body, request: { retries: 0 } })
      return null
    }
    await api.rest.issues.updateComment({ ...repository, comment_id: oldest.id, body })
    for (const { id } of others) await api.rest.issues.deleteComment({ ...repository, comment_id: id })
    return null
  } catch (error) {
    const { kind, status } = failureOf(error)
    // Deleted meanwhile, by another job or by a person.
    const gone = oldest !== undefined && status === 404
    if (kind !== 'unsure' && !gone) throw error
    return error instanceof Error ? error : new Error('no answer', { cause: error })
  }
}
