import type { ProposePatch } from '../../gate/gate.js'

/**
 * Proposes the change of the policy that `accept` would write. Loaded where a release is blocked alone: a pass needs
 * none.
 */
export const proposePatch: ProposePatch = async (releases, verdict, context) => {
  const { patchFor } = await import('./policy-patch.js')
  return patchFor(releases, verdict, context)
}
