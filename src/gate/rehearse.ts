import { compare } from '../compare/pairing.js'
import type { Context } from '../model/context.js'
import type { Policy } from '../model/policy.js'
import type { Baseline } from '../model/baseline.js'
import type { Release } from '../model/release.js'
import { rules } from '../rules/index.js'
import { decide } from '../verdict/decide.js'

/** Enough for every rule to see files; more would take the time that is to be saved. */
const mostFiles = 40

/**
 * Judges a part of the baseline as if it were the release, while the packer runs, and forgets what comes of it: code
 * that runs for the first time is compiled then, which takes longer than the judging itself. Never throws.
 */
export function rehearse(
  of: Release,
  { kind }: Extract<Baseline, { readonly release: Release }>,
  policy: Policy,
  { now, tool }: Pick<Context, 'now' | 'tool'>,
): void {
  try {
    const release = { ...of, files: of.files.slice(0, mostFiles) }
    const comparison = compare(release.files, release.files)
    const today = now().toISOString().slice(0, 10)
    const subject = { release, baseline: release, comparison, declared: null, policy, today }
    decide({ rules, subject, policies: null, baseline: { kind, release }, packer: null, source: null, tool })
  } catch {
    // A rule that fails does so again on the release, and is heard of then.
  }
}

let isDone = false

/** The first of several packages is enough: the code is compiled for all of them. */
export function rehearseOnce(...about: Parameters<typeof rehearse>): void {
  if (isDone) return
  isDone = true
  rehearse(...about)
}
