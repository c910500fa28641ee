import { partitionPoint } from '../model/partition-point.js'

/** Cells of a table that is filled to pair two short lists as well as can be. */
const mostCells = 40_000
/** How often a list is cut at what it holds once; what is still long then is paired from its beginning on. */
const mostCuts = 60

/** A part of both lists: from a place up to another one. */
interface Part {
  readonly a: number
  readonly aEnd: number
  readonly b: number
  readonly bEnd: number
  readonly depth: number
}

type Pair = readonly [a: number, b: number]

/** Keys as small numbers, equal for equal keys. */
function numbered(lists: readonly (readonly number[])[]): readonly Int32Array[] {
  const numbers = new Map<number, number>()
  return lists.map((list) =>
    Int32Array.from(list, (key) => {
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, numbers.size)
      return numbers.size - 1
    }),
  )
}

/** Places of the keys that a part of a list holds once; -1 for those that it holds more often. */
function places(list: Int32Array, from: number, to: number): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  for (let at = from; at < to; at += 1) found.set(list[at] ?? 0, found.has(list[at] ?? 0) ? -1 : at)
  return found
}

/** The longest row of pairs in which both places grow, of pairs that are sorted by the second. */
function longestRise(pairs: readonly Pair[]): readonly Pair[] {
  const ends: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  for (const [at, [a]] of pairs.entries()) {
    const length = partitionPoint(ends.length, (index) => (pairs[ends[index] ?? 0]?.[0] ?? 0) < a)
    before[at] = ends[length - 1] ?? -1
    ends[length] = at
  }
  const found: Pair[] = []
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) found.push(pairs[at] ?? [0, 0])
  return found.reverse()
}

class Pairing {
  /** For each item of the second list, its place in the first; -1 where it is new. */
  readonly paired: Int32Array
  readonly #a: Int32Array
  readonly #b: Int32Array

  constructor(a: Int32Array, b: Int32Array) {
    this.#a = a
    this.#b = b
    this.paired = new Int32Array(b.length).fill(-1)
    const parts: Part[] = [{ a: 0, aEnd: a.length, b: 0, bEnd: b.length, depth: 0 }]
    for (let part = parts.pop(); part; part = parts.pop())
      for (const smaller of this.#cut(this.#trimmed(part))) parts.push(smaller)
  }

  /** What is left of a part without what its lists begin and end with alike. */
  #trimmed(part: Part): Part {
    let { a, aEnd, b, bEnd } = part
    while (a < aEnd && b < bEnd && this.#a[a] === this.#b[b]) this.paired[b++] = a++
    while (a < aEnd && b < bEnd && this.#a[aEnd - 1] === this.#b[bEnd - 1]) this.paired[--bEnd] = --aEnd
    return { a, aEnd, b, bEnd, depth: part.depth + 1 }
  }

  #cut(part: Part): readonly Part[] {
    const { a, aEnd, b, bEnd, depth } = part
    if (a === aEnd || b === bEnd) return []
    if ((aEnd - a) * (bEnd - b) <= mostCells) {
      this.#whole(part)
      return []
    }
    const anchors = depth > mostCuts ? [] : this.#anchors(part)
    if (anchors.length === 0) {
      this.#inOrder(part)
      return []
    }
    const ends: readonly Pair[] = [...anchors, [aEnd, bEnd]]
    return ends.map(([endA, endB], index) => {
      const [fromA, fromB] = index === 0 ? [a, b] : (anchors[index - 1] ?? [a, b])
      return { a: fromA, aEnd: endA, b: fromB, bEnd: endB, depth }
    })
  }

  /** What both lists hold once, as far as it stands in the same order. */
  #anchors({ a, aEnd, b, bEnd }: Part): readonly Pair[] {
    const [old, now] = [places(this.#a, a, aEnd), places(this.#b, b, bEnd)]
    const pairs: Pair[] = []
    for (const [key, at] of now) {
      const was = old.get(key) ?? -1
      if (at >= 0 && was >= 0) pairs.push([was, at])
    }
    return longestRise(pairs)
  }

  /** The longest row that both lists have in common. */
  #whole({ a, aEnd, b, bEnd }: Part): void {
    const width = bEnd - b + 1
    const lengths = new Uint16Array((aEnd - a + 1) * width)
    for (let i = aEnd - 1; i >= a; i -= 1) {
      for (let j = bEnd - 1; j >= b; j -= 1) {
        const at = (i - a) * width + (j - b)
        lengths[at] =
          this.#a[i] === this.#b[j]
            ? (lengths[at + width + 1] ?? 0) + 1
            : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0)
      }
    }
    for (let [i, j] = [a, b]; i < aEnd && j < bEnd;) {
      const at = (i - a) * width + (j - b)
      if (this.#a[i] === this.#b[j]) this.paired[j++] = i++
      else if ((lengths[at + width] ?? 0) >= (lengths[at + 1] ?? 0)) i += 1
      else j += 1
    }
  }

  /** Each item with the next that is like it, from the beginning on: what repeats itself a thousand times. */
  #inOrder({ a, aEnd, b, bEnd }: Part): void {
    const later = new Map<number, number[]>()
    for (let at = aEnd - 1; at >= a; at -= 1) {
      const known = later.get(this.#a[at] ?? 0)
      if (known) known.push(at)
      else later.set(this.#a[at] ?? 0, [at])
    }
    let from = a
    for (let at = b; at < bEnd; at += 1) {
      const left = later.get(this.#b[at] ?? 0) ?? []
      while (left.length > 0 && (left.at(-1) ?? 0) < from) left.pop()
      const was = left.pop()
      // A jump far ahead would leave nothing for what comes after it.
      if (was === undefined || was - from > at - b + 1000) continue
      this.paired[at] = was
      from = was + 1
    }
  }
}

/**
 * Pairs the items of two lists that are equal, in their order: first what both hold once (patience diff), then what
 * lies between. Its time grows with the length of the lists, whatever is in them.
 *
 * @returns for each item of the second list, its place in the first; -1 where it is new
 */
export function pairInOrder(before: readonly number[], after: readonly number[]): Int32Array {
  const [a = new Int32Array(), b = new Int32Array()] = numbered([before, after])
  return new Pairing(a, b).paired
}
