import { totalSize } from '../model/format.js'
import type { Baseline, PassedOver } from '../model/baseline.js'
import type { FileFacts } from '../model/file-facts.js'
import type { Release } from '../model/release.js'
import { unreachableEntries } from '../rules/entry-points/missing-entries.js'
import { brokenEntries } from '../rules/modules/imports.js'
import { stepOf } from '../rules/rule.js'

/** Opens the releases before a published one. */
export interface EarlierReleases {
  /** Why a version should no longer be used, in its publisher's words; null where nothing is said. */
  deprecated(version: string): string | null
  /** The release before a version, by the rules that choose a baseline; null where there is none. */
  before(version: string): Promise<Baseline | null>
}

/** Releases that are looked at behind the one that was chosen. */
const maxSteps = 3

/** What is said of one release alone, or of several that are no good. A package that is given up says it of all. */
function isWithdrawn(version: string, before: string, earlier: EarlierReleases): boolean {
  const said = earlier.deprecated(version)
  return said !== null && (earlier.deprecated(before) === null || brokenWords.test(said))
}

const brokenWords =
  /\b(broken|breaks?|bad|botched|faulty|buggy|corrupt(ed)?|incomplete|missing|empty|accident(ally)?|by mistake|in error|do not use|don't use|unusable)\b/i

/** Code and data: what a source map adds is no part of what a release does. */
function payload(files: readonly FileFacts[]): number {
  return totalSize(files.filter(({ path, sourceMaps }) => !path.endsWith('.map') && !sourceMaps))
}

function topFolders({ files }: Release): ReadonlySet<string> {
  return new Set(files.flatMap(({ path }) => (path.includes('/') ? [path.slice(0, path.indexOf('/'))] : [])))
}

/** A folder that `files` of package.json names, and that only the release before has. */
function lostFolder(release: Release, before: Release): string | null {
  const { files } = release.manifest
  const named = Array.isArray(files) ? files.filter((each) => typeof each === 'string') : []
  const [has, had] = [topFolders(release), topFolders(before)]
  const folders = named.map((each) => each.replace(/^(\.?\/)+/, '').replace(/\/.*$/, ''))
  return folders.find((folder) => had.has(folder) && !has.has(folder)) ?? null
}

/** What is wrong with a release as it lies there. */
interface Faults {
  /** Where its entry points lead, though nothing is packed there. */
  readonly missing: readonly string[]
  /** A file that its main entry point needs is not packed, or can't be parsed. */
  readonly cannotLoad: boolean
}

function faultsOf(release: Release): Faults {
  return { missing: unreachableEntries(release), cannotLoad: brokenEntries(release) }
}

/** What of a release's faults the judged one doesn't have: what it lacks as well, it doesn't repair. */
function repaired(release: Release, judged: Faults): Faults {
  const { missing, cannotLoad } = faultsOf(release)
  return {
    missing: missing.filter((entry) => !judged.missing.includes(entry)),
    cannotLoad: cannotLoad && !judged.cannotLoad,
  }
}

/** Why a release is no measure for the next one, as words that follow it; null where it is one. */
function brokenness(
  release: Release,
  before: Release,
  withdrawn: boolean,
  { missing: [missing], cannotLoad }: Faults,
): string | null {
  if (missing !== undefined) return `it lacks ${missing}, which its package.json refers to`
  if (cannotLoad) return "it can't be loaded: a file that its entry point needs is not packed, or is not code"
  if (withdrawn) return 'its publisher deprecated it'
  const folder = lostFolder(release, before)
  if (folder !== null) return `it lacks the folder ${folder}, which its package.json lists`
  // A release that may break its users may also be a rewrite.
  const isWhole = stepOf(release, before) === 'breaking' || payload(release.files) * 2 >= payload(before.files)
  return isWhole ? null : `it had lost most of ${before.version}`
}

/** How far back a release was found that is a measure. */
interface Found {
  readonly at: Published
  readonly passed: readonly PassedOver[]
  /** No release before it could be had. */
  readonly isOldest: boolean
}

type Published = Extract<Baseline, { readonly release: Release }>

async function walkBack(chosen: Published, faults: Faults, earlier: EarlierReleases): Promise<Found> {
  const passed: PassedOver[] = []
  let at = chosen
  for (let step = 0; step < maxSteps; step += 1) {
    const { version } = at.release
    // An earlier release that can't be had is none.
    const before = await earlier.before(version).catch(() => null)
    if (before === null || !('release' in before)) return { at, passed, isOldest: true }
    const isBad = isWithdrawn(version, before.release.version, earlier)
    const reason = brokenness(at.release, before.release, isBad, repaired(at.release, faults))
    if (reason === null) break
    passed.push({ version, reason })
    at = before
  }
  return { at, passed, isOldest: false }
}

/** With the words by which its publisher deprecated it alone, where it has to be the measure all the same. */
function named(used: Published, isOldest: boolean, earlier: EarlierReleases): Published | null {
  const deprecated = earlier.deprecated(used.release.version)
  return deprecated !== null && (isOldest || brokenWords.test(deprecated)) ? { ...used, deprecated } : null
}

/**
 * The release to compare with in place of one that is broken or withdrawn, with those that were passed over; or that
 * one itself, with its deprecation, where there is no other. Null where the chosen one is as good as any before it.
 */
export async function passOver(judged: Release, chosen: Baseline, earlier: EarlierReleases): Promise<Baseline | null> {
  if (!('release' in chosen)) return null
  const faults = faultsOf(judged)
  const { at, passed, isOldest } = await walkBack(chosen, faults, earlier)
  const [was, is] = [repaired(chosen.release, faults), repaired(at.release, faults)]
  const isBetter = !is.missing.some((entry) => was.missing.includes(entry)) && !(was.cannotLoad && is.cannotLoad)
  if (passed.length === 0 || !isBetter) return named(chosen, isOldest && at === chosen, earlier)
  const better = { ...at, passedOver: passed }
  return named(better, isOldest, earlier) ?? better
}
