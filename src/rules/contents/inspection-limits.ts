import { defaultHeld, type Limits } from '../../inspect/limits.js'
import type { Policy } from '../../model/policy.js'
import { fileNotInspected } from './file-not-inspected.js'

/** The limits of the inspection that the policy sets by this rule. */
export function limitsOf(policy: Policy): Limits {
  const max = policy.rules.get(fileNotInspected.id)?.options?.max
  return { held: typeof max === 'number' ? max : defaultHeld }
}
