import { createHash } from 'node:crypto'
import { structuredPatch } from 'diff'
import { visible } from '../model/format.js'
import { largest } from '../model/group-by.js'
import { bytesOf } from '../report/render/budget.js'
import type { Target } from './check-run.js'
import { authorOf, isOutdated } from './comment.js'
import { limits } from './limits.js'

/** A file of the pull request with the text that it has, and the one that is proposed. */
export interface Proposal {
  /** From the repository's root. */
  readonly path: string
  readonly before: string
  readonly after: string
}

/** Lines that follow one another, and those that are proposed in their place. */
interface Change {
  readonly path: string
  /** Number of the first line, from 1. */
  readonly start: number
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** Ours, not GitHub's: a review with more is read by no one. */
const mostSuggestions = 20

/** The first line of a suggestion of ours: GitHub doesn't show it. */
const marker = /^<!-- pack-gate:suggestion ([0-9a-f]{24}) -->(?:\r?\n|$)/

/** The changes of a file, each as small as it can be. */
export function changesOf({ path, before, after }: Proposal): readonly Change[] {
  return structuredPatch(path, path, before, after, '', '', { context: 0 }).hunks.map(({ oldStart, lines }) => {
    const starting = (sign: string): readonly string[] =>
      lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1))
    return { path, start: oldStart, before: starting('-'), after: starting('+') }
  })
}

/** Lines of the head's file that a diff shows, by number. Only on those GitHub takes a review comment. */
export function shownLines(patch: string): ReadonlyMap<number, string> {
  const shown = new Map<number, string>()
  let number = 0
  for (const line of patch.split('\n')) {
    const [, start] = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line) ?? []
    if (start !== undefined) number = Number(start)
    else if (/^[ +]/.test(line)) shown.set(number++, line.slice(1))
  }
  return shown
}

/**
 * A suggestion is Markdown: it has no line ends of its own, and a reader has to see all that he commits. A change
 * without a line to replace has no place.
 */
function isFit({ before, after }: Change): boolean {
  const isHidden = (line: string): boolean => visible(line.replaceAll('\t', '')) !== line.replaceAll('\t', '')
  return before.length > 0 && !before.some((line) => line.includes('\r')) && !after.some(isHidden)
}

/** Tells changes apart, wherever their lines move to. */
function keyOf({ path, before, after }: Change): string {
  return createHash('sha256')
    .update(JSON.stringify([path, before, after]))
    .digest('hex')
    .slice(0, 24)
}

/** A comment that GitHub can apply. The fence is longer than any in the text: a file's name can have backticks. */
export function suggestionBody(change: Change): string {
  const text = change.after.map((line) => `${line}\n`).join('')
  const longest = largest([2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)])
  const fence = '`'.repeat(longest + 1)
  return (
    `<!-- pack-gate:suggestion ${keyOf(change)} -->\n` +
    '`pack-gate check --fix` would make this change. It needs no decision.\n\n' +
    `${fence}suggestion\n${text}${fence}\n`
  )
}

/** What became of the proposed changes. */
export interface Suggested {
  /** Those that this review has. */
  readonly posted: number
  /** Those that are on no line of the pull request's diff, or that no suggestion can hold. */
  readonly left: number
}

/**
 * Puts changes on the lines of a pull request, as one review that approves and refuses nothing. What was suggested
 * before, and resolved or not, is not suggested again. Throws what the client throws; `failureOf` sorts it.
 *
 * @returns null where the pull request has a newer commit
 */
export async function postSuggestions(
  target: Target,
  pullRequest: number,
  proposals: readonly Proposal[],
): Promise<Suggested | null> {
  if (await isOutdated(target, pullRequest)) return null
  const { api, run } = target
  const about = { owner: run.owner, repo: run.repo, pull_number: pullRequest }
  const changes = proposals.flatMap(changesOf)
  const inDiff = await changesInDiff(target, pullRequest, changes)
  const known = inDiff.length === 0 ? new Set<string>() : await suggestedBefore(target, pullRequest)
  const fresh = inDiff.filter((change) => !known.has(keyOf(change)))
  const posted = fresh.slice(0, mostSuggestions)
  const left = changes.length - inDiff.length + fresh.length - posted.length
  if (posted.length === 0) return { posted: 0, left }
  const body = `pack-gate found ${posted.length === 1 ? 'a fix' : 'fixes'} for what it reports: [log](${run.url}).`
  // Not sent again where no answer came: it would be there twice.
  const request = { retries: 0 }
  const comments = posted.map(commentOf)
  await api.rest.pulls.createReview({ ...about, commit_id: run.sha, event: 'COMMENT', body, comments, request })
  return { posted: posted.length, left }
}

type Placed = Change & { readonly end: number }

function commentOf(change: Placed): { path: string; line: number; side: string; body: string; start_line?: number } {
  const { path, start, end } = change
  const from = end > start ? { start_line: start, start_side: 'RIGHT' } : {}
  return { path, ...from, line: end, side: 'RIGHT', body: suggestionBody(change) }
}

/**
 * Changes whose lines the diff shows, with the same text at the same place: what was checked may be a merge with the
 * base branch, in which the lines have moved.
 */
async function changesInDiff(
  { api, run }: Target,
  pullRequest: number,
  changes: readonly Change[],
): Promise<readonly Placed[]> {
  const fit = changes.filter((change) => isFit(change) && bytesOf(suggestionBody(change)) <= limits.comment)
  if (fit.length === 0) return []
  const parameters = { owner: run.owner, repo: run.repo, pull_number: pullRequest, per_page: 100 }
  const files = await api.paginate(api.rest.pulls.listFiles, parameters)
  const patches = new Map(files.map(({ filename, patch }) => [filename, shownLines(patch ?? '')]))
  return fit.flatMap((change) => {
    const shown = patches.get(change.path)
    const isShown = change.before.every((line, index) => shown?.get(change.start + index) === line)
    return isShown ? [{ ...change, end: change.start + change.before.length - 1 }] : []
  })
}

/** Keys of what this token has suggested: a stranger can write our markers too. */
async function suggestedBefore({ api, run }: Target, pullRequest: number): Promise<ReadonlySet<string>> {
  const author = await authorOf(api)
  const parameters = { owner: run.owner, repo: run.repo, pull_number: pullRequest, per_page: 100 }
  const comments = await api.paginate(api.rest.pulls.listReviewComments, parameters)
  return new Set(
    comments.flatMap(({ user, body }) => {
      // The types say that a comment has an author; one whose account is gone has none.
      const [, key] = (user as typeof user | null)?.login === author ? (marker.exec(body) ?? []) : []
      return key === undefined ? [] : [key]
    }),
  )
}
