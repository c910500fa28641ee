import type { RuleDeclaration } from '../../model/rule-declaration.js'
import type { Verdict } from '../../model/report.js'
import { fileDiff } from './diff.js'
import { planAcceptance, type PlanFacts } from './plan.js'
import type { PolicyText } from '../../policy/edit/policy-text.js'
import type { Acceptance } from './select.js'

/**
 * Whether a line of the policy settles a rule's findings without anybody's reason. Everything else should be mended
 * first, or needs words.
 */
export function isPatchable({ settlement }: RuleDeclaration): boolean {
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
