import {
  brotliDecompressSync,
  constants,
  crc32,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  type ZlibOptions,
} from 'node:zlib'
import type { ReadContainer, Unpack } from './entry.js'
import { NotRead, type Room } from './room.js'
import { unxz } from './xz.js'
import { unzstd } from './zstd.js'

interface Info {
  readonly buffer: Buffer
  readonly engine: { readonly bytesWritten: number }
}

/** Bytes that zlib unpacks at once where the length is known: what fits is neither copied nor collected. */
const largestChunk = 1024 * 1024

type Inflate = (bytes: Buffer, options: ZlibOptions) => Buffer

function isTooLarge(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
}

/** A stream of zlib's, with the number of bytes that it took. `info` is in Node's documentation, not in its types. */
function unpacker(inflate: Inflate, form: string): Unpack {
  return (bytes, room, most = Infinity) => {
    if (most !== Infinity && most > room.left) throw room.overflow(form)
    const options = {
      info: true,
      maxOutputLength: Math.max(1, Math.min(room.left, most)),
      // One byte more, so that zlib need not be asked once more whether that was all.
      ...(most < largestChunk && { chunkSize: Math.max(64, most + 1) }),
    }
    try {
      const { buffer, engine } = inflate(bytes, options) as unknown as Info
      return { bytes: buffer, end: engine.bytesWritten }
    } catch (error) {
      if (isTooLarge(error) && most > room.left) throw room.overflow(form)
      return null
    }
  }
}

export const inflateRaw = unpacker(inflateRawSync, 'a deflate stream')
const inflateMember = unpacker(inflateRawSync, 'a gzip stream')
export const inflateZlib = unpacker(inflateSync, 'a deflate stream')
export const unbrotli = unpacker((packed, options) => brotliDecompressSync(packed, options), 'a brotli stream')

/** Where the data of a member begins, behind its header (RFC 1952, 2.3); -1 where there is none. */
function memberData(bytes: Buffer, start: number, room: Room): number {
  if (start + 18 > bytes.length || bytes.readUIntBE(start, 3) !== 0x1f8b08) return -1
  const flags = bytes[start + 3] ?? 0
  let at = start + 10
  if ((flags & 4) !== 0) at += 2 + bytes.readUInt16LE(at)
  for (const text of [8, 16]) if ((flags & text) !== 0) at = bytes.indexOf(0, at) + 1 || bytes.length
  // A name without an end is looked for up to the end of the file.
  room.takeInVain('a gzip stream', at - start)
  if ((flags & 2) !== 0) at += 2
  return flags > 31 || at + 8 > bytes.length ? -1 : at
}

/** Members that are unpacked one by one, each at the cost of setting up zlib. */
const maxMembers = 1000

/** What unpacking a member in vain took at most: zlib doesn't say how far it came. */
function takeInVain(data: Buffer, room: Room): void {
  const isLong = beginsAs('deflate', data)
  room.takeInVain('a gzip stream', isLong ? Math.max(data.length, Math.min(room.left, data.length * 1030)) : trialSize)
}

/**
 * Unpacks the members that stand at the beginning, one behind another. Node's own reader fails where anything else than
 * a member follows, as it does in an archive and in a program.
 */
export const gunzipMembers: Unpack = (bytes, room, most = Infinity) => {
  const parts: Buffer[] = []
  let [at, total] = [0, 0]
  for (
    let data = memberData(bytes, at, room);
    data >= 0 && parts.length < maxMembers;
    data = memberData(bytes, at, room)
  ) {
    const left = Math.min(most, room.left) - total
    if (left <= 0) throw room.overflow('a gzip stream')
    const unpacked = inflateMember(bytes.subarray(data), room, most === Infinity && total === 0 ? Infinity : left)
    const end = data + (unpacked?.end ?? 0)
    if (!unpacked || end + 8 > bytes.length || crc32(unpacked.bytes) !== bytes.readUInt32LE(end)) {
      takeInVain(bytes.subarray(data), room)
      break
    }
    parts.push(unpacked.bytes)
    total += unpacked.bytes.length
    at = end + 8
  }
  return at === 0 ? null : { bytes: Buffer.concat(parts), end: at }
}

const gunzipWhole = unpacker(gunzipSync, 'a gzip stream')

/** Unpacks a gzip file, which has members to its end as a rule. */
const gunzip: Unpack = (bytes, room, most) => gunzipWhole(bytes, room, most) ?? gunzipMembers(bytes, room, most)

/** Bytes that a trial looks at. */
const trialSize = 4096

/** Whether bytes begin as a stream does that has no mark of its own: nearly all others fail within a few bytes. */
export function beginsAs(inflate: 'brotli' | 'deflate', bytes: Buffer): boolean {
  const head = bytes.subarray(0, trialSize)
  try {
    if (inflate === 'brotli')
      brotliDecompressSync(head, { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: 1 << 20 })
    else inflateRawSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 1 << 20 })
    return true
  } catch (error) {
    return isTooLarge(error)
  }
}

/** `index.js.map` of `dist/index.js.map.gz`; a name that says nothing is kept. */
export function streamName(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('!')) + 1)
  return name.replace(/\.(t)(gz|zst|xz)$/i, '.$1ar').replace(/(?<=.)\.(gz|br|zst|xz|zz|deflate|svgz)$/i, '')
}

/**
 * The one file of a stream, and what stands behind its end.
 *
 * @param hasMark false where nothing but its being whole tells that it is one
 */
function reader(unpack: Unpack, form: string, hasMark: boolean): ReadContainer {
  return (bytes, path, room, visit) => {
    const unpacked = unpack(bytes, room)
    const rest = bytes.subarray(unpacked?.end)
    const hasRest = unpacked !== null && rest.some((byte) => byte !== 0)
    if (!unpacked || (hasRest && !hasMark)) throw new NotRead(`a damaged ${form}`, "and can't be unpacked to its end")
    room.take(`a ${form}`, unpacked.bytes.length)
    visit({ name: streamName(path), bytes: unpacked.bytes, isStream: true })
    if (hasRest) visit({ name: 'what follows its end', bytes: rest, isPart: true })
  }
}

export const readGzip = reader(gunzip, 'gzip stream', true)
export const readZlib = reader(inflateZlib, 'deflate stream', true)
export const readDeflate = reader(inflateRaw, 'deflate stream', false)
export const readBrotli = reader(unbrotli, 'brotli stream', false)
export const readZstd = reader(unzstd, 'zstd stream', true)
export const readXz = reader(unxz, 'xz stream', true)
