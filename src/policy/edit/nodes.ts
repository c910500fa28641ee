import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { yamlOptions } from '../document.js'

/** The policy's text as nodes that know their offsets; null where nothing is written. */
export function readNodes(text: string): Node | null {
  return parseDocument(text, { ...yamlOptions, keepSourceTokens: true }).contents
}

export type TextPair = Pair<Scalar<string>, Node | null>

/** The pairs of a mapping whose keys are plain text: the loader refuses all others. */
export function pairsOf(map: YAMLMap): readonly TextPair[] {
  return map.items.filter(
    (pair): pair is TextPair => isPair(pair) && isScalar(pair.key) && typeof pair.key.value === 'string',
  )
}

export function pairOf(map: YAMLMap, key: string | number): TextPair | undefined {
  return pairsOf(map).find((pair) => pair.key.value === String(key))
}

/** The way to a value of the policy: keys, and indices of lists. */
export type Steps = readonly (string | number)[]

/** The pair at the end of a way; undefined where it is not written there, but by an alias for one. */
export function pairAt(root: Node | null, [step, ...rest]: Steps): TextPair | undefined {
  const pair = isMap(root) && step !== undefined ? pairOf(root, step) : undefined
  return rest.length === 0 ? pair : pair && pairAt(pair.value, rest)
}

/** `rules:` with nothing after it. */
export function isNothing(node: Node | null | undefined): boolean {
  return node === null || node === undefined || (isScalar(node) && (node.source ?? '') === '' && node.value === null)
}

/** Offset of the first character. */
export function startOf(node: Node): number {
  return node.range?.[0] ?? 0
}

/** Offset after the last character of the value itself, without comments and blank lines after it. */
export function endOf(text: string, node: Node): number {
  if (isMap(node) && node.flow !== true) {
    const last = pairsOf(node).at(-1)
    if (last) return isNothing(last.value) ? keyEnd(text, last) : endOf(text, last.value ?? last.key)
  }
  if (isSeq<Node>(node) && node.flow !== true) {
    const last = node.items.at(-1)
    if (last) return endOf(text, last)
  }
  return text.slice(0, node.range?.[1] ?? 0).trimEnd().length
}

/** Offset after the colon of a key. */
export function keyEnd(text: string, { key }: TextPair): number {
  return text.indexOf(':', key.range?.[1] ?? 0) + 1
}

/** Offset of the line's end, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset)
  if (feed < 0) return text.length
  return text[feed - 1] === '\r' ? feed - 1 : feed
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset)
}

/** The line break that the file uses. */
export function breakOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n'
}

/** Offsets of the dashes of a list that is written line by line. */
export function dashesOf({ srcToken }: YAMLSeq): readonly number[] {
  if (srcToken?.type !== 'block-seq') return []
  return srcToken.items.flatMap(({ start }) =>
    start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset),
  )
}

/** `text` with `added` at an offset. */
export function insert(text: string, offset: number, added: string): string {
  return text.slice(0, offset) + added + text.slice(offset)
}
