import { resolve } from 'node:path'
import { packageSource } from '../diff/read-side.js'
import { fetchRelease, type PublishedRecord } from '../../registry/published-release.js'
import { emptyPolicy } from '../../policy/empty.js'
import { GateError } from '../../model/errors.js'
import { inspect } from '../../inspect/inspect.js'
import { limitsOf } from '../../rules/contents/file-not-inspected.js'
import type { Contents } from '../../tarball/contents.js'
import { publishedVersion } from '../../model/manifest.js'
import { nameMistake } from '../../model/manifest-file.js'
import { tarball } from '../../tarball/tarball.js'
import { tarballIntegrity } from '../../tarball/tarball-hash.js'
import { findTarget } from '../../gate/gate-request.js'
import { isTarball } from '../../model/format.js'
import type { Release } from '../../model/release.js'
import type { Context } from '../../model/context.js'
import { signerPolicy } from '../attest/signer.js'
import { isStageId } from '../../registry/stage.js'
import { stagedTarball } from '../diff/read-side.js'
import { differencesOf, gitHeadOf, unsound } from './differences.js'
import { type JudgedRelease, readJudged } from './judged-release.js'
import { publishedHow, type Published } from './trust.js'
import type { ExpectedOrigin, Verification } from '../../model/verification.js'

/** What to verify, and how; from the command line or the Action's inputs. */
export interface VerifyRequest {
  /** NAME@VERSION, a .tgz or the id of a staged release; null for the release that the report is about. */
  readonly target: string | null
  /** The JSON report, relative to `cwd`. */
  readonly report: string
  readonly cwd: string
  /** How long a release that is not in the registry yet is waited for; 0 asks once. */
  readonly waitSeconds: number
  /** Names of further environment variables that npm may see. */
  readonly passEnv: readonly string[]
  /** What run and commit the report has to be of. */
  readonly expected: ExpectedOrigin
  /** As `--signer-workflow` was typed: whose provenance counts; null for any workflow of package.json's repository. */
  readonly signerWorkflow: string | null
  /** File of the roots that signatures are verified against, relative to `cwd`; null for Sigstore's. */
  readonly trustedRoot: string | null
}

interface Spec {
  readonly name: string
  readonly version: string
}

/** NAME@VERSION, as npm could publish it; null for anything else. */
function specIn(text: string): Spec | null {
  const at = text.lastIndexOf('@')
  const [name, version] = at > 0 ? [text.slice(0, at), text.slice(at + 1)] : [text, '']
  const published = publishedVersion(version)
  return nameMistake(name, 'the command') === null && published !== null ? { name, version: published } : null
}

function parseSpec(target: string): Spec {
  const spec = specIn(target)
  if (spec !== null) return spec
  throw new GateError(
    'EUSAGE',
    `${JSON.stringify(target)} is neither NAME@VERSION, a .tgz nor the id of a staged release`,
    'Give one exact version, as in `pack-gate verify acme@1.2.0 --report report.json`: a tag or a range can ' +
      'point to a different one tomorrow.',
  )
}

/** The report's own name reaches npm too: `../folder` would be no package of the registry. */
function specOf({ name, version }: JudgedRelease, report: string): Spec {
  const spec = specIn(`${name}@${version}`)
  if (spec !== null) return spec
  throw new GateError(
    'EUSAGE',
    `the report ${report} is about ${JSON.stringify(`${name}@${version}`.slice(0, 300))}, which can't be in a registry`,
    'Give the report of a package that npm publishes.',
  )
}

function judgedFor({ report, cwd, expected }: VerifyRequest, release: Spec | null): JudgedRelease {
  const judged = readJudged(resolve(cwd, report), report, release?.name ?? null, expected)
  if (release === null || publishedVersion(judged.version) === publishedVersion(release.version)) return judged
  throw new GateError(
    'EUSAGE',
    `the report ${report} is about ${judged.name}@${judged.version}, not about ${release.name}@${release.version}`,
    "Give the report of this version's check.",
  )
}

/** Bytes that were fetched or named: the release in them, or why there is none to be read. */
type Opened = { readonly release: Release } | { readonly integrity: string; readonly fault: GateError }

/** What can't be read can still be distinguished from what was judged: by its hash. */
async function openAndDispose(contents: Contents): Promise<Opened> {
  try {
    return { release: await inspect(contents, limitsOf(emptyPolicy)) }
  } catch (thrown) {
    if (!(thrown instanceof GateError) || thrown.code !== 'ETARBALL' || !contents.stream) throw thrown
    return { integrity: await tarballIntegrity(contents), fault: thrown }
  } finally {
    contents.dispose()
  }
}

interface Found extends Pick<Verification, 'source' | 'differences'> {
  readonly actual: string | null
  readonly gitHead?: string | null
  /** Null where that is not known: of a tarball, and of one that can't be read. */
  readonly published?: Published | null
}

function verification(judged: JudgedRelease, context: Context, found: Found): Verification {
  const { source, actual, gitHead = null, published = null } = found
  const { signals = [], provenance = null, trustedRoot = null } = published ?? {}
  const differences = [...found.differences, ...(published?.differences ?? [])]
  const isSuspicious = signals.some(({ level }) => level === 'error')
  return {
    schemaVersion: 1,
    tool: context.tool,
    conclusion: differences.length === 0 && !isSuspicious ? 'success' : 'failure',
    package: { name: judged.name, version: judged.version },
    report: judged.origin,
    gitHead,
    source,
    integrity: { expected: judged.integrity, actual },
    differences,
    provenance,
    ...(signals.length > 0 && { signals }),
    ...(trustedRoot && { trustedRoot }),
  }
}

/** @throws GateError ETARBALL where the very bytes that were judged can't be read */
function compared(
  judged: JudgedRelease,
  opened: Opened,
  record: PublishedRecord | null,
  { expected: { commit } }: VerifyRequest,
): { readonly actual: string | null; readonly differences: Verification['differences'] } {
  if ('release' in opened) {
    const { release } = opened
    return { actual: release.integrity, differences: differencesOf(judged, release, record, commit) }
  }
  const { integrity, fault } = opened
  if (integrity === judged.integrity) throw fault
  return { actual: integrity, differences: unsound(judged, fault.message) }
}

async function verifyTarball(request: VerifyRequest, contents: Contents, context: Context): Promise<Verification> {
  const opened = await openAndDispose(contents)
  const judged = judgedFor(request, 'release' in opened ? opened.release : null)
  return verification(judged, context, { source: 'tarball', ...compared(judged, opened, null, request) })
}

function notThere({ name, version }: Spec, host: string, waitSeconds: number): GateError {
  const waited = waitSeconds === 0 ? '' : `, after ${waitSeconds} seconds of waiting`
  return new GateError(
    'EREGISTRY',
    `the registry ${host} does not have ${name}@${version}${waited}`,
    'If it was published within the last half hour, npm is probably still scanning it and answers "not found" until ' +
      'then: wait longer, --wait 1800 (Action input `wait`). If it is staged, approve it first: `pack-gate stage`. ' +
      'Otherwise it was never published, was unpublished, or this token may not see it.',
  )
}

async function verifyPublished(request: VerifyRequest, target: string | null, context: Context): Promise<Verification> {
  const { cwd, waitSeconds, report, expected } = request
  const judged = judgedFor(request, target === null ? null : parseSpec(target))
  const spec = specOf(judged, report)
  const source = await packageSource(spec.name, { cwd, context })
  const fetched = await fetchRelease(source, spec.version, waitSeconds)
  if (fetched === null) throw notThere(spec, source.host, waitSeconds)
  const { contents, record } = fetched
  if (contents === null) {
    const named = record.hashes.join(' ') || 'none'
    const message = `the registry serves bytes that don't match its own integrity (${named})`
    return verification(judged, context, {
      source: 'registry',
      actual: null,
      differences: [{ kind: 'integrity', path: null, message }],
    })
  }
  const opened = await openAndDispose(contents)
  const gitHead = gitHeadOf(record.manifest)
  const found = { source: 'registry', gitHead, ...compared(judged, opened, record, request) } as const
  if (!('release' in opened)) return verification(judged, context, found)
  const wish = { ...request, commit: expected.commit, withProvenance: found.differences.length === 0 }
  return verification(judged, context, {
    ...found,
    published: await publishedHow(source, opened.release, record, wish, context),
  })
}

/**
 * Compares a release with the report of the gate: a published one, or check a staged tarball before approval.
 *
 * @throws GateError where there is nothing to compare: that is never a success
 */
export async function verify(request: VerifyRequest, context: Context): Promise<Verification> {
  const { target, cwd, signerWorkflow } = request
  // Said at once, and not only where there is a provenance.
  if (signerWorkflow !== null) signerPolicy(signerWorkflow, '', '')
  if (target !== null && isStageId(target))
    return verifyTarball(request, await stagedTarball(target, { cwd, context }), context)
  return target !== null && isTarball(target)
    ? verifyTarball(request, tarball(findTarget(target, cwd).path), context)
    : verifyPublished(request, target, context)
}
