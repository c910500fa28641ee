import { asObject, binTargets, normalizePath, type Target } from '../../model/manifest.js'
import type { Manifest } from '../../model/release.js'

/** How a target is looked up: each consumer has its own way of completing a path. */
type Lookup = 'exact' | 'module' | 'types' | 'pattern'

/** One promise of package.json: at least one of `anyOf` has to be packed. */
export interface EntryPoint {
  /** As written, for the message: `exports["."].import`. */
  readonly field: string
  readonly key: readonly (string | number)[]
  readonly written: string
  readonly anyOf: readonly string[]
  readonly lookup: Lookup
}

type Key = readonly (string | number)[]

function fieldName(key: Key): string {
  return key
    .map((part, index) =>
      typeof part === 'number'
        ? `[${part}]`
        : index === 0
          ? part
          : /^\w+$/.test(part)
            ? `.${part}`
            : `[${JSON.stringify(part)}]`,
    )
    .join('')
}

function entryPoint(key: Key, written: string, lookup: Lookup): readonly EntryPoint[] {
  const path = normalizePath(written)
  if (path === null || written === '') return []
  const pattern = path.includes('*')
  return [{ field: fieldName(key), key, written, anyOf: [path], lookup: pattern ? 'pattern' : lookup }]
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}

/** What a pattern of typesVersions (one `*` at most) makes of a path; null where the path doesn't fit. */
function remapped(path: string, from: string, to: string): string | null {
  const [head = '', tail] = from.split('*', 2)
  if (tail === undefined) return path === from ? to : null
  if (path.length < head.length + tail.length || !path.startsWith(head) || !path.endsWith(tail)) return null
  return to.replace('*', () => path.slice(head.length, path.length - tail.length))
}

/**
 * Where typesVersions sends a path, types itself among them:
 * https://www.typescriptlang.org/docs/handbook/declaration-files/publishing.html
 */
function byTypesVersions({ typesVersions }: Manifest, path: string): readonly string[] {
  return Object.values(asObject(typesVersions)).flatMap((paths) =>
    Object.entries(asObject(paths)).flatMap(([from, targets]) =>
      (Array.isArray(targets) ? targets.filter(isString) : [])
        .map((to) => normalizePath(remapped(path, normalizePath(from) ?? from, to) ?? '') ?? '')
        .filter((to) => to !== ''),
    ),
  )
}

/** main, module, types and typings: one path each. An empty main is how packages of types alone say "none". */
function single(manifest: Manifest): readonly EntryPoint[] {
  const fields: readonly (readonly [string, Lookup])[] = [
    ['main', 'module'],
    ['module', 'module'],
    ['types', 'types'],
    ['typings', 'types'],
  ]
  return fields.flatMap(([field, lookup]) => {
    const value = manifest[field]
    const entries = isString(value) ? entryPoint([field], value, lookup) : []
    return lookup === 'types'
      ? entries.map((entry) => ({
          ...entry,
          anyOf: entry.anyOf.flatMap((path) => [path, ...byTypesVersions(manifest, path)]),
        }))
      : entries
  })
}

/** Every condition and subpath of exports. In a list of alternatives one is enough; null closes a subpath. */
function exported(value: unknown, key: Key): readonly EntryPoint[] {
  if (isString(value))
    return value.startsWith('./') ? entryPoint(key, value, value.endsWith('/') ? 'pattern' : 'exact') : []
  if (Array.isArray(value)) {
    const options = value.flatMap((each, index) => exported(each, [...key, index]))
    const [first] = options
    return first ? [{ ...first, key, field: fieldName(key), anyOf: options.flatMap((option) => option.anyOf) }] : []
  }
  return Object.entries(asObject(value)).flatMap(([name, target]) => exported(target, [...key, name]))
}

/** browser: one file, or replacements for files of the package; the names of other packages are not its files. */
function browser(manifest: Manifest): readonly EntryPoint[] {
  const value = manifest.browser
  if (isString(value)) return entryPoint(['browser'], value, 'module')
  return Object.entries(asObject(value)).flatMap(([name, target]) =>
    isString(target) && target.startsWith('.') ? entryPoint(['browser', name], target, 'module') : [],
  )
}

/** typesVersions: for each TypeScript range, patterns with their alternatives. */
function typesVersions(manifest: Manifest): readonly EntryPoint[] {
  return Object.entries(asObject(manifest.typesVersions)).flatMap(([range, paths]) =>
    Object.entries(asObject(paths)).flatMap(([from, targets]) => {
      const written = Array.isArray(targets) ? targets.filter(isString) : []
      const anyOf = written.map(normalizePath).filter((path): path is string => path !== null && path !== '')
      const key = ['typesVersions', range, from]
      return anyOf.length > 0
        ? [{ field: fieldName(key), key, written: written.join(', '), anyOf, lookup: 'types' as const }]
        : []
    }),
  )
}

function man(manifest: Manifest): readonly EntryPoint[] {
  const value = manifest.man
  const pages = isString(value) ? [value] : Array.isArray(value) ? value.filter(isString) : []
  return pages.flatMap((page) => entryPoint(['man'], page, 'exact'))
}

function bins(manifest: Manifest): readonly EntryPoint[] {
  return binTargets(manifest).flatMap((target: Target) => entryPoint(target.key, target.path, 'exact'))
}

/** All the files that package.json promises to its consumers. */
export function entryPoints(manifest: Manifest): readonly EntryPoint[] {
  return [
    ...single(manifest),
    ...exported(manifest.exports, ['exports']),
    ...bins(manifest),
    ...browser(manifest),
    ...typesVersions(manifest),
    ...man(manifest),
  ]
}

/** What Node and the bundlers try for `main`, and TypeScript for `types`, in the spelling of package.json. */
const completions: Readonly<Record<Lookup, readonly string[]>> = {
  exact: [''],
  pattern: [''],
  module: [
    '',
    '.js',
    '.json',
    '.node',
    '.cjs',
    '.mjs',
    '/index.js',
    '/index.json',
    '/index.node',
    '/index.cjs',
    '/index.mjs',
  ],
  types: ['', '.d.ts', '.ts', '.tsx', '.d.mts', '.d.cts', '/index.d.ts', '/index.ts'],
}

/** A pattern of exports stands for any text, slashes too; a folder target (`./lib/`) for all below it. */
function matchesPattern(pattern: string, paths: ReadonlySet<string>): boolean {
  const [head = '', tail = ''] = pattern.split('*', 2)
  for (const path of paths) {
    if (path.startsWith(head) && path.endsWith(tail) && path.length > head.length + tail.length) return true
  }
  return false
}

/** The packed file that a target leads to; null where it leads to none, or to no file in particular. */
export function packedFile(target: string, lookup: Lookup, paths: ReadonlySet<string>): string | null {
  if (target.includes('*') || lookup === 'pattern' || (target === '' && lookup === 'exact')) return null
  const candidates = completions[lookup].map((end) => (target === '' ? end.replace(/^\//, '') : `${target}${end}`))
  // TypeScript takes the declarations of a script that stands where types should, and `a.d.js` for a.d.ts.
  if (lookup === 'types') for (const end of ['.d.$1ts', '.$1ts']) candidates.push(target.replace(/\.([cm]?)jsx?$/, end))
  return candidates.find((path) => paths.has(path)) ?? null
}

/** Whether a target leads to anything packed. */
export function isPacked(target: string, lookup: Lookup, paths: ReadonlySet<string>): boolean {
  if (target.includes('*')) return matchesPattern(target, paths)
  if (lookup === 'pattern') return target === '' || matchesPattern(`${target}/*`, paths)
  return packedFile(target, lookup, paths) !== null
}

/** Where main leads nowhere, Node still takes index.js (DEP0128): it works, so it is no missing entry point. */
export function fallsBack({ field }: EntryPoint, paths: ReadonlySet<string>): boolean {
  return field === 'main' && paths.has('index.js')
}
