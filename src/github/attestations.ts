import { GateError } from '../model/errors.js'
import { isObject, type JsonObject } from '../model/manifest.js'
import { vsa } from '../model/verification.js'
import { readBounded } from './limits.js'
import type { GitHubApi } from './client.js'
import { failureOf, reasonOf, type FailureKind } from './failure.js'
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
  readonly repository: Repository
}

/** What an attestation has to speak of. */
interface AttestedRelease {
  /** Of the tarball, lower-case hex. */
  readonly sha256: string
  readonly purl: string
}

/** Bytes. A bundle has about 10 KB. */
const maxBundle = 16_000_000

const remedies: Readonly<Record<FailureKind, string>> = {
  forbidden:
    "Give the job `permissions: attestations: read`, and the token to pack-gate: GITHUB_TOKEN in the step's env.",
  'rate-limit': 'Run again later.',
  untrusted: 'Name the file with the certificate of your authority in the environment variable NODE_EXTRA_CA_CERTS.',
  unsure: 'Run again; if it stays, see whether GitHub reports an incident.',
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
 * @throws GateError EGITHUB
 */
export async function seeRepository(api: GitHubApi, { owner, repo }: Repository): Promise<void> {
  await api.request('GET /repos/{owner}/{repo}', { owner, repo }).catch((error: unknown) => {
    throw unreadable(`the repository ${owner}/${repo}`, error)
  })
}

/** The in-toto statement of a Sigstore bundle, unverified. Null for anything else. */
function statementOf(bundle: unknown): unknown {
  const envelope = isObject(bundle) ? bundle.dsseEnvelope : undefined
  if (!isObject(envelope) || typeof envelope.payload !== 'string') return null
  try {
    return JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8'))
  } catch {
    return null
  }
}

function isAbout(subjects: unknown, sha256: string): boolean {
  return (
    Array.isArray(subjects) &&
    subjects.some(
      (subject: unknown) => isObject(subject) && isObject(subject.digest) && subject.digest.sha256 === sha256,
    )
  )
}

/**
 * Whether a bundle says that pack-gate let these bytes pass, as this release: a registry can list the tarball of one
 * version under another. That its signature holds is not checked here.
 */
function saysPassed(bundle: unknown, { sha256, purl }: AttestedRelease): boolean {
  const statement = statementOf(bundle)
  if (!isObject(statement) || statement.predicateType !== vsa.predicateType || !isAbout(statement.subject, sha256))
    return false
  const { predicate } = statement
  if (!isObject(predicate) || !isObject(predicate.verifier)) return false
  return (
    predicate.verifier.id === vsa.verifierId &&
    predicate.verificationResult === vsa.passed &&
    predicate.resourceUri === purl
  )
}

/** What GitHub lists; null for an entry without a form. */
async function list(
  { api, repository: { owner, repo } }: AttestationSource,
  sha256: string,
  what: string,
): Promise<readonly (JsonObject | null)[]> {
  const found = await api
    .paginate(
      'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
      { owner, repo, subject_digest: `sha256:${sha256}`, predicate_type: vsa.predicateType, per_page: 100 },
      ({ data }) => entriesIn(data),
    )
    .catch((error: unknown) => {
      if (failureOf(error).status === 404) return []
      throw unreadable(what, error)
    })
  return found.map((entry) => (isObject(entry) ? entry : null))
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
async function follow({ api, anonymous }: AttestationSource, url: unknown, what: string): Promise<JsonObject> {
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
    .then(async ({ data }) => readBounded(data as ReadableStream<Uint8Array>, maxBundle))
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
    const value: unknown = JSON.parse((openSnappy(bytes, maxBundle) ?? bytes).toString('utf8'))
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

function unusable(what: string): GateError {
  return new GateError(
    'EGITHUB',
    `${what} are there, and GitHub did not send them in a form that is known`,
    'Check them with `gh attestation verify`, or keep the reports: --records DIR.',
  )
}

/**
 * Whether the repository holds an attestation by which pack-gate let a release pass. GitHub finds attestations by
 * SHA-256
 * alone (docs.github.com/rest/repos/attestations). Since July 2026 it sends links in the place of bundles.
 *
 * @throws GateError EGITHUB where GitHub does not tell
 */
export async function isAttested(source: AttestationSource, release: AttestedRelease): Promise<boolean> {
  const what = `the attestations of sha256:${release.sha256}`
  const entries = await list(source, release.sha256, what)
  if (entries.some((entry) => saysPassed(entry?.bundle, release))) return true
  for (const entry of entries) {
    if (!isObject(entry?.bundle) && saysPassed(await follow(source, entry?.bundle_url, what), release)) return true
  }
  return false
}
