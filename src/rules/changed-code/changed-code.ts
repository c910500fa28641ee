import { moduleGraph } from '../../inspect/modules/graph.js'
import type { Behaviour } from '../../model/behaviour.js'
import type { Comparison } from '../../model/comparison.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { mayBeLoaded } from '../modules/imports.js'
import type { RuleContext } from '../rule.js'
import { groupFacts } from '../folders.js'
import { pairAlike } from '../../compare/pairing.js'

/** A file that an entry point leads to and whose bytes no file of the baseline had. */
export interface ChangedFile {
  readonly file: FileFacts
  readonly behaviour: Behaviour
  /** The file that it was, where it is not a new one. */
  readonly was?: FileFacts
}

/** What users load by a path of their own choice; a file of another kind only where code asks for it. */
const byPath = /\.(?:[cm]?js|json)$/i

/** A dependency that is packed with the release: it is run like the rest. */
const bundled = /^node_modules\/(?:@[^/]+\/)?[^/]+\//

/** What entry points lead to; where nothing closes a package, users load its other files by their paths too. */
export function reachedFiles(release: Release): (file: FileFacts) => boolean {
  const { node, bundler } = moduleGraph(release).reached
  const isOpen = release.manifest.exports === undefined || release.manifest.exports === null
  return ({ path }) => {
    if (node.has(path) || bundler.has(path)) return true
    if (!byPath.test(path)) return false
    return bundled.test(path) ? mayBeLoaded(path.replace(bundled, '')) : isOpen && mayBeLoaded(path)
  }
}

/** What a new file has to have in common with one that is gone, to be that one under another name. */
const sameFile = 0.5

/** Found once for each comparison: several rules ask for it. */
const known = new WeakMap<Comparison, readonly ChangedFile[]>()

/** The code that consumers run and that is other than it was; empty without a baseline. */
export function changedCode({
  release,
  baseline,
  comparison,
}: Pick<RuleContext, 'release' | 'baseline' | 'comparison'>): readonly ChangedFile[] {
  if (!baseline || !comparison) return []
  const found = known.get(comparison) ?? findChanged(release, baseline, comparison)
  known.set(comparison, found)
  return found
}

function findChanged(release: Release, baseline: Release, comparison: Comparison): readonly ChangedFile[] {
  const before = new Set(baseline.files.map(({ sha256 }) => sha256))
  const isReached = reachedFiles(release)
  const changed = comparison.pairs.filter(
    ({ file }) => file.behaviour !== undefined && !before.has(file.sha256) && isReached(file),
  )
  const added = changed.filter(({ was }) => was === undefined).map(({ file }) => file)
  const renamed = added.length === 0 ? null : pairAlike(added, comparison.removed, sameFile)
  return changed.flatMap(({ file, was = renamed?.get(file) }): readonly ChangedFile[] =>
    file.behaviour ? [{ file, behaviour: file.behaviour(), ...(was && { was }) }] : [],
  )
}

/** Whether the baseline did something, by what it is called. */
export type DidBefore = (key: string, was?: FileFacts) => boolean

/**
 * Says what the baseline did already, whichever file it was in: code that moved is nothing new. The file that
 * changed is asked first, as most changes do what the file did before; the others are read only for what is left.
 *
 * @param keysOf what to call the things that a file does
 */
export function doneBefore(
  { files }: Pick<Release, 'files'>,
  keysOf: (behaviour: Behaviour) => readonly string[],
): DidBefore {
  const own = new Map<FileFacts, ReadonlySet<string>>()
  let all: ReadonlySet<string> | null = null
  const keysIn = (file: FileFacts): ReadonlySet<string> => {
    const keys = own.get(file) ?? new Set(file.behaviour ? keysOf(file.behaviour()) : [])
    own.set(file, keys)
    return keys
  }
  return (key, was) => {
    if (was && keysIn(was).has(key)) return true
    all ??= new Set(files.flatMap((file) => [...keysIn(file)]))
    return all.has(key)
  }
}

/** Where a problem in some changed files is: the first of them. */
export function placeIn(
  files: readonly ChangedFile[],
): Pick<Problem, 'path' | 'cause' | 'count' | 'examples' | 'paths'> {
  const paths = [...new Set(files.map(({ file }) => file.path))]
  const [path = 'package.json'] = paths
  return { path, cause: { kind: 'packed-file', path }, ...groupFacts(paths) }
}

/** `, and in 2 more files` */
export function inOthers(files: readonly ChangedFile[]): string {
  const others = new Set(files.map(({ file }) => file.path)).size - 1
  if (others < 1) return ''
  return others === 1 ? ', and in 1 more file' : `, and in ${others} more files`
}
