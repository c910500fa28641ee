import type { OptionProposal, ProposedFor } from '../../model/rule-declaration.js'
import type { Release } from '../../model/types.js'

/** Values of the option `policy`, the strictest first. */
export const mapPolicies = ['none', 'mappings', 'resolvable', 'allow'] as const

type MapPolicy = (typeof mapPolicies)[number]

const comments: Readonly<Record<MapPolicy, string>> = {
  none: 'No source map ships, and no file refers to one. Others: mappings, resolvable, allow.',
  mappings: 'Source maps may ship without the text of sources. Stricter: none. To ship sources: resolvable or allow.',
  resolvable:
    'Source maps ship with the text of sources, and every reference leads to a packed file. Stricter: none, mappings.',
  allow: 'Source maps ship with the text of sources. Stricter: none, mappings, resolvable.',
}

/** The strictest policy that a release keeps. */
function practice(release: Release, keeps: ProposedFor['keeps']): MapPolicy {
  return mapPolicies.find((policy) => keeps(release, { policy })) ?? 'allow'
}

function shipsSources(policy: MapPolicy): boolean {
  return policy === 'resolvable' || policy === 'allow'
}

/**
 * The policy that fits today's practice. Sources ship on purpose where the last release shipped them too; where they
 * ship for the first time that is for the maintainer to say, so the policy stays at `mappings`.
 */
function fitting({ release, before, keeps }: ProposedFor): MapPolicy {
  const now = practice(release, keeps)
  if (!shipsSources(now)) return now
  return before && shipsSources(practice(before, keeps)) ? now : 'mappings'
}

export const mapProposal: OptionProposal = {
  option: 'policy',
  label: 'Source maps',
  isShared: true,
  value: fitting,
  words: (value) => `policy ${value}`,
  short: (value) => `source maps: ${value}`,
  comment: (value) => comments[mapPolicies.find((policy) => policy === value) ?? 'allow'],
}
