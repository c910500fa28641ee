import { isUtf8 } from 'node:buffer'
import { isAsar, readAsar } from './asar.js'
import type { ReadContainer } from './entry.js'
import { beginsAs, readBrotli, readDeflate, readGzip, readZlib, readZstd } from './streams.js'
import { isTar, readTar } from './tar.js'
import { readWasm } from './wasm.js'
import { readZip } from './zip.js'

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

/** Forms by their first bytes. */
const magics: readonly (readonly [hex: string, form: Form])[] = [
  ['1f8b08', { name: 'a gzip stream', read: readGzip }],
  ['28b52ffd', { name: 'a zstd stream', read: readZstd }],
  ['504b0304', { name: 'a zip archive', read: readZip }],
  ['504b0506', { name: 'a zip archive', read: readZip }],
  ['0061736d01000000', { name: 'a WebAssembly module', read: readWasm, isProgram: true }],
  ['fd377a585a00', { name: 'an xz stream', read: null }],
  ['377abcaf271c', { name: 'a 7z archive', read: null }],
  ['526172211a07', { name: 'a rar archive', read: null }],
  ['4c5a4950', { name: 'an lzip stream', read: null }],
  ['04224d18', { name: 'an lz4 stream', read: null }],
  ['4d53434600000000', { name: 'a cabinet', read: null }],
]

/** `BZh`, a level, and the digits of pi. */
const bzip2 = /^425a683[1-9]314159265359/

const zlibLevels: ReadonlySet<number> = new Set([0x01, 0x5e, 0x9c, 0xda])

/** Names of streams without a mark. */
const brotliName = /\.br(otli)?$/i
const deflateName = /\.(deflate|raw)$/i

/** Bytes by which text is told. */
const headSize = 4096

/** Whether a file begins as text does: UTF-8 without a NUL, where the last character may be cut. */
export function isText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, headSize)
  if (head.includes(0)) return false
  const cuts = bytes.length > headSize ? [0, 1, 2, 3] : [0]
  return cuts.some((cut) => isUtf8(head.subarray(0, head.length - cut)))
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
  if (bzip2.test(start)) return { name: 'a bzip2 stream', read: null }
  if (isTar(bytes)) return { name: 'a tar archive', read: readTar }
  if (isAsar(bytes)) return { name: 'an asar archive', read: readAsar }
  return packedProgram(bytes)
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
