import { crc32 } from 'node:zlib'
import type { ReadContainer, Visit } from './entry.js'
import { NotRead, type Room } from './room.js'
import { inflateRaw } from './streams.js'
import { unzstd } from './zstd.js'

/*
 * Read from memory and in one go, as the pass over a release is: yauzl, which reads the artifacts of other runs, gives
 * an entry to one who waits for it. Fields: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16 and 4.5.3.
 */

const endMark = Buffer.from('PK\x05\x06')
const endSize = 22
const directoryMark = 0x02014b50
const directorySize = 46
const localMark = 0x04034b50
const localSize = 30
const locator64Mark = 0x07064b50
const end64Mark = 0x06064b50
const utf8Flag = 0x800
const form = 'a zip archive'
/** What takes as long as going over this many bytes: a line of the list of files, and a file that can't be read. */
const [memberEffort, trialEffort] = [256, 4096]

interface Directory {
  readonly count: number
  readonly start: number
  readonly size: number
  /** Bytes before the archive, as a program has that unpacks itself. */
  readonly before: number
}

interface Member {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly crc: number
  readonly local: number
}

function damaged(why: string): NotRead {
  return new NotRead('a damaged zip archive', `and ${why}`)
}

/** The figures of a zip64 archive, where the plain ones are too small for them. */
function end64(bytes: Buffer, end: number): { count: number; start: number; size: number; at: number } | null {
  const locator = end - 20
  if (locator < 0 || bytes.readUInt32LE(locator) !== locator64Mark) return null
  // What stands before the archive moves it; then it is right before its locator.
  const places = [Number(bytes.readBigUInt64LE(locator + 8)), locator - 56]
  const at = places.find((place) => place >= 0 && place + 56 <= locator && bytes.readUInt32LE(place) === end64Mark)
  if (at === undefined) return null
  const read = (offset: number): number => Number(bytes.readBigUInt64LE(at + offset))
  return { count: read(32), size: read(40), start: read(48), at }
}

/** The directory that an end record tells of; null where it tells of none. */
export function directoryAt(bytes: Buffer, end: number): Directory | null {
  if (end + endSize > bytes.length) return null
  const large = end64(bytes, end)
  const plain = {
    count: bytes.readUInt16LE(end + 10),
    size: bytes.readUInt32LE(end + 12),
    start: bytes.readUInt32LE(end + 16),
    at: end,
  }
  const { count, size, start, at } = large ?? plain
  const before = at - size - start
  if (before < 0 || count * directorySize > size) return null
  return { count, start: start + before, size, before }
}

/** Sizes and place of a member that are too large for their fields: extra field 1 holds those that are. */
function large(extra: Buffer, fields: readonly number[]): readonly number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let place = at + 4
    return fields.map((field) => {
      if (field !== 0xffffffff || place + 8 > extra.length) return field
      place += 8
      return Number(extra.readBigUInt64LE(place - 8))
    })
  }
  return fields
}

function* members(bytes: Buffer, { count, start, size, before }: Directory): Generator<Member> {
  let at = start
  for (let index = 0; index < count; index += 1) {
    if (at + directorySize > start + size || bytes.readUInt32LE(at) !== directoryMark)
      throw damaged('its list of files ends too early')
    const flags = bytes.readUInt16LE(at + 8)
    const nameEnd = at + directorySize + bytes.readUInt16LE(at + 28)
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
    const name = bytes.toString((flags & utf8Flag) !== 0 ? 'utf8' : 'latin1', at + directorySize, nameEnd)
    const plain = [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)]
    const [unpacked = 0, packed = 0, local = 0] = large(bytes.subarray(nameEnd, extraEnd), plain)
    yield {
      name,
      flags,
      method: bytes.readUInt16LE(at + 10),
      packed,
      size: unpacked,
      crc: bytes.readUInt32LE(at + 16),
      local: local + before,
    }
    at = extraEnd + bytes.readUInt16LE(at + 32)
  }
}

/** A member's packed bytes. */
function packedBytes(bytes: Buffer, { name, local, packed }: Member): Buffer {
  if (local + localSize > bytes.length || bytes.readUInt32LE(local) !== localMark)
    throw damaged(`${name} is not where its list of files says`)
  const start = local + localSize + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  if (start + packed > bytes.length) throw damaged(`${name} continues after its end`)
  return bytes.subarray(start, start + packed)
}

function unpack(packed: Buffer, { name, method, size }: Member, room: Room): Buffer {
  if (method === 0) return packed
  if (size > room.left) throw room.overflow(form)
  if (size === 0) return Buffer.alloc(0)
  if (method !== 8 && method !== 93)
    throw new NotRead(
      `a zip archive with method ${method}`,
      `and ${name} in it is compressed in a way that pack-gate can't read`,
    )
  const unpacked = method === 8 ? inflateRaw(packed, room, size) : unzstd(packed, room, size)
  if (!unpacked) throw damaged(`${name} in it can't be unpacked`)
  return unpacked.bytes
}

function visitMember(bytes: Buffer, member: Member, room: Room, visit: Visit): void {
  const { name, flags, size, crc } = member
  if (name.endsWith('/') && size === 0) return
  if ((flags & 1) !== 0) throw new NotRead('an encrypted zip archive', `and ${name} in it can't be read`)
  const content = unpack(packedBytes(bytes, member), member, room)
  if (content.length !== size) throw damaged(`${name} in it has another size than its list of files says`)
  if (crc32(content) !== crc) throw damaged(`${name} in it has another checksum than its list of files says`)
  room.take(form, size)
  visit({ name, bytes: content })
}

/** Visits the files that a directory lists; the first fault is thrown when all that can be read was visited. */
export function readDirectory(bytes: Buffer, directory: Directory, room: Room, visit: Visit): void {
  let fault: NotRead | null = null
  for (const member of members(bytes, directory)) {
    room.takeInVain(form, memberEffort)
    try {
      visitMember(bytes, member, room, visit)
    } catch (error) {
      if (!(error instanceof NotRead)) throw error
      if (error.form === form) throw error
      fault ??= error
      room.takeInVain(form, trialEffort + member.packed + Math.min(member.size, room.left))
    }
  }
  if (fault) throw fault
}

/** Where the archive's end record is: the last one that tells of a directory, with at most a comment behind it. */
export function lastDirectory(bytes: Buffer): Directory | null {
  for (let at = bytes.lastIndexOf(endMark); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(endMark, at - 1)) {
    const directory = directoryAt(bytes, at)
    if (directory) return directory
    if (bytes.length - at > 0x10000 + endSize) return null
  }
  return null
}

/** @returns the bytes in front of the archive */
export function readZip(...[bytes, , room, visit]: Parameters<ReadContainer>): number {
  const directory = lastDirectory(bytes)
  if (!directory) throw damaged('has no list of files')
  readDirectory(bytes, directory, room, visit)
  return directory.before
}
