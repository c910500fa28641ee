import { emptyPolicy } from '../../policy/empty.js'
import type { PackageSource } from '../../registry/package-source.js'
import type { PublishedRecord } from '../../registry/published-release.js'
import type { Context } from '../../model/context.js'
import type { Finding } from '../../model/report.js'
import type { Release } from '../../model/release.js'
import type { Difference, Provenance } from '../../model/verification.js'
import type { TrustedRootName } from '../../model/watch-report.js'
import { claimedProvenance, provenanceIn } from '../attest/provenance.js'
import { Trust } from '../attest/trust.js'
import { signalsOf } from '../watch/signals.js'

/** Whose signature counts, and against what it is verified. */
export interface SignerWish {
  /** As typed; null: any workflow of the repository that package.json names. */
  readonly signerWorkflow: string | null
  /** File of the user's own roots; null for Sigstore's. */
  readonly trustedRoot: string | null
  /** The commit that the release has to be of; null for any. */
  readonly commit: string | null
  /** Whether the bundle is fetched: what differs is another release in any case. */
  readonly withProvenance: boolean
  readonly cwd: string
}

/** How a release was published, as far as that can be known. */
export interface Published {
  readonly provenance: Provenance | null
  readonly signals: readonly Finding[]
  readonly differences: readonly Difference[]
  readonly trustedRoot: TrustedRootName | null
}

function differencesIn(provenance: Provenance | null, { commit: asked }: SignerWish): readonly Difference[] {
  if (provenance === null) return []
  if (!provenance.verified) {
    const message = `the registry lists a provenance for it, which proves nothing: ${provenance.why}`
    return [{ kind: 'provenance', path: null, message }]
  }
  const { commit } = provenance
  if (asked === null || commit === null || commit === asked) return []
  const message = `its provenance is of commit ${commit.slice(0, 12)}, expected ${asked.slice(0, 12)}`
  return [{ kind: 'commit', path: null, message }]
}

/**
 * What the registry says of how a release was published. That a run of its repository made these bytes is believed of
 * no registry: the signed bundle is fetched and verified.
 *
 * @param release as it was served
 * @throws GateError EREGISTRY where the registry doesn't give the provenance that it names; EUSAGE
 */
export async function publishedHow(
  source: PackageSource,
  { name, version, integrity, manifest }: Release,
  { manifest: entry, history }: PublishedRecord,
  wish: SignerWish,
  context: Context,
): Promise<Published> {
  const trust = new Trust(wish.trustedRoot, wish.cwd, context)
  const address = wish.withProvenance ? claimedProvenance(entry) : null
  const release = { name, version, integrity: integrity ?? '', manifest, signerWorkflow: wish.signerWorkflow }
  const provenance =
    address === null
      ? null
      : await provenanceIn(
          await source.attestations(address, `the attestations of ${name}@${version}`),
          release,
          async () => trust.verifier(),
        )
  return {
    provenance,
    signals: history === null ? [] : signalsOf({ name, version }, history, emptyPolicy, context),
    differences: differencesIn(provenance, wish),
    trustedRoot: trust.name,
  }
}
