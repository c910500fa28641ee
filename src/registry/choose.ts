import semver from 'semver'
import { GateError } from '../model/errors.js'
import type { JsonObject } from '../model/manifest.js'
import type { PackedBy } from '../model/release.js'
import type { Packument } from './packument.js'

/**
 * What packed a version, from the registry's record of it. `_npmVersion` is the npm that published; it has packed, too,
 * where it published a folder. Where it published a tarball, as pnpm 9 and 10 let it, the others are there
 * (libnpmpublish, pacote), and Bun, which writes `_npmVersion: 10.8.3` whatever there is, writes `_integrity`
 * (measured: docs/rules/packer-changed.md).
 */
export function packedIn({ _npmVersion: npm, _from, _resolved, _integrity }: JsonObject): PackedBy | null {
  if (typeof npm !== 'string' || semver.valid(npm) !== npm) return null
  const marks = [_from, _resolved, _integrity]
  return marks.every((mark) => mark === undefined) ? { name: 'npm', version: npm } : null
}

/** What the registry says of a package. */
export interface Published {
  readonly versions: readonly string[]
  readonly tags: Readonly<Record<string, string>>
}

/** Of a packument, what a version is chosen from. */
export function publishedOf({ versions, tags }: Packument): Published {
  return { versions: [...versions.keys()], tags }
}

/** What stands in package.json where a tool writes the version when it publishes (semantic-release and its like). */
const placeholder = /^0\.0\.0(-(development|semantically-released|semantic-release|managed.*|placeholder|dev|local))?$/i

/** Builds that are named by a hash: 0.0.0-experimental-1a2b3c4d-20260101. */
const namedByHash = /^0\.0\.0-([a-z]+)[-.](?=[\w.-]*\d)[\w.-]+$/i

/**
 * Of builds that are named by a hash, the newest of the same kind: versions sort by the hash, which says nothing, so
 * the tag that leads to one decides. Null for all others, and where no tag does.
 */
function newestBuild(own: string, { versions, tags }: Published): string | null {
  const kind = namedByHash.exec(own)?.[1]
  if (kind === undefined || versions.includes(own)) return null
  const alike = Object.entries(tags).filter(([, version]) => namedByHash.exec(version)?.[1] === kind)
  return (alike.find(([tag]) => tag === kind) ?? alike[0])?.[1] ?? null
}

/**
 * The release to compare with: the highest published version that is not above the manifest's own, prereleases only
 * where that is one; the same version where it is already published; `latest` where none of them fits, and for a
 * version that is a placeholder. Of builds that are named by a hash, the newest of their kind.
 */
export function chooseAuto(own: string, published: Published): string {
  const { versions, tags } = published
  const current = semver.parse(own)
  if (!current)
    throw new GateError(
      'EREGISTRY',
      `the version in package.json is not a semantic version: ${JSON.stringify(own)}`,
      'Correct the version: npm publishes no other kind.',
    )
  const prereleases = current.prerelease.length > 0
  const candidates = versions
    .filter((version) => semver.valid(version) !== null && semver.lte(version, current))
    .filter((version) => prereleases || semver.prerelease(version) === null)
  const [highest] = placeholder.test(own) ? [tags.latest] : semver.rsort(candidates)
  const chosen =
    newestBuild(own, published) ??
    highest ??
    tags.latest ??
    semver.rsort(versions.filter((version) => semver.valid(version) !== null))[0]
  if (chosen !== undefined) return chosen
  throw new GateError(
    'EREGISTRY',
    'the registry knows the package, but lists no version of it',
    'Choose a baseline: `--baseline VERSION`, a .tgz, or `none`.',
  )
}

/**
 * The release before a published one: the highest below it, prereleases only where it is one; null where there is
 * none.
 */
export function versionBefore(version: string, { versions }: Published): string | null {
  const isPrerelease = semver.prerelease(version) !== null
  const below = versions.filter((each) => semver.valid(each) !== null && semver.lt(each, version))
  return semver.rsort(below.filter((each) => isPrerelease || semver.prerelease(each) === null))[0] ?? null
}

/**
 * A version or a tag as the user named it.
 *
 * @param otherwise what else may be named, as the end of a remedy
 * @throws GateError EREGISTRY where the registry has neither
 */
export function chooseNamed(spec: string, { versions, tags }: Published, otherwise = 'a .tgz, or `none`'): string {
  const cleaned = semver.valid(spec)
  if (cleaned !== null && versions.includes(cleaned)) return cleaned
  const tagged = Object.hasOwn(tags, spec) ? tags[spec] : undefined
  if (tagged !== undefined) return tagged
  const known = [
    ...semver.rsort(versions.filter((version) => semver.valid(version) !== null)).slice(0, 5),
    ...Object.keys(tags).slice(0, 5),
  ]
  throw new GateError(
    'EREGISTRY',
    `no version or tag ${JSON.stringify(spec)} is published`,
    `Published versions include: ${known.join(', ') || 'none'}. Choose one of them, ${otherwise}.`,
  )
}

/**
 * A version or a tag's target as the registry wrote it, before it becomes part of a file's name or an address.
 *
 * @throws GateError EREGISTRY where it is no version
 */
export function asVersion(chosen: string): string {
  if (semver.valid(chosen) !== null && /^[0-9A-Za-z.+-]+$/.test(chosen)) return chosen
  throw new GateError(
    'EREGISTRY',
    `the registry lists something that is not a version: ${JSON.stringify(chosen.slice(0, 100))}`,
    'Look at `npm view NAME versions dist-tags`, and choose a version: `--baseline VERSION`.',
  )
}
