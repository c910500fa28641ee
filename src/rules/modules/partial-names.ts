import type { Entry } from '../../inspect/modules/entries.js'
import { type Edge, moduleGraph } from '../../inspect/modules/graph.js'
import { nodeFormat } from '../../inspect/modules/package-files.js'
import { relativePath } from '../../inspect/modules/resolve.js'
import { clip } from '../../model/format.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { stepOf } from '../rule.js'
import { lineOf, others, verb } from './imports.js'
import { type Loading, nodeLoads } from './node-loads.js'

/** An import of an ES module that names its file in part: without extension, or a folder for its index. */
interface PartialName {
  readonly edge: Edge
  /** The packed file that bundlers, and `require`, would take. */
  readonly meant: string
  readonly entry: Entry
}

/** The packed file that bundlers take and Node doesn't: in an ES module it takes each path as it is written. */
function meantBy({ from, import: { kind, time, specifier, typeOnly }, to }: Edge): string | null {
  const isHard = (kind === 'import' || kind === 'export') && time === 'load' && !typeOnly
  if (!isHard || to.kind !== 'file' || !specifier.startsWith('.')) return null
  const written = relativePath(from, specifier.replace(/[?#].*$/s, ''))?.replace(/\/$/, '')
  return written !== undefined && written !== to.path && to.path.startsWith(written) ? to.path : null
}

/** All of them in files that Node loads as ES modules whenever an entry point is loaded. */
function partialNames(release: Release): readonly PartialName[] {
  const { index, edges, reached } = moduleGraph(release)
  return [...reached.node].flatMap(([path, { entry, time }]) => {
    const isCertain = time === 'load' && !entry.isPattern
    if (!isCertain || index.files.get(path)?.module?.form !== 'esm' || nodeFormat(path, index) !== 'esm') return []
    return (edges.get(path) ?? []).flatMap((edge) => {
      const meant = meantBy(edge)
      return meant === null ? [] : [{ edge, meant, entry }]
    })
  })
}

function isSame(a: Entry, b: Entry): boolean {
  return a.subpath === null ? a.field === b.field : a.subpath === b.subpath
}

/** What Node came to for the same entry point; null where there was none, or where it failed for the same reason. */
function before(entry: Entry, baseline: Release, partial: readonly PartialName[]): Loading | null {
  if (partial.some((each) => isSame(each.entry, entry))) return null
  if (entry.subpath !== null) return nodeLoads(baseline, entry.subpath, 'import')
  const { entries, index } = moduleGraph(baseline)
  const same = entries.find((each) => each.consumer === 'node' && isSame(each, entry))
  return same ? { kind: 'file', path: same.path, form: nodeFormat(same.path, index) === 'esm' ? 'esm' : 'other' } : null
}

const broken = { new: 'error', unchanged: 'off' } as const
const doubtful = { new: 'warning', unchanged: 'off' } as const

/**
 * Entry points that Node could import and can't any more, as an ES module behind them names a file in part. A package
 * for bundlers alone was so before: nothing is said of it.
 */
export function* partiallyNamed(release: Release, baseline: Release): Generator<Problem> {
  const partial = partialNames(release)
  const was = partial.length === 0 ? [] : partialNames(baseline)
  const fresh = partial.filter(({ entry }) => before(entry, baseline, was)?.kind === 'file')
  const [first] = fresh
  if (!first) return
  const { edge, meant, entry } = first
  const loading = before(entry, baseline, was)
  const wasModule = loading?.kind === 'file' && loading.form === 'esm'
  const files = new Set(fresh.map(({ edge: { from } }) => from)).size
  yield {
    message:
      `${lineOf(edge)} ${verb(edge)} ${clip(edge.import.specifier)}, and Node doesn't look for ${clip(meant)} by that ` +
      `name in an ES module${others(files)}: ${entry.field} can't be loaded`,
    help:
      'Write the whole path, with extension and index file. TypeScript asks for it under moduleResolution nodenext; ' +
      'a bundler can put the files into one.',
    path: edge.from,
    cause: { kind: 'packed-file', path: edge.from },
    key: 'partial-name',
    levels: wasModule || stepOf(release, baseline) !== 'breaking' ? broken : doubtful,
    baselineState: 'new',
  }
}
