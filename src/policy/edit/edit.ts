import { isDeepStrictEqual } from 'node:util'
import { isSeq, type Node, type YAMLSeq } from 'yaml'
import { isObject } from '../../model/manifest.js'
import type { Policy } from '../../model/policy.js'
import type { Location } from '../../model/problem.js'
import { readDocument } from '../document.js'
import { emptyPolicy } from '../empty.js'
import { isAbout, type PackageIdentity } from '../package-policy.js'
import { toValue } from '../positions.js'
import { spell } from '../spelling.js'
import {
  breakOf,
  columnOf,
  dashesOf,
  endOf,
  flowValue,
  insert,
  isNothing,
  itemLines,
  keyEnd,
  lineEnd,
  lineStart,
  pairAt,
  readNodes,
  startOf,
  type Steps,
  type Written,
} from './nodes.js'
import { setValue } from './set-value.js'

/** Cuts whole lines, with the line break that ends them; at the file's end, with the one before. */
function cutLines(text: string, from: number, to: number): string {
  const start = lineStart(text, from)
  const end = lineEnd(text, to)
  const feed = text.indexOf('\n', end)
  if (feed >= 0) return text.slice(0, start) + text.slice(feed + 1)
  return text.slice(0, start).replace(/\r?\n$/, '')
}

function removeInFlow(text: string, { items }: YAMLSeq<Node>, index: number): string | null {
  const [item, next, last] = [items[index], items[index + 1], items[index - 1]]
  if (!item) return null
  const [start, end] = [startOf(item), endOf(text, item)]
  const alone =
    /^\s*$/.test(text.slice(lineStart(text, start), start)) &&
    /^\s*,?\s*(#.*)?$/.test(text.slice(end, lineEnd(text, end)))
  if (alone && (next || /^\s*,/.test(text.slice(end)))) return cutLines(text, start, end)
  if (next) return text.slice(0, start) + text.slice(startOf(next))
  return last ? text.slice(0, endOf(text, last)) + text.slice(end) : text.slice(0, start) + text.slice(end)
}

/** Takes an item out of a list of the policy, with the comment on its line; null where the list has no such item. */
function removeItem(text: string, steps: Steps, index: number): string | null {
  const pair = pairAt(readNodes(text), steps)
  const list = pair?.value
  if (!pair || !isSeq<Node>(list)) return null
  if (list.flow === true) return removeInFlow(text, list, index)
  const [item, dash] = [list.items[index], dashesOf(list)[index]]
  if (!item || dash === undefined) return null
  const cut = cutLines(text, dash, Math.max(endOf(text, item), dash))
  return list.items.length > 1 ? cut : insert(cut, keyEnd(text, pair), ' []')
}

function addInFlow(text: string, list: YAMLSeq<Node>, value: Written, after: number): string | null {
  const item = list.items[after]
  if (!item) return insert(text, startOf(list) + 1, flowValue(value))
  const start = startOf(item)
  const indent = text.slice(lineStart(text, start), start)
  const end = endOf(text, item)
  // One item on each line: so has the new one its own.
  return insert(
    text,
    end,
    /^\s+$/.test(indent) ? `,${breakOf(text)}${indent}${flowValue(value)}` : `, ${flowValue(value)}`,
  )
}

/**
 * Adds an item to a list of the policy, after the item of that index, or as the last; null where the list can't take
 * one.
 */
function addItem(text: string, steps: Steps, value: Written, after: number | null): string | null {
  const pair = pairAt(readNodes(text), steps)
  if (!pair) return setValue(text, steps, [value])
  const eol = breakOf(text)
  if (isNothing(pair.value))
    return insert(
      text,
      lineEnd(text, keyEnd(text, pair)),
      [''].concat(itemLines(value, ' '.repeat(columnOf(text, startOf(pair.key)) + 2))).join(eol),
    )
  const list = pair.value
  if (!isSeq<Node>(list)) return null
  const index = after ?? list.items.length - 1
  if (list.flow === true) return addInFlow(text, list, value, index)
  const [item, dash] = [list.items[index], dashesOf(list)[index]]
  if (!item || dash === undefined) return null
  const indent = ' '.repeat(columnOf(text, dash))
  return insert(text, lineEnd(text, Math.max(endOf(text, item), dash)), [''].concat(itemLines(value, indent)).join(eol))
}

/** A list of the policy that can be changed. */
interface PolicyList {
  readonly list: 'files' | 'waivers'
  /** Keys of what it is in, `packages` and one of its keys; left out: it is at the top. */
  readonly within?: readonly string[]
}

/** One change of a policy file. */
export type PolicyEdit =
  | ({
      readonly kind: 'add'
      readonly value: Written
      /** The item that it follows; null for the last. */ readonly after: number | null
    } & PolicyList)
  | ({ readonly kind: 'remove'; readonly index: number } & PolicyList)
  | { readonly kind: 'set'; readonly path: Steps; readonly value: string }

export function stepsTo({ within = [], list }: PolicyList): readonly string[] {
  return [...within, list]
}

function valueOf(text: string): unknown {
  const { tree, complaints } = readDocument(text)
  return complaints.length > 0 ? undefined : (toValue(tree) ?? {})
}

function entriesOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? { ...value } : {}
}

/** The value with one more key, however deep; a level alone (`size-growth: error`) makes room for an option. */
function withValue(value: unknown, [step, ...rest]: Steps, written: unknown): unknown {
  if (step === undefined) return written
  if (Array.isArray(value))
    return value.map((item: unknown, index) => (index === step ? withValue(item, rest, written) : item))
  const entries = typeof value === 'string' ? { level: value } : entriesOf(value)
  return { ...entries, [step]: withValue(Object.hasOwn(entries, step) ? entries[step] : undefined, rest, written) }
}

/** What the policy has to say after an edit. */
function expected(value: unknown, edit: PolicyEdit): unknown {
  if (edit.kind === 'set') return withValue(value, edit.path, edit.value)
  const steps = stepsTo(edit)
  const list = steps.reduce<unknown>((inner, step) => entriesOf(inner)[step], value)
  const items: readonly unknown[] = Array.isArray(list) ? list : []
  const changed =
    edit.kind === 'remove'
      ? items.toSpliced(edit.index, 1)
      : items.toSpliced(edit.after === null ? items.length : edit.after + 1, 0, edit.value)
  return withValue(value, steps, changed)
}

function editText(text: string, edit: PolicyEdit): string | null {
  if (edit.kind === 'set') return setValue(text, edit.path, edit.value)
  return edit.kind === 'remove'
    ? removeItem(text, stepsTo(edit), edit.index)
    : addItem(text, stepsTo(edit), edit.value, edit.after)
}

/**
 * The text with one change, and not a byte of it different elsewhere: comments, order and spelling stay. The result is
 * read again and has to say what was intended and nothing else, whatever the file looks like.
 *
 * @returns null where the file is written in a way that can't be changed so, by aliases for one
 */
export function applyEdit(text: string, edit: PolicyEdit): string | null {
  const changed = editText(text, edit)
  if (changed === null) return null
  return isDeepStrictEqual(valueOf(changed), expected(valueOf(text), edit)) ? changed : null
}

/** A part of the user's file: what it says of all packages, or under one key of `packages`. */
interface Section {
  /** Keys of where it is; empty for the top. */
  readonly within: readonly string[]
  readonly policy: Policy
}

/** The user's own file, without what it extends, as far as it is about the package that is judged. */
export interface Own {
  /** Those that come later count before those that come earlier. */
  readonly sections: readonly Section[]
  /** Where something is added: it holds for this package, and for no other that differs from it. */
  readonly home: Section
}

/** @param about the package, where the policy says what differs in some; null where it holds for whatever is judged */
export function ownSections(own: Policy, about: PackageIdentity | null): Own {
  const top = { within: [], policy: own }
  if (about === null) return { sections: [top], home: top }
  const written = (own.packages ?? [])
    .filter((each) => isAbout(each, about))
    .map(({ selector, policy }) => ({ within: ['packages', selector] as const, policy }))
  const known = written.findLast(({ within: [, selector] }) => selector === about.path || selector === about.name)
  const home = known ?? { within: ['packages', spell(about.path ?? about.name ?? '.')], policy: emptyPolicy }
  return { sections: [top, ...written, ...(known ? [] : [home])], home }
}

/** Where a rule's option is set so that it counts: in the package's own part, unless a later one sets it too. */
export function sectionOfOption({ sections, home }: Own, rule: string, option: string): Section {
  const later = sections.slice(sections.indexOf(home) + 1)
  return later.findLast(({ policy }) => policy.rules.get(rule)?.places?.has(option)) ?? home
}

/** An item of a list of the user's file. */
interface Place extends PolicyList {
  readonly within: readonly string[]
  readonly index: number
  readonly section: Section
}

function isSame(a: Location, b: Location): boolean {
  return a.path === b.path && a.line === b.line && a.column === b.column
}

/** Where in the user's own file something stands; null where it comes from one that it extends. */
export function placeOf({ sections }: Own, list: PolicyList['list'], at: Location): Place | null {
  for (const section of sections) {
    const index = (section.policy[list] ?? []).findIndex((each) => isSame(each.at, at))
    if (index >= 0) return { list, within: section.within, index, section }
  }
  return null
}
