import semver from 'semver'
import { largest } from '../../model/group-by.js'

/** How much less a range allows than another one. */
export interface Narrowing {
  /** Major versions (of 0.x: minor ones) that were allowed and of which none is now, in ascending order. */
  readonly majors: readonly string[]
  /** Whether all that come after the last of them are gone too. */
  readonly open: boolean
  /** Whether versions of a major that stays allowed are gone: a higher floor, or a lower end. */
  readonly within: boolean
}

const none: Narrowing = { majors: [], open: false, within: false }

/** Ranges are a package's own text: a long one is not worth the time. */
const longest = 1_000

interface Version {
  readonly major: number
  readonly minor: number
  readonly patch: number
}

/** Every version that a range names, an end that it leaves out among them: where what it allows may change. */
function named(range: string): readonly Version[] {
  return new semver.Range(range).set.flatMap((comparators) =>
    comparators.flatMap(({ semver: version }) =>
      version instanceof semver.SemVer ? [{ major: version.major, minor: version.minor, patch: version.patch }] : [],
    ),
  )
}

/** A caret's step: what may break. 0.3 for 0.3.1, 4 for 4.1.0. */
function line({ major, minor }: Version): string {
  return major === 0 ? `0.${minor}` : String(major)
}

/** Most majors that are tried. */
const mostMajors = 200

/** The major after all that ranges name: it stands for those that are still to come. */
function comingMajor(versions: readonly Version[]): number {
  return Math.min(Math.max(0, largest(versions.map(({ major }) => major))) + 1, mostMajors)
}

/**
 * Versions at which to try two ranges: the first and last of each line, and what stands on both sides of each named
 * version.
 */
function probes(all: readonly Version[]): readonly Version[] {
  const majors = Array.from({ length: comingMajor(all) + 1 }, (_, major) => ({ major, minor: 0, patch: 0 }))
  const ends = majors.map(({ major }) => ({ major, minor: 9_999, patch: 9_999 }))
  const around = all.flatMap((version) => {
    const { major, minor, patch } = version
    return [
      version,
      { major, minor, patch: patch + 1 },
      { major, minor: minor + 1, patch: 0 },
      ...(minor > 0 ? [{ major, minor: minor - 1, patch: 9_999 }] : []),
    ]
  })
  return [...majors, ...ends, ...around]
}

function allows(range: string, { major, minor, patch }: Version): boolean {
  return semver.satisfies(`${major}.${minor}.${patch}`, range)
}

/**
 * What a range no longer allows. Of prereleases nothing is said, and nothing of what is no range (`latest`, a URL, an
 * alias).
 */
export function narrowing(before: string, now: string): Narrowing {
  if (
    before.length > longest ||
    now.length > longest ||
    semver.validRange(before) === null ||
    semver.validRange(now) === null
  )
    return none
  const versions = [before, now].flatMap(named)
  const tried = probes(versions)
  const left = new Set(tried.filter((version) => allows(now, version)).map(line))
  const gone = tried.filter((version) => allows(before, version) && !allows(now, version))
  const majors = [...new Set(gone.map(line))].filter((each) => !left.has(each)).sort((a, b) => Number(a) - Number(b))
  const coming = String(comingMajor(versions))
  const open = majors.includes(coming)
  return {
    majors: open && majors.length > 1 ? majors.filter((each) => each !== coming) : majors,
    open,
    within: gone.some((version) => left.has(line(version))),
  }
}

/** The lowest version that a range allows; null where it is none. */
export function floor(range: string): Version | null {
  if (range.length > longest || semver.validRange(range) === null) return null
  return semver.minVersion(range)
}

/**
 * Whether no version fits both ranges and the later one begins at a higher major version: a caret would not have
 * taken anyone there.
 */
export function isOtherMajor(before: string, now: string): boolean {
  const [was, is] = [floor(before), floor(now)]
  return was !== null && is !== null && was.major > 0 && is.major > was.major && !semver.intersects(before, now)
}
