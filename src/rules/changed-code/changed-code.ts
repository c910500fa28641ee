import { moduleGraph } from '../../inspect/modules/graph.js'
import type { Behaviour } from '../../model/behaviour.js'
import type { FileFacts, Problem, Release } from '../../model/types.js'
import { mayBeLoaded } from '../modules/imports.js'
import type { RuleContext } from '../rule.js'
import { groupFacts } from '../folders.js'

/** A file that an entry point leads to and whose bytes no file of the baseline had. */
export interface ChangedFile {
  readonly file: FileFacts
  readonly behaviour: Behaviour
  /** The file that it was, where it is not a new one. */
  readonly was?: FileFacts
}

/** What entry points lead to; where nothing closes a package, users load its other files by their paths too. */
export function reachedFiles(release: Release): (file: FileFacts) => boolean {
  const { node, bundler } = moduleGraph(release).reached
  const isOpen = release.manifest.exports === undefined || release.manifest.exports === null
  return ({ path }) => node.has(path) || bundler.has(path) || (isOpen && mayBeLoaded(path))
}

/** The code that consumers run and that is other than it was; empty without a baseline. */
export function changedCode({
  release,
  baseline,
  comparison,
}: Pick<RuleContext, 'release' | 'baseline' | 'comparison'>): readonly ChangedFile[] {
  if (!baseline || !comparison) return []
  const before = new Set(baseline.files.map(({ sha256 }) => sha256))
  const isReached = reachedFiles(release)
  return comparison.pairs.flatMap(({ file, was }): readonly ChangedFile[] => {
    const { behaviour } = file
    if (!behaviour || before.has(file.sha256) || !isReached(file)) return []
    return [{ file, behaviour, ...(was && { was }) }]
  })
}

/** What all files of the baseline do, whichever of them it is in: code that moved is nothing new. */
export function behavioursOf({ files }: Release): readonly Behaviour[] {
  return files.flatMap(({ behaviour }) => behaviour ?? [])
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
