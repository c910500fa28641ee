import { isUtf8 } from 'node:buffer'
import { carve } from './carve.js'
import type { ReadContainer, Visit } from './entry.js'
import { NotRead, type Room } from './room.js'
import { beginsAs, readBrotli, readDeflate, readGzip, readXz, readZlib, readZstd } from './streams.js'
import { isSqlite, readSqlite } from './sqlite.js'
import { isTar, readTar } from './tar.js'
import { unreadForm } from './unread-forms.js'
import { readZip } from './zip.js'

/** WebAssembly core specification, 5.5: the magic, and sections of an id, a size in LEB128 and their bytes. */
const headerSize = 8
const custom = 0

/** A number in LEB128, and the place behind it; null where there is none. */
function leb128(bytes: Buffer, start: number): { readonly value: number; readonly end: number } | null {
  let value = 0
  for (let index = 0; index < 5; index += 1) {
    const byte = bytes[start + index]
    if (byte === undefined) return null
    value += (byte & 0x7f) * 2 ** (7 * index)
    if (byte < 0x80) return { value, end: start + index + 1 }
  }
  return null
}

export interface Section {
  readonly name: string
  readonly bytes: Buffer
}

/** The custom sections of a module: what a tool put into it for other tools. */
export function* customSections(bytes: Buffer): Generator<Section> {
  for (let at = headerSize; at < bytes.length;) {
    const size = leb128(bytes, at + 1)
    if (!size || size.end + size.value > bytes.length) return
    const end = size.end + size.value
    const name = bytes[at] === custom ? leb128(bytes, size.end) : null
    if (name && name.end + name.value <= end) {
      const start = name.end + name.value
      yield { name: bytes.toString('utf8', name.end, start), bytes: bytes.subarray(start, end) }
    }
    at = end
  }
}

/** Sections that say nothing of sources but names of functions and of tools. */
const plain = /^(name|producers|target_features|linking|reloc\..*|\.debug_.*)$/

const readWasm: ReadContainer = (bytes, _path, room: Room, visit) => {
  for (const { name, bytes: content } of customSections(bytes)) {
    if (plain.test(name) || content.length === 0) continue
    room.take('a WebAssembly module', content.length)
    visit({ name, bytes: content, isPart: true })
  }
}

/** Bytes before the list of files: a Pickle with the size of the next one, and that one's sizes. */
const prefixSize = 16
const form = 'an asar archive'

/** How deep its folders may be nested. */
const maxFolders = 200

/** Electron's archive has no mark: four sizes that fit each other, and a list of files. */
function isAsar(bytes: Buffer): boolean {
  if (bytes.length < prefixSize + 8 || bytes.readUInt32LE(0) !== 4) return false
  const [header, payload, json] = [bytes.readUInt32LE(4), bytes.readUInt32LE(8), bytes.readUInt32LE(12)]
  return (
    payload + 4 === header &&
    json <= payload - 4 &&
    bytes.toString('latin1', prefixSize, prefixSize + 9) === '{"files":'
  )
}

interface Node {
  readonly files?: Readonly<Record<string, Node | null>> | null
  readonly offset?: unknown
  readonly size?: unknown
  readonly unpacked?: unknown
}

interface Archive {
  readonly bytes: Buffer
  readonly start: number
  readonly room: Room
  readonly visit: Visit
}

function damaged(why: string): NotRead {
  return new NotRead('a damaged asar archive', `and ${why}`)
}

function visitFile(name: string, { offset, size }: Node, { bytes, start, room, visit }: Archive): void {
  const at = start + Number(offset)
  const length = Number(size)
  if (!(at >= start) || !(length >= 0) || !(at + length <= bytes.length))
    throw damaged(`${name} is not where its list of files says`)
  room.take(form, length)
  visit({ name, bytes: bytes.subarray(at, at + length) })
}

function walk(folder: string, { files }: Node, archive: Archive, depth: number): void {
  if (depth > maxFolders) throw damaged('its folders are nested without end')
  for (const [name, node] of Object.entries(files ?? {})) {
    if (!node) continue
    const path = `${folder}${name}`
    if (node.files) walk(`${path}/`, node, archive, depth + 1)
    // What is unpacked is a file beside the archive; what has no place is a link.
    else if (node.unpacked !== true && node.offset !== undefined) visitFile(path, node, archive)
  }
}

const readAsar: ReadContainer = (bytes, _path, room, visit) => {
  const header = bytes.readUInt32LE(4)
  const json = bytes.toString('utf8', prefixSize, prefixSize + bytes.readUInt32LE(12))
  let root: Node
  try {
    root = JSON.parse(json) as Node
  } catch {
    throw damaged('its list of files is not JSON')
  }
  walk('', root, { bytes, start: 8 + header, room, visit }, 0)
}

/** What a file is, as far as it holds others. */
export interface Form {
  /** In words that follow "it is". */
  readonly name: string
  /** Null where pack-gate can't read it. */
  readonly read: ReadContainer | null
  /** What is in it may stand anywhere, so it is searched for too. */
  readonly isProgram?: boolean
  /** Known by trial alone: where it can't be read to its end, it is none. */
  readonly isGuess?: boolean
}

/** An archive, and what stands in front of it: another archive, whose list of files no tool reads first. */
const readArchive: ReadContainer = (bytes, path, room, visit) => {
  const before = readZip(bytes, path, room, visit)
  if (before > 0) carve(bytes.subarray(0, before), room, visit)
}

/** Forms by their first bytes. */
const magics: readonly (readonly [hex: string, form: Form])[] = [
  ['1f8b08', { name: 'a gzip stream', read: readGzip }],
  ['28b52ffd', { name: 'a zstd stream', read: readZstd }],
  ['504b0304', { name: 'a zip archive', read: readArchive }],
  ['504b0506', { name: 'a zip archive', read: readArchive }],
  ['0061736d01000000', { name: 'a WebAssembly module', read: readWasm, isProgram: true }],
  ['fd377a585a00', { name: 'an xz stream', read: readXz }],
]

const zlibLevels: ReadonlySet<number> = new Set([0x01, 0x5e, 0x9c, 0xda])

/** Names of streams without a mark. */
const brotliName = /\.br(otli)?$/i
const deflateName = /\.(deflate|raw)$/i

/** Bytes by which text is recognised. */
const headSize = 4096

/** Whether a file begins as text does: UTF-8 without a NUL, where the last character may be cut. */
export function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, headSize)
  if (head.includes(0)) return false
  const cuts = bytes.length > headSize ? [0, 1, 2, 3] : [0]
  return cuts.some((cut) => isUtf8(head.subarray(0, head.length - cut)))
}

/** Whether a file is text to its end: containers that follow a text have NULs. */
export function isPlainText(bytes: Buffer): boolean {
  return isText(bytes) && !bytes.includes(0)
}

/** The program in words, where it is one: `UPX!` near its beginning says that it unpacks itself. */
function packedProgram(bytes: Buffer): Form | null {
  const isProgram = /^(7f454c46|4d5a|cffaedfe|feedfacf|cafebabe)/.test(bytes.toString('hex', 0, 4))
  if (!isProgram || bytes.subarray(0, headSize).indexOf('UPX!') < 0) return null
  return { name: 'a program packed by UPX', read: null, isProgram: true }
}

/** The form that the first bytes tell. */
export function markedForm(bytes: Buffer): Form | null {
  const start = bytes.toString('hex', 0, 10)
  const known = magics.find(([hex]) => start.startsWith(hex))?.[1]
  if (known) return known
  if (isTar(bytes)) return { name: 'a tar archive', read: readTar }
  if (isAsar(bytes)) return { name: 'an asar archive', read: readAsar }
  if (isSqlite(bytes)) return { name: 'an SQLite database', read: readSqlite, isProgram: true }
  const unread = unreadForm(bytes)
  return unread === null ? packedProgram(bytes) : { name: unread, read: null }
}

/** Streams that no mark tells of, and that a file may be by trial. Where its name says brotli, a failure is one. */
function unmarkedStreams(bytes: Buffer, path: string): readonly Form[] {
  const isZlib = bytes[0] === 0x78 && zlibLevels.has(bytes[1] ?? 0)
  const mayBe = (named: RegExp): boolean => named.test(path) || !isText(bytes)
  const forms: Form[] = []
  if (isZlib && beginsAs('deflate', bytes.subarray(2)))
    forms.push({ name: 'a deflate stream', read: readZlib, isGuess: true })
  if (mayBe(deflateName) && beginsAs('deflate', bytes))
    forms.push({ name: 'a deflate stream', read: readDeflate, isGuess: true })
  if (mayBe(brotliName) && beginsAs('brotli', bytes)) {
    forms.push({ name: 'a brotli stream', read: readBrotli, isGuess: !brotliName.test(path) })
  }
  return forms
}

/** What a file is, the likeliest first; nothing for one that holds others at most somewhere in it. */
export function formsOf(bytes: Buffer, path: string): readonly Form[] {
  const form = markedForm(bytes)
  if (form) return [form]
  return bytes.length === 0 ? [] : unmarkedStreams(bytes, path)
}

/** Whether a name says that the file is a stream without a mark. */
export function isNamedStream(path: string): boolean {
  return brotliName.test(path) || deflateName.test(path)
}
