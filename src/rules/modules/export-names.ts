import { moduleGraph, resolveImport, type ModuleGraph } from '../../inspect/modules/graph.js'
import type { ModuleFacts } from '../../model/modules.js'
import type { FileFacts } from '../../model/types.js'

/** The names that a file gives to those who import it. */
export interface ExportNames {
  readonly names: ReadonlySet<string>
  /** There may be more, made at run time or passed on from where nothing is known. */
  readonly isOpen: boolean
}

/** Most files that are asked for the names that one file passes on. */
const mostFiles = 2_000

/** Of what could not be read, and of data, no name is known. */
function isUnknown({ skipped, fault, form }: ModuleFacts): boolean {
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
    if (!file || !facts || isUnknown(facts)) return { names: new Set(), isOpen: true }
    const own = facts.exports.filter(({ typeOnly }) => typeOnly !== true)
    const passed = own.flatMap(({ name, from }) => (name === '*' && from !== undefined ? [from] : []))
    const others = passed.map((from) => this.#passedOn(file.path, from))
    // An ES module passes on all names but the default one; `module.exports = require(…)` the value itself.
    const hidden = facts.form === 'commonjs' ? [] : ['default', 'export =']
    const foreign = others.flatMap(({ names }) => [...names]).filter((name) => !hidden.includes(name))
    return {
      names: new Set([...own.map(({ name }) => name).filter((name) => name !== '*'), ...foreign]),
      isOpen: facts.openExports === true || others.some(({ isOpen }) => isOpen),
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
