import type { Verdict } from '../../model/report.js'
import { homepage } from '../../model/rule-page.js'
import { purlOf, vsa } from '../../model/vsa.js'

/** Where the policy is, and the SHA-256 of its text; null where its text is not at hand. */
export interface PolicySource {
  readonly uri: string
  readonly sha256: string | null
}

/**
 * The predicate of a SLSA Verification Summary (slsa.dev/spec/v1.1/verification_summary); its type is
 * `vsa.predicateType`.
 */
export interface VerificationSummary {
  readonly verifier: { readonly id: string; readonly version: Readonly<Record<string, string>> }
  /** RFC 3339, UTC. */
  readonly timeVerified: string
  readonly resourceUri: string
  readonly policy: { readonly uri: string; readonly digest?: { readonly sha256: string } }
  readonly verificationResult: typeof vsa.passed
  readonly verifiedLevels: readonly string[]
  readonly slsaVersion: string
}

/**
 * What the gate says of a release that passed. Which bytes it speaks of is not in here: the signer names them, as the
 * subject of the in-toto statement that it makes of this.
 *
 * @param policy null where rules and baseline alone decided
 */
export function summaryOf(verdict: Verdict, policy: PolicySource | null, now: Date): VerificationSummary {
  const { tool } = verdict
  return {
    verifier: { id: vsa.verifierId, version: { [tool.name]: tool.version } },
    timeVerified: now.toISOString(),
    resourceUri: purlOf(verdict.package),
    policy: policyOf(policy, tool.version),
    verificationResult: vsa.passed,
    // pack-gate verifies no level of a SLSA track. Other values may be used, if they don't begin with SLSA_.
    verifiedLevels: ['PACK_GATE_PASSED'],
    slsaVersion: '1.1',
  }
}

function policyOf(policy: PolicySource | null, version: string): VerificationSummary['policy'] {
  if (policy === null) return { uri: `${homepage}/blob/v${version}/docs/rules/README.md` }
  return { uri: policy.uri, ...(policy.sha256 !== null && { digest: { sha256: policy.sha256 } }) }
}
