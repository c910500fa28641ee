import { homepage } from './rule-page.js'

/** What an attestation of ours is recognised by: a SLSA verification summary (slsa.dev/verification_summary/v1) that names us. */
export const vsa = {
  predicateType: 'https://slsa.dev/verification_summary/v1',
  /** `verifier.id` of the predicate. */
  verifierId: homepage,
  passed: 'PASSED',
} as const
