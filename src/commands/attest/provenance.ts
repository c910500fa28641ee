import { asObject, isObject, type JsonObject } from '../../model/manifest.js'
import { plainAddress, repositoryAddress } from '../../model/repository-address.js'
import type { Manifest } from '../../model/release.js'
import { purlOf, type Provenance } from '../../model/verification.js'
import type { BundleVerifier, Identity, Signed } from './signed-bundle.js'
import { foreignSigner, isIssuer, signerPolicy } from './signer.js'

/** What a provenance has to speak of. */
export interface BuiltRelease {
  readonly name: string
  readonly version: string
  /** Of the bytes that the registry served, `sha512-…`. */
  readonly integrity: string
  /** The package.json in them. */
  readonly manifest: Manifest
  /** As `--signer-workflow` was typed; null for any workflow of the repository. */
  readonly signerWorkflow: string | null
}

/** What npm makes: `v0.2` until 2023. npm's own attestation that it published stands beside it, and proves no build. */
const predicate = /^https:\/\/slsa\.dev\/provenance\/(?:v0\.2|v1)$/

/** Where the registry says that a release has a provenance: the address of its bundles; null where it says nothing. */
export function claimedProvenance(entry: Manifest): string | null {
  const { url, provenance } = asObject(asObject(entry.dist).attestations)
  return isObject(provenance) ? (typeof url === 'string' ? url : '') : null
}

function bundlesIn(answer: unknown): readonly unknown[] {
  const { attestations } = asObject(answer)
  const all: readonly unknown[] = Array.isArray(attestations) ? attestations : []
  return all
    .filter((one): one is JsonObject => isObject(one) && predicate.test(String(one.predicateType)))
    .map(({ bundle }) => bundle)
}

function isAbout({ subject }: JsonObject, { name, version, integrity }: BuiltRelease): boolean {
  const sha512 = Buffer.from(integrity.replace(/^sha512-/, ''), 'base64').toString('hex')
  const subjects: readonly unknown[] = Array.isArray(subject) ? subject : []
  return subjects.some((one) => {
    const { name: about, digest } = asObject(one)
    return about === purlOf({ name, version }) && String(asObject(digest).sha512).toLowerCase() === sha512
  })
}

/** Why an identity is not the repository of package.json, as words that follow "it was signed by"; null where it is. */
function foreignBuilder(identity: Identity, { manifest, signerWorkflow }: BuiltRelease): string | null {
  const address = repositoryAddress(manifest)
  const [host = '', ...path] = address.split('/')
  const { issuer, repository } = identity
  const by = repository ?? 'no repository'
  if (address === '') return `a run of ${by}, but package.json has no repository`
  if (signerWorkflow !== null)
    return foreignSigner(identity, signerPolicy(signerWorkflow, path.join('/'), `https://${host}`))
  const isVouched = host === 'github.com' ? isIssuer(issuer, 'https://github.com') : issuer === `https://${host}`
  if (!isVouched) return `an identity of ${issuer ?? 'no one'}, but package.json has ${address}`
  return plainAddress(by) === address ? null : `a run of ${by}, but package.json has ${address}`
}

/** What the bundles that a registry has of a release prove: that a run of its repository made these very bytes. */
export async function provenanceIn(
  answer: unknown,
  release: BuiltRelease,
  verifier: () => Promise<BundleVerifier>,
): Promise<Provenance> {
  const { NotVerified } = await import('./signed-bundle.js')
  const reasons = new Set<string>()
  for (const bundle of bundlesIn(answer)) {
    const trusted = await verifier()
    let signed: Signed
    try {
      signed = trusted.verify(bundle)
    } catch (error) {
      if (!(error instanceof NotVerified)) throw error
      reasons.add(error.message)
      continue
    }
    const { statement, identity } = signed
    const foreign = foreignBuilder(identity, release)
    if (!predicate.test(String(statement.predicateType)) || !isAbout(statement, release))
      reasons.add('what it signs is about a different release')
    else if (foreign !== null) reasons.add(`it was signed by ${foreign}`)
    else {
      const { workflow, repository, commit } = identity
      return { verified: true, signer: (workflow ?? '').replace(/^https:\/\/[^/]+\//, ''), repository, commit }
    }
  }
  const [first = 'the registry gives none'] = reasons
  return { verified: false, why: first }
}
