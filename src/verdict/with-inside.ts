import { compareInside } from '../compare/pairing.js'
import type { FileFacts } from '../model/file-facts.js'
import type { Problem } from '../model/problem.js'
import type { Release } from '../model/release.js'
import type { RuleContext } from '../rules/rule.js'

function deep(release: Release): Release {
  return { ...release, files: [...release.files, ...(release.inside ?? [])] }
}

function extend(context: RuleContext): RuleContext {
  const { release, baseline, comparison } = context
  if (!release.inside?.length && !baseline?.inside?.length) return context
  const within = baseline && comparison ? compareInside(release, baseline, comparison) : null
  return {
    ...context,
    release: deep(release),
    baseline: baseline && deep(baseline),
    comparison: comparison && {
      pairs: [...comparison.pairs, ...(within?.pairs ?? [])],
      removed: [...comparison.removed, ...(within?.removed ?? [])],
    },
  }
}

const known = new WeakMap<RuleContext, RuleContext>()

/** What a rule sees that looks into containers: their files beside the packed ones. Made once for all rules. */
export function withInside(context: RuleContext): RuleContext {
  const extended = known.get(context) ?? extend(context)
  known.set(context, extended)
  return extended
}

/** All files that a finding may name, by path: a waiver can name them too. */
export function filesByPath({ files, inside = [] }: Release): ReadonlyMap<string, FileFacts> {
  return new Map([...inside, ...files].map((file) => [file.path, file]))
}

/** A problem whose cause is a packed file: what is in a container is packed with it. */
export function causedByPacked({ cause, ...problem }: Problem, { inside = [] }: Release): Problem {
  if (cause.kind !== 'packed-file' || inside.length === 0) return { ...problem, cause }
  const container = inside.find(({ path }) => path === cause.path)?.container
  return { ...problem, cause: container === undefined ? cause : { ...cause, path: container } }
}
