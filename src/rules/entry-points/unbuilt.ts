import { asObject, normalizePath } from '../../model/manifest.js'
import type { Manifest, Problem } from '../../model/types.js'
import type { RuleContext } from '../rule.js'
import { entryPoints } from './entry-points.js'

/** The folder at the top that a path leads into; null for a file at the top, and where a pattern begins. */
export function topFolderOf(path: string): string | null {
  const [folder = '', ...below] = path.split('/')
  return below.length === 0 || folder === '' || /[*?[\]{}!]|^\.{1,2}$/.test(folder) ? null : folder
}

/** The folder that an entry of `files` is about: `dist`, `dist/**`. A name with a dot in it is rather a file. */
export function listedFolder(entry: string): string | null {
  const path = normalizePath(entry.replace(/\/+$/, ''))
  if (path === null || path === '') return null
  return topFolderOf(path.includes('/') || path.includes('.') ? path : `${path}/`)
}

function listedFolders({ files }: Manifest): readonly string[] {
  if (!Array.isArray(files)) return []
  return files.flatMap((entry) => (typeof entry === 'string' ? (listedFolder(entry) ?? []) : []))
}

/** The folders at the top that package.json names, by its entry points or in `files`. */
export function promisedFolders(manifest: Manifest): readonly string[] {
  const named = entryPoints(manifest).flatMap(({ anyOf }) => anyOf.flatMap((path) => topFolderOf(path) ?? []))
  return [...new Set([...named, ...listedFolders(manifest)])]
}

/** Folders that the working folder doesn't have, and of which nothing is packed. */
export function absentFolders({ absent = [], release: { files } }: RuleContext): ReadonlySet<string> {
  return new Set(absent.filter((folder) => !files.some(({ path }) => path.startsWith(`${folder}/`))))
}

/**
 * Marks what is missing because one folder was not built: reports say that once, whichever rules notice it.
 *
 * @param paths of all that is missing
 */
export function unbuiltMark(context: RuleContext, paths: readonly string[]): Pick<Problem, 'unbuilt'> {
  const [folder, ...others] = [...new Set(paths.map(topFolderOf))]
  const isOne = folder !== undefined && folder !== null && others.length === 0
  return isOne && absentFolders(context).has(folder) ? { unbuilt: folder } : {}
}

/** What makes the folder, as far as package.json says. */
export function buildHelp({ release: { manifest }, packer }: RuleContext): string {
  const { build } = asObject(manifest.scripts)
  return typeof build === 'string'
    ? `Build first: \`${packer?.name ?? 'npm'} run build\`. Then run pack-gate again.`
    : 'Build first. Then run pack-gate again.'
}
