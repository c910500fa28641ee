import { groupBy } from '../../model/group-by.js'
import type { ProposedSetting } from './settings.js'
import type { Proposal, ProposedEntry, RequiredEntry } from './propose.js'

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
  /** Files that every one of them has to hold. */
  readonly required: readonly RequiredEntry[]
  /** Options that are one for all: the strictest value that any of them keeps. */
  readonly settings: readonly ProposedSetting[]
  /** Without what is said for all. */
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
      // Of one package alone nothing holds for others.
      ([pattern, entries]) =>
        (entries.length === members.length && members.length > 1) || (entries.length > 1 && alwaysPacked.test(pattern)),
    )
    .map(([pattern, entries]) => ({ pattern, paths: entries.flatMap(({ paths }) => paths) }))
}

function commonRequired([first, ...others]: readonly Member[]): readonly RequiredEntry[] {
  if (!first || others.length === 0) return []
  return first.proposal.required.filter(({ pattern }) =>
    others.every(({ proposal }) => proposal.required.some((entry) => entry.pattern === pattern)),
  )
}

/** Options of which each package has a value of its own, where that is the same for all. */
function equalSettings([first, ...others]: readonly Member[]): readonly ProposedSetting[] {
  if (!first || others.length === 0) return []
  const isEqual = ({ rule, value }: ProposedSetting): boolean =>
    others.every(({ proposal }) => proposal.settings.some((each) => each.rule === rule && each.value === value))
  return first.proposal.settings.filter(
    (setting) => !setting.proposal.isShared && setting.value !== null && isEqual(setting),
  )
}

/** Of each option that packages share the strictest value; those that what they extend sets are left out. */
function sharedSettings(members: readonly Member[]): readonly ProposedSetting[] {
  const settings = members.flatMap(({ proposal }) => proposal.settings).filter(({ proposal }) => proposal.isShared)
  return [...groupBy(settings, ({ rule }) => rule).values()].flatMap((same) => {
    const value = (same[0]?.order ?? []).find((each) => same.some((setting) => setting.value === each))
    const setting = same.find((each) => each.value !== null && each.value === value)
    return setting ? [setting] : []
  })
}

/** Puts together what all packages of a repository have in common; what one has alone is said of that one. */
export function share(members: readonly Member[]): SharedProposal {
  const common = commonEntries(members)
  const isOwn = ({ pattern }: ProposedEntry): boolean => !common.some((entry) => entry.pattern === pattern)
  const required = commonRequired(members)
  const isCommon = ({ pattern }: ProposedEntry): boolean => required.some((entry) => entry.pattern === pattern)
  const settings = [...sharedSettings(members), ...equalSettings(members)]
  const shared = new Map(settings.map((setting) => [setting.rule, setting.value]))
  const rest = ({ path, proposal }: Member): Member => ({
    path,
    proposal: {
      ...proposal,
      required: proposal.required.filter((entry) => !isCommon(entry)),
      top: proposal.top.filter(isOwn),
      folders: proposal.folders.filter(isOwn),
      settings: proposal.settings.map((setting) =>
        setting.value === shared.get(setting.rule) ? { ...setting, value: null } : setting,
      ),
    },
  })
  return { common, required, settings, members: members.map(rest) }
}
