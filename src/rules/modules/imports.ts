import type { Consumer, Entry } from '../../inspect/modules/entries.js'
import { type Edge, laterOf, moduleGraph, type ModuleGraph, type Reach } from '../../inspect/modules/graph.js'
import { clip, formatCount } from '../../model/format.js'
import type { ImportKind, ImportTime } from '../../model/modules.js'
import type { Release } from '../../model/release.js'

/** What an import does, in the words of a message. */
const verbs: Readonly<Record<ImportKind, string>> = {
  import: 'imports',
  export: 'exports from',
  dynamic: 'imports',
  require: 'requires',
  resolve: 'resolves',
  asset: 'refers to',
  reference: 'refers to',
  types: 'refers to',
}

export function verb({ import: { kind } }: Edge): string {
  return verbs[kind]
}

/** `dist/cli.js:12` */
export function lineOf({ from, import: { line } }: Edge): string {
  return `${from}:${line}`
}

/** Of several files that ask for the same: `, as do 2 other files`. */
export function others(files: number): string {
  if (files < 2) return ''
  return files === 2 ? ', as does 1 other file' : `, as do ${formatCount(files - 1)} other files`
}

/** How grave it is that an import fails. */
export type Gravity = 'entry' | 'later' | 'types' | 'apart'

export interface Asked {
  readonly edge: Edge
  readonly reach: Reach | null
  /**
   * - `entry`: loading an entry point fails, at least on one of its branches
   * - `later`: something fails when it is called, or a file fails that only a pattern of exports leads to
   * - `types`: a declaration that TypeScript reads is incomplete
   * - `apart`: no entry point leads to the file
   */
  readonly gravity: Gravity
  /** When the import runs, with all that leads to it; null where nothing does. */
  readonly time: ImportTime | null
}

export const isDeclaration = /\.d\.(?:[cm]?ts|[^/]+\.ts)$/i
const nodeAndBundlers: readonly Consumer[] = ['node', 'bundler']

/** How a file of code is come by in the surest way. */
export function surest(path: string, { reached }: ModuleGraph): Reach | null {
  const all = nodeAndBundlers.flatMap((consumer) => reached[consumer].get(path) ?? [])
  const order = (reach: Reach): number =>
    (reach.entry.isPattern ? 10 : 0) + ['load', 'condition', 'call', 'guarded'].indexOf(reach.time)
  return all.sort((a, b) => order(a) - order(b))[0] ?? null
}

export function gravityOf(time: ImportTime, reach: Reach): Gravity {
  return (time === 'load' || time === 'condition') && !reach.entry.isPattern ? 'entry' : 'later'
}

/** An import with what is known of its way from an entry point; null where its failure is expected. */
export function asked(edge: Edge, graph: ModuleGraph): Asked | null {
  if (isDeclaration.test(edge.from)) {
    const reach = graph.reached.types.get(edge.from) ?? null
    return { edge, reach, gravity: reach ? 'types' : 'apart', time: reach?.time ?? null }
  }
  if (edge.import.typeOnly) return null
  const reach = surest(edge.from, graph)
  const time = reach && laterOf(reach.time, edge.import.time)
  if (time === 'guarded' || edge.import.time === 'guarded') return null
  return { edge, reach, gravity: reach && time ? gravityOf(time, reach) : 'apart', time }
}

/**
 * Where loading an entry point loads a package in any case, in words: `dist/a.js:3 requires x, so loading main fails
 * without it`; null where it may never be asked for.
 */
export function loadedBy(name: string, graph: ModuleGraph): string | null {
  for (const edge of [...graph.edges.values()].flat()) {
    if (edge.to.kind !== 'package' || edge.to.name !== name || edge.import.kind === 'resolve') continue
    const found = asked(edge, graph)
    if (found?.gravity !== 'entry' || found.time !== 'load' || !found.reach) continue
    return `${lineOf(edge)} ${verb(edge)} ${clip(name)}, so loading ${found.reach.entry.field} fails without it`
  }
  return null
}

/** Folders whose code is no part of what the package does: tests, examples, templates, sources beside their build. */
const aside =
  /(?:^|\/)(?:\.[^/]*|__\w+__|tests?|specs?|e2e|examples?|demos?|samples?|fixtures?|templates?|boilerplates?|generators?|schematics|scaffold(?:ing|s)?|stories|docs?|website|bench(?:marks?)?|scripts|tools?|src|source|sources|packages|node_modules|bower_components|codemods?|transforms)\//i
const asideName =
  /\.(?:test|spec|stories|story|bench|config|conf)\.[cm]?[jt]sx?$|(?:^|\/)(?:gulpfile|gruntfile|rollup|webpack|karma|jest|vite)[^/]*$/i

/**
 * Whether a file that nothing leads to may still be what users load by its path, or what the package loads by a folder.
 */
export function mayBeLoaded(path: string): boolean {
  return !aside.test(path) && !asideName.test(path)
}

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
