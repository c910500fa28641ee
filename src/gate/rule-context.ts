import type { Policy } from '../model/policy.js'
import type { PublicationHistory } from '../model/baseline.js'
import type { Releases } from './releases.js'
import type { RuleContext } from '../rules/rule.js'
import type { Context } from '../model/context.js'

/** What of both releases the rules look at. */
export type Compared = Omit<Releases, 'policyFile' | 'about' | 'root' | 'earlier' | 'code'>

/** A release that is to be published has its baseline alone before it. */
function historyOf({ history, baseline }: Compared): PublicationHistory | null {
  if (history) return history
  const { publication } = 'release' in baseline ? baseline : {}
  return publication ? { own: null, before: [publication] } : null
}

/** What the package's folder shows. */
function shownBy({
  absent,
  leftOut,
  elsewhere,
  buildScript,
  addsLicence,
}: Compared): Pick<RuleContext, 'absent' | 'leftOut' | 'elsewhere' | 'buildScript' | 'addsLicence'> {
  return {
    ...(absent && { absent }),
    ...(leftOut && { leftOut }),
    ...(elsewhere && { elsewhere }),
    ...(buildScript && { buildScript }),
    ...(addsLicence && { addsLicence }),
  }
}

/** All that the rules may look at: every evaluation sees the same. */
export function ruleContextOf(
  compared: Compared,
  policy: Policy,
  { now }: Pick<Context, 'now'>,
): Omit<RuleContext, 'unusedWaivers'> {
  const { release, before, comparison, declared, dryRun, packer, baseline } = compared
  const { publishing, lookups, packerDoubts } = compared
  const baselinePacker = 'release' in baseline ? (baseline.packer ?? null) : null
  const isBaselineWithdrawn = 'release' in baseline && baseline.deprecated !== undefined
  const listed = 'release' in baseline ? baseline.listed : undefined
  const unpublished = 'release' in baseline ? undefined : baseline.unpublished
  const history = historyOf(compared)
  return {
    release,
    baseline: before,
    comparison,
    declared,
    dryRun,
    packer,
    baselinePacker,
    ...(isBaselineWithdrawn && { isBaselineWithdrawn }),
    ...(publishing && { publishing }),
    ...(packerDoubts && { packerDoubts }),
    ...shownBy(compared),
    policy,
    ...(history && { history }),
    ...(listed && { listed }),
    ...(unpublished && { unpublished }),
    ...(lookups && { lookups }),
    ...(baseline.registryChange && { registryChange: baseline.registryChange }),
    today: now().toISOString().slice(0, 10),
  }
}
