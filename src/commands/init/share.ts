import { mapPolicies, type MapPolicy } from './map-policy.js'
import type { Proposal, ProposedEntry } from './propose.js'

/** One package of a repository, with what is proposed for it. */
export interface Member {
  /** Its folder from the repository's root. */
  readonly path: string
  readonly proposal: Proposal
}

/** One policy for the packages of a repository. */
export interface SharedProposal {
  /** Entries for all of them. */
  readonly common: readonly ProposedEntry[]
  /** The strictest policy that any of them keeps; null where what they extend says it. */
  readonly maps: MapPolicy | null
  /** Without what is said for all; `maps` is null where it is no other. */
  readonly members: readonly Member[]
}

/** What npm packs wherever it is there: no harm in a package that has none yet. */
const alwaysPacked = /^(package\.json|readme|licen[cs]e|changelog|history|notice)(\.\w+)?$/i

function entriesOf({ proposal: { top, folders } }: Member): readonly ProposedEntry[] {
  return [...top, ...folders]
}

function commonEntries(members: readonly Member[]): readonly ProposedEntry[] {
  const byPattern = new Map<string, ProposedEntry[]>()
  for (const entry of members.flatMap(entriesOf))
    byPattern.set(entry.pattern, [...(byPattern.get(entry.pattern) ?? []), entry])
  return [...byPattern]
    .filter(
      ([pattern, entries]) => entries.length === members.length || (entries.length > 1 && alwaysPacked.test(pattern)),
    )
    .map(([pattern, entries]) => ({ pattern, paths: entries.flatMap(({ paths }) => paths) }))
}

/** Puts together what all packages of a repository have in common; what one has alone is said of that one. */
export function share(members: readonly Member[]): SharedProposal {
  const common = commonEntries(members)
  const isOwn = ({ pattern }: ProposedEntry): boolean => !common.some((entry) => entry.pattern === pattern)
  const maps = mapPolicies.find((policy) => members.some(({ proposal }) => proposal.maps === policy)) ?? null
  const rest = ({ path, proposal }: Member): Member => ({
    path,
    proposal: {
      ...proposal,
      top: proposal.top.filter(isOwn),
      folders: proposal.folders.filter(isOwn),
      maps: proposal.maps === maps ? null : proposal.maps,
    },
  })
  return { common, maps, members: members.map(rest) }
}
