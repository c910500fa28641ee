import type { Visit } from './entry.js'
import type { Room } from './room.js'

const key = 'sourcesContent'

/** Bytes of a character, and the place of the one that is not zero. */
interface Wide {
  readonly mark: Buffer
  readonly size: number
  readonly place: number
}

function wide(size: number, place: number): Wide {
  const mark = Buffer.alloc(key.length * size)
  Buffer.from(key).forEach((byte, index) => (mark[index * size + place] = byte))
  return { mark, size, place }
}

const wides: readonly Wide[] = [wide(2, 0), wide(2, 1), wide(4, 0), wide(4, 3)]

/** Whether a character is one of a text: not a control character, and in UTF-32 one that exists. */
function isPart(bytes: Buffer, at: number, { size, place }: Wide): boolean {
  if (at < 0 || at + size > bytes.length) return false
  const high = size === 4 ? (bytes[at + 3 - place] ?? 0) + (bytes[at + (place === 0 ? 2 : 1)] ?? 0) : 0
  const upper = size === 2 ? bytes[at + 1 - place] : bytes[at + (place === 0 ? 1 : 2)]
  const lower = bytes[at + place] ?? 0
  return high <= 0x10 && (upper !== 0 || lower >= 0x20 || (lower >= 9 && lower <= 13))
}

function decoded(bytes: Buffer, { size, place }: Wide): Buffer {
  if (size === 2) {
    const little = Buffer.from(bytes)
    return Buffer.from((place === 0 ? little : little.swap16()).toString('utf16le'))
  }
  const little = place === 0 ? Buffer.from(bytes) : Buffer.from(bytes).swap32()
  const points = Array.from({ length: little.length >> 2 }, (_, index) => little.readUInt32LE(index * 4))
  return Buffer.from(points.map((point) => (point > 0x10ffff ? '' : String.fromCodePoint(point))).join(''))
}

/** Visits the texts of two and four bytes a character that stand in a program and seem to hold a map. */
export function wideTexts(bytes: Buffer, room: Room, visit: Visit): void {
  let count = 0
  /** Where one ends: a byte further on, it has the mark of the other order as well. */
  const ends = new Set<number>()
  for (const each of wides) {
    for (let at = bytes.indexOf(each.mark); at >= 0;) {
      let [start, end] = [at, at + each.mark.length]
      while (isPart(bytes, start - each.size, each)) start -= each.size
      while (isPart(bytes, end, each)) end += each.size
      // A file that is such a text as a whole was read as one.
      const isKnown = [-3, -2, -1, 0, 1, 2, 3].some((step) => ends.has(end + step))
      ends.add(end)
      if (!isKnown && end - start < bytes.length - 2 * each.size) {
        room.take('a file with texts', end - start)
        visit({ name: `text ${(count += 1)}`, bytes: decoded(bytes.subarray(start, end), each), isPart: true })
      }
      at = bytes.indexOf(each.mark, end)
    }
  }
}
