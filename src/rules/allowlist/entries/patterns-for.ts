import { admits, compilePattern, matches } from '../../../policy/patterns.js'
import { groupBy } from '../../../model/group-by.js'
import type { FilesEntry } from '../../../model/policy.js'
import { extensionOf, alone, byExtension, folderOf, patternOf, type Part } from './part.js'
import { generalise } from './generalise.js'
import { works } from '../../../policy/spelling.js'

/** An entry to add, with the new files that it admits. */
interface NewPattern {
  readonly pattern: string
  readonly paths: readonly string[]
}

interface NewPatterns {
  readonly patterns: readonly NewPattern[]
  /** Files that no added entry lets in: an entry with `!` takes them out, or no pattern can name them. */
  readonly stuck: readonly string[]
}

/** So many files of one kind in one folder are a kind that belongs there; fewer are named. */
const kindFrom = 3

/** More entries than these for one change, and a person would write broader ones. */
const fewEntries = 3

/** Where the folder holds others of the kind, its pattern; else the file's name. */
function narrow(fresh: readonly string[], known: readonly string[], isSafe: (part: Part) => boolean): readonly Part[] {
  const groups = groupBy(fresh, (path) => JSON.stringify([folderOf(path), extensionOf(path)]))
  return [...groups.values()].flatMap((paths) => {
    const [first = ''] = paths
    const [folder, kind] = [folderOf(first), extensionOf(first)]
    const alike = known.filter((path) => folderOf(path) === folder && extensionOf(path) === kind)
    if (kind !== null && folder !== '' && (paths.length > 1 || alike.length + 1 >= kindFrom)) {
      const general = byExtension(folder, [kind], paths)
      if (isSafe(general)) return [general]
    }
    return paths.map((path) => alone(path, ''))
  })
}

/**
 * The tightest patterns that let new files in: beside others of their kind by folder and extension, else by name. None
 * of them admits a packed file that is neither new nor admitted already.
 *
 * @param newFiles packed paths to let in; those that are admitted already need nothing
 * @param packed all packed paths
 * @param entries the policy's `files`
 */
export function patternsFor(
  newFiles: readonly string[],
  packed: readonly string[],
  entries: readonly FilesEntry[],
): NewPatterns {
  const admitted = new Set(packed.filter((path) => admits(entries, path)))
  const wanted = newFiles.filter((path) => !admitted.has(path))
  const isOut = (path: string): boolean => entries.some((entry) => entry.negated && matches(entry, path))
  const fresh = wanted.filter((path) => !isOut(path))
  const allowed = new Set([...admitted, ...fresh])
  const others = packed.filter((path) => !allowed.has(path) && !isOut(path))
  const isSafe = (part: Part): boolean => {
    const test = compilePattern(patternOf(part))
    return works(patternOf(part), part.paths) && !others.some(test)
  }
  const close = narrow(fresh, [...admitted], isSafe)
  const broad = close.length > fewEntries ? generalise(fresh, '', fewEntries).parts : []
  const parts = broad.length > 0 && broad.length < close.length && broad.every(isSafe) ? broad : close
  const usable = parts.filter((part) => works(patternOf(part), part.paths))
  const named = new Set(usable.flatMap(({ paths }) => paths))
  return {
    patterns: usable.map((part) => ({ pattern: patternOf(part), paths: part.paths })),
    stuck: wanted.filter((path) => !named.has(path)),
  }
}
