import { largest } from '../../model/group-by.js'

/** Literal text that every secret of a kind holds. */
export interface Anchor {
  readonly text: string
  /** Found in capitals and small letters alike. */
  readonly fold?: boolean
  /** A cheap look at what is around it; false where it can't be a secret. */
  readonly screen?: (bytes: Buffer, at: number) => boolean
}

/** Bytes of an anchor that are looked up together: as many as the shortest anchor has. */
const sliceSize = 3

interface Slice {
  readonly id: number
  readonly bytes: Buffer
  readonly fold: boolean
  /** Where the slice is in the anchor. */
  readonly offset: number
}

function isLower(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a
}

/** How rare two bytes are in source code: pairs of small letters are everywhere, digits and capitals are not. */
function rarity(first: number, second: number): number {
  return Number(!isLower(first)) + Number(!isLower(second))
}

/** How rare a slice is: first its end, which costs a closer look each time, then its beginning, which costs a jump. */
function rarityOf(bytes: Buffer, offset: number): number {
  const [first = 0, second = 0, third = 0] = bytes.subarray(offset)
  return 3 * rarity(second, third) + rarity(first, second)
}

/** The part of an anchor that is looked up: the rarest. */
function offsetOf(bytes: Buffer): number {
  let best = 0
  for (let offset = 1; offset + sliceSize <= bytes.length; offset += 1)
    if (rarityOf(bytes, offset) > rarityOf(bytes, best)) best = offset
  return best
}

function cases(byte: number, fold: boolean): readonly number[] {
  return fold && isLower(byte) ? [byte, byte - 0x20] : [byte]
}

function isAt(bytes: Buffer, start: number, anchor: Buffer, fold: boolean): boolean {
  for (let at = 0; at < anchor.length; at += 1) {
    const byte = bytes[start + at] ?? 0
    if (byte !== anchor[at] && !(fold && byte >= 0x41 && byte <= 0x5a && byte + 0x20 === anchor[at])) return false
  }
  return true
}

/**
 * Looks for many anchors in one go: Wu and Manber, "A fast algorithm for multi-pattern searching" (1994), with blocks
 * of two bytes. Most places are jumped over.
 */
export class AnchorSearch {
  readonly #anchors: readonly Anchor[]
  /** For each two bytes how far to jump; nowhere where a slice ends in them. */
  readonly #shifts = new Uint8Array(65_536).fill(sliceSize - 1)
  /** For each two bytes the number of their bucket: the slices that end in them. */
  readonly #numbers = new Uint16Array(65_536)
  readonly #buckets: Slice[][] = []
  /** For each bucket, which bytes its slices begin with: nearly every place is ruled out by that. */
  #firsts = new Uint8Array(0)
  /** Bytes from an anchor's start to the end of the part of it that is looked up. */
  readonly #reach: number

  /** @param anchors of three bytes or more; those that fold in small letters */
  constructor(anchors: readonly Anchor[]) {
    this.#anchors = anchors
    const slices = anchors.map(({ text, fold = false }, id): Slice => {
      const bytes = Buffer.from(text)
      if (bytes.length < sliceSize) throw new Error(`anchor ${text} has fewer than ${sliceSize} bytes`)
      return { id, bytes, fold, offset: offsetOf(bytes) }
    })
    for (const slice of slices) this.#addEnds(slice)
    this.#firsts = new Uint8Array(this.#buckets.length * 256)
    this.#buckets.forEach((bucket, number) => {
      for (const { bytes, offset, fold } of bucket)
        for (const first of cases(bytes[offset] ?? 0, fold)) this.#firsts[number * 256 + first] = 1
    })
    this.#reach = largest(slices.map(({ offset }) => offset + sliceSize))
  }

  /** Visits each anchor that begins in a range and passes its screen, in the order of their looked-up parts. */
  search(bytes: Buffer, from: number, to: number, visit: (id: number, at: number) => void): void {
    const [shifts, numbers, firsts] = [this.#shifts, this.#numbers, this.#firsts]
    const end = Math.min(bytes.length, to + this.#reach)
    for (let at = from + sliceSize - 1; at < end;) {
      const pair = ((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0)
      const shift = shifts[pair] ?? 0
      if (shift > 0) at += shift
      else {
        const number = numbers[pair] ?? 0
        if (firsts[(number << 8) | (bytes[at - 2] ?? 0)] === 1) this.#compare(number, bytes, at, from, to, visit)
        at += 1
      }
    }
  }

  #addEnds(slice: Slice): void {
    const [a = [], b = [], c = []] = [0, 1, 2].map((index) => cases(slice.bytes[slice.offset + index] ?? 0, slice.fold))
    for (const middle of b) {
      for (const left of a) this.#shorten((left << 8) | middle)
      for (const right of c) this.#bucketOf((middle << 8) | right).push(slice)
    }
  }

  #shorten(pair: number): void {
    this.#shifts[pair] = Math.min(this.#shifts[pair] ?? 1, 1)
  }

  #bucketOf(pair: number): Slice[] {
    if (this.#shifts[pair] !== 0) {
      this.#shifts[pair] = 0
      this.#numbers[pair] = this.#buckets.push([]) - 1
    }
    return this.#buckets[this.#numbers[pair] ?? 0] ?? []
  }

  #compare(
    number: number,
    bytes: Buffer,
    at: number,
    from: number,
    to: number,
    visit: (id: number, at: number) => void,
  ): void {
    for (const { id, bytes: anchor, fold, offset } of this.#buckets[number] ?? []) {
      const start = at - sliceSize + 1 - offset
      if (start < from || start >= to || start + anchor.length > bytes.length || !isAt(bytes, start, anchor, fold))
        continue
      if (this.#anchors[id]?.screen?.(bytes, start) ?? true) visit(id, start)
    }
  }
}

/** What tokens are made of: letters, digits and the other signs of base64, for URLs and not. */
const members = new Uint8Array(256)
for (const byte of Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.+/='))
  members[byte] = 1

/** Fewest characters that follow the mark of any token. */
const fewest = 16

/** The mark in front of a token. A mark that is part of another word has too little behind it. */
export function tokenAnchor(text: string): Anchor {
  return {
    text,
    screen(bytes, at) {
      const start = at + text.length
      for (let place = start; place < start + fewest; place += 1) if (members[bytes[place] ?? 0] !== 1) return false
      return true
    },
  }
}
