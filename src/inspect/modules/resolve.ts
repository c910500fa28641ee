import { leavesOf, lookUp, type Subpaths } from './exports.js'
import { asObject, normalizePath } from '../../model/manifest.js'
import type { Manifest } from '../../model/release.js'
import { folderOf, type PackageFiles } from './package-files.js'

/**
 * What is tried behind a path, in this order. Node tries the first few; the others are bundlers' and React Native's.
 */
const nodeEnds = ['', '.js', '.json', '.node'] as const
const bundlerEnds = [
  '.mjs',
  '.cjs',
  '.jsx',
  '.ts',
  '.tsx',
  '.mts',
  '.cts',
  '.es6',
  '.es',
  '.coffee',
  '.wasm',
  '.vue',
  '.svelte',
  '.css',
  '.scss',
  '.sass',
  '.less',
  '.ios.js',
  '.android.js',
  '.native.js',
  '.web.js',
  '.windows.js',
  '.macos.js',
  '.ios.tsx',
  '.native.tsx',
  '.native.ts',
  '.ios.ts',
  '.android.ts',
  '.android.tsx',
  '.web.ts',
  '.web.tsx',
  '.ios.jsx',
  '.native.jsx',
  '@2x.png',
] as const
const typeEnds = [
  '.d.ts',
  '.ts',
  '.tsx',
  '.d.mts',
  '.d.cts',
  '.mts',
  '.cts',
  '',
  '.js',
  '.jsx',
  '.mjs',
  '.cjs',
  '.json',
] as const

/** What TypeScript reads for a file that is written with the extension of the code. */
const typeTwins: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.js$/, ['.d.ts', '.ts', '.tsx']],
  [/\.jsx$/, ['.d.ts', '.tsx']],
  [/\.mjs$/, ['.d.mts', '.mts']],
  [/\.cjs$/, ['.d.cts', '.cts']],
  [/\.ts$/, ['.d.ts', '.ts']],
  [/\.mts$/, ['.d.mts']],
  [/\.cts$/, ['.d.cts']],
]

function firstPacked(path: string, ends: readonly string[], { files }: PackageFiles): string | null {
  for (const end of ends) {
    const candidate = path === '' ? end.replace(/^\//, '') : `${path}${end}`
    if (files.has(candidate)) return candidate
  }
  return null
}

function folderIndex(path: string, ends: readonly string[], index: PackageFiles): string | null {
  if (!index.folders.has(path)) return null
  const extensions = ends.filter((end) => end !== '')
  return firstPacked(path === '' ? 'index' : `${path}/index`, extensions, index)
}

function fileOrIndex(path: string, ends: readonly string[], index: PackageFiles): string | null {
  return firstPacked(path, ends, index) ?? folderIndex(path, ends, index)
}

/** The file that a folder's own package.json leads to, under any of the fields that consumers read. */
function byFolderManifest(
  folder: string,
  fields: readonly string[],
  ends: readonly string[],
  index: PackageFiles,
): string | null {
  const manifest = asObject(index.manifests.get(folder))
  for (const field of fields) {
    const value = manifest[field]
    const path = typeof value === 'string' ? normalizePath(`${folder}/${value}`) : null
    const found = path === null ? null : fileOrIndex(path, ends, index)
    if (found !== null) return found
  }
  return null
}

const codeFields = ['main', 'module', 'browser', 'react-native', 'es2015', 'jsnext:main']

/**
 * Names that stand for another file for bundlers: `browser` and `react-native` in package.json, where they are tables.
 */
function byReplacement(path: string, { manifest }: PackageFiles): boolean {
  return ['browser', 'react-native'].some((field) => {
    const table = asObject(manifest[field])
    return [`./${path}`, `./${path}.js`, path].some((key) => Object.hasOwn(table, key))
  })
}

export type Found =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'missing'; readonly path: string }
  | { readonly kind: 'outside' }
  | { readonly kind: 'replaced' }

function found(path: string | null, wanted: string): Found {
  return path === null ? { kind: 'missing', path: wanted } : { kind: 'file', path }
}

/** What stands for a file that is named with the extension of its build: its source, or what is for one platform. */
const scriptEnd = /\.(?:js|jsx|mjs)$/
const scriptTwins = ['.ts', '.tsx', '.mts', '.native.js', '.ios.js', '.web.js', '.android.js', '.browser.js']

function twin(path: string, index: PackageFiles): string | null {
  return scriptEnd.test(path) ? firstPacked(path.replace(scriptEnd, ''), scriptTwins, index) : null
}

/**
 * The packed file for a path that code asks for, by Node's rules and then by bundlers'.
 *
 * @param wanted with a slash at its end where it can only be a folder
 */
export function resolveCode(wanted: string, index: PackageFiles): Found {
  const isFolder = wanted.endsWith('/')
  const exact = isFolder ? wanted.slice(0, -1) : wanted
  const ends = [...nodeEnds, ...bundlerEnds]
  const path =
    (isFolder ? null : firstPacked(exact, nodeEnds, index)) ??
    byFolderManifest(exact, codeFields, nodeEnds, index) ??
    (isFolder ? folderIndex(exact, ends, index) : null) ??
    fileOrIndex(exact, ends, index) ??
    twin(exact, index)
  return path === null && byReplacement(exact, index) ? { kind: 'replaced' } : found(path, exact)
}

/** The packed file for a path that a declaration asks for, by TypeScript's rules. */
export function resolveTypes(wanted: string, index: PackageFiles): Found {
  const exact = wanted.endsWith('/') ? wanted.slice(0, -1) : wanted
  for (const [end, twins] of typeTwins) {
    if (!end.test(exact)) continue
    const twin = firstPacked(exact.replace(end, ''), twins, index)
    if (twin !== null) return found(twin, exact)
  }
  const byExtension = exact.replace(/\.(\w+)$/, '.d.$1.ts')
  const path =
    byFolderManifest(exact, ['types', 'typings', 'main'], typeEnds, index) ??
    fileOrIndex(exact, typeEnds, index) ??
    (index.files.has(byExtension) ? byExtension : null)
  return found(path, exact)
}

/** The path inside the package that a relative specifier in a file leads to; null where it leads out of the package. */
export function relativePath(from: string, specifier: string): string | null {
  const path = normalizePath(`${folderOf(from)}/${specifier}`)
  return path !== null && /\/\.{0,2}$|^\.{1,2}$/.test(specifier) && path !== '' ? `${path}/` : path
}

/** Every file that `imports` of package.json has for a name, under any condition; null where it has no such name. */
export function internalTargets(name: string, manifest: Manifest): readonly string[] | null {
  const entries = Object.entries(asObject(manifest.imports))
  const patterns = entries
    .map(([key]) => key)
    .filter((key) => key.includes('*'))
    .sort((a, b) => b.indexOf('*') - a.indexOf('*'))
  const subpaths: Subpaths = { values: new Map(entries), patterns }
  const value = lookUp(subpaths, name)
  if (value === undefined) return null
  const pattern = patterns.find((key) => name.startsWith(key.slice(0, key.indexOf('*'))))
  const star =
    pattern !== undefined && !subpaths.values.has(name)
      ? name.slice(pattern.indexOf('*'), name.length - (pattern.length - pattern.indexOf('*') - 1))
      : ''
  return leavesOf(value).map(({ target }) => target.replaceAll('*', () => star))
}
