import { hashedName } from '../../../compare/pairing.js'
import { braces, spell } from '../../../policy/spelling.js'

/** Extensions of more than one part that say more than their last part: `*.ts` would admit sources beside `*.d.ts`. */
const compound = /\.((?:d\.[cm]?ts|[cm]?[jt]sx?|css|scss|less)\.map|d\.[cm]?ts)$/i

/** One digit is the section of a manual page; more are a version (`libz.so.42`). */
const simple = /\.([A-Za-z][\w-]{0,11}|\d)$/

/** What kind of file a name says it is, without the dot; null where it says nothing (`LICENSE`, `.npmignore`). */
export function extensionOf(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const end = compound.exec(name) ?? simple.exec(name)
  return end && end.index > 0 ? (end[1] ?? null) : null
}

/** What builds write and rewrite: where a folder has some of these, a release may add one any time. */
const code = /^([cm]?[jt]sx?|d\.[cm]?ts|css|wasm|([cm]?[jt]sx?|d\.[cm]?ts|css)\.map)$/

export function isCode(extension: string): boolean {
  return code.test(extension)
}

/** Extensions without those that another one admits anyway: `*.ts` matches `*.d.ts`, `*.map` matches `*.js.map`. */
export function withoutCovered(extensions: readonly string[]): readonly string[] {
  return extensions.filter((each) => !extensions.some((other) => other !== each && each.endsWith(`.${other}`)))
}

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
