import { resolve } from 'node:path'
import type { GateRequest } from './gate-request.js'
import type { Policy } from './policy.js'
import { readReleases, type Releases } from './releases.js'
import type { Verdict } from './report.js'
import { stages } from './stages.js'
import type { World } from './world.js'

/** What is judged, whatever policy file it comes from. */
export type Compared = Omit<Releases, 'policyFile' | 'about' | 'root'>

/**
 * The stages after the comparison: evaluate and decide.
 *
 * @param policy another one than the releases were read under, to see what it would say of them
 * @throws GateError ERULE where a rule fails
 */
export async function evaluateAndDecide(releases: Compared, world: World, policy: Policy = releases.policy): Promise<Verdict> {
  const { release, before, comparison, declared, dryRun, policies, baseline, packer, source } = releases
  const [, { rules }, { decide }] = await stages.judging()
  const today = world.now().toISOString().slice(0, 10)
  const baselinePacker = 'release' in baseline ? (baseline.packer ?? null) : null
  const subject = { release, baseline: before, comparison, declared, dryRun, packer, baselinePacker, policy, today }
  return decide({ rules, subject, policies, baseline, packer, source, tool: world.tool })
}

/** The verdict on releases, and where they are blocked the change of the policy that would allow them. Throws like `evaluateAndDecide`. */
export async function judge(releases: Releases, world: World, policy: Policy = releases.policy): Promise<Verdict> {
  const verdict = await evaluateAndDecide(releases, world, policy)
  if (verdict.conclusion === 'success' || policy !== releases.policy) return verdict
  const patch = await (await stages.patch()).patchFor(releases, verdict, world)
  return patch ? { ...verdict, patch } : verdict
}

/**
 * Decides whether a release may ship: policy, pack and baseline, inspect, compare, evaluate, decide. One that may is handed
 * over where that was asked for.
 *
 * @throws GateError where no verdict can be reached: that is never a pass
 */
export async function gate(request: GateRequest, world: World): Promise<Verdict> {
  if (request.packDestination === undefined) return judge(await readReleases(request, world), world)
  const { HandOver } = await stages.handOver()
  const handOver = new HandOver(resolve(request.cwd, request.packDestination))
  try {
    const releases = await readReleases(request, world, handOver)
    const verdict = await judge(releases, world)
    return verdict.conclusion === 'success' ? { ...verdict, tarball: await handOver.place(releases.release) } : verdict
  } finally {
    handOver.dispose()
  }
}
