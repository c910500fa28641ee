import { bundleFromJSON } from '@sigstore/bundle'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { toSignedEntity, toTrustMaterial, Verifier, type Signer } from '@sigstore/verify'
import { isObject, type JsonObject } from '../../model/manifest.js'
import { parseBounded } from '../../report/untrusted/bounds.js'

/** Who signed, as Fulcio wrote it into the certificate (sigstore/fulcio, docs/oid-info.md). */
export interface Identity {
  /** Who vouches for it: `https://token.actions.githubusercontent.com`. */
  readonly issuer: string | null
  /** The workflow that signed, with its ref: `https://github.com/o/r/.github/workflows/release.yml@refs/tags/v1`. */
  readonly workflow: string | null
  /** The repository that the run is of: `https://github.com/o/r`. */
  readonly repository: string | null
  /** GitHub's number of it, which stays when it is renamed. */
  readonly repositoryId?: string | null
  readonly commit: string | null
}

/** A statement whose signature holds. */
export interface Signed {
  readonly statement: JsonObject
  readonly identity: Identity
}

/** Says why a bundle proves nothing; its message is for people. */
export class NotVerified extends Error {}

const payloadType = 'application/vnd.in-toto+json'

/** What follows the tag of a DER UTF8String; older extensions of Fulcio hold the text alone. */
function textIn(value: Buffer): string {
  if (value[0] !== 0x0c) return value.toString('utf8')
  const length = value[1] ?? 0
  const start = length < 0x80 ? 2 : 2 + (length & 0x7f)
  return value.subarray(start).toString('utf8')
}

function identityOf({ identity }: Signer): Identity {
  const extension = (last: number): string | null => {
    const found = identity?.oids?.find(({ oid }) => oid?.id.join('.') === `1.3.6.1.4.1.57264.1.${last}`)
    return found ? textIn(Buffer.from(found.value)) : null
  }
  const former = extension(5)
  return {
    issuer: extension(8) ?? extension(1),
    workflow: identity?.subjectAlternativeName ?? null,
    repository: extension(12) ?? (former === null ? null : `https://github.com/${former}`),
    repositoryId: extension(15),
    commit: extension(13) ?? extension(3),
  }
}

function verifierOf(document: JsonObject): Verifier {
  const material = toTrustMaterial(TrustedRoot.fromJSON(document))
  // A root without logs (GitHub's for private repositories) vouches by timestamps alone.
  return new Verifier(material, {
    ctlogThreshold: Math.min(1, material.ctlogs.length),
    tlogThreshold: Math.min(1, material.tlogs.length),
    timestampThreshold: 1,
  })
}

/** Verifies Sigstore bundles against one or several roots: a bundle is good where one of them vouches for it. */
export class BundleVerifier {
  readonly #verifiers: readonly Verifier[]

  /** @throws Error where a root can't be used */
  constructor(documents: readonly JsonObject[]) {
    this.#verifiers = documents.map(verifierOf)
  }

  /** @throws NotVerified */
  verify(json: unknown): Signed {
    const bundle = parsed(json)
    if (bundle.content.$case !== 'dsseEnvelope') throw new NotVerified('it signs a file, not a statement')
    const { dsseEnvelope } = bundle.content
    if (dsseEnvelope.payloadType !== payloadType) throw new NotVerified('it is not an in-toto statement')
    if (bundle.verificationMaterial.content.$case === 'publicKey')
      throw new NotVerified('it has a key instead of a certificate')
    const identity = identityOf(this.#signerOf(bundle))
    return { statement: statementIn(dsseEnvelope.payload), identity }
  }

  #signerOf(bundle: ReturnType<typeof bundleFromJSON>): Signer {
    const reasons: string[] = []
    for (const verifier of this.#verifiers) {
      try {
        return verifier.verify(toSignedEntity(bundle))
      } catch (error) {
        reasons.push(error instanceof Error ? error.message : String(error))
      }
    }
    throw new NotVerified(`its signature is not valid (${[...new Set(reasons)].join('; ').slice(0, 200)})`)
  }
}

function statementIn(payload: Uint8Array): JsonObject {
  const statement = (() => {
    try {
      return parseBounded(Buffer.from(payload), Infinity)
    } catch {
      return null
    }
  })()
  if (!isObject(statement)) throw new NotVerified('it is not an in-toto statement')
  return statement
}

function parsed(json: unknown): ReturnType<typeof bundleFromJSON> {
  try {
    return bundleFromJSON(json)
  } catch {
    throw new NotVerified('it is not a Sigstore bundle')
  }
}
