import type { FilesEntry } from '../model/policy.js'
import { compilePattern } from './patterns.js'

/** Whether an entry's pattern matches a path, whatever the entry does with it. */
export function matches(entry: FilesEntry, path: string): boolean {
  return compilePattern(entry.pattern)(path)
}

/** The first `!` entry that takes a path out. */
export function excluder(entries: readonly FilesEntry[], path: string): FilesEntry | undefined {
  return entries.find((entry) => entry.negated && matches(entry, path))
}

/**
 * Whether the allowlist admits a path: some entry matches and no `!` entry does, in any order. `!` entries alone are no
 * allowlist: they take files out and admit the rest.
 */
export function admits(entries: readonly FilesEntry[], path: string): boolean {
  let admitted = entries.length > 0 && entries.every((entry) => entry.negated)
  for (const entry of entries) {
    if (!matches(entry, path)) continue
    if (entry.negated) return false
    admitted = true
  }
  return admitted
}
