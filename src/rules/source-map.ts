import { z } from 'zod'
import { formatBytes, formatCount, plural } from '../format.js'
import type { BaselineState, Comparison, EmbeddedSource, FileFacts, Problem, Release } from '../types.js'
import { groupFacts } from './folders.js'
import { defineRule } from './rule.js'

/** A map that gives something away, with what it does give away. */
interface Exposure {
  readonly file: FileFacts
  readonly sources: readonly EmbeddedSource[]
}

/** The first folder of a path: maps are a decision for a whole output folder (dist, lib, build). */
function area(path: string): string {
  const slash = path.indexOf('/')
  return slash < 0 ? '.' : path.slice(0, slash)
}

const script = /\.([cm]?jsx?|css)$/i

function embeddedIn({ sourceMaps = [] }: FileFacts): readonly EmbeddedSource[] {
  return sourceMaps.flatMap((map) => map.embedded)
}

/** What nobody could read in the release otherwise: embedded texts that are not packed as files too. */
function exposures({ files }: Release): readonly Exposure[] {
  const packed = new Set(files.map((file) => file.sha256))
  return files.flatMap((file) => {
    const sources = embeddedIn(file).filter((source) => !packed.has(source.sha256))
    return sources.length > 0 ? [{ file, sources }] : []
  })
}

/**
 * The folders whose maps carry sources by design: at least one for every two scripts did so in the baseline. One stray
 * map is no design, and a second one beside it is as new as the first was.
 */
function designed(baseline: Release): ReadonlySet<string> {
  const maps = new Map<string, number>()
  for (const { file } of exposures(baseline)) maps.set(area(file.path), (maps.get(area(file.path)) ?? 0) + 1)
  const scripts = new Map<string, number>()
  for (const { path } of baseline.files) if (script.test(path)) scripts.set(area(path), (scripts.get(area(path)) ?? 0) + 1)
  return new Set([...maps].filter(([folder, count]) => count * 2 >= (scripts.get(folder) ?? 0)).map(([folder]) => folder))
}

function sum(sources: readonly EmbeddedSource[], figure: 'bytes' | 'lines'): number {
  return sources.reduce((total, source) => total + source[figure], 0)
}

/** Names of the largest sources, the project's own before those of bundled dependencies. */
function largest(sources: readonly EmbeddedSource[]): string {
  const own = sources.filter((source) => !source.name.includes('node_modules/'))
  const named = [...(own.length > 0 ? own : sources)].sort((a, b) => b.bytes - a.bytes).slice(0, 3)
  return named.map((source) => source.name).join(', ')
}

function figures(sources: readonly EmbeddedSource[], all: readonly EmbeddedSource[]): string {
  const foreign = sources.filter((source) => source.name.includes('node_modules/')).length
  const parts = [
    `${plural(sources.length, 'source file')}, ${plural(sum(sources, 'lines'), 'line')} (${formatBytes(sum(sources, 'bytes'))})`,
    `largest: ${largest(sources)}`,
    ...(foreign > 0 ? [`${formatCount(foreign)} of them from node_modules`] : []),
    ...(all.length > sources.length ? [`${formatCount(all.length - sources.length)} more are packed anyway`] : []),
  ]
  return parts.join('; ')
}

/** The entry for `files` in package.json that keeps maps out of a folder. */
function exclusion(folder: string): string {
  return JSON.stringify(folder === '.' ? '!*.map' : `!${folder}/**/*.map`)
}

function problem(folder: string, state: BaselineState, group: readonly Exposure[]): Problem {
  const paths = group.map(({ file }) => file.path)
  const [path = folder] = paths
  const sources = group.flatMap((each) => each.sources)
  const all = group.flatMap(({ file }) => embeddedIn(file))
  const subject = paths.length === 1 ? `${path} embeds` : `${plural(paths.length, 'source map')} under ${folder} embed`
  return {
    message: `${subject} ${figures(sources, all)}`,
    help: `Keep maps out: add ${exclusion(folder)} to \`files\` in package.json, or build them without \`sourcesContent\`. To ship sources on purpose, set \`rules: { source-map: { policy: allow } }\`.`,
    path: paths.length === 1 ? path : folder,
    cause: { kind: 'packed-file', path },
    ...groupFacts(paths),
    baselineState: state,
  }
}

/** Sources that ship, grouped by folder and by whether the baseline's maps gave theirs away too. */
function* sourcesShipped(release: Release, baseline: Release | null, comparison: Comparison | null): Generator<Problem> {
  const exposed = new Set(baseline ? exposures(baseline).map(({ file }) => file.path) : [])
  const known = new Set(comparison?.pairs.filter(({ was }) => was && exposed.has(was.path)).map(({ file }) => file.path))
  const design = baseline ? designed(baseline) : new Set<string>()
  const groups = new Map<string, Exposure[]>()
  for (const exposure of exposures(release)) {
    const folder = area(exposure.file.path)
    const state: BaselineState = known.has(exposure.file.path) || design.has(folder) ? 'unchanged' : 'new'
    const key = `${state}\0${folder}`
    groups.set(key, [...(groups.get(key) ?? []), exposure])
  }
  for (const [key, group] of groups) {
    const [state, folder = '.'] = key.split('\0')
    yield problem(folder, state === 'unchanged' ? 'unchanged' : 'new', group)
  }
}

function* mapsShipped({ files }: Release, baseline: Release | null): Generator<Problem> {
  const before = new Set(baseline?.files.map((file) => file.path))
  for (const { path, sourceMaps } of files) {
    if (!sourceMaps) continue
    yield {
      message: `${path} is a source map, and the policy allows none`,
      help: `Keep maps out: add ${exclusion(area(path))} to \`files\` in package.json, or set \`rules: { source-map: { policy: mappings } }\`.`,
      path,
      cause: { kind: 'packed-file', path },
      baselineState: before.has(path) ? 'unchanged' : 'new',
    }
  }
}

export const sourceMap = defineRule({
  id: 'source-map',
  summary: 'a source map that gives away the text of original sources',
  scope: 'release',
  levels: { new: 'error', unchanged: 'note' },
  options: z.strictObject({
    policy: z
      .enum(['none', 'mappings', 'resolvable', 'allow'])
      .optional()
      .describe('none: no map ships. mappings: maps without the text of sources. resolvable and allow: maps with sources.'),
  }),
  *check({ release, baseline, comparison }, { policy }) {
    if (policy === 'allow' || policy === 'resolvable') return
    if (policy === 'none') yield* mapsShipped(release, baseline)
    else yield* sourcesShipped(release, baseline, comparison)
  },
})
