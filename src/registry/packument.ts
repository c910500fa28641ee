import { isObject, type JsonObject } from '../model/manifest.js'
import { expectedOf, type Expected } from './integrity.js'

/** One version as a packument has it. */
export interface ListedVersion {
  /** Where its tarball is, as the registry wrote it. */
  readonly tarball: string | null
  /** As the registry writes it, `sha512-…`. */
  readonly integrity: string | null
  /** What its bytes must hash to; null where the registry doesn't say. */
  readonly expected: Expected | null
  /** Why it should no longer be used, in its publisher's words. Untrusted text. */
  readonly deprecated: string | null
  /** Bytes of its files; null where the registry doesn't know. */
  readonly unpackedSize: number | null
}

/** All that a registry tells of a package, as far as it can be read. */
export interface Packument {
  readonly versions: ReadonlyMap<string, ListedVersion>
  readonly tags: Readonly<Record<string, string>>
  /** When each version was published, gone ones among them; only in a full packument. */
  readonly times: Readonly<Record<string, string>>
}

/** Entries of an object whose values are text: what else is there counts for nothing. */
export function stringsIn(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(isObject(value) ? value : {})
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

/** What a registry writes of one version. */
export function listedVersion(value: unknown): ListedVersion {
  const version: JsonObject = isObject(value) ? value : {}
  const dist: JsonObject = isObject(version.dist) ? version.dist : {}
  const { tarball, integrity, shasum } = stringsIn(dist)
  const { unpackedSize } = dist
  const { deprecated } = version
  return {
    tarball: tarball ?? null,
    integrity: integrity ?? null,
    expected: expectedOf(integrity ?? null, shasum ?? null),
    deprecated: typeof deprecated === 'string' && deprecated !== '' ? deprecated : null,
    unpackedSize: typeof unpackedSize === 'number' && unpackedSize >= 0 ? unpackedSize : null,
  }
}

/** A registry's answer about a package; null where it is in no known form, which is never taken for an empty one. */
export function packumentIn(answer: unknown): Packument | null {
  if (!isObject(answer) || !isObject(answer.versions)) return null
  // A registry may leave the tags out where there is none.
  const tags = answer['dist-tags'] ?? {}
  if (!isObject(tags)) return null
  const versions = new Map(Object.entries(answer.versions).map(([version, value]) => [version, listedVersion(value)]))
  return { versions, tags: stringsIn(tags), times: stringsIn(answer.time) }
}
