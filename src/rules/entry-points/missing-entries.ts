import { nodeConditions, resolve, underOwnCondition } from '../../inspect/modules/exports.js'
import { groupBy } from '../../model/group-by.js'
import { asObject, normalizePath } from '../../model/manifest.js'
import type { Release } from '../../model/release.js'
import { type EntryPoint, entryPoints, fallsBack, isPacked } from './entry-points.js'

export const buildOrRemove =
  'Build what is missing before packing and check that `files` in package.json includes it, or remove the entries ' +
  'from package.json.'

export function isLoose({ lookup, key }: EntryPoint): boolean {
  return lookup === 'pattern' || key[0] === 'typesVersions'
}

export function isTypes({ lookup, key }: EntryPoint): boolean {
  return lookup === 'types' || key.includes('types')
}

/**
 * `browser` says what stands in for a file of the package. Where that file is not packed, its stand-in is never used.
 */
function replacesNothing({ key: [field, name] }: EntryPoint, paths: ReadonlySet<string>): boolean {
  const replaced = field === 'browser' && typeof name === 'string' && name.startsWith('.') ? normalizePath(name) : null
  return replaced !== null && !isPacked(replaced, 'module', paths)
}

/** What node-gyp builds when the package is installed. */
function isBuiltAtInstall({ anyOf }: EntryPoint, paths: ReadonlySet<string>): boolean {
  return paths.has('binding.gyp') && anyOf.every((path) => /^build\/(?:Release|Debug)\/[^/]+$/.test(path))
}

function leadsSomewhere(entry: EntryPoint, paths: ReadonlySet<string>): boolean {
  return (
    isBuiltAtInstall(entry, paths) ||
    replacesNothing(entry, paths) ||
    entry.anyOf.some((target) => isPacked(target, entry.lookup, paths)) ||
    fallsBack(entry, paths)
  )
}

/** Entry points that lead to nothing packed, by where they lead. */
export function missingTargets({ manifest, files }: Release): ReadonlyMap<string, readonly EntryPoint[]> {
  const paths = new Set(files.map((file) => file.path))
  return groupBy(
    entryPoints(manifest).filter((entry) => !leadsSomewhere(entry, paths)),
    ({ written }) => written,
  )
}

/** Where entry points that consumers ask for lead, though nothing is packed there. */
export function unreachableEntries(release: Release): readonly string[] {
  return [...missingTargets(release)].flatMap(([written, entries]) =>
    entries.some((entry) => !isLoose(entry) && !underOwnCondition(entry.key) && !isDefaultMain(entry)) ? [written] : [],
  )
}

/** Whether anything of the package can be imported: types and package.json are no code. */
export function isOfUse({ manifest, files }: Release): boolean {
  const paths = new Set(files.map((file) => file.path))
  const isCode = ({ lookup, key, anyOf }: EntryPoint): boolean =>
    lookup !== 'types' &&
    !key.includes('types') &&
    key[0] !== 'man' &&
    !underOwnCondition(key) &&
    !anyOf.includes('package.json')
  return paths.has('index.js') || entryPoints(manifest).some((entry) => isCode(entry) && leadsSomewhere(entry, paths))
}

/** What npm links when it installs. Missing, a command fails, whatever else the package holds. */
const linked: ReadonlySet<unknown> = new Set(['bin', 'man'])

/**
 * `main: index.js` is what `npm init` writes into packages of styles, data or contracts, and what Node takes without a
 * main: it promises nothing.
 */
export function isDefaultMain({ key, anyOf }: EntryPoint): boolean {
  return key[0] === 'main' && anyOf[0] === 'index.js'
}

/**
 * Packages that are used by their parts alone (`sdk/client`, `sdk/server`) often name an entry for themselves that was
 * never there: consumers ask for a part. One part beside it, such as a plugin, is no such package.
 */
const fewestParts = 2

function isUsedByParts({ manifest, files }: Release): boolean {
  const paths = new Set(files.map((file) => file.path))
  const parts = entryPoints(manifest).filter(
    ({ key, lookup, anyOf }) =>
      key[0] === 'exports' && lookup !== 'types' && lookup !== 'pattern' && !anyOf.includes('package.json'),
  )
  const byPart = groupBy(parts, ({ key }) => String(key[1]))
  const loaded = [...byPart].filter(
    ([part, entries]) => /^\.\/\w/.test(part) && entries.every((entry) => leadsSomewhere(entry, paths)),
  )
  return loaded.length >= fewestParts
}

/** Whether it is what Node comes to for the package itself, by `exports`: without it Node can't load the package. */
function isNodeMain({ key, anyOf }: EntryPoint, { manifest }: Release): boolean {
  if (key[0] !== 'exports' || (typeof key[1] === 'string' && key[1].startsWith('./'))) return false
  const { exports } = manifest
  const value = Object.hasOwn(asObject(exports), '.') ? asObject(exports)['.'] : exports
  return [nodeConditions.require, nodeConditions.import].some((conditions) => {
    const target = resolve(value, conditions)
    return typeof target === 'string' && anyOf[0] === normalizePath(target)
  })
}

/**
 * Whether a release can do without an entry point that the one before it lacked too. Nothing reads main where exports
 * stands.
 */
export function isTolerable(entry: EntryPoint, release: Release, ofUse: boolean): boolean {
  if (isDefaultMain(entry)) return true
  const { key } = entry
  return (
    ofUse &&
    (!isNodeMain(entry, release) || isUsedByParts(release)) &&
    !linked.has(key[0]) &&
    (key[0] !== 'main' || release.manifest.exports !== undefined) &&
    !isLoose(entry) &&
    !underOwnCondition(key)
  )
}
