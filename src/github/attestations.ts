import { GateError } from '../errors.js'
import { isObject } from '../json.js'
import { vsa } from '../vsa.js'
import type { GitHubApi } from './client.js'
import { failureOf, reasonOf, type FailureKind } from './failure.js'

export interface Repository {
  readonly owner: string
  readonly repo: string
}

const remedies: Readonly<Record<FailureKind, string>> = {
  forbidden: 'Give the job `permissions: attestations: read`, and the token to pack-gate: GITHUB_TOKEN in the step\'s env.',
  'rate-limit': 'Run again later.',
  untrusted: 'Name the file with the certificate of your authority in the environment variable NODE_EXTRA_CA_CERTS.',
  unsure: 'Run again; if it stays, see whether GitHub reports an incident.',
  rejected: 'Check --repository: it is OWNER/REPO, of the repository whose workflow attests the releases.',
}

function unreadable(what: string, error: unknown): GateError {
  const failure = failureOf(error)
  return new GateError('EGITHUB', `${what} could not be read: ${reasonOf(failure)}`, remedies[failure.kind], { cause: error })
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
  return Array.isArray(subjects) && subjects.some((subject: unknown) => isObject(subject) && isObject(subject.digest) && subject.digest.sha256 === sha256)
}

/** Whether a bundle says that pack-gate let these bytes pass. That its signature holds is not checked here. */
function saysPassed(bundle: unknown, sha256: string): boolean {
  const statement = statementOf(bundle)
  if (!isObject(statement) || statement.predicateType !== vsa.predicateType || !isAbout(statement.subject, sha256)) return false
  const { predicate } = statement
  if (!isObject(predicate) || !isObject(predicate.verifier)) return false
  return predicate.verifier.id === vsa.verifierId && predicate.verificationResult === vsa.passed
}

/**
 * Whether the repository holds an attestation by which pack-gate let a tarball pass. GitHub finds attestations by SHA-256
 * alone (docs.github.com/rest/repos/attestations).
 *
 * @param sha256 of the tarball, lower-case hex
 * @throws GateError EGITHUB where GitHub does not tell
 */
export async function isAttested(api: GitHubApi, { owner, repo }: Repository, sha256: string): Promise<boolean> {
  const what = `the attestations of sha256:${sha256}`
  const bundles = await api
    .paginate(
      'GET /repos/{owner}/{repo}/attestations/{subject_digest}',
      { owner, repo, subject_digest: `sha256:${sha256}`, predicate_type: vsa.predicateType, per_page: 100 },
      ({ data }) => bundlesIn(data),
    )
    .catch((error: unknown) => {
      if (failureOf(error).status === 404) return []
      throw unreadable(what, error)
    })
  if (bundles.some((bundle) => saysPassed(bundle, sha256))) return true
  if (bundles.every(isObject)) return false
  throw new GateError('EGITHUB', `${what} are there, and GitHub did not send them along`, 'Check them with `gh attestation verify`, or keep the reports: --records DIR.')
}

/** The bundles of an answer; null for one that is only linked to. */
function bundlesIn(data: unknown): unknown[] {
  const all = isObject(data) ? data.attestations : data
  return Array.isArray(all) ? all.map((each: unknown) => (isObject(each) ? (each.bundle ?? null) : null)) : [null]
}
