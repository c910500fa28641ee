import { decompress } from 'fzstd'
import type { Unpack } from './entry.js'
import type { Room } from './room.js'

/** RFC 8878, section 3.1.1. */
const magic = 0xfd2fb528
/** The first of sixteen: frames that hold no data. */
const skippable = 0x184d2a50
const form = 'a zstd stream'
/** What takes as long as going over this many bytes: a block's header, and a byte that is unpacked. */
const efforts = { block: 16, byte: 8 } as const
const blockSize = 128 * 1024
/** What zstd itself unpacks without being asked to: 27 bits. */
const largestWindow = 128 * 1024 * 1024

/** Sizes of the dictionary's number, and of the content's size, by their flags. */
const dictionarySizes = [0, 1, 2, 4] as const
const contentSizes = [0, 2, 4, 8] as const

interface Frame {
  readonly end: number
  /** Most bytes that it can unpack to; 0 for one without data. */
  readonly most: number
}

interface Header {
  /** Where the blocks begin. */
  readonly blocks: number
  /** Bytes that the frame says it holds; null where it doesn't say. */
  readonly content: number | null
  readonly hasChecksum: boolean
}

/** Bytes of the window that a descriptor asks for. */
function windowSize(descriptor: number): number {
  return 2 ** (10 + (descriptor >> 3)) * (1 + (descriptor & 7) / 8)
}

function contentSize(bytes: Buffer, at: number, length: number): number {
  if (length === 8) return Number(bytes.readBigUInt64LE(at))
  return bytes.readUIntLE(at, length) + (length === 2 ? 256 : 0)
}

/** The header of the frame at a place; null where there is none, or one that asks for too much memory. */
function headerAt(bytes: Buffer, at: number): Header | null {
  const flags = bytes[at + 4] ?? 8
  if ((flags & 8) !== 0) return null
  const isSingle = (flags & 0x20) !== 0
  if (!isSingle && windowSize(bytes[at + 5] ?? 0) > largestWindow) return null
  const start = at + 5 + (isSingle ? 0 : 1) + (dictionarySizes[flags & 3] ?? 0)
  const length = contentSizes[flags >> 6] ?? 0
  const size = length === 0 && isSingle ? 1 : length
  if (start + size > bytes.length) return null
  const hasChecksum = (flags & 4) !== 0
  return { blocks: start + size, content: size === 0 ? null : contentSize(bytes, start, size), hasChecksum }
}

/** Goes over a frame's blocks without unpacking them: where they end, and the most that they hold. */
function blocksFrom(bytes: Buffer, start: number, room: Room): Frame | null {
  let most = 0
  for (let at = start; at + 3 <= bytes.length;) {
    room.takeInVain(form, efforts.block)
    const block = bytes.readUIntLE(at, 3)
    const [type, size] = [(block >> 1) & 3, block >> 3]
    if (type === 3 || size > blockSize) return null
    most += type === 2 ? blockSize : size
    at += 3 + (type === 1 ? 1 : size)
    if ((block & 1) !== 0) return at > bytes.length ? null : { end: at, most }
  }
  return null
}

/** The frame at a place; null where there is no whole one. */
function frameAt(bytes: Buffer, at: number, room: Room): Frame | null {
  if (at + 8 > bytes.length) return null
  const mark = bytes.readUInt32LE(at)
  if (mark >>> 4 === skippable >>> 4) {
    const end = at + 8 + bytes.readUInt32LE(at + 4)
    return end > bytes.length ? null : { end, most: 0 }
  }
  const header = mark === magic ? headerAt(bytes, at) : null
  const blocks = header && blocksFrom(bytes, header.blocks, room)
  if (!blocks || (header.content ?? 0) > blocks.most) return null
  const end = blocks.end + (header.hasChecksum ? 4 : 0)
  return end > bytes.length ? null : { end, most: header.content ?? blocks.most }
}

function unpackFrame(frame: Buffer): Buffer | null {
  try {
    const plain = decompress(frame)
    return Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength)
  } catch {
    return null
  }
}

/** Unpacks the frames that stand at the beginning, one behind another. */
export const unzstd: Unpack = (bytes, room, most = Infinity) => {
  const parts: Buffer[] = []
  let at = 0
  let total = 0
  for (let frame = frameAt(bytes, at, room); frame; frame = frameAt(bytes, at, room)) {
    if (total + frame.most > room.left) throw room.overflow(form)
    const part = frame.most === 0 ? Buffer.alloc(0) : unpackFrame(bytes.subarray(at, frame.end))
    if (!part) {
      room.takeInVain(form, frame.most * efforts.byte)
      break
    }
    if (total + part.length > most) return null
    parts.push(part)
    total += part.length
    at = frame.end
  }
  return at === 0 ? null : { bytes: parts.length === 1 ? (parts[0] ?? Buffer.alloc(0)) : Buffer.concat(parts), end: at }
}
