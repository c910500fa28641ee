import { examplePayload } from './github-server-samples.js'

/** The pull request that the fake GitHub holds, with its comments. */

type Json = Readonly<Record<string, unknown>>

export interface StoredComment {
  readonly id: number
  readonly author: string
  body: string
}

interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const notFound: Answer = { status: 404, body: { message: 'Not Found' } }

export class PullRequest {
  number = 7
  /** Its head commit. */
  sha = 'c0ffee'.padEnd(40, '0')
  /** Where its head is. */
  head = { repository: 'stranger/left-pad', branch: 'main' }
  /** Whom the token belongs to. */
  viewer = 'github-actions[bot]'
  readonly comments: StoredComment[] = []
  #nextId = 3001

  /** As someone else would, on the page. */
  add(author: string, body: string): StoredComment {
    const comment = { id: this.#nextId++, author, body }
    this.comments.push(comment)
    return comment
  }

  get(number: number): Answer {
    if (number !== this.number) return notFound
    const example = examplePayload('pull_request').pull_request as Json
    return {
      status: 200,
      body: { auto_merge: null, ...example, number, head: { ...(example.head as Json), sha: this.sha } },
    }
  }

  /** As GraphQL tells it. */
  nodes(branch: unknown): readonly Json[] {
    return branch === this.head.branch
      ? [{ number: this.number, headRefOid: this.sha, headRepository: { nameWithOwner: this.head.repository } }]
      : []
  }

  list(number: number, query: URLSearchParams, url: string): Answer {
    if (number !== this.number) return notFound
    const perPage = Number(query.get('per_page') ?? 30)
    const page = Number(query.get('page') ?? 1)
    const shown = this.comments.slice((page - 1) * perPage, page * perPage)
    const next = new URLSearchParams(query)
    next.set('page', String(page + 1))
    const headers: Record<string, string> =
      page * perPage < this.comments.length ? { link: `<${url}?${next.toString()}>; rel="next"` } : {}
    return { status: 200, body: shown.map((comment) => show(comment, url)), headers }
  }

  create(number: number, { body }: Json, url: string): Answer {
    if (number !== this.number) return notFound
    return { status: 201, body: show(this.add(this.viewer, String(body)), url) }
  }

  update(id: number, { body }: Json, url: string): Answer {
    const comment = this.comments.find((candidate) => candidate.id === id)
    if (!comment) return notFound
    comment.body = String(body)
    return { status: 200, body: show(comment, url) }
  }

  remove(id: number): Answer {
    const index = this.comments.findIndex((candidate) => candidate.id === id)
    if (index < 0) return notFound
    this.comments.splice(index, 1)
    return { status: 204, body: null }
  }
}

function show({ id, author, body }: StoredComment, url: string): Json {
  const now = '2026-11-20T12:00:00Z'
  const user = {
    ...(examplePayload('pull_request').sender as Json),
    login: author,
    type: author.endsWith('[bot]') ? 'Bot' : 'User',
  }
  return {
    id,
    node_id: `IC_${id}`,
    url: `${url}/${id}`,
    html_url: `${url}/${id}`,
    issue_url: url,
    body,
    user,
    created_at: now,
    updated_at: now,
    author_association: 'NONE',
  }
}
