import { isUtf8 } from 'node:buffer'
import type { ReadContainer } from './entry.js'
import { NotRead, type Room } from './room.js'

/*
 * The texts in a database of SQLite. In the file one value directly follows another, and a long one is cut into pages:
 * neither is a text that can be searched. Fields: https://www.sqlite.org/fileformat.html, 1.3, 1.6 and 2.1.
 */

const magic = Buffer.from('SQLite format 3\0')
const headerSize = 100
const form = 'an SQLite database'
/** Pages with records, by their first byte: of a table, and of an index, which a table may be. Bytes of their heads. */
const pageKinds: ReadonlyMap<number, { readonly head: number; readonly isTable: boolean; readonly cellHead: number }> =
  new Map([
    [0x0d, { head: 8, isTable: true, cellHead: 0 }],
    [0x0a, { head: 8, isTable: false, cellHead: 0 }],
    [0x02, { head: 12, isTable: false, cellHead: 4 }],
  ])
/** Bytes of the integers and the number that the types 0 to 9 stand for. */
const fixedSizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const
/** A value below that has no room for anything. */
const shortest = 8
/** Bytes of texts that are looked at together. */
const togetherSize = 1024 * 1024
/** What a record takes to read, in bytes that take as long. */
const recordEffort = 64

function damaged(why: string): NotRead {
  return new NotRead('a damaged SQLite database', `and ${why}`)
}

interface Database {
  readonly bytes: Buffer
  readonly pageSize: number
  /** Bytes of a page that hold data. */
  readonly usable: number
  readonly encoding: number
}

export function isSqlite(bytes: Buffer): boolean {
  return bytes.length > headerSize && bytes.subarray(0, magic.length).equals(magic)
}

function databaseOf(bytes: Buffer): Database {
  const size = bytes.readUInt16BE(16)
  const pageSize = size === 1 ? 65_536 : size
  const usable = pageSize - (bytes[20] ?? 0)
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0 || usable < 480) throw damaged('its pages have no size')
  return { bytes, pageSize, usable, encoding: bytes.readUInt32BE(56) }
}

/** A number of one to nine bytes, and the place behind it. */
function varint(bytes: Buffer, start: number): readonly [value: number, end: number] {
  let value = 0
  for (let index = 0; index < 8; index += 1) {
    const byte = bytes[start + index] ?? 0
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return [value, start + index + 1]
  }
  return [value * 256 + (bytes[start + 8] ?? 0), start + 9]
}

/** A record, with what of it is on pages of its own; null where its place makes no sense. */
function payloadAt(
  { bytes, pageSize, usable }: Database,
  start: number,
  size: number,
  isTable: boolean,
): Buffer | null {
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  if (size <= most) return start + size > bytes.length ? null : bytes.subarray(start, start + size)
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const fitting = least + ((size - least) % (usable - 4))
  const local = fitting <= most ? fitting : least
  if (size > bytes.length || start + local + 4 > bytes.length) return null
  const parts = [bytes.subarray(start, start + local)]
  let next = bytes.readUInt32BE(start + local)
  for (let left = size - local; left > 0; left -= usable - 4) {
    const page = (next - 1) * pageSize
    if (next === 0 || page + pageSize > bytes.length) return null
    parts.push(bytes.subarray(page + 4, page + 4 + Math.min(left, usable - 4)))
    next = bytes.readUInt32BE(page)
  }
  return Buffer.concat(parts)
}

/** A text in UTF-8. */
function plain(value: Buffer, encoding: number): Buffer {
  if (encoding !== 2 && encoding !== 3) return value
  const even = Buffer.from(value.subarray(0, value.length & ~1))
  return Buffer.from((encoding === 2 ? even : even.swap16()).toString('utf16le'))
}

/** The texts among a record's values, and those that are stored as bytes. */
function* textsOf(record: Buffer, encoding: number): Generator<Buffer> {
  const [headEnd, typesAt] = varint(record, 0)
  let value = headEnd
  for (let at = typesAt; at < headEnd && value <= record.length;) {
    const [type, end] = varint(record, at)
    at = end
    const size = fixedSizes[type] ?? Math.floor((type - 12) / 2)
    const bytes = type >= 12 && size >= shortest ? record.subarray(value, value + size) : null
    if (bytes && type % 2 === 1) yield plain(bytes, encoding)
    else if (bytes && !bytes.includes(0) && isUtf8(bytes)) yield bytes
    value += size
  }
}

/** The records on the page at a place: none where it holds something else. */
function* recordsOn(database: Database, page: number, room: Room): Generator<Buffer> {
  const { bytes } = database
  const head = page === 0 ? headerSize : page
  const kind = pageKinds.get(bytes[head] ?? 0)
  if (!kind || page + database.pageSize > bytes.length) return
  const cells = bytes.readUInt16BE(head + 3)
  const cellsAt = head + kind.head
  if (cellsAt + cells * 2 > page + database.pageSize) return
  for (let index = 0; index < cells; index += 1) {
    const at = page + bytes.readUInt16BE(cellsAt + index * 2) + kind.cellHead
    const [size, sizeEnd] = varint(bytes, at)
    const start = kind.isTable ? varint(bytes, sizeEnd)[1] : sizeEnd
    room.takeInVain(form, recordEffort)
    const record = payloadAt(database, start, size, kind.isTable)
    if (record) yield record
  }
}

/** Visits the texts of a database, a number of them together. */
export const readSqlite: ReadContainer = (bytes, _path, room, visit) => {
  const database = databaseOf(bytes)
  let held: Buffer[] = []
  let size = 0
  let count = 0
  let read = 0
  const flush = (): void => {
    if (size === 0) return
    room.take(form, size)
    const together = Buffer.concat(held)
    ;[held, size] = [[], 0]
    visit({ name: `texts ${(count += 1)}`, bytes: together, isPart: true })
  }
  for (let page = 0; page < bytes.length; page += database.pageSize) {
    for (const record of recordsOn(database, page, room)) {
      read += record.length
      if (read > bytes.length) throw damaged('its records lie over each other')
      for (const text of textsOf(record, database.encoding)) {
        held.push(text, Buffer.from('\n'))
        size += text.length + 1
        if (size >= togetherSize) flush()
      }
    }
  }
  flush()
}
