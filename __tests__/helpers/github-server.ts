import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ArtifactStore } from './github-server-artifacts.js'
import { BundleStore } from './github-server-bundles.js'
import { PullRequest } from './github-server-pulls.js'
import { Reviews } from './github-server-reviews.js'
import { assertAnswer, routeOf, unwrittenViolations, violationsOf } from './github-server-rules.js'
import type { Route } from './github-server-rules.js'

/** A GitHub on loopback, which holds every request to GitHub's own API description and to its unwritten limits. */

type Json = Readonly<Record<string, unknown>>

export interface SentAnnotation {
  readonly path: string
  readonly start_line: number
  readonly end_line: number
  readonly annotation_level: string
  readonly title?: string
  readonly message: string
}

export interface StoredCheckRun {
  readonly id: number
  name: string
  head_sha: string
  external_id: string
  details_url: string
  status: string
  conclusion: string | null
  title: string
  summary: string
  annotations: SentAnnotation[]
  /** How many annotations each request brought. */
  batches: number[]
}

export interface StoredStatus {
  readonly sha: string
  readonly state: string
  readonly context: string
  readonly description: string
  readonly target_url: string
}

/** What goes wrong on purpose. `…-done`: it is done nevertheless. */
export type Failure =
  | { readonly kind: 'read-only' | 'not-an-app' | 'bad-credentials' | 'unprocessable' | 'gone' | 'redirect' }
  | { readonly kind: 'error' | 'error-done' | 'reset' | 'reset-done' }
  /** Takes the request and never answers. */
  | { readonly kind: 'hang' }
  /** A rate limit. `words`: whether the message names it; `exhausted`: by the headers x-ratelimit-*. */
  | {
      readonly kind: 'limit'
      readonly status: 403 | 429
      readonly retryAfter?: number
      readonly words?: boolean
      readonly exhausted?: number
    }

interface Planned {
  readonly operation: string
  readonly failure: Failure
  left: number
  /** How many go well before. */
  before: number
}

export interface Seen {
  readonly operation: string
  readonly answered: number | 'reset' | 'hang'
  /** Sent without a token. */
  readonly anonymous: boolean
  readonly body: Json
  readonly userAgent: string
  readonly at: number
}

const pullsQuery =
  'query ($owner: String!, $repo: String!, $branch: String!) { repository(owner: $owner, name: $repo) { ' +
  'pullRequests(headRefName: $branch, states: OPEN, first: 100) { nodes { number headRefOid headRepository { ' +
  'nameWithOwner } } } } }'

export class GitHubServer {
  readonly repository = 'octo-org/left-pad'
  readonly token = ['ghs', 'loopback', 'token'].join('_')
  readonly checkRuns: StoredCheckRun[] = []
  readonly statuses: StoredStatus[] = []
  /** What runs of workflows left. */
  readonly artifacts = new ArtifactStore()
  readonly pullRequest = new PullRequest()
  /** The pull request's diff, and what reviews say of it. */
  readonly reviews = new Reviews()
  /** Milliseconds until a request is looked at, and again until it is answered: requests of several clients mix. */
  latency = (): number => 0
  /**
   * Requests that GitHub would have refused, or that its description does not know. A test asserts that there are none.
   */
  readonly violations: string[] = []
  /**
   * Sigstore bundles by `sha256:HEX`, sent along as GitHub did until July 2026; a string is the link to one, which is
   * what it sends now.
   */
  readonly attestations = new Map<string, readonly (object | string)[]>()
  readonly bundles = new BundleStore()
  readonly seen: Seen[] = []
  /** Of `repository`, as its git has them. */
  readonly commits = new Set<string>()
  /** Files of repositories by `owner/repo/path@ref`; every commit of `repository` can be seen. */
  readonly files = new Map<string, string | Buffer>()
  /** `owner/repo` of those that anyone may read; the token reads every other one in `files` too. */
  readonly publicRepositories = new Set<string>()
  readonly #planned: Planned[] = []
  readonly #server = createServer((request, response) => {
    this.#serve(request, response).catch((error: unknown) => {
      this.violations.push(`the fake GitHub failed: ${String(error)}`)
      response.destroy()
    })
  })
  #nextId = 21_031_067

  static async start(): Promise<GitHubServer> {
    const server = new GitHubServer()
    server.#server.listen(0, '127.0.0.1')
    await once(server.#server, 'listening')
    await server.artifacts.start()
    await server.bundles.start()
    return server
  }

  /** As on GitHub Enterprise Server the API has a path of its own: a client that forgets the base URL is seen. */
  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/v3`
  }

  /** The next `times` requests for an operation go wrong, after `before` that go well. */
  fail(operation: string, failure: Failure, times = 1, before = 0): void {
    this.#planned.push({ operation, failure, left: times, before })
  }

  /** From now on all goes well. */
  forgive(): void {
    this.#planned.length = 0
  }

  #plannedFor(id: string): Planned | undefined {
    const planned = this.#planned.find(({ operation, left }) => operation === id && left > 0)
    if (planned && planned.before > 0) {
      planned.before -= 1
      return undefined
    }
    if (planned) planned.left -= 1
    return planned
  }

  /** As for a pull request from a fork. */
  readOnly(): void {
    for (const operation of [
      'checks/create',
      'checks/update',
      'repos/create-commit-status',
      'issues/create-comment',
      'issues/update-comment',
      'pulls/create-review',
    ]) {
      this.fail(operation, { kind: 'read-only' }, Infinity)
    }
  }

  operations(): string[] {
    return this.seen.map(({ operation, answered }) => `${operation} ${answered}`)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
    this.violations.push(...this.artifacts.violations, ...this.bundles.violations)
    await this.artifacts.close()
    await this.bundles.close()
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    await wait(this.latency())
    const url = new URL(request.url ?? '', 'http://127.0.0.1')
    if (url.pathname === '/api/graphql') {
      this.#graphql(request, response, Buffer.concat(chunks).toString('utf8'))
      return
    }
    const pathname = url.pathname.replace(/^\/api\/v3/, '')
    const route = url.pathname.startsWith('/api/v3/') ? routeOf(request.method ?? '', pathname) : null
    if (route === null) {
      this.violations.push(`${request.method ?? ''} ${url.pathname} is no operation of GitHub's`)
      send(response, 404, { message: 'Not Found' })
      return
    }
    const text = Buffer.concat(chunks).toString('utf8')
    const body = (text === '' ? undefined : JSON.parse(text)) as Json | undefined
    if (!this.#accepts(request, route, url.searchParams, body)) {
      send(response, 422, { message: 'Validation Failed' })
      return
    }
    const planned = this.#plannedFor(route.id)
    const record = (answered: Seen['answered']): void => {
      const userAgent = request.headers['user-agent'] ?? ''
      this.seen.push({
        operation: route.id,
        answered,
        anonymous: request.headers.authorization === undefined,
        body: body ?? {},
        userAgent,
        at: Date.now(),
      })
    }
    await this.#answer(
      { request, response, route, query: url.searchParams, body: body ?? {}, record },
      planned?.failure,
    )
  }

  #planOf(operation: string): Failure | undefined {
    return this.#plannedFor(operation)?.failure
  }

  /**
   * GraphQL has another path than REST; all that is asked there is whom the token belongs to, and whose head a branch
   * is.
   */
  #graphql(request: IncomingMessage, response: ServerResponse, text: string): void {
    const body = JSON.parse(text) as Json
    const { query = '', variables } = body as { query?: string; variables?: Json }
    const asked = query.replace(/\s+/g, ' ')
    const aboutPulls =
      asked === pullsQuery && `${String(variables?.owner)}/${String(variables?.repo)}` === this.repository
    if (asked !== 'query { viewer { login } }' && !aboutPulls) this.violations.push(`graphql: ${asked}`)
    if (request.headers.authorization !== `token ${this.token}`)
      this.violations.push('graphql: no token or another one')
    const planned = this.#planOf('graphql')
    this.seen.push({
      operation: 'graphql',
      answered: 200,
      anonymous: false,
      body,
      userAgent: request.headers['user-agent'] ?? '',
      at: Date.now(),
    })
    const data = aboutPulls
      ? { repository: { pullRequests: { nodes: this.pullRequest.nodes(variables?.branch) } } }
      : { viewer: { login: this.pullRequest.viewer } }
    const answer: Answer = planned ? graphqlRefusal(planned) : { status: 200, body: { data } }
    send(response, 200, answer.body, answer.headers)
  }

  #accepts(request: IncomingMessage, route: Route, query: URLSearchParams, body: Json | undefined): boolean {
    const wrong = [...violationsOf(route, query, body), ...(body ? unwrittenViolations(route, body) : [])]
    if (
      `${route.params.owner ?? ''}/${route.params.repo ?? ''}` !== this.repository &&
      route.id !== 'repos/get-content'
    )
      wrong.push('another repository')
    const { authorization } = request.headers
    if (authorization !== `token ${this.token}` && (authorization !== undefined || route.id !== 'repos/get-content'))
      wrong.push('no token or another one')
    if (!request.headers['user-agent']) wrong.push('no user agent: GitHub refuses it')
    if (body && !/^application\/json\b/.test(request.headers['content-type'] ?? ''))
      wrong.push('the body is not called JSON')
    this.violations.push(...wrong.map((what) => `${route.id}: ${what}`))
    return wrong.length === 0
  }

  async #answer(call: Call, failure: Failure | undefined): Promise<void> {
    const { response, route, record } = call
    if (failure?.kind === 'hang') {
      record('hang')
      return
    }
    if (failure?.kind === 'reset' || failure?.kind === 'reset-done') {
      if (failure.kind === 'reset-done') this.#do(call)
      record('reset')
      call.request.socket.resetAndDestroy()
      return
    }
    if (failure?.kind === 'error-done') this.#do(call)
    const { status, body, headers = {} } = failure ? refusal(failure) : this.#do(call)
    if (!failure && status < 300) assertAnswer(route, status, body)
    record(status)
    await wait(this.latency())
    send(response, status, body, headers)
  }

  #do({ request, route, body, query }: Call): Answer {
    const comments = `${this.url}/repos/${this.repository}/issues/${route.params.issue_number ?? '0'}/comments`
    const work: Readonly<Record<string, () => Answer>> = {
      'checks/create': () => this.#createCheckRun(body),
      'checks/update': () => this.#updateCheckRun(Number(route.params.check_run_id), body),
      'checks/get': () => this.#getCheckRun(Number(route.params.check_run_id)),
      'checks/list-for-ref': () => this.#listCheckRuns(route.params.ref ?? '', query),
      'repos/get-content': () =>
        this.#getContent(route, query.get('ref') ?? '', request.headers.authorization === undefined),
      'actions/list-workflow-run-artifacts': () =>
        this.artifacts.list(this.#repositoryUrl(), Number(route.params.run_id), query),
      'actions/download-artifact': () => this.artifacts.redirect(Number(route.params.artifact_id)),
      'git/get-commit': () =>
        this.commits.has(route.params.commit_sha ?? '')
          ? { status: 200, body: { sha: route.params.commit_sha } }
          : { status: 404, body: { message: 'Not Found' } },
      'repos/get': () => this.#getRepository(),
      'repos/list-attestations': () => this.#listAttestations(route.params.subject_digest ?? '', query),
      'repos/create-commit-status': () => this.#createStatus(route.params.sha ?? '', body),
      'repos/list-commit-statuses-for-ref': () => this.#listStatuses(route.params.ref ?? '', query),
      'pulls/get': () => this.pullRequest.get(Number(route.params.pull_number)),
      'pulls/list-files': () => this.reviews.listFiles(comments),
      'pulls/list-review-comments': () => this.reviews.list(comments),
      'pulls/create-review': () =>
        this.reviews.create(body, this.pullRequest.sha, this.pullRequest.viewer, this.#repositoryUrl()),
      'issues/list-comments': () => this.pullRequest.list(Number(route.params.issue_number), query, comments),
      'issues/create-comment': () => this.pullRequest.create(Number(route.params.issue_number), body, comments),
      'issues/update-comment': () => this.pullRequest.update(Number(route.params.comment_id), body, comments),
      'issues/delete-comment': () => this.pullRequest.remove(Number(route.params.comment_id)),
    }
    const done = work[route.id]
    if (done) return done()
    this.violations.push(`${route.id}: the fake GitHub can't do that`)
    return { status: 404, body: { message: 'Not Found' } }
  }

  /** GitHub does not know of what no one may see. */
  #getContent({ params: { owner = '', repo = '', path = '' } }: Route, ref: string, anonymous: boolean): Answer {
    if (anonymous && !this.publicRepositories.has(`${owner}/${repo}`))
      return { status: 404, body: { message: 'Not Found' } }
    const content = this.files.get(`${owner}/${repo}/${path}@${ref}`)
    if (content !== undefined)
      return {
        status: 200,
        body: contentFile(`${this.url}/repos/${owner}/${repo}/contents/${path}`, path, Buffer.from(content)),
      }
    // The root's listing says that the commit can be seen.
    return path === '' && `${owner}/${repo}` === this.repository
      ? { status: 200, body: [] }
      : { status: 404, body: { message: 'Not Found' } }
  }

  #repositoryUrl(): string {
    return `${this.url}/repos/${this.repository}`
  }

  #createCheckRun(body: Json): Answer {
    const sent = body as Json & { output?: { annotations?: SentAnnotation[] } }
    const run: StoredCheckRun = {
      id: this.#nextId++,
      name: text(sent.name),
      head_sha: text(sent.head_sha),
      external_id: text(sent.external_id),
      details_url: text(sent.details_url),
      status: 'queued',
      conclusion: null,
      title: '',
      summary: '',
      annotations: [],
      batches: [],
    }
    this.checkRuns.push(run)
    change(run, body)
    return { status: 201, body: this.#show(run) }
  }

  #updateCheckRun(id: number, body: Json): Answer {
    const run = this.checkRuns.find((candidate) => candidate.id === id)
    if (!run) return { status: 404, body: { message: 'Not Found' } }
    change(run, body)
    return { status: 200, body: this.#show(run) }
  }

  #getCheckRun(id: number): Answer {
    const run = this.checkRuns.find((candidate) => candidate.id === id)
    return run ? { status: 200, body: this.#show(run) } : { status: 404, body: { message: 'Not Found' } }
  }

  #listCheckRuns(ref: string, query: URLSearchParams): Answer {
    const name = query.get('check_name')
    const matching = this.checkRuns.filter((run) => run.head_sha === ref && (name === null || run.name === name))
    // `latest` gives one run of a name only: to find a certain one, ask for `all`.
    const listed = query.get('filter') === 'all' ? matching.toReversed() : matching.slice(-1)
    const perPage = Number(query.get('per_page') ?? 30)
    const page = Number(query.get('page') ?? 1)
    const shown = listed.slice((page - 1) * perPage, page * perPage)
    const next = `${this.url}/repos/${this.repository}/commits/${ref}/check-runs?${nextPage(query, page)}`
    const headers: Record<string, string> = page * perPage < listed.length ? { link: `<${next}>; rel="next"` } : {}
    return {
      status: 200,
      body: { total_count: listed.length, check_runs: shown.map((run) => this.#show(run)) },
      headers,
    }
  }

  #getRepository(): Answer {
    return { status: 200, body: { id: 42, name: 'left-pad', full_name: this.repository, private: false } }
  }

  /** Pages by cursor, as GitHub does it here, and two to a page. A digest that was never attested is not found. */
  #listAttestations(digest: string, query: URLSearchParams): Answer {
    const all = this.attestations.get(digest)
    if (!all) return { status: 404, body: { message: 'Not Found' } }
    const start = Number(query.get('after') ?? 0)
    const next = new URLSearchParams(query)
    next.set('after', String(start + 2))
    const link = `<${this.url}/repos/${this.repository}/attestations/${digest}?${next.toString()}>; rel="next"`
    const attestations = all.slice(start, start + 2).map((each) => {
      const linked = typeof each === 'string'
      return {
        bundle: linked ? null : each,
        repository_id: 42,
        bundle_url: linked ? each : this.bundles.gone,
        initiator: 'github_actions',
      }
    })
    return { status: 200, body: { attestations }, headers: start + 2 < all.length ? { link } : {} }
  }

  #createStatus(sha: string, body: Json): Answer {
    const status: StoredStatus = {
      sha,
      state: text(body.state),
      context: text(body.context),
      description: text(body.description),
      target_url: text(body.target_url),
    }
    this.statuses.push(status)
    return { status: 201, body: this.#showStatus(status) }
  }

  /** Newest first. */
  #listStatuses(ref: string, query: URLSearchParams): Answer {
    const perPage = Number(query.get('per_page') ?? 30)
    const page = Number(query.get('page') ?? 1)
    const all = this.statuses.filter(({ sha }) => sha === ref).toReversed()
    return {
      status: 200,
      body: all.slice((page - 1) * perPage, page * perPage).map((status) => this.#showStatus(status)),
    }
  }

  #showStatus({ state, context, description, target_url }: StoredStatus): Json {
    const now = '2026-11-20T12:00:00Z'
    const about = { id: this.#nextId++, node_id: 'SC_1', url: `${this.url}/statuses`, avatar_url: null, creator: null }
    return { ...about, state, context, description, target_url, created_at: now, updated_at: now }
  }

  #show(run: StoredCheckRun): Json {
    const url = `${this.url}/repos/${this.repository}/check-runs/${run.id}`
    return {
      id: run.id,
      node_id: `CR_${run.id}`,
      name: run.name,
      head_sha: run.head_sha,
      external_id: run.external_id,
      details_url: run.details_url,
      url,
      html_url: `https://github.test/${this.repository}/runs/${run.id}`,
      status: run.status,
      conclusion: run.conclusion,
      started_at: '2026-11-20T12:00:00Z',
      completed_at: run.status === 'completed' ? '2026-11-20T12:00:00Z' : null,
      output: {
        title: run.title,
        summary: run.summary,
        text: null,
        annotations_count: run.annotations.length,
        annotations_url: `${url}/annotations`,
      },
      check_suite: { id: 5 },
      app: null,
      pull_requests: [],
    }
  }
}

/** GitHub sends no content of files above 1 MB in this form. */
function contentFile(url: string, path: string, bytes: Buffer): Json {
  const large = bytes.length > 1_048_576
  const about = { type: 'file', name: path.split('/').at(-1), path, sha: 'f'.repeat(40), size: bytes.length }
  const links = { url, git_url: url, html_url: url, download_url: url, _links: { git: url, html: url, self: url } }
  return {
    ...about,
    ...links,
    encoding: large ? 'none' : 'base64',
    content: large ? '' : bytes.toString('base64').replace(/.{60}/g, '$&\n'),
  }
}

export interface Answer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

interface Call {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly route: Route
  readonly query: URLSearchParams
  readonly body: Json
  readonly record: (answered: Seen['answered']) => void
}

/** As GitHub does: `conclusion` completes the run, annotations append. */
function change(run: StoredCheckRun, body: Json): void {
  const { status, conclusion, output } = body as {
    status?: string
    conclusion?: string
    output?: { title?: string; summary?: string; annotations?: SentAnnotation[] }
  }
  if (status) run.status = status
  if (conclusion) {
    run.status = 'completed'
    run.conclusion = conclusion
  }
  if (!output) return
  run.title = output.title ?? run.title
  run.summary = output.summary ?? run.summary
  run.annotations.push(...(output.annotations ?? []))
  run.batches.push(output.annotations?.length ?? 0)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function nextPage(query: URLSearchParams, page: number): string {
  const next = new URLSearchParams(query)
  next.set('page', String(page + 1))
  return next.toString()
}

function refusal(failure: Failure): Answer {
  const url = 'https://docs.github.com/rest'
  if (failure.kind === 'limit') return limited(failure)
  if (failure.kind === 'redirect') return { status: 302, body: {}, headers: { location: '/api/v3/rate_limit' } }
  const answers: Readonly<Record<string, readonly [number, string]>> = {
    'read-only': [403, 'Resource not accessible by integration'],
    'not-an-app': [403, 'You must authenticate via a GitHub App.'],
    'bad-credentials': [401, 'Bad credentials'],
    unprocessable: [422, 'Validation Failed'],
    gone: [404, 'Not Found'],
    error: [500, 'Server Error'],
    'error-done': [500, 'Server Error'],
  }
  const [status, message] = answers[failure.kind] ?? [500, '']
  return { status, body: { message, documentation_url: url } }
}

/** GraphQL refuses with status 200. */
function graphqlRefusal(failure: Failure): Answer {
  const { headers } = failure.kind === 'limit' ? limited(failure) : {}
  const error =
    failure.kind === 'limit'
      ? { type: 'RATE_LIMITED', message: 'API rate limit exceeded for installation.' }
      : { type: 'FORBIDDEN', message: 'Resource not accessible by integration' }
  return { status: 200, body: { data: null, errors: [error] }, ...(headers && { headers }) }
}

function limited(failure: Failure & { kind: 'limit' }): Answer {
  const headers: Record<string, string> = {}
  if (failure.retryAfter !== undefined) headers['retry-after'] = String(failure.retryAfter)
  if (failure.exhausted !== undefined) {
    headers['x-ratelimit-remaining'] = '0'
    headers['x-ratelimit-reset'] = String(Math.floor(Date.now() / 1000) + failure.exhausted)
  }
  const message = failure.words
    ? 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'
    : 'API rate limit exceeded for installation.'
  return { status: failure.status, body: { message, documentation_url: 'https://docs.github.com/rest' }, headers }
}

async function wait(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds))
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (status === 204) {
    response.writeHead(204, headers).end()
    return
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}
