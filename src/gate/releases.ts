import type { Context } from '../model/context.js'
import { readManifest } from '../model/manifest-file.js'
import type { Policy } from '../model/policy.js'
import type { Comparison } from '../model/comparison.js'
import type { Release } from '../model/release.js'
import type { PolicyFile } from '../policy/find.js'
import type { PackageIdentity } from '../policy/package-policy.js'
import type { Publishing } from '../rules/rule.js'
import type { PolicyPair } from '../verdict/policy-change.js'
import { findTarget, type GateRequest } from './gate-request.js'
import { type Judged, judgeFolder, judgeTarball, type Run } from './judge.js'
import { abandon, beginPacking, manifestPath } from './packing.js'
import { readPolicies } from './policies.js'
import type { StagedTarball } from './staged-tarball.js'
import { stages, StageTimes } from './stages.js'

/**
 * What the environment says of how a release is to be published.
 *
 * @param env of the check: GitHub's runner sets the event and the ref, npm what it is at
 */
export function publishingOf(env: Readonly<Record<string, string | undefined>>, isHandedOver: boolean): Publishing {
  const isInside = env.npm_command === 'publish'
  const isTag = env.GITHUB_EVENT_NAME === 'push' && (env.GITHUB_REF ?? '').startsWith('refs/tags/')
  // Other package managers set the same variables, but not all of them that of the tag.
  const isNpm = isInside && (env.npm_config_user_agent ?? '').startsWith('npm/')
  const tag = env.npm_config_tag ?? (isNpm ? null : undefined)
  const isRelease = isInside || isTag || env.GITHUB_EVENT_NAME === 'release'
  return { isHandedOver, isInside, isRelease, ...(tag !== undefined && { tag: tag === '' ? null : tag }) }
}

/** Both releases, their difference, and the policy that they were read under: all that a verdict is made of. */
export interface Releases extends Judged {
  readonly policy: Policy
  /** Where the policy was read from; null without one, and where the base branch's decides. */
  readonly policyFile: PolicyFile | null
  /** The package that is judged, where the policy says what differs in some; else null. */
  readonly about: PackageIdentity | null
  /** Absolute path of the repository's root. */
  readonly root: string
  /** On a pull request: the policies of both sides; null elsewhere. */
  readonly policies: PolicyPair | null
  /** The baseline's release; null where there is none. */
  readonly before: Release | null
  readonly comparison: Comparison | null
}

/**
 * The stages up to the comparison: policy, pack and baseline, inspect, compare.
 *
 * @throws GateError where one of them could not do its work
 */
export async function readReleases(
  request: GateRequest,
  context: Context,
  handOver: StagedTarball | null = null,
  times = new StageTimes(),
): Promise<Releases> {
  const target = findTarget(request.target, request.cwd)
  // First of all: whatever goes wrong from here on, nothing may lie there as if it had passed.
  if (handOver && target.isFolder)
    handOver.clear(await readManifest(target.path, manifestPath(request.root, target.path)))
  const packing = target.isFolder ? await beginPacking(request, context, target.path) : null
  const read = await times.of('policy', readPolicies(request, target, context)).catch(async (error: unknown) => {
    if (packing) await abandon(packing)
    throw error
  })
  const { policy, policies, file: policyFile, about } = read
  const run: Run = { request, context, policy, policies, handOver, times }
  const judged = packing ? await judgeFolder(run, packing) : await judgeTarball(run, target.path)
  const [{ compare }] = await stages.judging()
  const before = 'release' in judged.baseline ? judged.baseline.release : null
  return {
    ...judged,
    publishing: publishingOf(context.env, handOver !== null),
    policy,
    policyFile,
    about,
    root: request.root,
    policies,
    before,
    comparison: before && compare(judged.release.files, before.files),
  }
}
