import { resolve } from 'node:path'
import type { GateRequest } from './gate-request.js'
import type { Policy } from '../model/policy.js'
import { readReleases, type Releases } from './releases.js'
import { isPrivate } from '../model/manifest.js'
import type { Verdict } from '../model/report.js'
import { stages, StageTimes } from './stages.js'
import { ruleContextOf, type Compared } from './rule-context.js'
import type { Context } from '../model/context.js'
import type { CodeText } from '../rules/changed-code/code-changes.js'

/**
 * The stages after the comparison: evaluate and decide.
 *
 * @param policy in place of the one that the releases were read under
 * @throws GateError ERULE where a rule fails
 */
export async function evaluateAndDecide(
  releases: Compared,
  context: Context,
  policy: Policy = releases.policy,
): Promise<Verdict> {
  const { policies, baseline, packer, source } = releases
  const [, { rules }, { decide }] = await stages.judging()
  return decide({
    rules,
    subject: ruleContextOf(releases, policy, context),
    policies,
    baseline,
    packer,
    source,
    tool: context.tool,
  })
}

/**
 * Proposes the change of the policy that would allow what blocks a release; null where no change of that kind would.
 */
export type ProposePatch = (releases: Releases, verdict: Verdict, context: Context) => Promise<Verdict['patch'] | null>

/** Two releases, and what came before the one that is compared with. */
type Measurable = Compared & Pick<Releases, 'earlier'>

/** What was decided, and on which releases. */
export interface Measured<R extends Measurable = Releases> {
  readonly releases: R
  readonly verdict: Verdict
}

/**
 * Where something would block or warn as new, or is excused by a release that its publisher deprecated: a quiet run
 * costs nothing.
 */
function mayBeMismeasured({ findings }: Verdict, { policy, earlier, baseline }: Measurable): boolean {
  if (policy.baseline.skipBroken === false) return false
  const isDeprecated = 'release' in baseline && earlier?.deprecated(baseline.release.version) != null
  return findings.some(({ baselineState, level }) => (baselineState === 'new' ? level !== 'note' : isDeprecated))
}

/**
 * Evaluates and decides, against the release before the baseline where that is broken or withdrawn: a repair is
 * measured by what was there before.
 *
 * @throws GateError ERULE where a rule fails
 */
export async function measure<R extends Measurable>(releases: R, context: Context): Promise<Measured<R>> {
  const verdict = await evaluateAndDecide(releases, context)
  const { earlier, baseline, release } = releases
  if (earlier === null || !mayBeMismeasured(verdict, releases)) return { releases, verdict }
  const { passOver } = await stages.passedOver()
  const better = await passOver(release, baseline, earlier)
  if (better === null || !('release' in better)) return { releases, verdict }
  const [{ compare }] = await stages.judging()
  const { registryChange } = baseline
  const measured = {
    ...releases,
    baseline: { ...better, ...(registryChange && { registryChange }) },
    before: better.release,
    comparison: compare(release.files, better.release.files),
  }
  return { releases: measured, verdict: await evaluateAndDecide(measured, context) }
}

/** A verdict with what changed in the code that users run. @param code the texts of both releases */
export async function withChangedCode(verdict: Verdict, releases: Compared, code: CodeText): Promise<Verdict> {
  const { release, before: baseline, comparison } = releases
  const { changedCodeOf } = await stages.changedCode()
  const changedCode = changedCodeOf({ release, baseline, comparison }, code)
  return { ...verdict, ...(changedCode && { changedCode }) }
}

async function judge(
  { showsCode = false }: GateRequest,
  read: Releases,
  context: Context,
  times: StageTimes,
  proposePatch?: ProposePatch,
): Promise<Verdict> {
  const judged = measure(read, context).then(async ({ releases, verdict }) => {
    const shown = showsCode && releases.code ? await withChangedCode(verdict, releases, releases.code) : verdict
    return { releases, verdict: shown }
  })
  const { releases, verdict } = await times.of('judge', judged)
  const patch = verdict.conclusion === 'success' ? null : await proposePatch?.(releases, verdict, context)
  return { ...verdict, ...(patch && { patch }), timings: times.timings() }
}

/**
 * Decides whether a release may ship: policy, pack and baseline, inspect, compare, evaluate, decide. One that may is
 * handed over where that was asked for.
 *
 * @throws GateError where no verdict can be reached: that is never a pass
 */
export async function gate(request: GateRequest, context: Context, proposePatch?: ProposePatch): Promise<Verdict> {
  const times = new StageTimes()
  if (request.packDestination === undefined)
    return judge(request, await readReleases(request, context, null, times), context, times, proposePatch)
  const { StagedTarball } = await stages.handOver()
  const { claims } = request.shared ?? {}
  const handOver = new StagedTarball(resolve(request.cwd, request.packDestination), (file) => {
    claims?.set(file, (claims.get(file) ?? new Set()).add(resolve(request.cwd, request.target)))
  })
  try {
    const releases = await readReleases(request, context, handOver, times)
    const verdict = await judge(request, releases, context, times, proposePatch)
    const { release } = releases
    // npm would refuse a private one: nothing is to be published.
    const ships = verdict.conclusion === 'success' && !isPrivate(release.manifest)
    return ships ? { ...verdict, tarball: await handOver.place(release) } : verdict
  } finally {
    handOver.dispose()
  }
}
