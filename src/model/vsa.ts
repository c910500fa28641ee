import type { Verdict } from './report.js'
import { homepage } from './rule-page.js'

/**
 * What an attestation of ours is recognised by: a SLSA verification summary (slsa.dev/verification_summary/v1) that
 * names us.
 */
export const vsa = {
  predicateType: 'https://slsa.dev/verification_summary/v1',
  /** `verifier.id` of the predicate. */
  verifierId: homepage,
  passed: 'PASSED',
} as const

/** The purl of a release: `pkg:npm/%40acme/core@1.2.0` (package-url/purl-spec, type npm). */
export function purlOf({ name, version }: Verdict['package']): string {
  const path = name.split('/').map(encodeURIComponent).join('/')
  return `pkg:npm/${path}@${encodeURIComponent(version)}`
}
