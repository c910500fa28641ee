import semver from 'semver'
import type { History } from '../../registry/history.js'
import { GateError } from '../../model/errors.js'
import { compareVersions } from '../../model/publication.js'

/** Where to begin: after a release that is taken on trust, or with a day (milliseconds). */
export type Since = { readonly version: string } | { readonly time: number }

/** The releases to look at, and what lies outside. */
export interface Window {
  /** Newest first. */
  readonly versions: readonly string[]
  /** Released before, newest first. */
  readonly earlier: readonly string[]
  /** Published since the beginning, and gone. */
  readonly unpublished: readonly string[]
}

/** Milliseconds. */
export const dayMs = 86_400_000

/**
 * Days that are looked at by default. A schedule that GitHub turned off for 60 days misses
 * nothing.
 */
export const defaultDays = 90

const day = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z)?$/

/** Reads `--since`: a version, or a day or moment in UTC; null where it is neither. */
export function parseSince(typed: string): Since | null {
  const time = day.test(typed) ? Date.parse(typed) : Number.NaN
  // Date.parse takes 31 November for 1 December.
  if (Number.isFinite(time) && new Date(time).toISOString().startsWith(typed.slice(0, 10))) return { time }
  const version = semver.valid(typed)
  return version === null ? null : { version }
}

/** Newest first. What has no time may be new, so it comes first; what is of one time goes by version. */
function newestFirst(versions: readonly string[], times: History['times']): string[] {
  const at = (version: string): number => times.get(version) ?? Number.POSITIVE_INFINITY
  return versions.toSorted((a, b) => (at(a) === at(b) ? compareVersions(b, a) : at(b) > at(a) ? 1 : -1))
}

/**
 * Which releases are to be looked at. A release of which the registry does not say when it was published always is.
 *
 * @throws GateError EUSAGE where there is no release of the version to begin after
 */
export function selectWindow({ versions, times }: Pick<History, 'versions' | 'times'>, since: Since): Window {
  if ('version' in since && !versions.includes(since.version)) {
    throw new GateError(
      'EUSAGE',
      `--since is ${since.version}, which is not published`,
      'Give a published version, or a day: --since 2026-11-01.',
    )
  }
  const begin = 'version' in since ? (times.get(since.version) ?? Number.NEGATIVE_INFINITY) : since.time
  const isSince = (version: string): boolean => {
    if ('version' in since && version === since.version) return false
    return (times.get(version) ?? Number.POSITIVE_INFINITY) >= begin
  }
  const there = new Set(versions)
  const gone = [...times.keys()].filter((version) => !there.has(version) && semver.valid(version) !== null)
  return {
    versions: newestFirst(versions.filter(isSince), times),
    earlier: newestFirst(
      versions.filter((version) => !isSince(version)),
      times,
    ),
    unpublished: newestFirst(gone.filter(isSince), times),
  }
}
