import { isAlias, isCollection, isMap, isScalar, isSeq, type Document, type Node, type Pair, type Range } from 'yaml'

/** Where something stands in the text: offsets of its first character and of the one after its last. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** What is wrong at one place of the text. */
export interface Complaint extends Span {
  readonly text: string
}

export interface Entry {
  readonly key: Span
  readonly value: Tree
}

/**
 * A value of the policy file that still knows where it was written. `size` counts the values in it, aliases spelt out.
 */
export type Tree = Span & { readonly size: number } & (
    | { readonly kind: 'scalar'; readonly value: unknown }
    | { readonly kind: 'list'; readonly items: readonly Tree[] }
    | { readonly kind: 'mapping'; readonly entries: ReadonlyMap<string, Entry> }
  )

export type Path = readonly PropertyKey[]

const maxDepth = 32

/** Values that all aliases together may stand for: a few nested aliases would otherwise stand for millions. */
const maxAliased = 10_000

/** The document as a tree, with what its text gets wrong in itself: keys set twice and aliases that lead nowhere. */
export function readTree(document: Document): { readonly tree: Tree; readonly complaints: readonly Complaint[] } {
  const reader = new TreeReader()
  const nothing: Span = { start: 0, end: 0 }
  return { tree: reader.read(document.contents, nothing, 0), complaints: reader.complaints }
}

class TreeReader {
  readonly complaints: Complaint[] = []
  readonly #anchors = new Map<string, Tree>()
  #aliased = 0

  read(node: Node | null, fallback: Span, depth: number): Tree {
    const span = spanOf(node, fallback)
    const tree =
      depth > maxDepth
        ? this.#refused(span, `is nested more than ${maxDepth} levels deep`)
        : this.#readKind(node, span, depth)
    if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) this.#anchors.set(node.anchor, tree)
    return tree
  }

  #readKind(node: Node | null, span: Span, depth: number): Tree {
    if (isAlias(node)) return this.#resolve(node.source, span)
    if (isSeq<Node>(node)) {
      const items = node.items.map((item) => this.read(item, span, depth + 1))
      return { ...span, kind: 'list', items, size: sizeOf(items) }
    }
    if (isMap<Node, Node | null>(node)) {
      const entries = this.#readEntries(node.items, depth)
      return { ...span, kind: 'mapping', entries, size: sizeOf([...entries.values()].map((entry) => entry.value)) }
    }
    return { ...span, kind: 'scalar', value: isScalar(node) ? node.value : null, size: 1 }
  }

  #readEntries(pairs: readonly Pair<Node, Node | null>[], depth: number): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>()
    for (const pair of pairs) {
      // The parser complains of every other kind of key.
      if (!isScalar(pair.key) || typeof pair.key.value !== 'string') continue
      const key = spanOf(pair.key, { start: 0, end: 0 })
      const value = this.read(pair.value, key, depth + 1)
      if (entries.has(pair.key.value))
        this.complaints.push({ ...key, text: `key ${JSON.stringify(pair.key.value)} is set twice, expected once` })
      else entries.set(pair.key.value, { key, value })
    }
    return entries
  }

  /** An anchor counts once its value is complete, so that no value can hold itself. */
  #resolve(name: string, span: Span): Tree {
    const target = this.#anchors.get(name)
    if (!target) return this.#refused(span, `alias "*${name}" has no complete value "&${name}" before it`)
    this.#aliased += target.size
    if (this.#aliased > maxAliased)
      return this.#refused(span, `aliases stand for more than ${maxAliased} values, expected them written out`)
    return { ...target, ...span }
  }

  #refused(span: Span, text: string): Tree {
    this.complaints.push({ ...span, text })
    return { ...span, kind: 'scalar', value: null, size: 1 }
  }
}

/** The plain value of a tree. A key named `__proto__` becomes a key like any other. */
export function toValue(tree: Tree): unknown {
  if (tree.kind === 'scalar') return tree.value
  if (tree.kind === 'list') return tree.items.map(toValue)
  return Object.fromEntries([...tree.entries].map(([key, entry]) => [key, toValue(entry.value)]))
}

/** The part of a tree at `path`; undefined where nothing is written there. */
export function treeAt(tree: Tree, path: Path): Tree | undefined {
  return entryAt(tree, path)?.value
}

/**
 * Where to point for the value at `path`: the value, its key where the value is empty, or what it is missing from.
 * An empty value has no end, since text that could not be read may belong to it.
 */
export function spanAt(tree: Tree, path: Path): Span {
  const entry = entryAt(tree, path)
  if (!entry) return spanAt(tree, path.slice(0, -1))
  const { value, key } = entry
  return value.start === value.end ? { start: key.start, end: Infinity } : { start: value.start, end: value.end }
}

/** Where the last key of `path` is written. */
export function keySpanAt(tree: Tree, path: Path): Span {
  return entryAt(tree, path)?.key ?? spanAt(tree, path)
}

function entryAt(tree: Tree, path: Path): Entry | undefined {
  let entry: Entry | undefined = { key: tree, value: tree }
  for (const step of path) {
    entry = childOf(entry.value, step)
    if (!entry) return undefined
  }
  return entry
}

function childOf(tree: Tree, step: PropertyKey): Entry | undefined {
  if (tree.kind === 'mapping') return tree.entries.get(String(step))
  const item = tree.kind === 'list' ? tree.items[Number(step)] : undefined
  return item && { key: item, value: item }
}

function spanOf(node: Node | null, fallback: Span): Span {
  const range: Range | null | undefined = node?.range
  return range ? { start: range[0], end: range[1] } : fallback
}

function sizeOf(parts: readonly Tree[]): number {
  return parts.reduce((sum, part) => sum + part.size, 1)
}
