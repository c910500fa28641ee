import { moduleGraph } from '../../inspect/modules/graph.js'
import { loadedBy } from '../modules/imports.js'
import { declaredBundle, packedBundle } from './dependencies.js'
import { listing } from '../../model/format.js'
import { asObject } from '../../model/manifest.js'
import type { Problem } from '../../model/problem.js'
import type { Manifest, Release } from '../../model/release.js'
import { defineRule } from '../rule.js'

function bundles({ manifest, files }: Release): { declared: ReadonlySet<string>; packed: ReadonlySet<string> } {
  return { declared: new Set(declaredBundle(manifest)), packed: new Set(packedBundle(files.map(({ path }) => path))) }
}

function without(names: ReadonlySet<string>, others: ReadonlySet<string>): readonly string[] {
  return [...names].filter((name) => !others.has(name))
}

/** Whether a package lies anywhere in the bundled ones. */
function isNestedIn({ files }: Release, name: string): boolean {
  return files.some(({ path }) => path.includes(`/node_modules/${name}/`))
}

function change(what: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${what} ${listing(names)}`]
}

/**
 * A dependency of a bundled package that is needed no longer: nothing more ships, and nothing that was promised is
 * missing.
 */
const harmless = { new: 'note', unchanged: 'off' } as const

/** Dependencies that are declared as bundled and not packed: npm doesn't fetch them, so they are missing. */
function* missing(release: Release): Generator<Problem> {
  const { manifest, files } = release
  const dependencies = asObject(manifest.dependencies)
  const packed = new Set(packedBundle(files.map(({ path }) => path)))
  const names = declaredBundle(manifest).filter((name) => Object.hasOwn(dependencies, name) && !packed.has(name))
  if (names.length === 0) return
  const graph = moduleGraph(release)
  const [loaded] = names.flatMap((name) => loadedBy(name, graph) ?? [])
  yield {
    message:
      `package.json declares ${names.length === 1 ? 'a bundled dependency that is' : 'bundled dependencies that are'} ` +
      `not packed: ${listing(names)}${loaded === undefined ? '' : `; ${loaded}`}`,
    help:
      "Users don't get a package that is declared as bundled and isn't packed. Put it into the package's " +
      'own node_modules before packing (npm puts those of a workspace into the root), or remove it from ' +
      '`bundleDependencies`.',
    path: 'package.json',
    cause: { kind: 'manifest', key: [keyOf(manifest)] },
    key: 'missing',
    levels: { new: 'error', unchanged: 'error' },
  }
}

function keyOf({ bundledDependencies }: Manifest): string {
  return bundledDependencies === undefined ? 'bundleDependencies' : 'bundledDependencies'
}

export const bundledDependency = defineRule({
  id: 'bundled-dependency',
  summary: 'bundled dependencies that are not packed or that changed',
  scope: 'release',
  levels: { new: 'warning', unchanged: 'note' },
  *check({ release, baseline }) {
    yield* missing(release)
    if (!baseline) return
    const before = bundles(baseline)
    const now = bundles(release)
    // What moved up out of another bundled package is no newcomer.
    const added = without(now.packed, before.packed).filter((name) => !isNestedIn(baseline, name))
    const gone = without(before.packed, now.packed)
    // What is packed tells of itself; a declaration alone only where the packages say nothing of it.
    const declared = without(now.declared, before.declared).filter((name) => !added.includes(name))
    const undeclared = without(before.declared, now.declared).filter((name) => !gone.includes(name))
    const changes = [
      ...change('packed now', added),
      ...change('no longer packed', gone),
      ...change('declared now', declared),
      ...change('no longer declared', undeclared),
    ]
    if (changes.length === 0) return
    const onlyUnneeded = changes.length === 1 && gone.length > 0 && gone.every((name) => !before.declared.has(name))
    yield {
      message: `the bundled dependencies changed: ${changes.join('; ')}`,
      help:
        'Make sure that each is intended: bundled code is installed as it is packed here, and no audit of a ' +
        'registry covers it. npm bundles what `bundleDependencies` names and is installed when it packs.',
      path: 'package.json',
      cause: { kind: 'manifest', key: [keyOf(release.manifest)] },
      key: 'changed',
      baselineState: 'new', // a difference
      ...(onlyUnneeded && before.declared.size > 0 && { levels: harmless }),
    }
  },
})
