import semver from 'semver'
import { asObject, isObject, type JsonObject } from './manifest.js'
import type { Publication, PublicationHistory } from './baseline.js'

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value.slice(0, 300) : null)

/**
 * What an entry of a packument says of its publishing. npm writes `_npmUser` in the full document, with
 * `trustedPublisher` where a workflow published without a token, with `approver` where the release was staged and
 * someone approved it (npm/cli#9397, pnpm/pnpm#12056), and `dist.attestations` where there is provenance.
 *
 * @param time as the registry writes it
 */
export function publicationOf(version: string, entry: JsonObject, time?: string): Publication {
  const { _npmUser: user, gitHead, dist } = entry
  const { name, trustedPublisher, approver } = asObject(user)
  const { provenance } = asObject(asObject(dist).attestations)
  const published = time === undefined ? Number.NaN : Date.parse(time)
  return {
    version,
    time: Number.isFinite(published) ? published : null,
    provenance: isObject(provenance),
    trustedPublisher: isObject(trustedPublisher) ? (text(trustedPublisher.id) ?? 'unknown') : null,
    publisher: text(name),
    approver: isObject(approver) ? (text(approver.name) ?? 'unknown') : text(approver),
    gitHead: text(gitHead),
  }
}

/** Releases before one that say what is usual. */
const most = 20

/** By semantic version where both are some, else as texts: a registry can list anything. */
export function compareVersions(a: string, b: string): number {
  const isVersion = semver.valid(a, { loose: true }) !== null && semver.valid(b, { loose: true }) !== null
  return isVersion ? semver.compareLoose(a, b) : a < b ? -1 : Number(a > b)
}

/** How a version was published, and those before it. */
export function publicationHistory(
  version: string,
  publications: ReadonlyMap<string, Publication>,
): PublicationHistory | null {
  const own = publications.get(version)
  if (!own) return null
  const at = own.time ?? Number.POSITIVE_INFINITY
  const before = [...publications.values()]
    .filter((each) => each !== own && (each.time ?? Number.NEGATIVE_INFINITY) <= at)
    .sort((a, b) => (b.time ?? 0) - (a.time ?? 0) || compareVersions(b.version, a.version))
  return { own, before: before.slice(0, most) }
}
