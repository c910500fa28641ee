import type { Verdict } from '../../model/report.js'
import { fileDiff } from './diff.js'
import { planAcceptance, type PlanFacts } from './plan.js'
import type { PolicyText } from '../../policy/edit/policy-text.js'
import type { Acceptance } from './select.js'

/**
 * What a line of the policy settles without anybody's reason. Everything else should be mended first, or needs words.
 */
export const patchable: ReadonlySet<string> = new Set(['file-not-allowed', 'size-growth', 'size-limit'])

const acceptance: Acceptance = {
  level: 'error',
  rules: [...patchable],
  paths: [],
  reason: null,
  expires: null,
  anyBytes: false,
}

/**
 * The change of the policy that lets new files in and raises limits, as a patch to paste. Waivers are not in it: the
 * reason for
 * one is nothing that can be proposed. Nor are files in it that another rule is against.
 *
 * @returns null where no change of that kind settles anything
 */
export async function policyPatch(
  facts: Omit<PlanFacts, 'text'>,
  { mark, text }: PolicyText,
): Promise<NonNullable<Verdict['patch']> | null> {
  const { text: after } = await planAcceptance({ ...facts, text }, acceptance)
  const diff = fileDiff(facts.path, mark + text, mark + after)
  return diff === '' ? null : { path: facts.path, diff }
}
