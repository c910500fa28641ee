import { moduleGraph } from '../../inspect/modules/graph.js'
import { isOptionalPeer, shippedDependencies } from './dependencies.js'
import { clip, plural } from '../../model/format.js'
import { asObject } from '../../model/manifest.js'
import type { NewerSyntax } from '../../model/modules.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Manifest, Release } from '../../model/release.js'
import { isOtherMajor, narrowing } from './version-ranges.js'

/** Something that those who upgrade have to meet now and had not to before. */
export interface Change {
  /** `engines.node was >=6 and is >=8, which leaves out Node 6 and 7`. */
  readonly words: string
  readonly key: readonly string[]
  /** Whether it keeps users of the previous release from upgrading; otherwise it is only worth a look. */
  readonly breaks: boolean
}

export interface Sides {
  readonly release: Release
  readonly baseline: Release
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined
}

/** `6`, `6 and 7`, `6 to 11`, `5 and newer`. In ascending order, one at least. */
function span(lines: readonly string[], open = false): string {
  if (open) return `${lines[0] ?? ''} and newer`
  const [first = '', last = first] = [lines[0], lines.at(-1)]
  return lines.length > 2 ? `${first} to ${last}` : lines.join(' and ')
}

function wasAndIs(what: string, before: string | undefined, now: string): string {
  return `${what} was ${before === undefined ? 'not set' : clip(before)} and is ${clip(now)}`
}

/** Odd versions of Node live for half a year, and no package is held to them. Before 4 there were others, long gone. */
function isLived(line: string): boolean {
  return Number(line) >= 4 && Number(line) % 2 === 0
}

/** https://nodejs.org/about/previous-releases: versions that a package ran on, by its own word. */
export function engines({ release, baseline }: Sides): readonly Change[] {
  const [before, now] = [baseline, release].map(({ manifest }) => text(asObject(manifest.engines).node))
  if (now === undefined || now === before) return []
  const { majors, within } = narrowing(before ?? '*', now)
  const lived = majors.filter(isLived)
  if (lived.length === 0 && !within) return []
  const key = ['engines', 'node']
  const words = wasAndIs('engines.node', before, now)
  if (lived.length === 0) return [{ words, key, breaks: false }]
  return [{ words: `${words}, which leaves out Node ${span(lived)}`, key, breaks: true }]
}

/** The first version of Node with the syntax that today's compilers give by default. */
const modern = 14

/** The newest syntax of what Node loads in any case, and the file that has it. */
function newest(release: Release): (NewerSyntax & { readonly path: string }) | null {
  const { reached } = moduleGraph(release)
  return release.files.reduce<(NewerSyntax & { readonly path: string }) | null>((best, { path, newerSyntax }) => {
    if (!newerSyntax || !reached.node.has(path)) return best
    return best === null || newerSyntax.node > best.node ? { ...newerSyntax, path } : best
  }, null)
}

/**
 * Syntax that a version of Node can't read which `engines` promises, or of which it says nothing, and that no file of
 * the last release had.
 */
export function syntax({ release, baseline }: Sides): readonly Change[] {
  const now = newest(release)
  const before = newest(baseline)
  const engine = text(asObject(release.manifest.engines).node)
  // A release of which Node loads nothing says nothing of what it ran on.
  const isKnown = engine !== undefined || moduleGraph(baseline).reached.node.size > 0
  if (!now || !isKnown || (before && before.node >= now.node)) return []
  const words =
    `${clip(now.path)}:${now.line} has ${now.what}, which Node before ${now.node} can't read, ` +
    (engine === undefined ? 'and engines.node is not set' : `and engines.node is ${clip(engine)}`)
  // A package that names no Node and asked for 14 already follows the versions of its day.
  const isUsual = engine === undefined && before !== null && before.node >= modern
  return [{ words, key: ['engines', 'node'], breaks: !isUsual }]
}

/**
 * As `os` and `cpu` say it: names that are included, or with `!` those that are not.
 * https://docs.npmjs.com/cli/configuring-npm/package-json#os
 */
function admits(list: readonly string[], name: string): boolean {
  if (list.includes(`!${name}`)) return false
  const named = list.filter((entry) => !entry.startsWith('!'))
  return named.length === 0 || named.includes(name) || named.includes('any')
}

const platforms = {
  os: ['linux', 'darwin', 'win32', 'android', 'freebsd', 'openbsd', 'sunos', 'aix'],
  cpu: ['x64', 'arm64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64'],
} as const

function strings(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((entry): entry is string => typeof entry === 'string')
}

/** Systems and processors on which npm refuses to install the package now. */
export function platform({ release, baseline }: Sides): readonly Change[] {
  return (['os', 'cpu'] as const).flatMap((field) => {
    const [before, now] = [strings(baseline.manifest[field]), strings(release.manifest[field])]
    const gone = platforms[field].filter((name) => admits(before, name) && !admits(now, name))
    if (gone.length === 0) return []
    const words =
      `${wasAndIs(field, before.length === 0 ? undefined : before.join(', '), now.join(', '))}, ` +
      `which leaves out ${gone.slice(0, 3).join(', ')}`
    return [{ words, key: [field], breaks: true }]
  })
}

/** Packages of one repository that are released together ask for each other's version of the day. */
function isLockstep({ release, baseline }: Sides, before: string, now: string): boolean {
  return before.includes(baseline.version) && now.includes(release.version)
}

function peer(
  sides: Sides,
  name: string,
  before: string | undefined,
  now: string,
  isOptional: boolean,
): readonly Change[] {
  const key = ['peerDependencies', name]
  if (before === undefined) {
    // Declarations are for compilers: npm brings them by itself.
    return isOptional
      ? []
      : [{ words: `the peer dependency ${clip(name)} (${clip(now)}) is new`, key, breaks: !name.startsWith('@types/') }]
  }
  const { majors, open, within } = narrowing(before, now)
  if ((majors.length === 0 && !within) || isLockstep(sides, before, now)) return []
  const words = wasAndIs(`the peer dependency ${clip(name)}`, before, now)
  return majors.length === 0
    ? [{ words, key, breaks: false }]
    : [{ words: `${words}, which leaves out ${span(majors, open)}`, key, breaks: true }]
}

function specs(manifest: Manifest, group: string): ReadonlyMap<string, string> {
  return new Map(
    shippedDependencies(manifest).flatMap((each) => (each.group === group ? [[each.name, each.spec]] : [])),
  )
}

/** Peers that are new, or of which less is allowed. npm 7 and newer refuses to install what doesn't fit. */
export function peers(sides: Sides): readonly Change[] {
  const { release, baseline } = sides
  const before = specs(baseline.manifest, 'peerDependencies')
  const own = specs(baseline.manifest, 'dependencies')
  return [...specs(release.manifest, 'peerDependencies')].flatMap(([name, now]) => {
    const was = before.get(name)
    const isOptional = isOptionalPeer(release.manifest, { group: 'peerDependencies', name, spec: now, installs: name })
    return was === now
      ? []
      : peer(sides, name, was, now, isOptional || (own.has(name) && specs(release.manifest, 'dependencies').has(name)))
  })
}

/**
 * Dependencies that moved to a different major version. Where no code changed with them, it is unknown whether it still
 * fits: the one before may have been the last that `require` can load.
 */
export function dependencies({ release, baseline }: Sides, codeChanged: boolean): readonly Change[] {
  const before = specs(baseline.manifest, 'dependencies')
  return [...specs(release.manifest, 'dependencies')].flatMap(([name, now]) => {
    const was = before.get(name)
    if (was === undefined || !isOtherMajor(was, now)) return []
    const words =
      `the dependency ${clip(name)} was ${clip(was)} and is ${clip(now)}, a different major ` +
      `version${codeChanged ? '' : ', while no code changed'}`
    return [{ words, key: ['dependencies', name], breaks: !codeChanged }]
  })
}

/** Whether a file is written in the form that `type` says now. Of one that could not be read nothing is known. */
function fits({ module }: FileFacts, type: 'module' | 'commonjs'): boolean {
  if (!module) return false
  return type === 'module' ? module.commonjsLine === undefined : module.moduleSyntaxLine === undefined
}

/** Whether `type` says of the same .js files something else than before, and of which it says what they are not. */
export function moduleType({ release, baseline }: Sides): readonly Change[] {
  const typeOf = ({ manifest }: Release): 'module' | 'commonjs' => (manifest.type === 'module' ? 'module' : 'commonjs')
  const [before, now] = [typeOf(baseline), typeOf(release)]
  const known = new Set(baseline.files.map(({ path }) => path))
  const flipped = release.files.filter(({ path }) => path.endsWith('.js') && known.has(path))
  const wrong = flipped.filter((file) => !fits(file, now))
  const named = wrong.length > 0 ? wrong : flipped
  const [first] = named
  if (before === now || !first) return []
  const rest = plural(named.length - 1, 'more .js file')
  const what = named.length === 1 ? first.path : `${first.path} and ${rest}`
  const words = `type was ${before} and is ${now}, so Node reads ${what} differently`
  return [{ words, key: ['type'], breaks: wrong.length > 0 }]
}
