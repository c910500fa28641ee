import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import type { Releases } from '../../gate/releases.js'
import { ruleContextOf } from '../../gate/rule-context.js'
import type { Context } from '../../model/context.js'
import type { Policy, RemoteReader } from '../../model/policy.js'
import type { Verdict } from '../../model/report.js'
import type { RuleDeclaration } from '../../model/rule-declaration.js'
import { type PolicyText, readPolicyText } from '../../policy/edit/nodes.js'
import { policyFor } from '../../policy/package-policy.js'
import { noRemote, readPolicyAs } from '../../policy/read.js'
import { rules } from '../../rules/index.js'
import { planAcceptance, type PlanFacts } from './plan.js'
import type { Acceptance } from './select.js'

/**
 * What changes in a file, as a patch for `git apply`; empty where nothing does. Holds hostile names as they are.
 *
 * @param path from the repository's root
 * @param before null where there is no such file yet
 */
export function fileDiff(path: string, before: string | null, after: string): string {
  if (before === after) return ''
  const from = before === null ? '/dev/null' : `a/${path}`
  return createTwoFilesPatch(from, `b/${path}`, before ?? '', after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  })
}

/**
 * Whether a line of the policy settles a rule's findings without a reason. Everything else should be fixed
 * first, or needs words.
 */
function isPatchable({ settlement }: RuleDeclaration): boolean {
  return settlement?.by === 'entry' || settlement?.by === 'limit'
}

/**
 * The change of the policy that lets new files in and raises limits, as a patch to paste. Waivers are not in it: the
 * reason for one is nothing that can be proposed. Nor are files in it that another rule is against.
 *
 * @returns null where no change of that kind settles anything
 */
export async function policyPatch(
  facts: Omit<PlanFacts, 'text'>,
  { mark, text }: PolicyText,
): Promise<NonNullable<Verdict['patch']> | null> {
  const rules = facts.rules.filter(isPatchable).map(({ id }) => id)
  const acceptance: Acceptance = { level: 'error', rules, paths: [], reason: null, expires: null, anyBytes: false }
  const { text: after } = await planAcceptance({ ...facts, text }, acceptance)
  const diff = fileDiff(facts.path, mark + text, mark + after)
  return diff === '' ? null : { path: facts.path, diff }
}

/** Reads each file of another repository once, however often the policy is read again. */
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
    // It is a help and no part of the decision: where it can't be made, the verdict is given without it.
    return null
  }
}
