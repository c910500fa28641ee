import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { Context } from '../../model/context.js'
import { GateError } from '../../model/errors.js'
import { isObject } from '../../model/manifest.js'
import { writeOutput } from '../../model/output-file.js'
import { isRepository, type Report, type Verdict, verdictsOf } from '../../model/report.js'
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

/** Where predicates go. */
export interface SummaryPlace {
  /** Absolute. */
  readonly file: string
  /** It is a folder: each package's predicate has a file of its own there, named as its tarball. */
  readonly isFolder: boolean
  /** Absolute path of the repository's root, from which the report names the policy. */
  readonly root: string
}

/** The place that a user names: what ends with a slash is a folder. */
export function summaryPlace(written: string, cwd: string, root: string): SummaryPlace {
  return { file: resolve(cwd, written), isFolder: /[\\/]$/.test(written), root }
}

const ending = '.vsa.json'

/** The file of one release: `acme-core-1.2.0.vsa.json` beside others. */
export function summaryFile({ file, isFolder }: SummaryPlace, tarball: string): string {
  return isFolder ? join(file, `${basename(tarball, '.tgz')}${ending}`) : file
}

/** What an earlier run left in a folder. */
function leftIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending))
      .map((name) => join(folder, name))
  } catch {
    return []
  }
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
      'Choose a file that can be written to: --vsa (Action input `vsa-file`).',
      { cause },
    )
  }
}

/** Removes what an earlier run wrote: it must not be signed for this one. Throws GateError EUSAGE where it can't. */
export function clearSummary({ file, isFolder }: SummaryPlace): void {
  if (isFolder) for (const each of leftIn(file)) clearLeftSummary(each)
  if (isFolder) return
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
    if (stats.isDirectory()) for (const each of leftIn(file)) clearLeftSummary(each)
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
    "one verification summary can't describe several packages",
    'Give a folder, with a slash at its end: each package gets its own summary there.',
  )
}

/**
 * Writes the predicate for each release that passed and was handed over; nothing for any other.
 *
 * @throws GateError EUSAGE where it can't be written, or one file is to speak of several packages
 */
export function writeSummary(place: SummaryPlace, report: Report, context: Context): void {
  if (isRepository(report) && !place.isFolder) throw severalPackages()
  for (const verdict of verdictsOf(report)) {
    if (verdict.conclusion !== 'success' || verdict.tarball === null) continue
    const policy = policySource(verdict.policy, place.root, context)
    const text = `${JSON.stringify(summaryOf(verdict, policy, context.now()), null, 2)}\n`
    const file = summaryFile(place, verdict.tarball.path)
    attempt(file, () => {
      writeOutput(file, text)
    })
  }
}
