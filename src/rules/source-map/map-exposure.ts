import { groupBy } from '../../model/group-by.js'
import { topFolder } from '../../model/top-folder.js'
import type { Comparison } from '../../model/comparison.js'
import type { EmbeddedSource, FileFacts, SourceMapFacts } from '../../model/file-facts.js'
import type { Release } from '../../model/release.js'

export type MapOrigin = SourceMapFacts['origin']

/** A file that is a source map, or holds some. It is listed once for each origin. */
export interface MapHolder {
  readonly path: string
  /** The packed file that it is in, where it is in a container. */
  readonly container?: string
  readonly origin: MapOrigin
  /** Its maps of that origin. */
  readonly maps: readonly SourceMapFacts[]
}

/** A file whose maps give something away, with what they do give away. */
export interface Exposure extends MapHolder {
  /** What can't be read in the release otherwise. */
  readonly sources: readonly EmbeddedSource[]
  /** Texts that are embedded, and packed as files anyway. */
  readonly packed: readonly EmbeddedSource[]
}

const origins: readonly MapOrigin[] = ['file', 'inline', 'eval']

/** The script or style sheet that a map is about: what a map beside it gives away, an inline one gives away too. */
function outputOf(path: string): string {
  return path.replace(/\.map$/i, '')
}

export function embeddedIn({ sourceMaps = [] }: FileFacts): readonly EmbeddedSource[] {
  return sourceMaps.flatMap((map) => map.embedded)
}

/** All files with maps. */
export function mapHolders({ files }: Release): readonly MapHolder[] {
  return files.flatMap(({ path, container, sourceMaps = [] }) =>
    origins.flatMap((origin) => {
      const maps = sourceMaps.filter((map) => map.origin === origin)
      return maps.length > 0 ? [{ path, ...(container !== undefined && { container }), origin, maps }] : []
    }),
  )
}

/**
 * Embedded texts that are not packed as files too. A map all of whose texts are, exposes nothing. What a program holds
 * as a file is no more packed than what it embeds.
 */
export function exposures(release: Release): readonly Exposure[] {
  const paths = groupBy(release.files, ({ sha256 }) => sha256)
  return mapHolders(release).flatMap((holder) => {
    const isPacked = ({ sha256 }: EmbeddedSource): boolean =>
      paths.get(sha256)?.some(({ path }) => !path.startsWith(`${holder.path}!`)) === true
    const all = holder.maps.flatMap((map) => map.embedded)
    const sources = all.filter((source) => !isPacked(source))
    return sources.length > 0 ? [{ ...holder, sources, packed: all.filter(isPacked) }] : []
  })
}

/** Names in the `sources` of maps. */
export function sourceCount(holders: readonly MapHolder[]): number {
  return holders.flatMap(({ maps }) => maps).reduce((sum, map) => sum + map.sources, 0)
}

/** Files whose maps embed no text at all and name sources. */
export function namesOnly(release: Release): readonly MapHolder[] {
  return mapHolders(release).filter(
    (holder) => sourceCount([holder]) > 0 && holder.maps.every((map) => map.embedded.length === 0),
  )
}

/** Whether a path of the release did in the baseline what it does now. */
export type ShippedBefore = (path: string) => boolean

const script = /\.([cm]?jsx?|css)$/i

/** The scripts and style sheets of a release. A minified one beside its plain one is the same output once more. */
function scriptsOf({ files }: Release): readonly FileFacts[] {
  const paths = new Set(files.map(({ path }) => path))
  return files.filter(
    ({ path }) => script.test(path) && !(/\.min\.\w+$/.test(path) && paths.has(path.replace(/\.min(?=\.\w+$)/, ''))),
  )
}

/**
 * The folders where it was by design: at least one for every two scripts did so in the baseline. One stray map is no
 * design, and a second one beside it is as new as the first was.
 */
function designed(baseline: Release, outputs: ReadonlySet<string>): ReadonlySet<string> {
  const counts = new Map<string, { did: number; scripts: number }>()
  const count = (path: string): { did: number; scripts: number } => {
    const known = counts.get(topFolder(path)) ?? { did: 0, scripts: 0 }
    counts.set(topFolder(path), known)
    return known
  }
  for (const output of outputs) count(output).did += 1
  for (const { path } of scriptsOf(baseline)) count(path).scripts += 1
  return new Set([...counts].filter(([, { did, scripts }]) => did * 2 >= scripts).map(([folder]) => folder))
}

/** The top folders in which a release did something by design. */
export function designedFolders(release: Release, did: (file: FileFacts) => boolean): ReadonlySet<string> {
  return designed(release, new Set(release.files.filter(did).map(({ path }) => outputOf(path))))
}

/**
 * What the baseline did already: the same output under the name that it has now, or its folder by design. A map beside
 * its script and one inside it are one output, so moving it from one place to the other is nothing new.
 *
 * @param did tells the files of the baseline that did it
 */
export function shippedBefore(
  baseline: Release | null,
  comparison: Comparison | null,
  did: (file: FileFacts) => boolean,
): ShippedBefore {
  if (!baseline) return () => false
  const outputs = new Set(baseline.files.filter(did).map(({ path }) => outputOf(path)))
  const folders = designed(baseline, outputs)
  const was = new Map(comparison?.pairs.flatMap((pair) => (pair.was ? [[pair.file.path, pair.was.path]] : [])))
  const before = (path: string): boolean => outputs.has(outputOf(was.get(path) ?? path))
  return (path) => folders.has(topFolder(path)) || before(path) || before(outputOf(path))
}
