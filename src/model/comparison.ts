import type { FileFacts } from './file-facts.js'

/** How a file of the release relates to the baseline. */
export type FileState = 'added' | 'unchanged' | 'changed' | 'renamed'

/** A file of the release with its counterpart in the baseline, if it has one. */
export interface FilePair {
  readonly state: FileState
  readonly file: FileFacts
  readonly was?: FileFacts
}

export interface Comparison {
  /** One for each file of the release, in its order. */
  readonly pairs: readonly FilePair[]
  readonly removed: readonly FileFacts[]
}
