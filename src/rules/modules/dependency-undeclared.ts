import { moduleGraph, type Edge } from '../../inspect/modules/graph.js'
import { groupBy } from '../../model/group-by.js'
import { clip, listing, plural } from '../../model/format.js'
import { asObject } from '../../model/manifest.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { defineRule } from '../rule.js'
import { declares, isAvailable, reason, type Undeclared } from './available.js'
import { asked, lineOf, others, verb, type Asked } from './imports.js'
import { passedOn, typesMessage, untyped } from './undeclared-types.js'

/**
 * Imports of other packages by code that an entry point leads to, where package.json doesn't say that they are needed.
 */
function undeclared(release: Release): readonly Undeclared[] {
  const graph = moduleGraph(release)
  return [...graph.edges.values()].flat().flatMap((edge) => {
    if (edge.to.kind !== 'package' || edge.import.kind === 'resolve' || edge.import.kind === 'asset') return []
    const { name } = edge.to
    if (isAvailable(edge, name, graph)) return []
    const found = asked(edge, graph)
    return found && (found.gravity === 'entry' || found.gravity === 'later')
      ? [{ ...found, gravity: gravityOf(found), name }]
      : []
  })
}

/** The packages that code of a release asks for when it runs and that package.json doesn't declare. */
export function undeclaredNames(release: Release): readonly string[] {
  return undeclared(release).map(({ name }) => name)
}

/** A branch may be one that is never taken without the package: it is no certain fault. */
function gravityOf({ gravity, time }: Asked): 'entry' | 'later' {
  return gravity === 'entry' && time === 'load' ? 'entry' : 'later'
}

function message(name: string, group: readonly Undeclared[], kind: keyof typeof levels, release: Release): string {
  const [first] = group
  if (!first) return ''
  if (kind === 'types' || kind === 'any') return typesMessage(name, group, kind, release)
  const { edge, gravity, reach } = first
  const files = new Set(group.map(({ edge: { from } }) => from)).size
  const entry = reach?.entry.field ?? 'it'
  const end =
    gravity === 'entry' ? `loading ${entry} fails where nothing else brings it` : 'it fails when that code runs'
  return `${lineOf(edge)} ${verb(edge)} ${clip(name)}, ${reason(name, release)}${others(files)}: ${end}`
}

/**
 * What compilers put in by themselves (`importHelpers`, transform-runtime): no one wrote the import, so no one tells
 * users to install it, and a release that works does so by chance.
 */
const helpers = new Set([
  'tslib',
  '@swc/helpers',
  '@babel/runtime',
  '@babel/runtime-corejs2',
  '@babel/runtime-corejs3',
  'babel-runtime',
  'regenerator-runtime',
])

/** Whether compilers put imports of a package into the code of a release. */
export function isCompilersHelper(name: string, release: Release): boolean {
  const asks = ({ to }: Edge): boolean => to.kind === 'package' && to.name === name
  return helpers.has(name) && [...moduleGraph(release).edges.values()].some((edges) => edges.some(asks))
}

/** React Native brings Babel's own. */
function isHelper({ name }: Undeclared, { manifest }: Release): boolean {
  return helpers.has(name) && !(name.startsWith('@babel/') && declares(manifest, 'react-native'))
}

const eachTime = { new: 'error', unchanged: 'error' } as const

const levels = {
  entry: { new: 'error', unchanged: 'note' },
  types: { new: 'error', unchanged: 'off' },
  any: { new: 'warning', unchanged: 'off' },
  later: { new: 'warning', unchanged: 'note' },
} as const

/** So many packages are one finding: the list of dependencies was lost. */
const many = 5

function* problems(
  found: readonly Undeclared[],
  release: Release,
  gravity: keyof typeof levels,
  state: 'new' | 'unchanged',
): Generator<Problem> {
  const names = [...groupBy(found, ({ name }) => name)]
  const isByChance = gravity === 'entry' && found.some((each) => isHelper(each, release))
  const shared = {
    path: 'package.json',
    levels: isByChance ? eachTime : levels[gravity],
    baselineState: state,
  }
  if (names.length < many) {
    for (const [name, group] of names) {
      const isDev = Object.hasOwn(asObject(release.manifest.devDependencies), name)
      const key = isDev ? ['devDependencies', name] : ['dependencies']
      yield {
        ...shared,
        message: message(name, group, gravity, release),
        help: helpFor(name),
        cause: { kind: 'manifest', key },
        key: name,
      }
    }
    return
  }
  const all = listing(names.map(([name]) => name))
  const [first] = names
  yield {
    ...shared,
    message: `${plural(names.length, 'package')} are imported and not declared: ${all}; ${first ? message(...first, gravity, release) : ''}`,
    help: 'Add them to dependencies in package.json, or to peerDependencies where the user brings them.',
    cause: { kind: 'manifest', key: ['dependencies'] },
    key: gravity,
  }
}

function helpFor(name: string): string {
  return `Add ${clip(name)} to dependencies in package.json, or to peerDependencies where the user brings it.`
}

export const dependencyUndeclared = defineRule({
  id: 'dependency-undeclared',
  summary: "an import of a package that package.json doesn't declare",
  scope: 'release',
  levels: { new: 'error', unchanged: 'note' },
  *check({ release, baseline }) {
    const found = undeclared(release)
    const passed = passedOn(release)
    const before = new Set((baseline ? undeclared(baseline) : []).map(({ gravity, name }) => `${gravity} ${name}`))
    const hard = found.filter(({ gravity }) => gravity === 'entry')
    const names = new Set(hard.map(({ name }) => name))
    const isKnown = ({ gravity, name }: Undeclared): boolean =>
      before.has(`entry ${name}`) || before.has(`${gravity} ${name}`)
    yield* problems(
      hard.filter((each) => !isKnown(each)),
      release,
      'entry',
      'new',
    )
    const old = hard.filter(isKnown)
    const isByChance = (each: Undeclared): boolean => isHelper(each, release)
    yield* problems(old.filter(isByChance), release, 'entry', 'unchanged')
    yield* problems(
      old.filter((each) => !isByChance(each)),
      release,
      'entry',
      'unchanged',
    )
    const soft = found.filter(({ gravity, name }) => gravity === 'later' && !names.has(name))
    yield* problems(
      soft.filter((each) => !isKnown(each)),
      release,
      'later',
      'new',
    )
    const told = new Set([...found, ...(baseline ? passedOn(baseline) : [])].map(({ name }) => name))
    const ownTypes = untyped(release)
    const knownTypes = new Set((baseline ? untyped(baseline) : []).map(({ name }) => name))
    yield* problems(
      ownTypes.filter(({ name }) => !knownTypes.has(name)),
      release,
      'any',
      'new',
    )
    yield* problems(
      passed.filter(({ name }) => !told.has(name)),
      release,
      'types',
      'new',
    )
  },
})
