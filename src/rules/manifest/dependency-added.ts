import { z } from 'zod'
import { isOptionalPeer, shippedDependencies, type Dependency } from './dependencies.js'
import { formatCount, listing, plural, withoutUser } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import type { PackageFacts } from '../../model/lookups.js'
import type { Manifest, Release } from '../../model/release.js'
import { isCompilersHelper, undeclaredNames } from '../modules/dependency-undeclared.js'
import { defineRule, stepOf } from '../rule.js'

function ageWords(hours: number, isAtRelease: boolean): string {
  const age = hours < 48 ? plural(Math.floor(hours), 'hour') : plural(Math.floor(hours / 24), 'day')
  return `first published ${age} ${isAtRelease ? 'before this release' : 'ago'}`
}

/** What speaks against a package, in words: how young it is, and what it lacks. */
function doubts(found: PackageFacts | null, minAge: number): readonly string[] {
  if (found === null) return []
  const { ageHours, hasInstallScript, isDeprecated, hasRepository } = found
  return [
    ...(ageHours !== null && ageHours < minAge * 24 ? [ageWords(ageHours, found.isAgeAtRelease === true)] : []),
    ...(hasInstallScript ? ['runs an install script'] : []),
    ...(isDeprecated ? ['deprecated'] : []),
    ...(hasRepository === false ? ['names no repository'] : []),
  ]
}

/** `left-pad`, or `ink (npm:@someone/ink@6)` if another package has that name here; and what speaks against it. */
function words({ name, installs, spec }: Dependency, against: readonly string[]): string {
  const alias = installs === name ? [] : [withoutUser(spec)]
  const remarks = [...alias, ...against]
  return remarks.length === 0 ? name : `${name} (${remarks.join(', ')})`
}

/** Made for this release, it seems, and its code runs before anyone looks at it. */
function isAlarming(found: PackageFacts | null, minAge: number): boolean {
  return found !== null && found.hasInstallScript && found.ageHours !== null && found.ageHours < minAge * 24
}

/** An optional peer is not installed for this package's sake. */
function brought(manifest: Manifest): readonly Dependency[] {
  return shippedDependencies(manifest).filter((each) => !isOptionalPeer(manifest, each))
}

function scopeOf(name: string): string | null {
  return name.startsWith('@') ? name.slice(0, name.indexOf('/')) : null
}

/** The package's own build for one more platform: optional, of its own version, and beside others of its kind. */
function isPlatformBuild(
  { group, spec, installs }: Dependency,
  release: Release,
  siblings: ReadonlySet<string | null>,
): boolean {
  const scope = scopeOf(installs)
  return group === 'optionalDependencies' && spec === release.version && scope !== null && siblings.has(scope)
}

/** Declarations of DefinitelyTyped: no code of theirs runs. */
function isTypes({ installs }: Dependency): boolean {
  return installs.startsWith('@types/')
}

/** A scope has one owner: who may publish this package may publish that one. */
function isOwn({ installs }: Dependency, { name }: Release): boolean {
  const scope = scopeOf(installs)
  return scope !== null && scope === scopeOf(name)
}

const harmless = { new: 'note', unchanged: 'off' } as const

export const dependencyAdded = defineRule({
  id: 'dependency-added',
  summary: 'a package that is newly installed along with this one',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  acceptByName: 'errors',
  options: z.strictObject({
    'min-age': z
      .number()
      .int()
      .min(0)
      .max(3650)
      .default(7)
      .meta({
        description: 'days since the first release of a new dependency; a younger one is reported as such',
        examples: [14],
      }),
  }),
  *check({ release, baseline, lookups = [] }, { 'min-age': minAge }) {
    if (!baseline) return
    // By what is installed, not by the name: an alias can hide that it is another package now.
    const known = new Set(brought(baseline.manifest).map(({ installs }) => installs))
    const added = brought(release.manifest).filter(({ installs }) => !known.has(installs))
    const packages = [...groupBy(added, ({ installs }) => installs).values()].flatMap(([first]) => first ?? [])
    const [first] = packages
    if (!first) return
    const siblings = new Set(
      brought(baseline.manifest).flatMap(({ group, installs }) =>
        group === 'optionalDependencies' ? scopeOf(installs) : [],
      ),
    )
    const facts = new Map(lookups.map(({ installs, found }) => [installs, found.kind === 'found' ? found : null]))
    const factsOf = ({ installs }: Dependency): PackageFacts | null => facts.get(installs) ?? null
    const alarming = packages.filter((each) => isAlarming(factsOf(each), minAge))
    // Those with something against them first: of many, three are named.
    const named = packages.map((each) => ({ each, against: doubts(factsOf(each), minAge) }))
    const sorted = named.sort((a, b) => b.against.length - a.against.length)
    const lacked = new Set(undeclaredNames(baseline))
    // What the code asked for before without declaring it is no new code: its users had to have it already.
    const isExpected = (each: Dependency): boolean =>
      lacked.has(each.installs) || isOwn(each, release) || isCompilersHelper(each.installs, release)
    // Rule compatibility warns of new peers outside of releases that may break their users.
    const isBreaking = stepOf(release, baseline) === 'breaking'
    const isReportedThere = ({ group }: Dependency): boolean => group === 'peerDependencies' && !isBreaking
    const isHarmless = packages.every(
      (each) => isTypes(each) || isPlatformBuild(each, release, siblings) || isExpected(each) || isReportedThere(each),
    )
    yield {
      message:
        `${packages.length === 1 ? '1 runtime dependency is' : `${formatCount(packages.length)} runtime dependencies are`} ` +
        `new: ${listing(sorted.map(({ each, against }) => words(each, against)))}`,
      help:
        alarming.length > 0
          ? 'Find out who made it before you publish: in hijacked releases a package of this kind is the only change.'
          : 'Make sure that you added it and that its name is the one you intend: its code runs wherever yours does.',
      path: 'package.json',
      cause: { kind: 'manifest', key: [first.group, first.name] },
      ...(alarming.length > 0 ? { levels: { new: 'error', unchanged: 'off' } } : isHarmless && { levels: harmless }),
    }
  },
})
