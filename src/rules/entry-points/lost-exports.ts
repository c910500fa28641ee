import type { Release } from '../../model/release.js'
import {
  concrete,
  leads,
  leavesOf,
  loads,
  lookUp,
  resolve,
  subpathsOf,
  type Leaf,
  type Subpaths,
} from '../../inspect/modules/exports.js'
import { normalizePath } from '../../model/manifest.js'

/**
 * How a path could be written before package.json had exports, or is again without them: as a file, or as Node
 * completes it.
 */
const completions = ['', '.js', '.json', '.node', '/index.js', '/index.json', '/package.json', '.d.ts', '/index.d.ts']
const importable = /\.([cm]?js|json|node|css|scss|sass|less)$/
/** Folders and dot files that are not imported from a package. */
const aside = /(^|\/)(\.|(__tests__|tests?|specs?|examples?|bench(marks?)?|docs?|scripts)\/)/i

/**
 * Without exports every script and style sheet of a package can be imported by its path. Those that still ship and no
 * longer can: no subpath is theirs, or it leads to another path, as `"./*": "./*.css"` leads `./a.css` to a.css.css.
 */
function closedPaths(release: Release, baseline: Release, now: Subpaths): readonly string[] {
  const before = new Set(baseline.files.map(({ path }) => path))
  const packed = new Set(release.files.map(({ path }) => path))
  const reachable = (path: string): boolean =>
    [path, path.replace(/\.(js|json|node)$/, ''), path.replace(/\/index\.js$/, '')].some((each) =>
      // What a subpath of its own names is another rule's question.
      now.values.has(`./${each}`)
        ? loads(now.values.get(`./${each}`))
        : leads(now, `./${each}`, (target) => packed.has(target)),
    )
  const served = new Set(
    [...now.values.values()].flatMap((value) => leavesOf(value)).map(({ target }) => normalizePath(target)),
  )
  return release.files
    .map(({ path }) => path)
    .filter(
      (path) => before.has(path) && importable.test(path) && !aside.test(path) && !served.has(path) && !reachable(path),
    )
}

/**
 * Whether Node takes a file for an ES module. A package.json further down may decide otherwise, and then it is not
 * known.
 */
function isModule(target: string, { manifest, files }: Release): boolean {
  if (target.endsWith('.mjs')) return true
  if (!target.endsWith('.js') || manifest.type !== 'module') return false
  const path = target.replace(/^\.\//, '')
  return !files.some(
    (file) => file.path.endsWith('/package.json') && path.startsWith(file.path.slice(0, -'package.json'.length)),
  )
}

const declaration = /\.d\.([cm]?ts|[^/]+\.ts)$/

function hasTypes(target: string, { files }: Release): boolean {
  const beside = target.replace(/^\.\//, '').replace(/\.([cm]?)js$/, '.d.$1ts')
  return declaration.test(target) || files.some(({ path }) => path === beside)
}

/** Conditions that are judged by what they must lead to, and not by their own name. */
const judged = /^(default|import|require|types(@.*)?)$/

interface Sides {
  readonly release: Release
  readonly baseline: Release
  readonly now: unknown
  readonly before: unknown
}

/** Conditions that Node itself sets for require, whatever runs in it. */
const nodes = /^(node|node-addons|require|default)$/

/**
 * Whether Node's require was led to a script that it can load, and is led to an ES module now. A bundler loads either.
 */
function losesRequire(leaf: Leaf, consumer: ReadonlySet<string>, { release, baseline, now, before }: Sides): boolean {
  const node = new Set([...consumer, 'node'])
  if (
    !consumer.has('require') ||
    !leaf.conditions.every((name) => nodes.test(name)) ||
    resolve(before, node) !== leaf.target
  )
    return false
  return isModule(resolve(now, node) ?? '', release) && !isModule(leaf.target, baseline)
}

/** The condition that a consumer misses now, or null where it is served as well as before. */
function missing(leaf: Leaf, consumer: ReadonlySet<string>, sides: Sides): string | null {
  const { release, baseline, now, before } = sides
  const found = resolve(now, consumer)
  const names = leaf.conditions.filter((name) => name !== 'default')
  if (typeof found !== 'string') return names.at(-1) ?? (consumer.has('require') ? 'require' : 'import')
  if (found === leaf.target && release.manifest.type === baseline.manifest.type) return null
  if (declaration.test(leaf.target)) return hasTypes(found, release) ? null : 'types'
  if (losesRequire(leaf, consumer, sides)) return 'require'
  const special = names.find((name) => {
    const others = new Set([...consumer].filter((each) => each !== name))
    return (
      !judged.test(name) &&
      found !== leaf.target &&
      resolve(before, others) !== leaf.target &&
      resolve(now, others) === found
    )
  })
  return special ?? null
}

/** The conditions of one subpath that lead nowhere any more, or to what their consumer can't use. */
function lostConditions(sides: Sides): readonly string[] {
  const lost = leavesOf(sides.before).flatMap((leaf) => {
    // A resolver that asks for the types of one TypeScript version asks for types as well.
    const own = new Set([
      ...leaf.conditions,
      ...(leaf.conditions.some((name) => name.startsWith('types@')) ? ['types'] : []),
    ])
    const consumers =
      own.has('import') || own.has('require') ? [own] : ['import', 'require'].map((kind) => new Set([...own, kind]))
    // The loss of a target that nothing pointed to breaks no one.
    return consumers
      .filter((consumer) => resolve(sides.before, consumer) === leaf.target)
      .flatMap((consumer) => missing(leaf, consumer, sides) ?? [])
  })
  return [...new Set(lost)]
}

export interface ExportsRemoved {
  /** Subpaths of exports that lead nowhere now. */
  readonly subpaths: readonly string[]
  /** Files that could be imported by path, and that exports (which is new) closes. */
  readonly closed: readonly string[]
  /** Conditions that are gone, each with the subpaths that had it. */
  readonly conditions: ReadonlyMap<string, readonly string[]>
}

/**
 * What could be imported from the baseline and can't be from the release. Whether a target is packed is another
 * question.
 */
export function exportsRemoved(release: Release, baseline: Release): ExportsRemoved {
  const before = subpathsOf(baseline)
  const now = subpathsOf(release)
  if (before.values.size === 0)
    return {
      subpaths: [],
      closed: now.values.size === 0 ? [] : closedPaths(release, baseline, now),
      conditions: new Map(),
    }
  const packed = new Set(release.files.map(({ path }) => path))
  const paths = baseline.files.map(({ path }) => path)
  const stillThere = (subpath: string): boolean =>
    now.values.size > 0
      ? loads(lookUp(now, subpath))
      : subpath === '.' || completions.some((end) => packed.has(`${normalizePath(subpath) ?? ''}${end}`))
  const subpaths: string[] = []
  const conditions = new Map<string, string[]>()
  for (const [key, value] of before.values) {
    if (!loads(value)) continue
    const gone = (loads(now.values.get(key)) ? [] : concrete(key, value, paths)).filter(
      (subpath) => loads(lookUp(before, subpath)) && !stillThere(subpath),
    )
    for (const subpath of gone) subpaths.push(subpath)
    if (gone.length > 0 || now.values.size === 0) continue
    for (const name of lostConditions({ release, baseline, before: value, now: lookUp(now, key) }))
      conditions.set(name, [...(conditions.get(name) ?? []), key])
  }
  return { subpaths: [...new Set(subpaths)], closed: [], conditions }
}
