import type { PublicationHistory } from '../../model/baseline.js'
import { toGateError } from '../../model/errors.js'
import type { Manifest } from '../../model/release.js'
import { claimedProvenance, provenanceIn } from '../attest/provenance.js'
import type { WatchRun } from './request.js'

/** Why what the registry says of a release's provenance isn't believed. */
export type Unproven = NonNullable<PublicationHistory['unproven']>

/** What is known of the provenances that a registry lists. */
export interface Provenances {
  /** By version, only of releases whose provenance isn't proven. */
  readonly unproven: ReadonlyMap<string, Unproven>
  /** Versions whose provenance holds, with the integrity that it is about. */
  readonly proven: Readonly<Record<string, string>>
}

/** One that the registry lists and doesn't show is not proven either: many proxies serve no attestations. */
async function verified(
  { request, source }: WatchRun,
  {
    version,
    integrity,
    address,
    manifest,
  }: { version: string; integrity: string; address: string; manifest: Manifest },
): Promise<Unproven | null> {
  const { name } = source
  let answer: unknown
  try {
    answer = await source.attestations(address, `the attestations of ${name}@${version}`)
  } catch (thrown) {
    return { why: toGateError(thrown).message, isShown: false }
  }
  const release = { name, version, integrity, manifest, signerWorkflow: null }
  const provenance = await provenanceIn(answer, release, async () => request.trust.verifier())
  return provenance.verified ? null : { why: provenance.why, isShown: true }
}

/**
 * Verifies the provenance of each release that passed and has one by the registry's word; those that the last run
 * verified are not asked for again.
 *
 * @param packed the package.json of each release that is to be looked at, as its tarball has it
 */
export async function lookAtProvenances(look: WatchRun, packed: ReadonlyMap<string, Manifest>): Promise<Provenances> {
  const { history, last } = look
  const before = last?.proven ?? {}
  const unproven = new Map<string, Unproven>()
  const proven: Record<string, string> = {}
  for (const [version, manifest] of packed) {
    const address = claimedProvenance(history.manifestsOf(version).full ?? {})
    const integrity = history.listed.get(version)?.integrity ?? ''
    if (address === null) continue
    const isProven = Object.hasOwn(before, version) && before[version] === integrity
    const doubt = isProven ? null : await verified(look, { version, integrity, address, manifest })
    if (doubt === null) proven[version] = integrity
    else unproven.set(version, doubt)
  }
  return { unproven, proven }
}
