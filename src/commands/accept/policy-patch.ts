import { isPatchable, policyPatch } from './patch.js'
import type { PlanFacts } from './plan.js'
import { readPolicyText } from '../../policy/edit/policy-text.js'
import type { RemoteReader } from '../../model/remote-file.js'
import { policyFor } from '../../policy/package-policy.js'
import { noRemote, readPolicyAs } from '../../policy/read.js'
import type { Releases } from '../../gate/releases.js'
import type { Policy } from '../../model/policy.js'
import { rules } from '../../rules/index.js'
import type { Verdict } from '../../model/report.js'
import { ruleContextOf } from '../../gate/rule-context.js'
import type { Context } from '../../model/context.js'

/** Reads each file of another repository once, however often the policy is read anew. */
function once(remote: RemoteReader): RemoteReader {
  const known = new Map<string, ReturnType<RemoteReader>>()
  return (file) => {
    const key = JSON.stringify(file)
    const read = known.get(key) ?? remote(file)
    known.set(key, read)
    return read
  }
}

/**
 * What plans to change the policy are made from.
 *
 * @param path the policy's, from the repository's root
 */
export function planFacts(releases: Releases, context: Context, path: string): Omit<PlanFacts, 'text'> {
  const { policy, about, root } = releases
  const remote = once(context.remotePolicy ?? noRemote)
  const read = async (text: string): Promise<Policy> => {
    const whole = await readPolicyAs(text, path, root, rules, remote)
    return about === null ? whole : policyFor(whole, about)
  }
  return { rules, subject: ruleContextOf(releases, policy, context), path, about, read }
}

/** The change of the policy that would let new files and higher limits pass; null where nothing of that kind blocks. */
export async function patchFor(
  releases: Releases,
  { findings }: Verdict,
  context: Context,
): Promise<Verdict['patch'] | null> {
  const { policyFile } = releases
  const patchable = new Set(rules.filter(isPatchable).map(({ id }) => id))
  if (policyFile === null || !findings.some(({ level, ruleId }) => level === 'error' && patchable.has(ruleId)))
    return null
  try {
    return await policyPatch(planFacts(releases, context, policyFile.path), readPolicyText(policyFile.file))
  } catch {
    // It is a help and no part of the decision: where it can't be made, the verdict is told without it.
    return null
  }
}
