import { asObject } from '../../model/manifest.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Manifest, Release } from '../../model/release.js'

/** The packed files of a release as a resolver asks for them. */
export interface PackageFiles {
  readonly name: string
  readonly manifest: Manifest
  readonly files: ReadonlyMap<string, FileFacts>
  readonly folders: ReadonlySet<string>
  /** The package.json of each folder that has one; `''` is the package's top. */
  readonly manifests: ReadonlyMap<string, Manifest>
}

/** The folder of a path, without a slash; empty at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

function foldersOf(paths: Iterable<string>): ReadonlySet<string> {
  const folders = new Set<string>([''])
  for (const path of paths) {
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) folders.add(folder)
  }
  return folders
}

export function packageFiles({ name, manifest, files }: Release): PackageFiles {
  const byPath = new Map(files.filter(({ type }) => type === 'file').map((file) => [file.path, file]))
  const nested = files.flatMap(({ path, module }): [string, Manifest][] =>
    module?.manifest ? [[folderOf(path), module.manifest]] : [],
  )
  return {
    name,
    manifest,
    files: byPath,
    folders: foldersOf(byPath.keys()),
    manifests: new Map([...nested, ['', manifest]]),
  }
}

/** The folder of the package.json that decides how a file is loaded: the nearest one at or above it. */
export function scopeOf(path: string, { manifests }: PackageFiles): string {
  let folder = folderOf(path)
  while (folder !== '' && !manifests.has(folder)) folder = folderOf(folder)
  return folder
}

/** The folders from a file's own up to the package's top. */
export function* foldersUp(path: string): Generator<string> {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    yield folder
    if (folder === '') return
  }
}

/** How Node takes a file: by its extension and the `type` of the nearest package.json; `unset` where neither says. */
export function nodeFormat(path: string, index: PackageFiles): 'esm' | 'commonjs' | 'unset' {
  if (path.endsWith('.mjs')) return 'esm'
  if (path.endsWith('.cjs')) return 'commonjs'
  const { type } = asObject(index.manifests.get(scopeOf(path, index)))
  if (type === 'module') return 'esm'
  return type === 'commonjs' ? 'commonjs' : 'unset'
}
