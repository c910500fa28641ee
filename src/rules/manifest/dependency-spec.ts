import { moduleGraph } from '../../inspect/modules/graph.js'
import { loadedBy } from '../modules/imports.js'
import {
  declaredBundle,
  foreignSource,
  packedBundle,
  shippedDependencies,
  type Dependency,
  type ForeignSource,
} from './dependencies.js'
import { clip, listing, withoutUser } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import type { Release } from '../../model/release.js'
import { defineRule } from '../rule.js'

type Foreign = Dependency & { readonly source: ForeignSource }

/** What a spec of each kind means for those who install the package. */
const meanings: Readonly<Record<ForeignSource, string>> = {
  local: 'a path of the machine that packed it, which no one else has',
  workspace: 'a workspace, which the packer should have replaced by a version',
  catalog: 'a catalog, which the packer should have replaced by a version',
  git: 'a git repository, which no registry vouches for',
  url: 'a URL, which no registry vouches for',
  unknown: "a protocol that npm doesn't know",
}

const replaced =
  'Pack with the client that supports this spec (`pnpm pack`, `yarn pack`): npm leaves it as it is. Or write a version.'
const published = 'Publish that package and depend on a version of it, or bundle it (`bundleDependencies`).'

const remedies: Readonly<Record<ForeignSource, string>> = {
  local: published,
  workspace: replaced,
  catalog: replaced,
  git: `npm 12 and newer don't install it unless a user allows it. ${published}`,
  url: `npm 12 and newer don't install it unless a user allows it. ${published}`,
  unknown: replaced,
}

/** What is declared as bundled and packed is taken from there, whatever its spec says (npm's Arborist does so). */
function foreignDependencies({ manifest, files }: Release): readonly Foreign[] {
  const packed = new Set(packedBundle(files.map(({ path }) => path)))
  const bundled = new Set(declaredBundle(manifest).filter((name) => packed.has(name)))
  return shippedDependencies(manifest).flatMap((dependency) => {
    const source = foreignSource(dependency.spec)
    return source === null || bundled.has(dependency.name) ? [] : [{ ...dependency, source }]
  })
}

function identity({ name, source }: Foreign): string {
  return `${source}\0${name}`
}

export const dependencySpec = defineRule({
  id: 'dependency-spec',
  summary: 'a dependency that no registry can resolve: a path, a workspace, a catalog, git or a URL',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  *check({ release, baseline }) {
    const before = new Set(baseline ? foreignDependencies(baseline).map(identity) : [])
    const graph = moduleGraph(release)
    const known = (each: Foreign): boolean => before.has(identity(each))
    for (const [, members] of groupBy(
      foreignDependencies(release),
      (each) => `${each.source}\0${String(known(each))}`,
    )) {
      const [first] = members
      if (!first) continue
      const { group, name, source } = first
      const [loaded] = members.flatMap((each) => loadedBy(each.name, graph) ?? [])
      const specs = [...new Set(members.map((each) => `${each.name} (${clip(withoutUser(each.spec))})`))]
      yield {
        message:
          `${members.length === 1 ? `a dependency leads to ${meanings[source]}` : `${members.length} dependencies lead to ${meanings[source]}`}: ` +
          listing(specs) +
          (loaded === undefined ? '' : `; ${loaded}`),
        help: remedies[source],
        path: 'package.json',
        cause: { kind: 'manifest', key: [group, name] },
        ...(source === 'workspace' && {
          fix: { by: 'workspace-range', of: members.map((each) => `${each.group}/${each.name}`) } as const,
        }),
        key: source,
        baselineState: known(first) ? 'unchanged' : 'new',
      }
    }
  },
})
