import { compare } from '../../compare/pairing.js'
import { measure } from '../../gate/gate.js'
import { together } from '../../gate/judge.js'
import { limitsOf } from '../../rules/contents/file-not-inspected.js'
import { readNamedPolicy } from '../../gate/policies.js'
import type { CodeChange } from '../../model/code-change.js'
import type { Policy } from '../../model/policy.js'
import type { Baseline } from '../../model/types.js'
import type { Verdict } from '../../model/report.js'
import type { Context } from '../../model/context.js'
import { KeptCode } from './code-changes.js'
import { parseSide, type Reading, readSide, type ReadSide, type Side } from './read-side.js'

/** Two releases to compare, as typed. */
export interface DiffRequest extends Omit<Reading, 'context' | 'limits'> {
  readonly before: string
  readonly after: string
  /** Path of a policy relative to `cwd`; false for none. */
  readonly config: string | false
  /** What changed in the code that users run is to be shown. */
  readonly code: boolean
}

/**
 * The comparison of two releases and what the rules say of it. Nothing is decided: the conclusion is neutral, whatever
 * they find.
 *
 * @param before null where there is nothing to compare with: then the rules speak of the release alone
 */
export async function compareReleases(
  before: ReadSide | null,
  after: ReadSide,
  policy: Policy,
  context: Context,
): Promise<Verdict> {
  const { release, packer, source, declared } = after
  const earlier = before && { kind: before.kind, release: before.release }
  const comparison = earlier && compare(release.files, earlier.release.files)
  const baseline: Baseline = earlier ?? { kind: 'none' }
  const compared = {
    release,
    packer,
    source,
    declared,
    dryRun: null,
    baseline,
    before: earlier?.release ?? null,
    comparison,
    policy,
    policies: null,
    // Another package's releases repair nothing of this one.
    earlier: before?.release.name === release.name ? (before.earlier ?? null) : null,
  }
  const { verdict } = await measure(compared, context)
  return { ...verdict, conclusion: 'neutral' }
}

/** Both at once, but for two folders: their build scripts may share what they write to. */
async function readBoth(
  [before, after]: readonly [Side, Side],
  reading: Reading,
  [old, now]: readonly [KeptCode?, KeptCode?],
): Promise<readonly [ReadSide, ReadSide]> {
  if (before.kind === 'folder' && after.kind === 'folder')
    return [await readSide(before, reading, old), await readSide(after, reading, now)]
  return together(readSide(before, reading, old), readSide(after, reading, now))
}

export interface Difference {
  readonly verdict: Verdict
  /** Where it was asked for. */
  readonly code: readonly CodeChange[] | null
}

/**
 * Compares two releases: specs, tarballs or folders.
 *
 * @throws GateError where one of them can't be had
 */
export async function diff(request: DiffRequest, context: Context): Promise<Difference> {
  const { before, after, cwd } = request
  const sides = [parseSide(before, cwd), parseSide(after, cwd)] as const
  const policy = await readNamedPolicy(request, context)
  const kept = request.code ? ([new KeptCode(), new KeptCode()] as const) : null
  const [first, second] = await readBoth(sides, { ...request, context, limits: limitsOf(policy) }, kept ?? [])
  const verdict = await compareReleases(first, second, policy, context)
  if (!kept) return { verdict, code: null }
  const { codeChanges } = await import('./code-changes.js')
  const code = await codeChanges({ ...first, code: kept[0] }, { ...second, code: kept[1] })
  return { verdict, code }
}
