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

/**
 * The part of an anchor that is looked up: the one whose end is rarest, as each occurrence of it costs a closer look.
 */
function offsetOf(bytes: Buffer): number {
  let best = 0
  const rarityAt = (offset: number): number => rarity(bytes[offset + 1] ?? 0, bytes[offset + 2] ?? 0)
  for (let offset = 1; offset + sliceSize <= bytes.length; offset += 1)
    if (rarityAt(offset) > rarityAt(best)) best = offset
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
 * of
 * two bytes. Most places are jumped over.
 */
export class AnchorSearch {
  readonly #anchors: readonly Anchor[]
  readonly #shifts = new Uint8Array(65_536).fill(sliceSize - 1)
  readonly #buckets = new Map<number, Slice[]>()
  /** Bytes from an anchor's start to the end of the part of it that is looked up. */
  readonly #reach: number

  /** @param anchors of three bytes or more; those that fold in small letters */
  constructor(anchors: readonly Anchor[]) {
    this.#anchors = anchors
    let reach = sliceSize
    anchors.forEach(({ text, fold = false }, id) => {
      const bytes = Buffer.from(text)
      if (bytes.length < sliceSize) throw new Error(`anchor ${text} has fewer than ${sliceSize} bytes`)
      const offset = offsetOf(bytes)
      reach = Math.max(reach, offset + sliceSize)
      this.#add({ id, bytes, fold, offset })
    })
    this.#reach = reach
  }

  /** Visits each anchor that begins in a range and passes its screen, in the order of their looked-up parts. */
  search(bytes: Buffer, from: number, to: number, visit: (id: number, at: number) => void): void {
    const shifts = this.#shifts
    const end = Math.min(bytes.length, to + this.#reach)
    for (let at = from + sliceSize - 1; at < end;) {
      const shift = shifts[((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0)] ?? 0
      if (shift > 0) at += shift
      else {
        this.#compare(bytes, at, from, to, visit)
        at += 1
      }
    }
  }

  #add(slice: Slice): void {
    const [first = 0, second = 0, third = 0] = slice.bytes.subarray(slice.offset)
    const [a, b, c] = [first, second, third].map((byte) => cases(byte, slice.fold)) as [number[], number[], number[]]
    for (const middle of b) {
      for (const left of a) this.#shorten((left << 8) | middle, 1)
      for (const right of c) {
        const pair = (middle << 8) | right
        this.#shorten(pair, 0)
        this.#buckets.set(pair, [...(this.#buckets.get(pair) ?? []), slice])
      }
    }
  }

  #shorten(pair: number, shift: number): void {
    this.#shifts[pair] = Math.min(this.#shifts[pair] ?? shift, shift)
  }

  #compare(bytes: Buffer, at: number, from: number, to: number, visit: (id: number, at: number) => void): void {
    const bucket = this.#buckets.get(((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0)) ?? []
    for (const { id, bytes: anchor, fold, offset } of bucket) {
      const start = at - sliceSize + 1 - offset
      if (start < from || start >= to || start + anchor.length > bytes.length || !isAt(bytes, start, anchor, fold))
        continue
      if (this.#anchors[id]?.screen?.(bytes, start) ?? true) visit(id, start)
    }
  }
}
