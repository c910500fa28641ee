import type { FilesEntry } from '../../model/policy.js'
import type { Hit } from '../../verdict/evaluate.js'
import type { Own, PolicyEdit } from '../../policy/edit/edit.js'
import { largest } from '../../model/group-by.js'

/** One change of the policy, and what it settles. */
export interface Change {
  readonly edit: PolicyEdit
  /** For people: `allows dist/a.css`. Names in it are hostile. */
  readonly what: string
  readonly hits: readonly Hit[]
  /** The files that it allows, of all that its hits are about. */
  readonly paths?: readonly string[]
  /** The files that it waives, of all that its hits are about. */
  readonly waives?: readonly string[]
}

function folders(pattern: string): readonly string[] {
  return pattern.split('/').slice(0, -1)
}

function sharedFolders(one: string, other: string): number {
  const [a, b] = [folders(one), folders(other)]
  const apart = a.findIndex((name, index) => name !== b[index])
  return apart < 0 ? a.length : apart
}

function beside(files: readonly FilesEntry[], pattern: string): number | null {
  const ranked = files.flatMap((entry, index) => {
    if (entry.negated) return []
    const isTop = folders(pattern).length === 0 && folders(entry.pattern).length === 0
    return [{ index, score: isTop ? 1 : sharedFolders(pattern, entry.pattern) }]
  })
  const best = Math.max(0, largest(ranked.map(({ score }) => score)))
  return ranked.filter(({ score }) => score === best).at(-1)?.index ?? null
}

/**
 * An entry for a pattern, below its neighbours: the last entry of the same folder, else the last that lets files in.
 */
export function addEntry({ home: { within, policy } }: Own, pattern: string): PolicyEdit {
  return { kind: 'add', list: 'files', within, value: pattern, after: beside(policy.files ?? [], pattern) }
}
