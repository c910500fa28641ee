import { z } from 'zod'
import { buildTool, type BuildTool } from './build-tool.js'
import {
  exposures,
  mapHolders,
  namesOnly,
  shippedBefore,
  sourceCount,
  type Exposure,
  type MapHolder,
  type ShippedBefore,
} from './map-exposure.js'
import { knownSources, recoverable } from './known-sources.js'
import { topFolder } from '../../model/top-folder.js'
import { resolveReference } from './map-reference.js'
import { compilerOptions, mapPolicies, mapProposal, mapRemedy } from './map-remedy.js'
import { filesThat, holds, holdsThat, keepOut, keepOutFix, type MapGroup } from './map-words.js'
import { plural } from '../../model/format.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { groupBy } from '../../model/group-by.js'
import { place } from '../folders.js'
import { defineRule, type RuleContext } from '../rule.js'

type Facts = Pick<RuleContext, 'release' | 'baseline' | 'comparison'>

/** What a set policy forbids is an error, whether or not the last release did it: the user asked for it. */
const forbidden = { new: 'error', unchanged: 'error' } as const

/** A bundled dependency ships as it was published: its maps give away nothing of this project. */
const bundled = { new: 'warning', unchanged: 'note' } as const

/** From how many top folders on a package has one for each module, and they are one cause together. */
const many = 5

/**
 * One group for each folder, origin, and whether it is new; one for all folders where they are many. Bundled
 * dependencies stand apart.
 */
function groups<H extends MapHolder>(
  holders: readonly H[],
  known: (holder: H) => boolean,
): readonly (MapGroup<H> & { readonly isNew: boolean })[] {
  const kindOf = (holder: H): string =>
    JSON.stringify([known(holder), holder.origin, topFolder(holder.path) === 'node_modules'])
  const spreads = new Map(
    [...groupBy(holders, kindOf)].map(([kind, members]) => [
      kind,
      new Set(members.map(({ path }) => topFolder(path))).size,
    ]),
  )
  const spreadOf = (holder: H): number => spreads.get(kindOf(holder)) ?? 0
  const keyed = groupBy(
    holders,
    (holder) => `${kindOf(holder)}\0${spreadOf(holder) < many ? topFolder(holder.path) : ''}`,
  )
  return [...keyed.values()].flatMap((members) => {
    const [first] = members
    if (!first) return []
    const spread = spreadOf(first)
    return [
      {
        isNew: !known(first),
        origin: first.origin,
        members,
        ...(spread < many ? { folder: topFolder(first.path) } : { folder: '.', spread }),
      },
    ]
  })
}

/** The tool that most likely wrote a group's maps. */
function toolOf(group: MapGroup<Exposure> | MapGroup<MapHolder>, release: Release): BuildTool | null {
  const [first] = group.members
  const sources = group.members.flatMap((member) => ('sources' in member ? member.sources : []))
  return buildTool(release, first?.path ?? group.folder, sources)
}

/** Where a group is, what wrote it, and whether it is new. Several problems of a folder differ in their key. */
function whereabouts(
  group: MapGroup<MapHolder> & { readonly isNew: boolean },
  release: Release,
  wanted: 'bare' | 'none',
  key: string = group.origin,
): Pick<Problem, 'path' | 'cause' | 'key' | 'baselineState'> {
  const paths = group.members.map(({ path }) => path)
  const options =
    group.folder === 'node_modules' ? [] : compilerOptions(toolOf(group, release), paths[0] ?? '', group.origin, wanted)
  return { ...placeOfMaps(paths, group.folder, options), key, baselineState: group.isNew ? 'new' : 'unchanged' }
}

function placeOfMaps(paths: readonly string[], folder: string, options: readonly string[]): ReturnType<typeof place> {
  const where = place(paths, folder)
  return options.length > 0 && where.cause.kind === 'packed-file'
    ? { ...where, cause: { ...where.cause, compilerOptions: options } }
    : where
}

/** What to change so that texts (`bare`) or maps (`none`) no longer ship. */
function remedy(group: MapGroup<Exposure> | MapGroup<MapHolder>, release: Release, wanted: 'bare' | 'none'): string {
  const build = mapRemedy(toolOf(group, release), group.origin, wanted)
  if (group.origin !== 'file')
    return (
      build ?? `Build without inline source maps${wanted === 'bare' ? ', or without `sourcesContent` in them' : ''}.`
    )
  const keep = keepOut(group, release.manifest)
  return build === null
    ? `${keep}, or build ${wanted === 'bare' ? 'them without `sourcesContent`' : 'without maps'}.`
    : `${keep}. ${build}`
}

/** Texts of sources that ship, by folder. */
function* textsShipped(
  { release, baseline, comparison }: Facts,
  closing: string,
  levels?: Problem['levels'],
): Generator<Problem> {
  const exposed = exposures(release)
  const known = knownSources(exposed, baseline, comparison)
  for (const group of groups(exposed, known.covers)) {
    yield {
      message: `${holdsThat(group, 'embeds', 'embed')} ${recoverable(group.members, known.has)}`,
      help: `${remedy(group, release, 'bare')} ${closing}`,
      ...whereabouts(group, release, 'bare'),
      ...keepOutFix(group, release.manifest),
      ...(levels ? { levels } : group.folder === 'node_modules' && { levels: bundled }),
    }
  }
}

const shipsMaps = (facts: Facts): ShippedBefore =>
  shippedBefore(facts.baseline, facts.comparison, ({ sourceMaps = [] }) => sourceMaps.length > 0)

/**
 * Maps that name sources and embed none: a note where the folder has them for the first time. Under a level that the
 * policy sets it would be more than a note, and that level is for texts.
 */
function* namesShipped(facts: Facts): Generator<Problem> {
  const known = shipsMaps(facts)
  for (const group of groups(namesOnly(facts.release), ({ path }) => known(path))) {
    if (!group.isNew) continue
    const sources = sourceCount(group.members)
    yield {
      message:
        `${holdsThat(group, 'names', 'name')} ${plural(sources, 'source file')}, without ` +
        `${sources === 1 ? 'its' : 'their'} text`,
      help:
        'Names give little away. To allow such maps, set `rules: { source-map: { policy: mappings } ' +
        '}`; to allow none, `policy: none`.',
      ...whereabouts(group, facts.release, 'none', `${group.origin} names`),
      levels: { new: 'note', unchanged: 'off' },
    }
  }
}

function* mapsShipped(facts: Facts): Generator<Problem> {
  const known = shipsMaps(facts)
  for (const group of groups(mapHolders(facts.release), ({ path }) => known(path))) {
    yield {
      message: `${holds(group)}, and the policy allows none`,
      help:
        `${remedy(group, facts.release, 'none')} To let maps ship without the text of sources, set \`rules: { ` +
        `source-map: { policy: mappings } }\`.`,
      ...whereabouts(group, facts.release, 'none'),
      ...keepOutFix(group, facts.release.manifest),
      levels: forbidden,
    }
  }
}

/**
 * Files whose reference to a map the policy doesn't allow: any (`none`), or one that leads out of the release
 * (`resolvable`).
 */
function referring({ files }: Release, policy: 'none' | 'resolvable'): readonly FileFacts[] {
  const packed = new Set(files.map(({ path }) => path))
  const leadsOut = (path: string, reference: string): boolean =>
    resolveReference(path, reference, packed).kind !== 'packed'
  return files.filter(
    ({ path, mapReference }) => mapReference !== undefined && (policy === 'none' || leadsOut(path, mapReference)),
  )
}

/** The map that a file refers to, where it ships. */
function packedMapOf({ path, mapReference = '' }: FileFacts, packed: ReadonlySet<string>): readonly string[] {
  const found = resolveReference(path, mapReference, packed)
  return found.kind === 'packed' ? [found.path] : []
}

function* references({ release, baseline, comparison }: Facts, policy: 'none' | 'resolvable'): Generator<Problem> {
  const before = new Set(baseline ? referring(baseline, policy) : [])
  const known = shippedBefore(baseline, comparison, (file) => before.has(file))
  const packed = new Set(release.files.map(({ path }) => path))
  for (const members of groupBy(
    referring(release, policy),
    ({ path }) => `${String(known(path))}\0${topFolder(path)}`,
  ).values()) {
    const paths = members.map(({ path }) => path)
    const [path = ''] = paths
    const tool = buildTool(release, path)
    const build =
      mapRemedy(tool, 'file', 'none') ?? 'Build without source maps, or without the comment that names them.'
    yield {
      message:
        `${filesThat(paths, topFolder(path), 'refers', 'refer')} to a source ` +
        `map${policy === 'none' ? ', and the policy allows none' : ' that is not in the release'}`,
      help: policy === 'none' ? build : `Pack the map under the name that the reference has, or do without: ${build}`,
      ...placeOfMaps(paths, topFolder(path), compilerOptions(tool, path, 'file', 'none')),
      relatesTo: members.flatMap((file) => packedMapOf(file, packed)),
      key: 'reference',
      baselineState: known(path) ? 'unchanged' : 'new',
      levels: topFolder(path) === 'node_modules' ? bundled : forbidden,
    }
  }
}

export const sourceMap = defineRule({
  id: 'source-map',
  summary: 'a source map with the text of your sources, or one that the policy does not allow',
  scope: 'release',
  about: 'packing',
  inside: true,
  levels: { new: 'error', unchanged: 'note' },
  refuses: 'new',
  strictestFirst: { policy: [...mapPolicies.slice(0, 3), undefined, 'allow'] },
  proposal: mapProposal,
  options: z.strictObject({
    policy: z
      .enum(mapPolicies)
      .optional()
      .meta({
        description:
          'none: no map ships and no file refers to one. mappings: maps without the text of sources. ' +
          'resolvable: maps with sources, and every reference leads to a packed file. allow: anything.',
        examples: ['none', 'mappings'],
      }),
  }),
  *check(subject, { policy }, settings) {
    if (policy === 'none') {
      yield* mapsShipped(subject)
      yield* references(subject, policy)
    } else if (policy === 'mappings') {
      yield* textsShipped(
        subject,
        'To ship sources on purpose, set `policy: resolvable` or `policy: allow` for rule source-map.',
        forbidden,
      )
    } else if (policy === 'resolvable') {
      yield* references(subject, policy)
    } else if (policy === undefined) {
      yield* textsShipped(subject, 'To ship sources on purpose, set `rules: { source-map: { policy: allow } }`.')
      if (settings?.new === undefined) yield* namesShipped(subject)
    }
  },
})
