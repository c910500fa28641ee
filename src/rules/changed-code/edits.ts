import { pairInOrder } from '../../compare/line-pairing.js'
import { codeBounds } from '../../model/code-change.js'
import type { Unit, Units } from './code-units.js'

/** Units before and behind a change that are shown with it. */
export const context = 2
/** Units between two changes that are shown as one. */
const apart = 12

/** A unit of code, and whether it is new (`+`), gone (`-`) or as it was. */
export interface Edit {
  readonly sign: ' ' | '-' | '+'
  readonly unit: Unit
}

/** All units of two texts, in order. */
export function edits(before: Units, after: Units): readonly Edit[] {
  const keys = ({ all }: Units): number[] => all.map(({ key }) => key)
  const paired = pairInOrder(keys(before), keys(after))
  const all: Edit[] = []
  let old = 0
  let added: Edit[] = []
  // What is gone stands before what took its place.
  const flush = (to: number): void => {
    for (const unit of before.all.slice(old, to)) all.push({ sign: '-', unit })
    old = Math.max(old, to)
    for (const edit of added) all.push(edit)
    added = []
  }
  for (const [at, unit] of after.all.entries()) {
    const was = before.all[paired[at] ?? -1]
    if (was && after.isSame(unit, before, was)) {
      flush(paired[at] ?? 0)
      old += 1
      all.push({ sign: ' ', unit })
    } else added.push({ sign: '+', unit })
  }
  flush(before.all.length)
  return all
}

/** Cuts a list of edits into the parts that changed, each with what surrounds it. */
export function groups(all: readonly Edit[]): readonly (readonly Edit[])[] {
  const ranges: [from: number, to: number][] = []
  for (const [at, { sign }] of all.entries()) {
    if (sign === ' ') continue
    const last = ranges.at(-1)
    const end = at + context + 1
    const isNear = last && at - context <= last[1]
    // Changes of one function are read at once, where they are shown whole.
    const isBeside = last && at - apart <= last[1] && end - last[0] <= codeBounds.lines
    if (last && (isNear || isBeside)) last[1] = end
    else ranges.push([Math.max(0, at - context), end])
  }
  return ranges.map(([from, to]) => all.slice(from, to))
}

/** Where a part of a group ends: where it changes nothing, else behind an empty line or a closing bracket. */
function endOf(group: readonly Edit[], from: number, most: number): number {
  const last = from + most
  if (last >= group.length) return group.length
  for (let at = last; at > last - most / 2; at -= 1)
    if (group[at]?.sign === ' ' && group[at - 1]?.sign !== ' ') return at
  return last
}

/**
 * A group in parts that can be shown whole, so that each is weighed by itself. What is only gone stays with what came
 * before it: there is nothing in it to be read first.
 */
export function pieces(group: readonly Edit[], most: number): readonly (readonly Edit[])[] {
  const parts: Edit[][] = []
  for (let from = 0; from < group.length;) {
    const end = endOf(group, from, most)
    const part = group.slice(from, end)
    const before = parts.at(-1)
    if (before && part.every(({ sign }) => sign !== '+')) for (const edit of part) before.push(edit)
    else parts.push(part)
    from = end
  }
  return parts
}
