import { excluder } from '../../policy/patterns.js'
import type { Policy } from '../../model/policy.js'
import type { Location } from '../../model/types.js'
import type { Hit } from '../../verdict/evaluate.js'
import { unwaivable } from './waive.js'

/** The line of a policy that a finding is about; undefined where it is about none. */
function lineAgainst({ rule, problem }: Hit, policy: Policy): Location | undefined {
  if (problem.cause.kind === 'policy') return problem.cause.at
  return rule.settlement?.by === 'entry' ? excluder(policy.files ?? [], problem.path)?.at : undefined
}

/**
 * What is against a waiver for a finding, in words for people; null where nothing is.
 *
 * @param policy the one in force
 * @param path the user's own file; what it extends is not ours to change, so the place there is named
 */
export function againstWaiver(hit: Hit, policy: Policy, path: string, hasReason: boolean): string | null {
  const at = lineAgainst(hit, policy)
  const place = at && `${at.path}:${at.line}`
  const isExtended = at !== undefined && at.path !== path
  const never = unwaivable(hit)
  if (never !== null) return isExtended ? `said at ${place}, which this policy extends: change it there` : never
  if (hasReason) return null
  const wanted = 'needs a waiver: say why with --reason'
  return place === undefined
    ? wanted
    : `${wanted}; or change ${place}${isExtended ? ', which this policy extends' : ''}`
}
