import { asObject } from '../../model/manifest.js'
import type { Release } from '../../model/release.js'

/**
 * Conditions of `exports` that a runtime, a bundler or TypeScript sets by itself: Node's own, its list of community
 * conditions, the runtime keys of WinterTC, and what bundlers document.
 * https://nodejs.org/api/packages.html#conditional-exports
 */
const known: ReadonlySet<string> = new Set([
  'import',
  'require',
  'module-sync',
  'node',
  'node-addons',
  'default',
  'types',
  'browser',
  'development',
  'production',
  'module',
  'script',
  'style',
  'sass',
  'less',
  'stylus',
  'asset',
  'deno',
  'bun',
  'worker',
  'worklet',
  'workerd',
  'edge-light',
  'edge-routine',
  'electron',
  'fastly',
  'kiesel',
  'lagon',
  'moddable',
  'netlify',
  'wintercg',
  'azion',
  'react-native',
  'react-server',
  'svelte',
  'solid',
  'vue',
  'esm',
  'umd',
  'es2015',
  'es2020',
  'esm2015',
  'esm2020',
  'fesm2015',
  'fesm2020',
])

/**
 * Whether a place in `exports` (its keys, the outer first) lies under a condition of the project's own, as
 * `@acme/source`: no
 * import takes it unless it is asked for by that name, as the project's own tools do in its repository.
 */
export function underOwnCondition(key: readonly (string | number)[]): boolean {
  const [field, ...below] = key
  return (
    field === 'exports' &&
    below.some(
      (part) => typeof part === 'string' && !part.startsWith('.') && !part.startsWith('types@') && !known.has(part),
    )
  )
}

/** A target of exports with the conditions that lead to it, the outer first. */
export interface Leaf {
  readonly conditions: readonly string[]
  readonly target: string
}

export interface Subpaths {
  readonly values: ReadonlyMap<string, unknown>
  /** Keys that stand for several subpaths, the longest beginning first: the order in which Node asks them. */
  readonly patterns: readonly string[]
}

/** Every subpath with its targets. Without subpath keys all of exports is about `.`; null is as good as none. */
export function subpathsOf({ manifest }: Release): Subpaths {
  const { exports } = manifest
  const none = exports === undefined || exports === null
  const entries = Object.entries(asObject(exports)).filter(([key]) => key.startsWith('.'))
  const values = new Map<string, unknown>(entries.length > 0 || none ? entries : [['.', exports]])
  const head = (key: string): number => key.split('*', 1)[0]?.length ?? 0
  return { values, patterns: [...values.keys()].filter(isPattern).sort((a, b) => head(b) - head(a)) }
}

/** In a list of alternatives the first that can be read counts, as in Node. */
export function leavesOf(value: unknown, conditions: readonly string[] = []): readonly Leaf[] {
  if (typeof value === 'string') return [{ conditions, target: value }]
  if (Array.isArray(value))
    return value.map((each) => leavesOf(each, conditions)).find((leaves) => leaves.length > 0) ?? []
  return Object.entries(asObject(value)).flatMap(([name, target]) => leavesOf(target, [...conditions, name]))
}

/**
 * Node's PACKAGE_TARGET_RESOLVE: the first key that applies decides, unless it leads nowhere. Null closes a subpath,
 * but not a list.
 */
export function resolve(value: unknown, conditions: ReadonlySet<string>): string | null | undefined {
  if (typeof value === 'string' || value === null) return value
  const options = Array.isArray(value)
    ? value
    : Object.entries(asObject(value)).flatMap(([name, target]) =>
        name === 'default' || conditions.has(name) ? [target] : [],
      )
  for (const option of options) {
    const found = resolve(option, conditions)
    if (found !== undefined && !(found === null && Array.isArray(value))) return found
  }
  return undefined
}

/** What a pattern's star, or a folder's slash, stands for in a path; null where it doesn't match. */
function starOf(pattern: string, path: string): string | null {
  const [head = '', tail = ''] = pattern.endsWith('/') ? [pattern] : pattern.split('*', 2)
  const matches = path.length > head.length + tail.length && path.startsWith(head) && path.endsWith(tail)
  return matches ? path.slice(head.length, path.length - tail.length) : null
}

function isPattern(key: string): boolean {
  return key.includes('*') || key.endsWith('/')
}

/** The targets of a subpath: by its own key, else by the pattern with the longest beginning. */
export function lookUp({ values, patterns }: Subpaths, subpath: string): unknown {
  if (values.has(subpath)) return values.get(subpath)
  const best = patterns.find((key) => starOf(key, subpath) !== null)
  return best === undefined ? undefined : values.get(best)
}

/**
 * Whether a subpath leads to a packed file, under any condition.
 * @param isPacked of a path inside the package, without `./`
 */
export function leads(subpaths: Subpaths, subpath: string, isPacked: (path: string) => boolean): boolean {
  const exact = subpaths.values.has(subpath)
  const key = exact ? subpath : subpaths.patterns.find((pattern) => starOf(pattern, subpath) !== null)
  if (key === undefined) return false
  const star = exact ? '' : (starOf(key, subpath) ?? '')
  return leavesOf(subpaths.values.get(key)).some(({ target }) => {
    const path = target.endsWith('/') ? `${target}${star}` : target.replaceAll('*', () => star)
    return isPacked(path.replace(/^\.\//, ''))
  })
}

/** The subpaths that a key stood for: itself, or one for each packed file that the pattern's targets match. */
export function concrete(key: string, value: unknown, paths: readonly string[]): readonly string[] {
  if (!isPattern(key)) return [key]
  const stars = leavesOf(value)
    .filter(({ target }) => isPattern(target))
    .flatMap(({ target }) => paths.flatMap((path) => starOf(target, `./${path}`) ?? []))
  return [...new Set(stars)].map((star) => (key.endsWith('/') ? `${key}${star}` : key.replace('*', () => star)))
}

/** The conditions that Node sets for `require` and for `import`. */
export const nodeConditions = {
  require: new Set(['node', 'node-addons', 'require', 'module-sync']),
  import: new Set(['node', 'node-addons', 'import', 'module-sync']),
} as const

/** Whether a value of exports leads anywhere, under any condition. */
export function loads(value: unknown): boolean {
  return leavesOf(value).length > 0
}
