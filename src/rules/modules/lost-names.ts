import type { Entry } from '../../inspect/modules/entries.js'
import { moduleGraph, type ModuleGraph, resolveImport } from '../../inspect/modules/graph.js'
import { groupBy } from '../../model/group-by.js'
import type { ModuleFacts } from '../../model/modules.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Release } from '../../model/release.js'

/** The names that a file gives to those who import it. */
export interface ExportNames {
  readonly names: ReadonlySet<string>
  /** There may be more, made at run time or passed on from where nothing is known. */
  readonly isOpen: boolean
  /** What is set as a whole is called as a function or class. */
  readonly isCallable?: boolean
}

/** Most files that are asked for the names that one file passes on. */
const mostFiles = 2_000

/** Of what could not be read, and of data, no name is known. */
function isUnknown({ skipped, form }: ModuleFacts, { fault }: FileFacts): boolean {
  return skipped !== undefined || fault !== undefined || form === 'json'
}

class NameReader {
  readonly #known = new Map<string, ExportNames>()
  readonly #graph: ModuleGraph
  readonly #files: ReadonlyMap<string, FileFacts>
  #left = mostFiles

  constructor(graph: ModuleGraph) {
    this.#graph = graph
    this.#files = graph.index.files
  }

  read(path: string): ExportNames {
    const known = this.#known.get(path)
    if (known) return known
    // A circle ends here: what it comes back to is being read.
    this.#known.set(path, { names: new Set(), isOpen: false })
    this.#left -= 1
    const found = this.#left < 0 ? { names: new Set<string>(), isOpen: true } : this.#readFile(this.#files.get(path))
    this.#known.set(path, found)
    return found
  }

  #readFile(file: FileFacts | undefined): ExportNames {
    const facts = file?.module
    if (!file || !facts || isUnknown(facts, file)) return { names: new Set(), isOpen: true }
    const own = facts.exports.filter(({ typeOnly }) => typeOnly !== true)
    const passed = own.flatMap(({ name, from }) => (name === '*' && from !== undefined ? [from] : []))
    const others = passed.map((from) => this.#passedOn(file.path, from))
    // An ES module passes on all names but the default one; `module.exports = require(…)` the value itself.
    const hidden = facts.form === 'commonjs' ? [] : ['default', 'export =']
    const foreign = others.flatMap(({ names }) => [...names]).filter((name) => !hidden.includes(name))
    return {
      names: new Set([...own.map(({ name }) => name).filter((name) => name !== '*'), ...foreign]),
      isOpen: facts.openExports === true || others.some(({ isOpen }) => isOpen),
      isCallable: own.some(({ callable }) => callable === true),
    }
  }

  /** `export * from`: the names of another packed file; of another package nothing is known. */
  #passedOn(from: string, specifier: string): ExportNames {
    const edge = { specifier, kind: 'export', time: 'load', line: 1 } as const
    const to = resolveImport(from, edge, this.#graph.index, false)
    return to.kind === 'file' ? this.read(to.path) : { names: new Set(), isOpen: true }
  }
}

/** Reads the names of a release's files, those that a file passes on from others among them. */
export function nameReader(release: Parameters<typeof moduleGraph>[0]): (path: string) => ExportNames {
  const reader = new NameReader(moduleGraph(release))
  return (path) => reader.read(path)
}

/** The whole value of a module, as `module.exports = …` and `export =` set it. */
export const whole = 'export ='

/** Names of an entry point that could be imported and no longer can. */
export interface LostNames {
  readonly entry: Entry
  readonly names: readonly string[]
}

/** Names that no one should rely on: a leading underscore, or a word that says so. */
const aside = /^_|^(unstable|experimental|internals?|unsafe|do_?not_?use|test)(?![a-z])|(internals?|_INTERNAL)$/i

/** Names that a minifier made: a bundler's chunk shares them with its other chunks alone. */
function isMade(name: string): boolean {
  return name.length <= 2
}

/** Entry points that code imports by a name of their own. What a pattern opens has names that may be unknown. */
function namedEntries(release: Release): readonly Entry[] {
  const named = moduleGraph(release).entries.filter(
    ({ consumer, subpath, isPattern }) => consumer !== 'types' && subpath !== null && isPattern !== true,
  )
  // A field that leads to several files says what stands in for what (`browser`), and not what is imported.
  const fields = groupBy(named, ({ field, subpath }) => `${field}\0${subpath ?? ''}`)
  return [...fields.values()].flatMap((group) => (group.length === 1 ? group : []))
}

/** What stands for an entry point now: the same field, and all else that is loaded by its subpath in its way. */
function counterparts({ subpath, system, field, consumer }: Entry, now: readonly Entry[]): readonly Entry[] {
  const same = now.filter((other) => other.subpath === subpath)
  const found = same.filter(
    (other) => other.field === field || (other.system === system && other.consumer === consumer),
  )
  return found.length > 0 ? found : same.filter((other) => other.system === 'either' || system === 'either')
}

/** The names that any of several files gives. */
function together(all: readonly ExportNames[]): ExportNames {
  return { names: new Set(all.flatMap(({ names }) => [...names])), isOpen: all.some(({ isOpen }) => isOpen) }
}

/** A function became an object of names that are known. */
function isObjectNow({ isCallable }: ExportNames, { names }: ExportNames): boolean {
  return isCallable === true && [...names].some((name) => name !== '__esModule')
}

/** What a file may name whose whole value is one function or class. */
const valueNames: ReadonlySet<string> = new Set([whole, 'default', '__esModule'])

function lostOf(before: ExportNames, now: ExportNames): readonly string[] {
  // Of a value that is set as a whole nothing more is known, unless its properties are written out.
  if (now.isOpen || (now.names.has(whole) && now.names.size === 1)) return []
  const names = [...before.names].filter((name) => !now.names.has(name) && name !== whole && name !== '__esModule')
  const lost = names.filter((name) => !aside.test(name) && !isMade(name))
  // A value of its own became one property among others: code that calls what require returns finds an object.
  // `exports.default = a; module.exports = exports.default`, as compilers add it, is a value of its own too.
  const wasValue = before.names.has(whole) && [...before.names].every((name) => valueNames.has(name))
  const isWrapped = wasValue && !now.names.has(whole) && (now.names.has('default') || isObjectNow(before, now))
  return isWrapped ? [...lost, whole] : lost
}

/** What each entry point of the baseline gave and the release's doesn't, each set of names once. */
export function lostNames(release: Release, baseline: Release): readonly LostNames[] {
  const [before, after] = [nameReader(baseline), nameReader(release)]
  const now = namedEntries(release)
  const found = namedEntries(baseline).flatMap((entry): LostNames[] => {
    const others = counterparts(entry, now)
    const names = others.length > 0 ? lostOf(before(entry.path), together(others.map(({ path }) => after(path)))) : []
    return names.length > 0 ? [{ entry, names }] : []
  })
  // The same names are gone from the files for import, for require and for bundlers: that is one loss.
  return [
    ...groupBy(found, ({ entry, names }) => JSON.stringify([entry.subpath, ...[...names].sort()])).values(),
  ].flatMap(([first]) => first ?? [])
}
