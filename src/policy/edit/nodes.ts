import { readFileSync } from 'node:fs'
import {
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { yamlOptions } from '../document.js'

/** A policy file's text, apart from the byte order mark that it may begin with: positions don't count it. */
export interface PolicyText {
  readonly mark: '\ufeff' | ''
  readonly text: string
}

/** @param file absolute; was read as a policy before, so it is one in UTF-8 */
export function readPolicyText(file: string): PolicyText {
  const all = new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(file))
  return all.startsWith('\ufeff') ? { mark: '\ufeff', text: all.slice(1) } : { mark: '', text: all }
}

/** Can stand without quotes; the rest is decided by reading it back. */
const bare = /^[\p{L}\p{N}_./(][\p{L}\p{N}_./@+*?(){}[\],!=~^$%;' -]*$/u

/** Means something inside `[…]` and `{…}`. */
const inFlow = /[,[\]{}]/

/** What a reader of the file can't see, or what would reorder it; a no-break space looks like another. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u00a0]/gu

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`
}

function readsAs(source: string, text: string): boolean {
  const document = parseDocument(source, { schema: 'core', logLevel: 'error' })
  return document.errors.length === 0 && document.toJS() === text
}

/**
 * A text as a YAML scalar on one line: bare where it can be, else in double quotes, with escapes for what can't be
 * seen. Names in it come from the package: hostile.
 *
 * @param flow whether it stands inside `[…]` or `{…}`
 */
export function scalar(text: string, flow: boolean): string {
  if (bare.test(text) && !text.endsWith(' ') && !(flow && inFlow.test(text)) && readsAs(text, text)) return text
  return JSON.stringify(text).replace(unseen, escaped)
}

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

/** What is written: text, a list, or a mapping. */
export type Written = string | readonly Written[] | { readonly [key: string]: Written }

function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value)
}

/** A value on one line, as it stands inside `[…]` and `{…}`. */
export function flowValue(value: Written): string {
  if (typeof value === 'string') return scalar(value, true)
  if (isList(value)) return `[${value.map(flowValue).join(', ')}]`
  return `{ ${Object.entries(value)
    .map(([key, each]) => `${scalar(key, true)}: ${flowValue(each)}`)
    .join(', ')} }`
}

/** An item of a list, line by line: the first has the dash. */
export function itemLines(value: Written, indent: string): readonly string[] {
  if (typeof value === 'string') return [`${indent}- ${scalar(value, false)}`]
  if (isList(value)) return [`${indent}- ${flowValue(value)}`]
  return Object.entries(value).map(
    ([key, each], index) =>
      `${indent}${index === 0 ? '-' : ' '} ${key}: ${typeof each === 'string' ? scalar(each, false) : flowValue(each)}`,
  )
}

/**
 * A key with its value, line by line; below the top, a mapping of nothing but texts stays on one line.
 *
 * @param indent of the key
 * @param dash how much further in its lists are
 */
export function keyLines(key: string, value: Written, indent: string, dash: string): readonly string[] {
  const start = `${indent}${scalar(key, false)}:`
  if (typeof value === 'string') return [`${start} ${scalar(value, false)}`]
  if (isList(value)) return [start, ...value.flatMap((item) => itemLines(item, `${indent}${dash}`))]
  if (indent !== '' && Object.values(value).every((each) => typeof each === 'string'))
    return [`${start} ${flowValue(value)}`]
  return [start, ...Object.entries(value).flatMap(([name, each]) => keyLines(name, each, `${indent}  `, dash))]
}
