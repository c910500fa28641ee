import type { Room } from './room.js'
import { unzstd } from './zstd.js'

/*
 * What `bun build --compile` appends to its runtime (Bun's StandaloneModuleGraph): the modules' bytes, a record of
 * each, a table with the place of the records, and this mark. With --sourcemap a module has a map whose texts are zstd
 * streams. Nothing of it is documented, so every place is checked before it is believed.
 */
const mark = Buffer.from('\n---- Bun! ----\n')
/** Sizes that the table has had: it grew. */
const tableSizes = [24, 32, 40, 48, 56]
/** Bytes of a record: it grew too. It begins with the places of name, contents and map. */
const [smallestRecord, largestRecord] = [24, 96]
/** How Bun names the files in a program. */
const moduleName = /^(\/\$bunfs\/|[A-Z]:[/\\]~BUN[/\\])/
const maxMarks = 8

/** A range of bytes, from a place. */
interface Range {
  readonly start: number
  readonly length: number
}

/** An original source in a program. */
export interface ProgramSource {
  readonly name: string
  readonly text: Buffer
}

/** What a tool put into its runtime. */
export interface EmbeddedProgram {
  /** The original sources in it. */
  readonly sources: readonly ProgramSource[]
  /** Bytes of the executable that belong to its modules. */
  readonly start: number
  readonly end: number
}

function rangeAt(bytes: Buffer, at: number): Range {
  return at + 8 > bytes.length
    ? { start: 0, length: -1 }
    : { start: bytes.readUInt32LE(at), length: bytes.readUInt32LE(at + 4) }
}

function slice(bytes: Buffer, { start, length }: Range): Buffer | null {
  return length < 0 || start + length > bytes.length ? null : bytes.subarray(start, start + length)
}

/** The maps of the modules that a table of records lists; null where it is none. */
function mapsIn(graph: Buffer, records: Buffer): readonly Buffer[] | null {
  for (let size = smallestRecord; size <= largestRecord; size += 4) {
    if (records.length === 0 || records.length % size !== 0) continue
    const starts = Array.from({ length: records.length / size }, (_, index) => index * size)
    const names = starts.map((start) => slice(graph, rangeAt(records, start))?.toString('latin1') ?? '')
    if (!names.every((name) => moduleName.test(name))) continue
    return starts.flatMap((start) => slice(graph, rangeAt(records, start + 16)) ?? [])
  }
  return null
}

/** A map: how many sources it has, how long it is, the places of their names and of their texts. */
function* sourcesIn(map: Buffer, room: Room): Generator<ProgramSource> {
  if (map.length < 8) return
  const count = map.readUInt32LE(0)
  if (count * 16 + 8 > map.length) return
  for (let index = 0; index < count; index += 1) {
    const name = slice(map, rangeAt(map, 8 + index * 8))?.toString('utf8') ?? ''
    const packed = slice(map, rangeAt(map, 8 + (count + index) * 8))
    const unpacked = packed && unzstd(packed, room)
    if (!unpacked || unpacked.bytes.length === 0) continue
    room.take("a program of Bun's", unpacked.bytes.length)
    yield { name, text: unpacked.bytes }
  }
}

function programAt(bytes: Buffer, end: number, room: Room): EmbeddedProgram | null {
  for (const size of tableSizes) {
    const table = end - size
    if (table < 0) return null
    const length = Number(bytes.readBigUInt64LE(table))
    if (length === 0 || length > table) continue
    const graph = bytes.subarray(table - length, table)
    const records = slice(graph, rangeAt(bytes, table + 8))
    const maps = records && mapsIn(graph, records)
    if (maps) return { sources: maps.flatMap((map) => [...sourcesIn(map, room)]), start: table - length, end }
  }
  return null
}

/** The original sources in a single-file executable of Bun's; null where the bytes are none. */
export function bunProgram(bytes: Buffer, room: Room): EmbeddedProgram | null {
  let at = bytes.lastIndexOf(mark)
  for (let tries = 0; at > 0 && tries < maxMarks; tries += 1) {
    const program = programAt(bytes, at, room)
    if (program) return program
    at = bytes.lastIndexOf(mark, at - 1)
  }
  return null
}
