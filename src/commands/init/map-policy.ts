import { emptyPolicy } from '../../policy/empty.js'
import { sourceMap } from '../../rules/source-map/source-map.js'
import type { Release } from '../../model/types.js'
import { evaluate } from '../../verdict/evaluate.js'

/** Policies of rule source-map, the strictest first. */
export const mapPolicies = ['none', 'mappings', 'resolvable', 'allow'] as const

export type MapPolicy = (typeof mapPolicies)[number]

/** The strictest policy that a release keeps. */
function practice(release: Release, today: string): MapPolicy {
  const keeps = (policy: MapPolicy): boolean => {
    const settings = { options: { policy }, at: { path: '', line: 1 } }
    const subject = {
      release,
      baseline: null,
      comparison: null,
      declared: null,
      policy: { ...emptyPolicy, rules: new Map([[sourceMap.id, settings]]) },
      today,
      unusedWaivers: [],
    }
    return evaluate(sourceMap, subject).every(({ level }) => level !== 'error')
  }
  return mapPolicies.find(keeps) ?? 'allow'
}

/**
 * The source-map policy that fits today's practice. Sources ship on purpose where the last release shipped them too;
 * where they ship for the first time that is for the maintainer to say, so the policy stays at `mappings`.
 */
export function mapPolicy(release: Release, before: Release | null, today: string): MapPolicy {
  const now = practice(release, today)
  const shipsSources = (policy: MapPolicy): boolean => policy === 'resolvable' || policy === 'allow'
  if (!shipsSources(now)) return now
  return before && shipsSources(practice(before, today)) ? now : 'mappings'
}
