import { isForeign } from '../../model/policy.js'
import { groupBy } from '../../model/group-by.js'
import { topFolder } from '../../model/top-folder.js'
import type { Comparison, EmbeddedSource, Release } from '../../model/types.js'
import { designedFolders, embeddedIn, shippedBefore, type Exposure } from './map-exposure.js'

/** A source's name without the place of the build: a bundler's scheme and package, and how far up the map climbs. */
export function plainName(name: string): string {
  return name.replace(/^[a-z-]+:\/\/[^/]*\//, '').replace(/^(?:\.{1,2}\/)+/, '')
}

/** Sources that a release gives away, wherever its maps are. */
class Given {
  readonly #texts: ReadonlySet<string>
  readonly #names: ReadonlySet<string>

  constructor(sources: readonly EmbeddedSource[]) {
    this.#texts = new Set(sources.map(({ sha256 }) => sha256))
    this.#names = new Set(sources.map(({ name }) => plainName(name)))
  }

  /** The same text, or another one of that name: code changes from release to release. */
  has({ name, sha256 }: EmbeddedSource): boolean {
    return this.#texts.has(sha256) || this.#names.has(plainName(name))
  }

  /** Whether at least half of some sources have the same text: names alone (`src/index.ts`) say little. */
  hasHalf(sources: readonly EmbeddedSource[]): boolean {
    return sources.filter(({ sha256 }) => this.#texts.has(sha256)).length * 2 >= sources.length
  }
}

/** What the baseline gave away, by the names and texts of sources. */
export interface KnownSources {
  /** Whether a source is one that it gave away. */
  readonly has: (source: EmbeddedSource) => boolean
  /** Whether a file gives away what it, its folder or another file did: own sources need a precedent of own ones. */
  readonly covers: (exposure: Exposure) => boolean
}

/** The sources that count: a project's own, and those of dependencies where there are no others. */
function counting(sources: readonly EmbeddedSource[]): readonly EmbeddedSource[] {
  const own = sources.filter((source) => !isForeign(source))
  return own.length > 0 ? own : sources
}

/** Folders that are new, and whose sources are those that a folder of the baseline gave away by design. */
function renamedFolders(now: readonly Exposure[], baseline: Release): ReadonlySet<string> {
  const holds = new Set(designedFolders(baseline, (file) => embeddedIn(file).length > 0))
  const given = new Given(baseline.files.filter(({ path }) => holds.has(topFolder(path))).flatMap(embeddedIn))
  const before = new Set(baseline.files.map(({ path }) => topFolder(path)))
  const groups = groupBy(
    now.filter(({ path }) => !before.has(topFolder(path))),
    ({ path }) => topFolder(path),
  )
  return new Set(
    [...groups].flatMap(([folder, members]) =>
      given.hasHalf(counting(members.flatMap(({ sources }) => sources))) ? [folder] : [],
    ),
  )
}

/** @param now what the release gives away */
export function knownSources(
  now: readonly Exposure[],
  baseline: Release | null,
  comparison: Comparison | null,
): KnownSources {
  const all = baseline?.files.flatMap(embeddedIn) ?? []
  if (!baseline || all.length === 0) return { has: () => false, covers: () => false }
  const given = new Given(all)
  const renamed = renamedFolders(now, baseline)
  const any = shippedBefore(baseline, comparison, (file) => embeddedIn(file).length > 0)
  const own = shippedBefore(baseline, comparison, (file) => embeddedIn(file).some((source) => !isForeign(source)))
  const isSame = (sources: readonly EmbeddedSource[]): boolean =>
    sources.every((source) => given.has(source)) && given.hasHalf(sources)
  return {
    has: (source) => given.has(source),
    covers: ({ path, sources }) =>
      (sources.every(isForeign) ? any : own)(path) || isSame(counting(sources)) || renamed.has(topFolder(path)),
  }
}
