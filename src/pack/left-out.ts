import { lstatSync, readdirSync, readFileSync, type Dirent } from 'node:fs'
import { join, posix } from 'node:path'
import { minimatch } from 'minimatch'
import { asObject, isObject, normalizePath } from '../model/manifest.js'
import type { LeftOut, Manifest, Release } from '../model/release.js'

/** Fields of package.json that name files. */
const naming = ['main', 'module', 'browser', 'types', 'typings', 'bin', 'exports', 'imports', 'man', 'files']

/** More are not looked for. */
const most = 200

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  return isObject(value) ? Object.values(value).flatMap(stringsIn) : []
}

/** What package.json names, up to the first pattern in it. */
function named(manifest: Manifest): readonly string[] {
  const all = stringsIn(naming.map((key) => manifest[key]))
  const paths = all.flatMap((path) => {
    const normal = path.startsWith('!') ? null : normalizePath(path.replace(/\*.*$/s, ''))
    return normal === null || normal === '' ? [] : [normal]
  })
  return [...new Set(paths)].slice(0, most)
}

function partsOf(path: string): readonly string[] {
  const parts = path.split('/')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

function kindOf(path: string): 'link' | 'there' | null {
  try {
    return lstatSync(path).isSymbolicLink() ? 'link' : 'there'
  } catch {
    return null
  }
}

/** Whether the lines of an ignore file keep a path out: the last one that fits decides (gitignore). */
export function isIgnored(text: string, path: string): boolean {
  let ignored = false
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    if (line === '' || line.startsWith('#')) continue
    const pattern = line.replace(/^!/, '').replace(/\/+$/, '')
    const anchored = pattern.includes('/')
    const fits = partsOf(path).some((part) =>
      minimatch(anchored ? part : posix.basename(part), pattern.replace(/^\//, ''), { dot: true }),
    )
    if (fits) ignored = !line.startsWith('!')
  }
  return ignored
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').slice(0, 1024 * 1024)
  } catch {
    return null
  }
}

/** The ignore file that keeps a path out. `.npmignore` stands in for the .gitignore beside it. */
function ignoreFileFor(folder: string, path: string, hasFiles: boolean): string | null {
  const folders = partsOf(path).slice(0, -1).reverse()
  // A folder may have one in it that ignores all of it. That of the package's folder counts where there is no `files`.
  for (const at of [path, ...folders, ...(hasFiles ? [] : [''])]) {
    const below = at === '' ? path : path.slice(at.length + 1) || 'any'
    const name = ['.npmignore', '.gitignore'].find((each) => textOf(join(folder, at, each)) !== null)
    const text = name === undefined ? null : textOf(join(folder, at, name))
    if (name !== undefined && text !== null && isIgnored(text, below)) return posix.join(at, name)
  }
  return null
}

/** What installers load or run. JSON and documents may be settings of tools. */
const loaded = /\.([cm]?[jt]sx?|vue|svelte|node|wasm|css|s[ac]ss|less)$/i

/** What is beside a package's code: tests, settings and tools of the repository. */
const beside =
  /^(\..*|node_modules|(__)?(tests?|specs?|mocks|fixtures)(__)?|e2e|coverage|docs?|website|examples?|bench(marks?)?|tools?|scripts?|.*\.(config|conf|test|spec|stories)\..*|(tests?|specs?)\.[cm]?[jt]sx?|(gulp|grunt|rake|make)file.*)$/i

/** Folders are looked into so deep. */
const deepest = 3

/** The code files of a folder, up to some. */
function* codeBelow(folder: string, at = '', depth = 0): Generator<string> {
  const isIndex = ({ name }: Dirent): number => Number(name.startsWith('index.'))
  const entries = entriesOf(join(folder, at))
    .filter(({ name }) => !beside.test(name))
    .sort((a, b) => isIndex(b) - isIndex(a))
  for (const entry of entries) if (entry.isFile() && loaded.test(entry.name)) yield posix.join(at, entry.name)
  if (depth === deepest) return
  for (const entry of entries) if (entry.isDirectory()) yield* codeBelow(folder, posix.join(at, entry.name), depth + 1)
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

/** Where no code at all is packed, and `files` doesn't say so: the first code that lies in the folder. */
function unpackedCode(folder: string, { manifest, files }: Pick<Release, 'manifest' | 'files'>): readonly LeftOut[] {
  if (Array.isArray(manifest.files) || files.some(({ path }) => loaded.test(path))) return []
  for (const path of codeBelow(folder)) {
    const ignoredBy = ignoreFileFor(folder, path, false)
    return [{ path, ...(ignoredBy !== null && { ignoredBy }) }]
  }
  return []
}

/**
 * Why files that package.json names lie in the folder and were not packed, where that shows: a symbolic link, an ignore
 * file. Where no code at all is packed, the first of it that lies there, too.
 */
export function leftOutOf(
  folder: string,
  { manifest, files }: Pick<Release, 'manifest' | 'files'>,
): readonly LeftOut[] {
  const packed = new Set(files.flatMap(({ path }) => partsOf(path)))
  const hasFiles = Array.isArray(manifest.files)
  const byName = named(asObject(manifest)).flatMap((path): readonly LeftOut[] => {
    if (packed.has(path)) return []
    const link = partsOf(path).find((part) => kindOf(join(folder, part)) === 'link')
    if (link !== undefined) return [{ path, link }]
    if (kindOf(join(folder, path)) === null) return []
    const ignoredBy = ignoreFileFor(folder, path, hasFiles)
    return ignoredBy === null ? [] : [{ path, ignoredBy }]
  })
  return [...byName, ...unpackedCode(folder, { manifest, files })]
}
