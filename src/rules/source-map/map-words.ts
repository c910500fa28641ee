import { formatCount, plural } from '../../model/format.js'
import type { Problem } from '../../model/problem.js'
import type { Manifest } from '../../model/release.js'
import { leaveOut, outOfFiles } from '../keep-out.js'
import type { MapHolder, MapOrigin } from './map-exposure.js'
import { topFolder } from '../../model/top-folder.js'

/** Holders of one origin in one folder, or in many; there is one at least. */
export interface MapGroup<H extends MapHolder> {
  readonly folder: string
  /** How many top folders it is in, where they are many. */
  readonly spread?: number
  readonly origin: MapOrigin
  readonly members: readonly H[]
}

function inFolder(folder: string): string {
  return folder === '.' ? "in the package's top folder" : `under ${folder}`
}

/** `dist/cli.js refers`, `150 files under dist refer`, and of files in several folders `150 files refer`. */
export function filesThat(paths: readonly string[], folder: string | null, one: string, many: string): string {
  if (paths.length === 1) return `${paths[0] ?? ''} ${one}`
  return folder === null
    ? `${plural(paths.length, 'file')} ${many}`
    : `${plural(paths.length, 'file')} ${inFolder(folder)} ${many}`
}

/** The top folder of several files; null where they are in several. */
export function sharedArea(paths: readonly string[]): string | null {
  const [first, ...others] = new Set(paths.map(topFolder))
  return first === undefined || others.length > 0 ? null : first
}

const evalMaps = "source maps in eval wrappers (a bundler's development build)"

function whereIs({ folder, spread }: MapGroup<MapHolder>): string {
  return spread === undefined ? inFolder(folder) : `in ${formatCount(spread)} folders`
}

/** `dist/cli.js has an inline source map`, `150 source maps ship under dist`. */
export function holds<H extends MapHolder>(group: MapGroup<H>): string {
  const { origin, members } = group
  const [first] = members
  if (first && members.length === 1) {
    if (origin === 'file') return `${first.path} is a source map`
    if (origin === 'eval') return `${first.path} has ${evalMaps}`
    return (
      `${first.path} has ` +
      (first.maps.length === 1 ? 'an inline source map' : plural(first.maps.length, 'inline source map'))
    )
  }
  if (origin === 'file') return `${plural(members.length, 'source map')} ship ${whereIs(group)}`
  return (
    `${plural(members.length, 'file')} ${whereIs(group)} have ` + (origin === 'eval' ? evalMaps : 'inline source maps')
  )
}

/** A group with a verb: `dist/cli.js has an inline source map that embeds`, `150 source maps under dist embed`. */
export function holdsThat<H extends MapHolder>(group: MapGroup<H>, one: string, many: string): string {
  const { origin, members } = group
  const [first] = members
  if (origin === 'file') {
    if (!first || members.length > 1) return `${plural(members.length, 'source map')} ${whereIs(group)} ${many}`
    return /\.map$/i.test(first.path) ? `${first.path} ${one}` : `${holds(group)} that ${one}`
  }
  const single = origin === 'inline' && members.length === 1 && first?.maps.length === 1
  return `${holds(group)} that ${single ? one : many}`
}

/**
 * Patterns of the maps, for entries of `files` in package.json: one for a folder's `.map` files, one for each under
 * another name.
 */
function exclusions({ folder, spread, members }: MapGroup<MapHolder>): readonly string[] {
  const below = spread !== undefined ? '**/' : folder === '.' ? '' : `${folder}/**/`
  return [...new Set(members.map(({ path }) => (/\.map$/i.test(path) ? `${below}*.map` : path)))]
}

/** Entries that leave the maps out, where maps are files of their own and of this package. */
export function keepOutFix(group: MapGroup<MapHolder>, manifest: Manifest): Pick<Problem, 'fix'> {
  const { origin, folder, members } = group
  const isOwn = origin === 'file' && folder !== 'node_modules' && members.every((each) => each.container === undefined)
  return isOwn ? leaveOut(exclusions(group), manifest) : {}
}

/**
 * How maps that are files of their own are left out of the package. Entries of `files` that only take out need others
 * before them.
 */
export function keepOut(group: MapGroup<MapHolder>, manifest: Manifest): string {
  const container = group.members[0]?.container
  if (container !== undefined) return `Keep maps out of ${container} where it is made, or keep that out of the package`
  const paths = group.members.map(({ path }) => path)
  return `Keep maps out: ${outOfFiles(paths, exclusions(group), manifest)}`
}
