import { examplePayload } from './github-server-samples.js'

/** The diff of the pull request that the fake GitHub holds, and the review comments on it. */

type Json = Readonly<Record<string, unknown>>

interface Answer {
  readonly status: number
  readonly body: unknown
}

export interface ReviewComment {
  readonly author: string
  readonly path: string
  readonly body: string
  readonly line?: number
  readonly start_line?: number
}

const now = '2026-11-20T12:00:00Z'

export class Reviews {
  /** Patches of the files of the pull request, as GitHub writes them. */
  readonly diff = new Map<string, string>()
  readonly comments: ReviewComment[] = []
  readonly bodies: string[] = []

  listFiles(url: string): Answer {
    const counts = { additions: 1, deletions: 1, changes: 2 }
    const links = { blob_url: url, raw_url: url, contents_url: url }
    const files = [...this.diff].map(([filename, patch]) => ({
      sha: 'f'.repeat(40),
      filename,
      status: 'modified',
      ...counts,
      ...links,
      patch,
    }))
    return { status: 200, body: files }
  }

  list(url: string): Answer {
    return { status: 200, body: this.comments.map((comment, index) => show(comment, index, url)) }
  }

  /** All or nothing: GitHub refuses a review of which one comment is on a line that its diff doesn't show. */
  create({ body, comments, event, commit_id }: Json, head: string, viewer: string, url: string): Answer {
    const sent = (comments ?? []) as (ReviewComment & { side?: string; start_side?: string })[]
    const isFine = sent.every(({ path, line = 0, start_line: start = line, side, start_side: startSide = 'RIGHT' }) => {
      const lines = linesOf(this.diff.get(path) ?? '')
      const numbers = Array.from({ length: line - start + 1 }, (_, index) => start + index)
      return side === 'RIGHT' && startSide === side && numbers.every((number) => lines.includes(number))
    })
    if (!isFine || event !== 'COMMENT' || !body || commit_id !== head)
      return { status: 422, body: { message: 'Unprocessable Entity', errors: ['Line could not be resolved'] } }
    this.bodies.push(body as string)
    this.comments.push(...sent.map((comment) => ({ ...comment, author: viewer })))
    const about = { id: 1, node_id: 'PRR_1', user: person(viewer), body, state: 'COMMENTED', commit_id, html_url: url }
    const _links = { html: { href: url }, pull_request: { href: url } }
    return { status: 200, body: { ...about, pull_request_url: url, _links, author_association: 'NONE' } }
  }
}

/** Numbers of the lines on the right side of a patch. */
function linesOf(patch: string): readonly number[] {
  let next = 0
  return patch.split('\n').flatMap((line) => {
    const start = /^@@ -\S+ \+(\d+)/.exec(line)?.[1]
    if (start !== undefined) next = Number(start)
    return start === undefined && !line.startsWith('-') && !line.startsWith('\\') ? [next++] : []
  })
}

function person(login: string): Json {
  return { ...(examplePayload('pull_request').sender as Json), login }
}

function show({ author, path, body, line }: ReviewComment, index: number, url: string): Json {
  const commits = { commit_id: 'c'.repeat(40), original_commit_id: 'c'.repeat(40), diff_hunk: '@@ -1 +1 @@' }
  const about = {
    id: 9001 + index,
    node_id: 'PRRC_1',
    pull_request_review_id: 1,
    path,
    body,
    line,
    user: person(author),
  }
  const link = { href: url }
  return {
    ...about,
    ...commits,
    url,
    html_url: url,
    pull_request_url: url,
    created_at: now,
    updated_at: now,
    author_association: 'NONE',
    _links: { self: link, html: link, pull_request: link },
  }
}
