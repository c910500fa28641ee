import { isOptionalPeer, shippedDependencies, type Dependency } from './dependencies.js'
import { listing, withoutUser } from '../../model/listing.js'
import { formatCount } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import type { Manifest, Release } from '../../model/types.js'
import { defineRule } from '../rule.js'

/** `left-pad`, or `ink (npm:@someone/ink@6)` where another package comes under that name. */
function words({ name, installs, spec }: Dependency): string {
  return installs === name ? name : `${name} (${withoutUser(spec)})`
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

const harmless = { new: 'note', unchanged: 'off' } as const

export const dependencyAdded = defineRule({
  id: 'dependency-added',
  summary: 'a package that installing this one brings along, and did not before',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  *check({ release, baseline }) {
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
    yield {
      message:
        `${packages.length === 1 ? '1 runtime dependency is' : `${formatCount(packages.length)} runtime dependencies are`} ` +
        `new: ${listing(packages.map(words))}`,
      help: 'Make sure that you added it and that its name is the one you mean: its code runs wherever yours does.',
      path: 'package.json',
      cause: { kind: 'manifest', key: [first.group, first.name] },
      ...(packages.every((each) => isTypes(each) || isPlatformBuild(each, release, siblings)) && { levels: harmless }),
    }
  },
})
