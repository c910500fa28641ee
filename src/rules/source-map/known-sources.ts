import { formatBytes, formatCount, plural } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import { isForeign } from '../../model/policy.js'
import { topFolder } from '../../model/top-folder.js'
import type { Comparison } from '../../model/comparison.js'
import type { EmbeddedSource } from '../../model/file-facts.js'
import type { Release } from '../../model/release.js'
import { designedFolders, embeddedIn, type Exposure, shippedBefore } from './map-exposure.js'

/** A source's name without the place of the build: a bundler's scheme and package, and how far up the map climbs. */
function plainName(name: string): string {
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
interface KnownSources {
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

/** Names shown of each kind. */
const shown = 3

/** Longest name shown; a longer one is cut in front, since names differ at their end. */
const nameLength = 120

function sum(sources: readonly EmbeddedSource[], figure: 'bytes' | 'lines'): number {
  return sources.reduce((total, source) => total + source[figure], 0)
}

function names(sources: readonly EmbeddedSource[]): string {
  const cut = (name: string): string => (name.length > nameLength ? `…${name.slice(1 - nameLength)}` : name)
  return sources
    .slice(0, shown)
    .map(({ name }) => cut(name))
    .join(', ')
}

/** The same text under the same name, but for the place of the build, is one source file in several maps. */
function identity({ name, sha256 }: EmbeddedSource): string {
  return `${sha256}\0${plainName(name)}`
}

/** The sources of several maps, each once: builds for two module systems embed the same ones. */
function distinct(sources: readonly EmbeddedSource[]): readonly EmbeddedSource[] {
  return [...new Map(sources.map((source) => [identity(source), source])).values()]
}

/** Which sources they are: the first names and the largest, the project's own before those of bundled dependencies. */
function which(sources: readonly EmbeddedSource[]): string {
  const own = sources.filter((source) => !isForeign(source))
  const listed = own.length > 0 ? own : sources
  if (sources.length === 1) return `: ${names(listed)}`
  const largest = `; largest: ${names([...listed].sort((a, b) => b.bytes - a.bytes))}`
  return listed.length > shown ? `; first: ${names(listed)}${largest}` : largest
}

/** How many of the sources are not the project's own. */
function foreignPart(sources: readonly EmbeddedSource[]): string {
  const foreign = sources.filter(isForeign)
  if (foreign.length === 0 || sources.length === 1) return ''
  if (foreign.length === sources.length) return '; all of them from node_modules'
  return `; ${formatCount(foreign.length)} of them, ${plural(sum(foreign, 'lines'), 'line')}, from node_modules`
}

/**
 * What anyone could recover, in words that follow "embeds": source files, lines and bytes; the first and the largest
 * names; how many are new, from node_modules, and how many more are packed anyway.
 */
export function recoverable(exposures: readonly Exposure[], isKnown: (source: EmbeddedSource) => boolean): string {
  const sources = distinct(exposures.flatMap((exposure) => exposure.sources))
  const packed = distinct(exposures.flatMap((exposure) => exposure.packed)).length
  const figures =
    `${plural(sources.length, 'source file')}, ${plural(sum(sources, 'lines'), 'line')} ` +
    `(${formatBytes(sum(sources, 'bytes'))})`
  const added = sources.filter((source) => !isKnown(source)).length
  const fresh = added === 0 || added === sources.length ? '' : `, ${formatCount(added)} of them new`
  const anyway = packed === 0 ? '' : `; ${formatCount(packed)} more ${packed === 1 ? 'is' : 'are'} packed anyway`
  return `${figures}${fresh}${which(sources)}${foreignPart(sources)}${anyway}`
}
