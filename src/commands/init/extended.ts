import { admits } from '../../policy/allowlist.js'
import type { Policy } from '../../model/policy.js'
import type { Location } from '../../model/types.js'

/** What a policy builds on, and so need not say itself. */
export interface Extended {
  /** As the policy names them. */
  readonly specs: readonly string[]
  /** All that they say, put together. */
  readonly policy: Policy
}

/** Where an option of a rule is set already; undefined where it is not. */
export function setIn(extended: Extended | null, rule: string, option: string): Location | undefined {
  return extended?.policy.rules.get(rule)?.places?.get(option)
}

/**
 * Whether all of these files are let in already; without entries that let files in, none is: `!` entries alone say
 * nothing of it.
 */
export function isAdmittedBy(extended: Extended | null, paths: readonly string[]): boolean {
  const files = extended?.policy.files ?? []
  return files.some(({ negated }) => !negated) && paths.every((path) => admits(files, path))
}

export function isRequiredBy(extended: Extended | null, pattern: string): boolean {
  return (extended?.policy.files ?? []).some((entry) => entry.required && entry.pattern === pattern)
}
