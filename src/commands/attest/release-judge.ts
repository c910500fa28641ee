import { isObject } from '../../model/manifest.js'
import { vsa } from '../../model/verification.js'
import { parseBounded } from '../../report/untrusted/bounds.js'
import type { BundleVerifier, Signed } from './signed-bundle.js'
import { foreignSigner, type SignerPolicy } from './signer.js'

/** What an attestation has to speak of. */
export interface AttestedRelease {
  /** Of the tarball, lower-case hex. */
  readonly sha256: string
  readonly purl: string
}

/** What one bundle proves; `why` says what is wrong with one that says that the release passed. */
export type BundleVerdict =
  { readonly passes: true; readonly signer: string } | { readonly passes: false; readonly why: string | null }

/** The in-toto statement of a Sigstore bundle, unverified. Null for anything else. */
function statementOf(bundle: unknown): unknown {
  const envelope = isObject(bundle) ? bundle.dsseEnvelope : undefined
  if (!isObject(envelope) || typeof envelope.payload !== 'string') return null
  try {
    return parseBounded(Buffer.from(envelope.payload, 'base64'), Infinity)
  } catch {
    return null
  }
}

function isAbout(subjects: unknown, sha256: string): boolean {
  return (
    Array.isArray(subjects) &&
    subjects.some(
      (subject: unknown) =>
        isObject(subject) && isObject(subject.digest) && String(subject.digest.sha256).toLowerCase() === sha256,
    )
  )
}

/**
 * Whether a statement says that pack-gate let these bytes pass, as this release: a registry can list the tarball of one
 * version under another.
 */
function saysPassed(statement: unknown, { sha256, purl }: AttestedRelease): boolean {
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

/**
 * Judges bundles: one that says that the release passed counts only with a signature that holds, by the workflow that
 * is trusted. The verifier is loaded for the first bundle that says so.
 */
export function releaseJudge(verifier: () => Promise<BundleVerifier>, policy: SignerPolicy) {
  return async (bundle: unknown, release: AttestedRelease): Promise<BundleVerdict> => {
    if (!saysPassed(statementOf(bundle), release)) return { passes: false, why: null }
    const { NotVerified } = await import('./signed-bundle.js')
    const trusted = await verifier()
    let signed: Signed
    try {
      signed = trusted.verify(bundle)
    } catch (error) {
      if (error instanceof NotVerified) return { passes: false, why: error.message }
      throw error
    }
    if (!saysPassed(signed.statement, release)) return { passes: false, why: 'it signs a different statement' }
    const foreign = foreignSigner(signed.identity, policy)
    if (foreign !== null) return { passes: false, why: `it was signed by ${foreign}` }
    return { passes: true, signer: (signed.identity.workflow ?? '').replace(`${policy.server}/`, '') }
  }
}
