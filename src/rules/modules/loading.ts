import type { Entry } from '../../inspect/modules/entries.js'
import { moduleGraph, type Edge, type ModuleGraph } from '../../inspect/modules/graph.js'
import type { Release } from '../../model/types.js'

/** Whether a file is no code that could be loaded. Dialects are for bundlers that compile what they load. */
function isNoCode(path: string, { index }: ModuleGraph): boolean {
  const kind = index.files.get(path)?.fault?.kind
  return kind !== undefined && kind !== 'dialect' && kind !== 'empty'
}

/** Whether loading a file fails in any case: another file of the package is not packed, or can't be parsed. */
function fails(path: string, graph: ModuleGraph, known: Map<string, boolean>): boolean {
  const waiting = [path]
  const seen = new Set<string>()
  while (waiting.length > 0) {
    const next = waiting.pop() ?? ''
    if (seen.has(next)) continue
    seen.add(next)
    const hard = (graph.edges.get(next) ?? []).filter(isHard)
    if (known.get(next) === true || isNoCode(next, graph) || hard.some(({ to }) => to.kind === 'missing')) {
      known.set(path, true)
      return true
    }
    for (const { to } of hard) if (to.kind === 'file') waiting.push(to.path)
  }
  known.set(path, false)
  return false
}

function isHard({ import: { time, kind, typeOnly } }: Edge): boolean {
  return time === 'load' && !typeOnly && (kind === 'import' || kind === 'export' || kind === 'require')
}

function isMain({ consumer, subpath, isPattern }: Entry): boolean {
  return consumer === 'node' && subpath === '.' && !isPattern
}

/** Whether the package has a main entry point for Node, and none of these can be loaded. */
export function brokenEntries(release: Release): boolean {
  const graph = moduleGraph(release)
  const known = new Map<string, boolean>()
  const mains = graph.entries.filter(isMain)
  return mains.length > 0 && mains.every(({ path }) => fails(path, graph, known))
}
