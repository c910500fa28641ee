import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context } from '../../model/context.js'
import { GateError } from '../../model/errors.js'
import { isObject } from '../../model/manifest.js'
import { writeOutput } from '../../model/output-file.js'
import { isRepository, type Report, type Verdict } from '../../model/report.js'
import { homepage } from '../../model/tool.js'
import { purlOf, vsa } from '../../model/verification.js'

/** Where the policy is, and the SHA-256 of its text; null where its text is not at hand. */
interface PolicySource {
  readonly uri: string
  readonly sha256: string | null
}

/**
 * The predicate of a SLSA Verification Summary (slsa.dev/spec/v1.1/verification_summary); its type is
 * `vsa.predicateType`.
 */
export interface VerificationSummary {
  readonly verifier: { readonly id: string; readonly version: Readonly<Record<string, string>> }
  /** RFC 3339, UTC. */
  readonly timeVerified: string
  readonly resourceUri: string
  readonly policy: { readonly uri: string; readonly digest?: { readonly sha256: string } }
  readonly verificationResult: typeof vsa.passed
  readonly verifiedLevels: readonly string[]
  readonly slsaVersion: string
}

/**
 * What the gate says of a release that passed. Which bytes it speaks of is not in here: the signer names them, as the
 * subject of the in-toto statement that it makes of this.
 *
 * @param policy null where rules and baseline alone decided
 */
export function summaryOf(verdict: Verdict, policy: PolicySource | null, now: Date): VerificationSummary {
  const { tool } = verdict
  return {
    verifier: { id: vsa.verifierId, version: { [tool.name]: tool.version } },
    timeVerified: now.toISOString(),
    resourceUri: purlOf(verdict.package),
    policy: policyOf(policy, tool.version),
    verificationResult: vsa.passed,
    // pack-gate verifies no level of a SLSA track. Other values may be used, if they don't begin with SLSA_.
    verifiedLevels: ['PACK_GATE_PASSED'],
    slsaVersion: '1.1',
  }
}

function policyOf(policy: PolicySource | null, version: string): VerificationSummary['policy'] {
  if (policy === null) return { uri: `${homepage}/blob/v${version}/docs/rules/README.md` }
  return { uri: policy.uri, ...(policy.sha256 !== null && { digest: { sha256: policy.sha256 } }) }
}

/** Where a predicate goes. */
export interface SummaryPlace {
  /** Absolute. */
  readonly file: string
  /** Absolute path of the repository's root, from which the report names the policy. */
  readonly root: string
}

function attempt(file: string, work: () => void): void {
  try {
    work()
  } catch (cause) {
    if (cause instanceof GateError) throw cause
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new GateError(
      'EUSAGE',
      `the verification summary could not be written to ${file}: ${why}`,
      'Name a file that can be written to: --vsa (Action input `vsa-file`).',
      { cause },
    )
  }
}

/** Removes what an earlier run wrote: it must not be signed for this one. Throws GateError EUSAGE where it can't. */
export function clearSummary({ file }: SummaryPlace): void {
  attempt(file, () => {
    rmSync(file, { force: true })
  })
}

/** Bytes. Ours have one thousand. */
const largestSummary = 100_000

/**
 * The same after a mistake in the command, where the place may be a mistake too: only what is a summary of ours goes.
 * Never throws.
 */
export function clearLeftSummary(file: string): void {
  try {
    const stats = statSync(file)
    if (!stats.isFile() || stats.size > largestSummary) return
    const left: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (isObject(left) && isObject(left.verifier) && left.verifier.id === vsa.verifierId) rmSync(file)
  } catch {
    // It isn't there, or is no summary: nothing is left that could be signed.
  }
}

/** The policy's file at the commit of the workflow; outside of one, its path alone. Null where no file decided. */
function policySource(policy: Verdict['policy'], root: string, { env }: Context): PolicySource | null {
  if (policy?.path == null) return null
  const { path, side } = policy
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env
  const encoded = path.split('/').map(encodeURIComponent).join('/')
  // What lies here is the pull request's file, and not the one that decided.
  if (side === 'base') return { uri: `urn:pack-gate:base-policy:${encoded}`, sha256: null }
  const uri =
    server && repository && commit
      ? `${server}/${repository}/blob/${commit}/${encoded}`
      : `urn:pack-gate:policy:${encoded}`
  return {
    uri,
    sha256: createHash('sha256')
      .update(readFileSync(resolve(root, path)))
      .digest('hex'),
  }
}

/** Several packages are refused where a summary is asked for. */
export function severalPackages(): GateError {
  return new GateError(
    'EUSAGE',
    "one verification summary can't speak of several packages",
    'Gate each package in a run of its own, each with a summary of its own.',
  )
}

/**
 * Writes the predicate for a release that passed and was handed over; nothing for any other.
 *
 * @throws GateError EUSAGE where it can't be written, or the report is about several packages
 */
export function writeSummary(place: SummaryPlace, report: Report, context: Context): void {
  if (isRepository(report)) throw severalPackages()
  if (report.conclusion !== 'success' || report.tarball === null) return
  const policy = policySource(report.policy, place.root, context)
  const text = `${JSON.stringify(summaryOf(report, policy, context.now()), null, 2)}\n`
  attempt(place.file, () => {
    writeOutput(place.file, text)
  })
}
