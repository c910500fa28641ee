import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser'
import { binTargets, normalizePath } from '../model/manifest.js'
import type { Finding } from '../model/report.js'
import type { Cause } from '../model/problem.js'
import { compilePattern, patternProblem } from '../policy/patterns.js'

/** A line of a list of paths, as npm's `files` and ignore files have them. */
interface PathLine {
  readonly line: number
  readonly negated: boolean
  readonly matches: (path: string) => boolean
  /** The pattern without what marks folders and negation. */
  readonly plain: string
}

/** More lines than this help no reader, and each costs a look for each finding. */
const maxLines = 1_000

/**
 * What npm-packlist does with a line: it names a path or a whole folder, in any case of letters.
 *
 * @param rooted whether a name without a slash stands for the package's own folder only (`files`), or for any (ignore
 *   files)
 */
function matcher(plain: string, rooted: boolean): (path: string) => boolean {
  if (plain === '' || plain === '.') return () => rooted
  const pattern = (rooted ? plain : `**/${plain}`).toLowerCase()
  const literal = rooted ? pattern : null
  let globs: readonly ((path: string) => boolean)[] | null = null
  return (path) => {
    const name = path.toLowerCase()
    if (literal !== null && (name === literal || name.startsWith(`${literal}/`))) return true
    globs ??= patternProblem(pattern) === null ? [compilePattern(pattern), compilePattern(`${pattern}/**`)] : []
    return globs.some((matches) => matches(name))
  }
}

/** The entries of package.json's `files`. */
export function filesLines(entries: readonly { readonly text: string; readonly line: number }[]): readonly PathLine[] {
  return entries.slice(0, maxLines).map(({ text, line }) => {
    const negated = text.startsWith('!')
    const plain = text
      .slice(negated ? 1 : 0)
      .replace(/^(\.?\/)+/, '')
      .replace(/\/(\*\*?)?$/, '')
    return { line, negated, plain, matches: matcher(plain, true) }
  })
}

/**
 * The lines of an ignore file that take paths back in: what it ignores is not packed, so no other line can have
 * admitted one.
 */
function readmissions(text: string): readonly PathLine[] {
  const lines = text.split(/\r?\n/).map((each, index) => ({ text: each.trim(), line: index + 1 }))
  return lines
    .filter((each) => each.text.startsWith('!'))
    .slice(-maxLines)
    .map(({ text: written, line }) => {
      const pattern = written.slice(1).replace(/\/(\*\*?)?$/, '')
      const plain = pattern.replace(/^(\.?\/)+/, '')
      return { line, negated: true, plain, matches: matcher(plain, pattern.includes('/')) }
    })
}

/**
 * The entry of `files` that admits a path: of those that no later negation takes back, the one that names it, else the
 * first.
 */
function admitting(entries: readonly PathLine[], path: string): PathLine | undefined {
  const matching = entries.filter((entry) => entry.matches(path))
  const standing = matching.slice(matching.findLastIndex(({ negated }) => negated) + 1)
  // npm before 12 lets an entry win over a negation after it.
  const candidates = standing.length > 0 ? standing : matching.filter(({ negated }) => !negated)
  return candidates.find(({ plain }) => plain === path) ?? candidates[0]
}

export type Key = readonly (string | number)[]

/** Where things stand in a JSON text, with comments or without. Parsed once, on the first question. */
class JsonLines {
  readonly #text: string
  readonly #lines = new Map<number, number>()
  #tree: Node | undefined | null = null

  constructor(text: string) {
    this.#text = text
  }

  at(key: Key): Node | undefined {
    if (this.#tree === null) this.#tree = parseTree(this.#text, [], { allowTrailingComma: true })
    return this.#tree && findNodeAtLocation(this.#tree, [...key])
  }

  /** The line of a key, or of an item of a list; undefined where nothing is there. */
  line(key: Key): number | undefined {
    const node = this.at(key)
    return node && this.lineOf(node.parent?.type === 'property' ? node.parent : node)
  }

  lineOf({ offset }: Node): number {
    const known = this.#lines.get(offset)
    if (known !== undefined) return known
    const line = this.#text.slice(0, offset).split('\n').length
    this.#lines.set(offset, line)
    return line
  }
}

export type Anchor = Finding['anchor']

/** A file of the repository, where annotations can stand. A packed file may be git-ignored. */
export interface AnchorFile {
  /** From the repository's root, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** The package.json in the repository, and what else says what is packed and how it is built. */
export interface AnchorSource extends AnchorFile {
  /** The ignore file that npm goes by at the package's top: .npmignore, else .gitignore. */
  readonly ignore?: AnchorFile & { readonly kind: 'npmignore' | 'gitignore' }
  /** The compiler's configurations, each with those that it extends, in the order in which they count. */
  readonly tsconfigs?: readonly (readonly AnchorFile[])[]
}

/** Finds lines in the files that bring problems about; each is parsed once, on the first question. */
export class Anchors {
  readonly #source: AnchorSource | null
  readonly #json: JsonLines
  readonly #tsconfigs: readonly (readonly { readonly path: string; readonly json: JsonLines }[])[]
  readonly #admitted = new Map<string, Anchor>()
  #entries: readonly PathLine[] | null = null
  #readmissions: readonly PathLine[] | null = null

  constructor(source: AnchorSource | null) {
    this.#source = source
    this.#json = new JsonLines(source?.text ?? '')
    this.#tsconfigs = (source?.tsconfigs ?? []).map((chain) =>
      chain.map(({ path, text }) => ({ path, json: new JsonLines(text) })),
    )
  }

  /** The tracked line that brought a problem about; package.json's first where no better one is known. */
  find(cause: Cause): Anchor {
    if (cause.kind === 'policy') {
      // A line of a preset or of another repository has no place in this one.
      const { path, line } = cause.at.via ?? cause.at
      return { path, line }
    }
    if (cause.kind === 'manifest') return this.#manifest(this.#lineOf(cause.key))
    return this.#compilerOption(cause.compilerOptions ?? []) ?? this.#admission(cause.path)
  }

  #manifest(line: number): Anchor {
    return { path: this.#source?.path ?? 'package.json', line }
  }

  /** The line of a key, or of the nearest key above that is there. */
  #lineOf(key: Key): number {
    for (let length = key.length; length > 0; length -= 1) {
      const line = this.#json.line(key.slice(0, length))
      if (line !== undefined) return line
    }
    return 1
  }

  /** Where the compiler is configured to: what a configuration sets hides what it extends. */
  #compilerOption(names: readonly string[]): Anchor | undefined {
    for (const chain of this.#tsconfigs) {
      for (const name of names) {
        const key = ['compilerOptions', name]
        const setting = chain.find(({ json }) => json.at(key) !== undefined)
        const line = setting?.json.at(key)?.value === true ? setting.json.line(key) : undefined
        if (setting && line !== undefined) return { path: setting.path, line }
      }
    }
    return undefined
  }

  #admission(path: string): Anchor {
    const known = this.#admitted.get(path)
    if (known) return known
    const anchor = this.#json.at(['files'])
      ? this.#manifest(this.#admittedByFiles(path))
      : this.#admittedByIgnoreFile(path)
    this.#admitted.set(path, anchor)
    return anchor
  }

  /**
   * The entry of `files`, or what makes npm pack a file whatever `files` says; package.json itself is admitted by none.
   */
  #admittedByFiles(path: string): number {
    this.#entries ??= filesLines(
      (this.#json.at(['files'])?.children ?? []).flatMap((node) =>
        typeof node.value === 'string' ? [{ text: node.value, line: this.#json.lineOf(node) }] : [],
      ),
    )
    const key = path.startsWith('node_modules/') ? this.#bundling() : this.#naming(path)
    return admitting(this.#entries, path)?.line ?? (key === undefined ? 1 : this.#lineOf(key))
  }

  #bundling(): Key | undefined {
    return [['bundleDependencies'], ['bundledDependencies']].find((key) => this.#json.at(key))
  }

  /** npm packs what `main`, `browser` and `bin` name, too. */
  #naming(path: string): Key | undefined {
    const bin = this.#json.at(['bin'])
    const commands =
      bin?.type === 'object'
        ? (bin.children ?? []).map(({ children: [name, target] = [] }) => [String(name?.value), target?.value] as const)
        : []
    const named = binTargets({ bin: bin?.type === 'object' ? Object.fromEntries(commands) : bin?.value })
    const main = [['main'], ['browser']].find((key) => {
      const target: unknown = this.#json.at(key)?.value
      return typeof target === 'string' && normalizePath(target) === path
    })
    return main ?? named.find((each) => each.path === path)?.key
  }

  /**
   * Without `files` all is packed that no ignore file names: the line that takes a path back in, else the .npmignore
   * that lets it pass.
   */
  #admittedByIgnoreFile(path: string): Anchor {
    const ignore = this.#source?.ignore
    if (!ignore || path === 'package.json') return this.#manifest(1)
    this.#readmissions ??= readmissions(ignore.text)
    const line = this.#readmissions.findLast((each) => each.matches(path))?.line
    if (line !== undefined) return { path: ignore.path, line }
    return ignore.kind === 'npmignore' ? { path: ignore.path, line: 1 } : this.#manifest(1)
  }
}
