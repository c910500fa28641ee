import { crc32 } from 'node:zlib'
import type { Unpack } from './entry.js'
import { Lzma } from './lzma.js'
import { NotRead, type Room } from './room.js'

/* The .xz file format 1.2.1, https://tukaani.org/xz/xz-file-format.txt: its section numbers are below. */
const magic = Buffer.from('fd377a585a00', 'hex')
const footer = Buffer.from('YZ')
const form = 'an xz stream'
const lzma2 = 0x21
/** Bytes of a check, by its number. 2.1.1.2 */
const checkSizes = [0, 4, 4, 4, 8, 8, 8, 16, 16, 16, 32, 32, 32, 64, 64, 64] as const

/** What takes as long as going over this many bytes, measured: the beginning of a block, a reset, any chunk. */
const efforts = { block: 1024, reset: 4096, chunk: 256 } as const
/** Unpacking a byte takes as long as going over so many in zlib. */
const slowness = 16

/** Thrown in here alone: the bytes are no stream, or a broken one. */
class Broken extends Error {}

function broken(): never {
  throw new Broken('broken')
}

/** A number in groups of seven bits, and the place behind it. 1.2 */
function vli(bytes: Buffer, start: number): readonly [value: number, end: number] {
  let value = 0
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[start + index] ?? broken()
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return [value, start + index + 1]
  }
  return broken()
}

/** Bytes unpacked so far: memory for them grows with what the chunks say, and never over what the room has. */
class Output {
  bytes = Buffer.alloc(0)
  length = 0
  /** Bytes that chunks said they hold, unpacked or not. */
  tried = 0
  readonly room: Room
  readonly #most: number
  readonly #over: () => Error

  constructor(room: Room, most: number) {
    this.room = room
    this.#most = Math.min(room.left, most)
    this.#over = () => (most > room.left ? room.overflow(form) : new Broken('more than it should hold'))
  }

  /** Makes place for more. */
  reserve(more: number): void {
    const needed = this.length + more
    this.tried += more
    if (needed > this.#most) throw this.#over()
    if (needed <= this.bytes.length) return
    const larger = Buffer.alloc(Math.min(this.#most, Math.max(needed, this.bytes.length * 2)))
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }
}

/** A chunk of LZMA2: what it resets, and where its bytes are. 5.3.1 */
interface Chunk {
  readonly isPlain: boolean
  readonly isNew: boolean
  /** From 1 on the state is reset, from 2 on the properties are new. */
  readonly reset: number
  readonly size: number
  readonly data: number
  readonly end: number
}

function chunkAt(bytes: Buffer, at: number, control: number): Chunk {
  const isPlain = control < 0x80
  if (at + 6 > bytes.length || (isPlain && control > 2)) broken()
  const size = (isPlain ? 0 : (control & 0x1f) << 16) + bytes.readUInt16BE(at + 1) + 1
  const reset = isPlain ? 0 : (control >> 5) & 3
  const data = at + (isPlain ? 3 : reset >= 2 ? 6 : 5)
  const end = data + (isPlain ? size : bytes.readUInt16BE(at + 3) + 1)
  if (end > bytes.length) broken()
  return { isPlain, isNew: control === 1 || reset === 3, reset, size, data, end }
}

/** The chunks of a block, up to the place behind their end. */
function readChunks(bytes: Buffer, start: number, output: Output): number {
  const lzma = new Lzma()
  output.room.takeInVain(form, efforts.block)
  let at = start
  for (let control = bytes[at] ?? broken(); control !== 0; control = bytes[at] ?? broken()) {
    const { isPlain, isNew, reset, size, data, end } = chunkAt(bytes, at, control)
    output.room.takeInVain(form, reset > 0 ? efforts.reset : efforts.chunk)
    if (isNew) lzma.begin = output.length
    if (reset >= 2 && !lzma.setProperties(bytes[at + 5] ?? 255)) broken()
    if (reset > 0) lzma.reset()
    output.reserve(size)
    if (isPlain) bytes.copy(output.bytes, output.length, data, end)
    else if (!lzma.decode(bytes.subarray(data, end), output.bytes, output.length, size)) broken()
    output.length += size
    at = end
  }
  return at + 1
}

/** A block's head: where its chunks begin. Filters before LZMA2, for programs, aren't read. 3.1 */
function chunksAt(bytes: Buffer, start: number): number {
  const end = start + ((bytes[start] ?? 0) + 1) * 4
  const flags = bytes[start + 1] ?? broken()
  if (end > bytes.length || bytes.readUInt32LE(end - 4) !== crc32(bytes.subarray(start, end - 4))) broken()
  let at = start + 2
  for (const flag of [0x40, 0x80]) if ((flags & flag) !== 0) at = vli(bytes, at)[1]
  const [filter] = vli(bytes, at)
  if ((flags & 3) !== 0 || filter !== lzma2)
    throw new NotRead('an xz stream with a filter', "and pack-gate can't read it")
  return end
}

/** The index, which says how long the blocks were, and the end of the stream. 4 and 2.1.2 */
function readEnd(bytes: Buffer, start: number): number {
  let [count, at] = vli(bytes, start + 1)
  for (; count > 0; count -= 1) at = vli(bytes, vli(bytes, at)[1])[1]
  const end = start + Math.ceil((at - start) / 4) * 4 + 4 + 12
  if (end > bytes.length || !bytes.subarray(end - 2, end).equals(footer)) broken()
  return end
}

function readStream(bytes: Buffer, start: number, output: Output): number {
  if (start + 12 > bytes.length || bytes.readUInt32LE(start + 8) !== crc32(bytes.subarray(start + 6, start + 8)))
    broken()
  const check = (bytes[start + 7] ?? 0) & 15
  let at = start + 12
  while ((bytes[at] ?? broken()) !== 0) {
    const begin = output.length
    const end = readChunks(bytes, chunksAt(bytes, at), output)
    const checkAt = at + Math.ceil((end - at) / 4) * 4
    at = checkAt + (checkSizes[check] ?? 0)
    if (at > bytes.length) broken()
    const isWrong = check === 1 && bytes.readUInt32LE(checkAt) !== crc32(output.bytes.subarray(begin, output.length))
    if (isWrong) broken()
  }
  return readEnd(bytes, at)
}

/** Unpacks the streams that stand at the beginning, one behind another. */
export const unxz: Unpack = (bytes, room, most = Infinity) => {
  const output = new Output(room, most)
  let at = 0
  try {
    while (bytes.subarray(at, at + magic.length).equals(magic)) at = readStream(bytes, at, output)
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    room.takeInVain(form, output.tried * slowness)
    return null
  }
  return at === 0 ? null : { bytes: output.bytes.subarray(0, output.length), end: at }
}
