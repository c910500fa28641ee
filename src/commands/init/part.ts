import { hashedName } from '../../compare/hashed-name.js'
import { braces, spell } from '../../policy/spelling.js'

/** One entry in the making: what is matched (`tail`, a pattern) below a folder. */
export interface Part {
  /** A pattern for the folder; empty at the top. */
  readonly folder: string
  readonly tail: string
  /** The files that it is made for. */
  readonly paths: readonly string[]
  /** Names files one by one. */
  readonly single: boolean
}

export function patternOf({ folder, tail }: Part): string {
  return folder === '' ? tail : `${folder}/${tail}`
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** `dist/**` + `*.{js,d.ts}`, without `**` where all files are in the folder itself. */
export function byExtension(folder: string, extensions: readonly string[], paths: readonly string[]): Part {
  const deep = paths.some((path) => folderOf(path) !== folder)
  return { folder: spell(folder), tail: `${deep ? '**/' : ''}*.${braces(extensions)}`, paths, single: false }
}

/** The hash of `index-a1b2c3d4.js`, and the release's own version, change with the next release: `index-*.js`. */
function lasting(name: string, version: string): string {
  const hashed = hashedName({ path: name })
  const [before, after] = hashed?.split(/\{\d+\}/, 2) ?? []
  if (before !== undefined && after !== undefined && before !== '') return `${spell(before)}*${spell(after)}`
  return version === '' ? spell(name) : name.split(version).map(spell).join('*')
}

/** One file, by its name. */
export function alone(path: string, version: string): Part {
  return { folder: spell(folderOf(path)), tail: lasting(nameOf(path), version), paths: [path], single: true }
}
