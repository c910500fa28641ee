import { formatBytes, formatCount, plural } from '../../model/format.js'
import type { EmbeddedSource } from '../../model/types.js'
import { isForeign } from '../../model/policy.js'
import { plainName } from './known-sources.js'
import type { Exposure } from './map-exposure.js'

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
  const told = own.length > 0 ? own : sources
  if (sources.length === 1) return `: ${names(told)}`
  const largest = `; largest: ${names([...told].sort((a, b) => b.bytes - a.bytes))}`
  return told.length > shown ? `; first: ${names(told)}${largest}` : largest
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
