import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'
import { vsa } from '../../src/model/verification.js'
import { bits, der, nameOf, oid, sequence, time, yes } from './certificates.js'

/** Whom a certificate of Fulcio is for: a run of a workflow. */
export interface Signer {
  readonly repository: string
  /** With its ref: `.github/workflows/release.yml@refs/tags/v1.0.0`; of another repository where it begins with one. */
  readonly workflow: string
  readonly issuer: string
  /** GitHub's number of the repository. */
  readonly repositoryId?: string
}

export const usualSigner: Signer = {
  repository: 'octo-org/left-pad',
  workflow: '.github/workflows/release.yml@refs/tags/v1.0.0',
  issuer: 'https://token.actions.githubusercontent.com',
}

interface Keys {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

const newKeys = (): Keys => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const signed = (bytes: Buffer, key: KeyObject): Buffer => createSign('sha256').update(bytes).sign(key)
const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' })
const ecdsaWithSha256 = sequence(oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02))

function certificate(issuer: string, subject: string, keys: Keys, signer: Keys, from: Date, ...more: Buffer[]): Buffer {
  const until = new Date(from.getTime() + (subject === '' ? 600_000 : 10 * 365 * 86_400_000))
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    nameOf(issuer),
    sequence(time(from), time(until)),
    subject === '' ? sequence() : nameOf(subject),
    spki(keys.publicKey),
    der(0xa3, sequence(...more)),
  )
  return sequence(body, ecdsaWithSha256, bits(signed(body, signer.privateKey)))
}

const authority = sequence(oid(0x55, 0x1d, 0x13), yes, der(0x04, sequence(yes)))
const alternative = (uri: string): Buffer =>
  sequence(oid(0x55, 0x1d, 0x11), yes, der(0x04, sequence(der(0x86, Buffer.from(uri)))))
/** 1.3.6.1.4.1.57264.1.N (sigstore/fulcio, docs/oid-info.md). */
const fulcio = (last: number, text: string): Buffer =>
  sequence(oid(0x2b, 6, 1, 4, 1, 0x83, 0xbf, 0x30, 1, last), der(0x04, der(0x0c, Buffer.from(text))))

/** A Sigstore of its own: an authority that makes certificates, and a log that promises to list what is signed. */
export class SigningAuthority {
  readonly #root = newKeys()
  readonly #log = newKeys()
  readonly #name: string
  readonly #certificate: Buffer

  constructor(name = 'tests') {
    this.#name = name
    this.#certificate = certificate(name, name, this.#root, this.#root, new Date('2020-01-01'), authority)
  }

  /** What users of this authority trust. @param end after which nothing that it signs counts */
  trustedRoot(end?: string): object {
    const validFor = { start: '2020-01-01T00:00:00Z', ...(end !== undefined && { end }) }
    const key = spki(this.#log.publicKey)
    return {
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      tlogs: [
        {
          baseUrl: 'https://rekor.example.com',
          hashAlgorithm: 'SHA2_256',
          publicKey: { rawBytes: key.toString('base64'), keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor },
          logId: { keyId: this.#logId.toString('base64') },
        },
      ],
      certificateAuthorities: [
        {
          subject: { organization: 'tests', commonName: this.#name },
          uri: 'https://fulcio.example.com',
          certChain: { certificates: [{ rawBytes: this.#certificate.toString('base64') }] },
          validFor,
        },
      ],
      ctlogs: [],
      timestampAuthorities: [],
    }
  }

  /** Signs a statement as a run of a workflow would, with a certificate of ten minutes. */
  sign(statement: unknown, change: Partial<Signer> = {}, at = new Date()): Bundle {
    const keys = newKeys()
    const payload = Buffer.from(JSON.stringify(statement))
    const payloadType = 'application/vnd.in-toto+json'
    const encoded = Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `)
    const signature = signed(Buffer.concat([encoded, payload]), keys.privateKey).toString('base64')
    const leaf = this.#leaf(keys, { ...usualSigner, ...change }, at)
    return {
      mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
      verificationMaterial: {
        x509CertificateChain: { certificates: [{ rawBytes: leaf.toString('base64') }] },
        tlogEntries: [this.#entry(payload, signature, leaf, at)],
      },
      dsseEnvelope: { payload: payload.toString('base64'), payloadType, signatures: [{ sig: signature, keyid: '' }] },
    }
  }

  get #logId(): Buffer {
    return createHash('sha256').update(spki(this.#log.publicKey)).digest()
  }

  #leaf(keys: Keys, { repository, workflow, issuer, repositoryId }: Signer, at: Date): Buffer {
    const home = workflow.startsWith('.github/') ? `${repository}/` : ''
    const extensions = [
      alternative(`https://github.com/${home}${workflow}`),
      fulcio(8, issuer),
      fulcio(12, `https://github.com/${repository}`),
      fulcio(13, 'a'.repeat(40)),
      ...(repositoryId === undefined ? [] : [fulcio(15, repositoryId)]),
    ]
    return certificate(this.#name, '', keys, this.#root, new Date(at.getTime() - 1000), ...extensions)
  }

  #entry(payload: Buffer, signature: string, leaf: Buffer, at: Date): object {
    const value = createHash('sha256').update(payload).digest('hex')
    const verifier = leaf.toString('base64')
    const spec = { payloadHash: { algorithm: 'sha256', value }, signatures: [{ signature, verifier }] }
    const body = Buffer.from(JSON.stringify({ apiVersion: '0.0.1', kind: 'dsse', spec })).toString('base64')
    const integratedTime = Math.floor(at.getTime() / 1000)
    // In the order of canonical JSON.
    const promised = { body, integratedTime, logID: this.#logId.toString('hex'), logIndex: 1 }
    const promise = signed(Buffer.from(JSON.stringify(promised)), this.#log.privateKey)
    return {
      logIndex: '1',
      logId: { keyId: this.#logId.toString('base64') },
      kindVersion: { kind: 'dsse', version: '0.0.1' },
      integratedTime: String(integratedTime),
      inclusionPromise: { signedEntryTimestamp: promise.toString('base64') },
      canonicalizedBody: body,
    }
  }
}

/** A Sigstore bundle, as far as tests change it. */
export interface Bundle {
  mediaType: string
  verificationMaterial: {
    x509CertificateChain: { certificates: { rawBytes: string }[] }
    tlogEntries: object[]
  }
  dsseEnvelope: { payload: string; payloadType: string; signatures: { sig: string; keyid: string }[] }
}

/** What a statement of pack-gate says, where it isn't that these bytes passed as this release. */
export interface StatementChange {
  readonly type?: string
  readonly id?: string
  readonly result?: string
  readonly sha256?: string
  readonly purl?: string
}

/** The statement that actions/attest makes of a verification summary. */
export function passedStatement(sha256: string, purl: string, change: StatementChange = {}): object {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'release.tgz', digest: { sha256: change.sha256 ?? sha256 } }],
    predicateType: change.type ?? vsa.predicateType,
    predicate: {
      verifier: { id: change.id ?? vsa.verifierId },
      resourceUri: change.purl ?? purl,
      verificationResult: change.result ?? vsa.passed,
    },
  }
}

/** The statement of npm's provenance: that a workflow built these bytes, as this release. */
export function provenanceStatement(sha512: string, purl: string): object {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: purl, digest: { sha512 } }],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: { buildDefinition: {}, runDetails: {} },
  }
}
