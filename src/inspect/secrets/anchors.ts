import { largest, smallest } from '../../model/group-by.js'

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

/** The commonest pairs in code and in base64 of code, from the most frequent on. */
const frequent = new Map(
  (
    'AA CA AC on re at er in st te en es de le et ti or IC ar co th ns io gI Ag nt od is se CA me pe al ct ur ra ' +
    'nd pa ed rn as ec tu no if nc la ge ex ro it ta am fi un an rt ag ac il ss tr ea ne to ri ch yp ul ' +
    'ce he ma hi li ke ca lu na ue ty ha aW ol ts pr el op ve GV om po ZX cm dG em og cl xp lo iA xt di ' +
    'CB id ou fo ll Co IG os so ef rr fu ZW ld mp ck W5 ls pt Gl bm YX ic ie ot YW ia mb IH ry ad XJ ap ' +
    'No fa lt mV Rl oc wo XR Ex KI ok Ci cr Ty vb us mo lc ig ow be su s.'
  )
    .split(' ')
    .map((pair, index, all) => [pair.charCodeAt(0) * 256 + pair.charCodeAt(1), all.length - index]),
)

/** How common a pair is; of those that are in no list, small letters are. */
function frequency(first = 0, second = 0): number {
  return frequent.get(first * 256 + second) ?? (Number(isLower(first)) + Number(isLower(second))) / 3
}

/** What an end costs, measured by what its beginning does: it is looked at more closely each time. */
const endWeight = 100

/** What any byte in front of a capital letter or a sign costs, measured as pairs are: more than the commonest. */
const anyByte = 300

/**
 * The part of an anchor that is looked up: the rarest, by its end first. It may begin with any byte in front of the
 * anchor, where the anchor ends with what is everywhere: the mappings of a source map consist of `AA`.
 */
function offsetOf(bytes: Buffer): number {
  const start = frequency(bytes[0], bytes[1])
  let best = 0
  let least = Infinity
  for (let offset = 0, beginning = start; offset + sliceSize <= bytes.length; offset += 1) {
    const end = frequency(bytes[offset + 1], bytes[offset + 2])
    const commonness = endWeight * end + beginning
    if (commonness < least) {
      best = offset
      least = commonness
    }
    beginning = end
  }
  const withAny = isLower(bytes[0] ?? 0) ? Infinity : endWeight * start + anyByte
  return withAny < least ? -1 : best
}

function cases(byte = 0, fold: boolean): readonly number[] {
  return fold && isLower(byte) ? [byte, byte - 0x20] : [byte]
}

function isAt(bytes: Buffer, start: number, anchor: Buffer, fold: boolean): boolean {
  for (let at = 0; at < anchor.length; at += 1) {
    const byte = bytes[start + at] ?? 0
    if (byte !== anchor[at] && !(fold && byte >= 0x41 && byte <= 0x5a && byte + 0x20 === anchor[at])) return false
  }
  return true
}

/** Little-endian, so that the first of four bytes is the lowest. */
function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}

/** The bit of each byte's group: eight of them, so that letters that stand beside each other are in different ones. */
const groups = Uint8Array.from({ length: 256 }, (_, byte) => 1 << ((byte ^ (byte >> 3)) & 7))
const allGroups = 255

type Visit = (id: number, at: number) => void

/**
 * Looks for many anchors in one go. A table says of each two bytes whether a slice ends in them, and by which bytes
 * that begins; four places are looked up together, and nearly always none of them is an end. That is faster than to
 * jump over places, as Wu and Manber do: where a jump leads is known only when the bytes before it were read.
 */
export class AnchorSearch {
  readonly #anchors: readonly Anchor[]
  /** For each two bytes, the later one high: the groups of the bytes that stand before them where a slice ends. */
  readonly #ends = new Uint8Array(65_536)
  /** For each two bytes the number of their bucket: the slices that end in them. The first bucket is empty. */
  readonly #numbers = new Uint16Array(65_536)
  readonly #buckets: Slice[][] = [[]]
  /** For each bucket, which bytes its slices begin with: nearly every place is ruled out by that. */
  readonly #firsts: Uint8Array
  /** Bytes from an anchor's start to the end of the part of it that is looked up: the most, and the fewest. */
  readonly #reach: number
  readonly #least: number

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
      if (bucket.some(({ offset }) => offset < 0)) this.#firsts.fill(1, number * 256, number * 256 + 256)
      for (const { bytes, offset, fold } of bucket)
        if (offset >= 0) for (const first of cases(bytes[offset], fold)) this.#firsts[number * 256 + first] = 1
    })
    this.#reach = largest(slices.map(({ offset }) => offset + sliceSize))
    this.#least = smallest(slices.map(({ offset }) => offset + sliceSize))
  }

  /** Visits each anchor that begins in a range and passes its screen, in the order of their looked-up parts. */
  search(bytes: Buffer, from: number, to: number, visit: Visit): void {
    const view = viewOf(bytes)
    const range = [from, to] as const
    const end = Math.min(bytes.length, to + this.#reach)
    let at = from + this.#least - 1
    let before = bytes[at - 1] ?? 0
    let [second, first] = [groups[bytes[at - 2] ?? 0] ?? 0, groups[before] ?? 0]
    for (; at + 4 <= end; at += 4) {
      const word = view.getInt32(at, true)
      const isEnd = this.#endsIn(word, before, first, second)
      before = word >>> 24
      first = groups[before] ?? 0
      second = groups[(word >>> 16) & 0xff] ?? 0
      if (isEnd !== 0) this.#look(bytes, at, at + 4, range, visit)
    }
    this.#look(bytes, at, end, range, visit)
  }

  /**
   * Whether a looked-up part may end at one of four bytes; 0 where none can.
   *
   * @param word the four of them, the first in the lowest bits
   * @param before the byte before them
   * @param first its group
   * @param second the group of the byte before that
   */
  #endsIn(word: number, before: number, first: number, second: number): number {
    const ends = this.#ends
    return (
      ((ends[((word & 0xff) << 8) | before] ?? 0) & second) |
      ((ends[word & 0xffff] ?? 0) & first) |
      ((ends[(word >>> 8) & 0xffff] ?? 0) & (groups[word & 0xff] ?? 0)) |
      ((ends[word >>> 16] ?? 0) & (groups[(word >>> 8) & 0xff] ?? 0))
    )
  }

  #addEnds(slice: Slice): void {
    const { bytes, offset, fold } = slice
    for (const middle of cases(bytes[offset + 1], fold))
      for (const right of cases(bytes[offset + 2], fold)) {
        const pair = (right << 8) | middle
        this.#bucketOf(pair).push(slice)
        for (const first of cases(bytes[offset], fold))
          this.#ends[pair] = (this.#ends[pair] ?? 0) | (offset < 0 ? allGroups : (groups[first] ?? 0))
      }
  }

  #bucketOf(pair: number): Slice[] {
    if (this.#numbers[pair] === 0) {
      this.#numbers[pair] = this.#buckets.push([]) - 1
    }
    return this.#buckets[this.#numbers[pair] ?? 0] ?? []
  }

  /** Looks closer at the places of a range. */
  #look(bytes: Buffer, start: number, end: number, range: readonly [from: number, to: number], visit: Visit): void {
    for (let at = start; at < end; at += 1) {
      const number = this.#numbers[((bytes[at] ?? 0) << 8) | (bytes[at - 1] ?? 0)] ?? 0
      if (this.#firsts[(number << 8) | (bytes[at - 2] ?? 0)] === 1) this.#compare(number, bytes, at, range, visit)
    }
  }

  #compare(
    number: number,
    bytes: Buffer,
    at: number,
    [from, to]: readonly [from: number, to: number],
    visit: Visit,
  ): void {
    for (const { id, bytes: anchor, fold, offset } of this.#buckets[number] ?? []) {
      const start = at - sliceSize + 1 - offset
      if (start < from || start >= to || start + anchor.length > bytes.length || !isAt(bytes, start, anchor, fold))
        continue
      if (this.#anchors[id]?.screen?.(bytes, start) ?? true) visit(id, start)
    }
  }
}
