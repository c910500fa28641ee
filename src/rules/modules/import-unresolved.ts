import { type Edge, moduleGraph } from '../../inspect/modules/graph.js'
import { resolveCode } from '../../inspect/modules/resolve.js'
import { clip, listing, plural } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import { normalizePath } from '../../model/manifest.js'
import type { Level, Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { buildHelp, unbuiltMark } from '../entry-points/unbuilt.js'
import { defineRule } from '../rule.js'
import { asked, type Asked, brokenEntries, type Gravity, lineOf, mayBeLoaded, others, verb } from './imports.js'
import { ownPaths } from './own-paths.js'
import { lostStyleFiles } from './style-files.js'

interface Lost extends Asked {
  /** What no packed file answers, from the package's top. */
  readonly target: string
  /** The code is packed, and its types are not. */
  readonly isUntyped: boolean
  /** It is written as a path of the project, which no one else can resolve. */
  readonly isOwnPath?: boolean
}

/** Programs and builds that are made at install, or come in a package of their own for each platform. */
const native = /\.(?:node|wasi\.cjs)$|(?:^|\/)(?:build\/(?:Release|Debug)|prebuilds|compiled)(?:\/|$)/
const code = /\.[cm]?jsx?$/
/** What a declaration may name that TypeScript has no file for. */
const asset =
  /\.(?:css|scss|sass|less|svg|png|jpe?g|gif|webp|vue|svelte|astro|html|md|mdx|json|wasm|node|graphql|gql)$/i

function target({ to, import: { specifier } }: Edge): string | null {
  if (to.kind === 'missing') return to.path
  return to.kind === 'outside' ? specifier : null
}

/** Whether a declaration asks for a file of which only the code is packed: all of its types are `any` then. */
function isUntyped({ from, to, import: { kind } }: Edge): boolean {
  return to.kind === 'file' && /\.d\.[cm]?ts$/.test(from) && kind !== 'reference' && code.test(to.path)
}

function isOfInterest(edge: Edge): boolean {
  const {
    import: { kind, specifier },
    to,
    from,
  } = edge
  if (native.test(specifier)) return false
  // Compilers write such paths for types of other packages that they find on the machine that builds.
  if (/(?:^|\/)node_modules\//.test(specifier)) return false
  if (/\.d\.[cm]?ts$/.test(from)) return !asset.test(specifier)
  if (to.kind === 'outside') return kind === 'require' || kind === 'import' || kind === 'export'
  return (kind !== 'asset' && kind !== 'resolve') || code.test(specifier)
}

/** What builds an addon at install. It may lie beside the code, and be asked for without extension. */
const builds = ['binding.gyp', 'wscript', 'CMakeLists.txt']

/** Whether installing may build what is asked for. What the last release had as a file is no addon. */
function mayBeBuilt(target: string, release: Release, baseline: Release | null): boolean {
  const { files } = moduleGraph(release).index
  if (/\.\w+$/.test(target) || !builds.some((path) => files.has(path))) return false
  return baseline === null || resolveCode(target, moduleGraph(baseline).index).kind !== 'file'
}

/** Imports of the package's own files that no packed file answers. */
function lostImports(release: Release, baseline: Release | null): readonly Lost[] {
  const graph = moduleGraph(release)
  const own = ownPaths(release).flatMap((edge) => {
    const found = asked(edge, graph)
    return found ? [{ ...found, target: edge.import.specifier, isUntyped: false, isOwnPath: true }] : []
  })
  const lost = [...graph.edges.values()].flat().flatMap((edge) => {
    const untyped = isUntyped(edge)
    const wanted = untyped && 'path' in edge.to ? edge.to.path : target(edge)
    if (wanted === null || !isOfInterest(edge) || mayBeBuilt(wanted, release, baseline)) return []
    const found = asked(edge, graph)
    if (!found || (found.gravity === 'apart' && (untyped || edge.to.kind === 'outside' || !isLikely(edge, release))))
      return []
    return [{ ...found, target: wanted, isUntyped: untyped }]
  })
  return own.length === 0 ? lost : [...lost, ...own]
}

/** Where no entry point leads to a file, only a plain import of another file is taken for a fault. */
function isLikely({ from, import: { time, kind } }: Edge, { manifest }: Release): boolean {
  const isOpen = manifest.exports === undefined || manifest.exports === null
  return isOpen && time === 'load' && kind !== 'resolve' && mayBeLoaded(from) && !/\.d\.[cm]?ts$/.test(from)
}

const levels: Readonly<Record<Gravity, { readonly new: Level; readonly unchanged: Level }>> = {
  entry: { new: 'error', unchanged: 'warning' },
  later: { new: 'warning', unchanged: 'note' },
  types: { new: 'error', unchanged: 'note' },
  apart: { new: 'warning', unchanged: 'note' },
}

const nothingLoads = { new: 'error', unchanged: 'error' } as const

const order: readonly Gravity[] = ['entry', 'later', 'types', 'apart']

function consequence({ gravity, reach, time }: Asked): string {
  if (gravity === 'types') return '; TypeScript reports it, or takes its types for `any`'
  if (gravity === 'apart' || !reach) return ''
  const leads = `${reach.entry.field} leads there`
  if (gravity === 'later') return reach.entry.isPattern ? ` (${leads})` : ` (${leads}; it fails when it is called)`
  return time === 'load' ? `, so loading ${reach.entry.field} fails` : `, so ${reach.entry.field} fails on that branch`
}

function lackOf({ isUntyped, isOwnPath }: Lost): string {
  if (isOwnPath) return "a path of the project's own that others can't resolve"
  return isUntyped ? 'of which the code is packed, but no declaration' : 'which is not packed'
}

function lackOfMany({ isUntyped, isOwnPath }: Lost): string {
  if (isOwnPath) return "can't be resolved by others"
  return isUntyped ? 'have no declaration packed' : 'are not packed'
}

function message(group: readonly Lost[]): string {
  const [first] = group
  if (!first) return ''
  const { edge } = first
  const lack = lackOf(first)
  const files = new Set(group.map(({ edge: { from } }) => from)).size
  return `${lineOf(edge)} ${verb(edge)} ${clip(edge.import.specifier)}, ${lack}${others(files)}${consequence(first)}`
}

const help = 'Build what is missing before packing and let it in with `files` in package.json, or remove the import.'
const ownPathHelp =
  'Write the path from the file itself (`../type/object.js`): TypeScript resolves `paths` and `baseUrl` of ' +
  'tsconfig.json for its own checks, and leaves them as they are in declarations.'

function problem(group: readonly Lost[], key: string, text: string): Problem {
  const paths = [...new Set(group.map(({ edge }) => edge.from))]
  const [path = 'package.json'] = paths
  return {
    message: text,
    help: group.every(({ isOwnPath }) => isOwnPath) ? ownPathHelp : help,
    path,
    cause: { kind: 'packed-file', path },
    key,
    ...(paths.length > 1 && { count: paths.length, examples: paths.slice(0, 3), paths }),
  }
}

/** The file that a build has to make for an import. One of the package's own folder (`..`) asks for its main file. */
function builtFile({ target }: Lost, { manifest }: Release): string {
  const isOwnFolder = target === '' || target === '.'
  const main = isOwnFolder && typeof manifest.main === 'string' ? normalizePath(manifest.main) : null
  return main === null || main === '' ? target : main
}

/** So many targets of one gravity are one finding: a folder was not built. */
const many = 4

function* problems(
  lost: readonly Lost[],
  levelsOf: NonNullable<Problem['levels']>,
  state: 'new' | 'unchanged',
): Generator<Problem> {
  const own = lost.filter(({ isOwnPath }) => isOwnPath)
  if (own.length > 0 && own.length < lost.length) {
    yield* problems(own, levelsOf, state)
    lost = lost.filter(({ isOwnPath }) => !isOwnPath)
  }
  const targets = groupBy(lost, (each) => each.target)
  if (targets.size < many) {
    for (const [wanted, group] of targets)
      yield { ...problem(group, wanted, message(group)), levels: levelsOf, baselineState: state }
    return
  }
  const [first] = lost
  if (!first) return
  const lack = lackOfMany(first)
  const names = listing([...targets.keys()])
  const text = `${plural(targets.size, 'imported file')} of the package ${lack}: ${names}; ${message([first])}`
  yield { ...problem(lost, first.isOwnPath ? 'own path' : first.gravity, text), levels: levelsOf, baselineState: state }
}

export const importUnresolved = defineRule({
  id: 'import-unresolved',
  summary: 'an import of a file of the package that is not packed',
  scope: 'release',
  levels: { new: 'error', unchanged: 'warning' },
  *check(context) {
    const { release, baseline } = context
    yield* lostStyleFiles(release, baseline)
    const lost = lostImports(release, baseline)
    if (lost.length === 0) return
    const before = new Map(
      (baseline ? lostImports(baseline, null) : []).map((each) => [`${each.gravity} ${each.target}`, each]),
    )
    const isKnown = (each: Lost): boolean =>
      order.slice(0, order.indexOf(each.gravity) + 1).some((gravity) => before.has(`${gravity} ${each.target}`))
    const broken = brokenEntries(release)
    for (const gravity of order) {
      const group = lost.filter((each) => each.gravity === gravity)
      const ofGravity = gravity === 'entry' && broken ? nothingLoads : levels[gravity]
      const fresh = group.filter((each) => !isKnown(each))
      const markOf = (all: readonly Lost[]): Pick<Problem, 'unbuilt'> =>
        unbuiltMark(
          context,
          all.map((each) => builtFile(each, release)),
        )
      const isUnbuilt = (each: Lost): boolean => markOf([each]).unbuilt !== undefined
      const unbuilt = fresh.filter(isUnbuilt)
      for (const one of problems(unbuilt, ofGravity, 'new'))
        yield { ...one, ...markOf(unbuilt), help: buildHelp(context) }
      yield* problems(
        fresh.filter((each) => !isUnbuilt(each)),
        ofGravity,
        'new',
      )
      const old = group.filter(isKnown)
      if (gravity === 'entry') yield* problems(old, ofGravity, 'unchanged')
    }
  },
})
