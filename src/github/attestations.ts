import { GateError } from '../model/errors.js'
import { isObject, type JsonObject } from '../model/manifest.js'
import { vsa } from '../model/verification.js'
import { parseBounded } from '../report/untrusted/bounds.js'
import type { GitHubApi, RetryBudget } from './client.js'
import { failureOf, reasonOf, type FailureKind } from './failure.js'
import { readBounded } from './limits.js'
import { openSnappy } from './snappy.js'

export interface Repository {
  readonly owner: string
  readonly repo: string
}

/** Where attestations are asked for. */
interface AttestationSource {
  readonly api: GitHubApi
  /** The same without a token. */
  readonly anonymous: GitHubApi
  readonly retryBudget: RetryBudget
  readonly repository: Repository
}

/**
 * Whether the repository has a commit. GitHub shows those of forks, too, as they share its store. Null where it doesn't
 * answer: how a release was published is a hint, and a run doesn't end for want of one.
 */
export async function hasCommit(api: GitHubApi, repository: Repository, sha: string): Promise<boolean | null> {
  if (!/^[0-9a-f]{40}$/i.test(sha)) return false
  try {
    await api.request('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { ...repository, commit_sha: sha })
    return true
  } catch (error) {
    return failureOf(error).status === 404 ? false : null
  }
}

/** What one bundle proves of a release; `why` says what is wrong with one that says that it passed. */
type BundleVerdict =
  { readonly passes: true; readonly signer: string } | { readonly passes: false; readonly why: string | null }

/** What the attestations of a repository prove of a release. */
export type Attestation =
  | { readonly isAttested: true; readonly signer: string }
  /** Why those that say that it passed were not accepted, each reason once. */
  | { readonly isAttested: false; readonly refused: readonly string[] }

/** Bytes. A bundle has about 10 KB. */
const maxBundle = 4_000_000

const remedies: Readonly<Record<FailureKind, string>> = {
  forbidden:
    "Give the job `permissions: attestations: read`, and the token to pack-gate: GITHUB_TOKEN in the step's env.",
  'rate-limit': 'Run again later.',
  untrusted: 'Set the environment variable NODE_EXTRA_CA_CERTS to the file with the certificate of your authority.',
  unsure: 'Run again. If it persists, see whether GitHub reports an incident.',
  rejected: 'Check --repository: it is OWNER/REPO, of the repository whose workflow attests the releases.',
}

/** @param kind what it is treated as, where that is not what its status says */
function unreadable(what: string, error: unknown, kind?: FailureKind): GateError {
  const failure = failureOf(error)
  const as = failure.kind === 'untrusted' ? failure.kind : (kind ?? failure.kind)
  return new GateError('EGITHUB', `${what} could not be read: ${reasonOf({ ...failure, kind: as })}`, remedies[as], {
    cause: error,
  })
}

/**
 * Makes sure that the token sees the repository: GitHub says "not found" for what it hides, and that must not look like
 * a repository without attestations.
 *
 * @returns GitHub's number of it
 * @throws GateError EGITHUB
 */
export async function seeRepository(api: GitHubApi, { owner, repo }: Repository): Promise<string | null> {
  const { data } = await api.request('GET /repos/{owner}/{repo}', { owner, repo }).catch((error: unknown) => {
    throw unreadable(`the repository ${owner}/${repo}`, error)
  })
  const { id }: { readonly id?: unknown } = data
  return typeof id === 'number' ? String(id) : null
}

function entriesIn(data: unknown): unknown[] {
  const all = isObject(data) ? data.attestations : data
  return Array.isArray(all) ? all : [null]
}

/**
 * Fetches a bundle that GitHub only links to. The address is signed and leads to another host: no token goes there.
 *
 * @throws GateError EGITHUB where it can't be had, or is no bundle
 */
async function follow(
  { api, anonymous, retryBudget }: AttestationSource,
  url: unknown,
  what: string,
): Promise<JsonObject> {
  const protocol = typeof url === 'string' && URL.canParse(url) ? new URL(url).protocol : null
  // A GitHub of the tests has no certificate, and neither have its links.
  if (
    protocol === null ||
    !(protocol === 'https:' || api.request.endpoint.DEFAULTS.baseUrl.startsWith(`${protocol}//`))
  )
    throw unusable(what)
  const request = { parseSuccessResponseBody: false, redirect: 'error' } as const
  const bytes = await anonymous
    .request({ method: 'GET', url: String(url), request })
    .then(async ({ data }) => readBounded(data as ReadableStream<Uint8Array>, maxBundle, retryBudget))
    .catch((error: unknown) => {
      throw unreadable(what, error, 'unsure')
    })
  const bundle = bytes && parseBundle(bytes)
  if (!bundle) throw unusable(what)
  return bundle
}

/** GitHub stores bundles as Snappy, and may stop to. Null for anything else. */
function parseBundle(bytes: Buffer): JsonObject | null {
  try {
    const value = parseBounded(openSnappy(bytes, maxBundle) ?? bytes, Infinity)
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function unusable(what: string): GateError {
  return new GateError(
    'EGITHUB',
    `${what} exist, but GitHub did not send them in a known form`,
    'Check them with `gh attestation verify`, or keep the reports: --records DIR.',
  )
}

/**
 * What is looked through for one release. Everybody with `attestations: write` can add to it: more is no answer, and
 * not a shorter list.
 */
const most = { pages: 10, links: 100 } as const

function tooMany(what: string): GateError {
  return new GateError(
    'EGITHUB',
    `${what} are more than the limit (${most.pages} pages, ${most.links} links), and none so far says that it passed`,
    'See who makes them, or keep the reports: --records DIR.',
  )
}

/** Bundles and links that GitHub lists, and why there may be more: a page that fails hides none of those before it. */
interface Listed {
  readonly bundles: readonly unknown[]
  readonly links: readonly unknown[]
  readonly doubt: GateError | null
}

async function list(source: AttestationSource, sha256: string, what: string): Promise<Listed> {
  const { api, repository } = source
  const [bundles, links]: [unknown[], unknown[]] = [[], []]
  const pages = api.paginate.iterator('GET /repos/{owner}/{repo}/attestations/{subject_digest}', {
    ...repository,
    subject_digest: `sha256:${sha256}`,
    predicate_type: vsa.predicateType,
    per_page: 100,
  })
  let page = 0
  try {
    for await (const { data } of pages) {
      page += 1
      if (page > most.pages) return { bundles, links, doubt: tooMany(what) }
      for (const entry of entriesIn(data)) {
        const { bundle, bundle_url: url }: JsonObject = isObject(entry) ? entry : {}
        if (isObject(bundle)) bundles.push(bundle)
        else links.push(url)
      }
    }
    return { bundles, links, doubt: null }
  } catch (error) {
    // Only the first page's "not found" says that there are none.
    const isNone = page === 0 && failureOf(error).status === 404
    return { bundles, links, doubt: isNone ? null : unreadable(what, error) }
  }
}

/**
 * Whether the repository holds an attestation by which pack-gate let a release pass. GitHub finds attestations by
 * SHA-256 alone (docs.github.com/rest/repos/attestations). Since July 2026 it sends links in the place of bundles. Each
 * is looked at by itself: what can't be read hides none that can.
 *
 * @param sha256 of the tarball, lower-case hex
 * @param judge says what a bundle proves
 * @throws GateError EGITHUB where none proves it, and one could not be read
 */
export async function findAttestation(
  source: AttestationSource,
  sha256: string,
  judge: (bundle: unknown) => Promise<BundleVerdict>,
): Promise<Attestation> {
  const what = `the attestations of sha256:${sha256}`
  const { bundles, links, doubt } = await list(source, sha256, what)
  const doubts = [doubt, links.length > most.links ? tooMany(what) : null]
  const refused = new Set<string>()
  const open = async (each: unknown): Promise<unknown> => {
    if (isObject(each)) return each
    return follow(source, each, what).catch((error: unknown) => {
      if (!(error instanceof GateError)) throw error
      doubts.push(error)
      return null
    })
  }
  for (const each of [...bundles, ...links.slice(0, most.links)]) {
    const verdict = await judge(await open(each))
    if (verdict.passes) return { isAttested: true, signer: verdict.signer }
    if (verdict.why !== null) refused.add(verdict.why)
  }
  const [first] = doubts.filter((each) => each !== null)
  if (first) throw first
  return { isAttested: false, refused: [...refused] }
}
