import type { FilesEntry } from '../types.js'
import { compilePattern } from './patterns.js'

/** Whether an entry's pattern matches a path, whatever the entry does with it. */
export function matches(entry: FilesEntry, path: string): boolean {
  return compilePattern(entry.pattern)(path)
}

/** Whether the allowlist admits a path: some entry matches and no `!` entry does, in any order. */
export function admits(entries: readonly FilesEntry[], path: string): boolean {
  let admitted = false
  for (const entry of entries) {
    if (!matches(entry, path)) continue
    if (entry.negated) return false
    admitted = true
  }
  return admitted
}
