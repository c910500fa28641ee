import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser'
import { compilePattern, patternProblem } from '../config/patterns.js'
import type { Cause, Finding } from '../types.js'

export type Anchor = Finding['anchor']

/** The package.json that is in the repository, where annotations can stand. A packed file may be git-ignored. */
export interface AnchorSource {
  /** From the repository's root, with forward slashes. */
  readonly path: string
  readonly text: string
}

/** Whether an entry of npm's `files` admits a path: by name, by folder, or as a glob of either. */
function admits(entry: string, path: string): boolean {
  const plain = entry.replace(/^\.?\//, '').replace(/\/(\*\*?)?$/, '')
  if (plain === '' || plain === '.') return true
  if (path === plain || path.startsWith(`${plain}/`)) return true
  return patternProblem(plain) === null && (compilePattern(plain)(path) || compilePattern(`${plain}/**`)(path))
}

/** Finds lines in one package.json; parsed once, on the first question. */
export class Anchors {
  readonly #source: AnchorSource | null
  #tree: Node | undefined | null = null

  constructor(source: AnchorSource | null) {
    this.#source = source
  }

  /** The tracked line that brought a problem about; package.json's first where no better one is known. */
  find(cause: Cause): Anchor {
    if (cause.kind === 'policy') {
      // A line of a preset or of another repository has no place in this one.
      const { path, line } = cause.at.via ?? cause.at
      return { path, line }
    }
    const line = cause.kind === 'manifest' ? this.#lineOf(cause.key) : this.#lineAdmitting(cause.path)
    return { path: this.#source?.path ?? 'package.json', line }
  }

  #root(): Node | undefined {
    if (this.#tree === null) this.#tree = this.#source ? parseTree(this.#source.text) : undefined
    return this.#tree
  }

  #line(node: Node | undefined): number | undefined {
    return node && this.#source ? this.#source.text.slice(0, node.offset).split('\n').length : undefined
  }

  /** The line of a key, or of the nearest key above that is there. */
  #lineOf(key: readonly (string | number)[]): number {
    const root = this.#root()
    for (let length = key.length; root && length > 0; length -= 1) {
      const node = findNodeAtLocation(root, key.slice(0, length))
      if (node) return this.#line(node.parent?.type === 'property' ? node.parent : node) ?? 1
    }
    return 1
  }

  /** The line of the `files` entry that admits a path; package.json itself is admitted by none. */
  #lineAdmitting(path: string): number {
    const root = this.#root()
    const entries = root && findNodeAtLocation(root, ['files'])?.children
    const entry = entries?.find((node) => typeof node.value === 'string' && !node.value.startsWith('!') && admits(node.value, path))
    return this.#line(entry) ?? 1
  }
}
