import { normalizePath } from '../../model/manifest.js'
import type { Problem } from '../../model/problem.js'
import type { Manifest } from '../../model/release.js'
import type { RuleContext } from '../rule.js'
import { entryPoints } from './entry-points.js'

/** The folder at the top that a path leads into; null for a file at the top, and where a pattern begins. */
export function topFolderOf(path: string): string | null {
  const [folder = '', ...below] = path.split('/')
  return below.length === 0 || folder === '' || /[*?[\]{}!]|^\.{1,2}$/.test(folder) ? null : folder
}

/** Names of folders that builds make. */
const output = /^(dist|lib|libs|build|built|out|output|es|esm|cjs|umd|types|typings|generated)$/i

/** The folders of which one has to be built for a path: that at the top, and `dist` for `compat/dist/index.js`. */
function buildFoldersOf(path: string): readonly string[] {
  const top = topFolderOf(path)
  if (top === null) return []
  const folders = path.split('/').slice(0, -1)
  const at = folders.findIndex((name) => output.test(name))
  const nested = folders.slice(0, at + 1)
  return at < 1 || nested.some((name) => /[*?[\]{}!]|^\.{1,2}$/.test(name)) ? [top] : [top, nested.join('/')]
}

/** An entry of `files` as a path, with a slash behind a folder. A name with a dot in it is rather a file. */
export function listedPath(entry: string): string {
  const path = normalizePath(entry.replace(/\/+$/, '')) ?? ''
  return path === '' || /[.*][^/]*$/.test(path) ? path : `${path}/`
}

function listedFolders({ files }: Manifest): readonly string[] {
  if (!Array.isArray(files)) return []
  return files.flatMap((entry) => (typeof entry === 'string' ? buildFoldersOf(listedPath(entry)) : []))
}

/** The folders that package.json names, by its entry points or in `files`, and that a build may have to make. */
export function promisedFolders(manifest: Manifest): readonly string[] {
  const named = entryPoints(manifest).flatMap(({ anyOf }) => anyOf.flatMap(buildFoldersOf))
  return [...new Set([...named, ...listedFolders(manifest)])]
}

/** The folder of a path that the working folder doesn't have, and of which nothing is packed; null where it has it. */
export function absentFolderOf({ absent = [], release: { files } }: RuleContext, path: string): string | null {
  const isAbsent = (folder: string): boolean =>
    absent.includes(folder) && !files.some((file) => file.path.startsWith(`${folder}/`))
  return buildFoldersOf(path).find(isAbsent) ?? null
}

/** What a folder is called in its own: `dist` for `compat/dist`. */
export function folderName(folder: string): string {
  return folder.slice(folder.lastIndexOf('/') + 1)
}

/**
 * Marks what is missing because one folder was not built: reports say that once, whichever rules notice it. One build
 * makes all folders of a name: `dist` and `compat/dist`.
 *
 * @param paths of all that is missing
 */
export function unbuiltMark(context: RuleContext, paths: readonly string[]): Pick<Problem, 'unbuilt'> {
  const folders = new Set(paths.map((path) => absentFolderOf(context, path)))
  const [name, ...others] = new Set([...folders].map((folder) => folder && folderName(folder)))
  return name === undefined || name === null || others.length > 0 ? {} : { unbuilt: name }
}

/** What makes the folder, as far as the scripts of the package and of its repository show it. */
export function buildFirst({ buildScript, packer }: Pick<RuleContext, 'buildScript' | 'packer'>): string {
  if (!buildScript) return 'Build first'
  const command = `\`${packer?.name ?? 'npm'} run ${buildScript.name}\``
  return `Build first: ${command}${buildScript.isOfRoot ? " in the repository's root" : ''}`
}

export function buildHelp(context: RuleContext): string {
  return `${buildFirst(context)}. Then run pack-gate again.`
}
