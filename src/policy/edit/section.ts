import { emptyPolicy } from '../empty.js'
import { isAbout, type PackageIdentity } from '../package-policy.js'
import type { Policy } from '../../model/policy.js'
import { spell } from '../spelling.js'
import type { Location } from '../../model/types.js'
import type { PolicyList } from './edit.js'

/** A part of the user's file: what it says of all packages, or under one key of `packages`. */
export interface Section {
  /** Keys of where it is; empty for the top. */
  readonly within: readonly string[]
  readonly policy: Policy
}

/** The user's own file, without what it extends, as far as it is about the package that is judged. */
export interface Own {
  /** Those that come later count before those that come earlier. */
  readonly sections: readonly Section[]
  /** Where something is added: it holds for this package, and for no other that differs from it. */
  readonly home: Section
}

/** @param about the package, where the policy says what differs in some; null where it holds for whatever is judged */
export function ownSections(own: Policy, about: PackageIdentity | null): Own {
  const top = { within: [], policy: own }
  if (about === null) return { sections: [top], home: top }
  const written = (own.packages ?? [])
    .filter((each) => isAbout(each, about))
    .map(({ selector, policy }) => ({ within: ['packages', selector] as const, policy }))
  const known = written.findLast(({ within: [, selector] }) => selector === about.path || selector === about.name)
  const home = known ?? { within: ['packages', spell(about.path ?? about.name ?? '.')], policy: emptyPolicy }
  return { sections: [top, ...written, ...(known ? [] : [home])], home }
}

/** Where a rule's option is set so that it counts: in the package's own part, unless a later one sets it too. */
export function sectionOfOption({ sections, home }: Own, rule: string, option: string): Section {
  const later = sections.slice(sections.indexOf(home) + 1)
  return later.findLast(({ policy }) => policy.rules.get(rule)?.places?.has(option)) ?? home
}

/** An item of a list of the user's file. */
export interface Place extends PolicyList {
  readonly within: readonly string[]
  readonly index: number
  readonly section: Section
}

function isSame(a: Location, b: Location): boolean {
  return a.path === b.path && a.line === b.line && a.column === b.column
}

/** Where in the user's own file something stands; null where it comes from one that it extends. */
export function placeOf({ sections }: Own, list: PolicyList['list'], at: Location): Place | null {
  for (const section of sections) {
    const index = (section.policy[list] ?? []).findIndex((each) => isSame(each.at, at))
    if (index >= 0) return { list, within: section.within, index, section }
  }
  return null
}
