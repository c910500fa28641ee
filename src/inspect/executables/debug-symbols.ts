import type { FileFacts } from '../../model/file-facts.js'
import { customSections } from '../containers/forms.js'

type DebugSymbols = NonNullable<FileFacts['debugSymbols']>

/** Sections with what a debugger needs: DWARF 5, section 7.1; `z` where they are compressed. */
const dwarf = /^\.z?debug_|^__debug_/

/** Fewer bytes come with the objects that a linker adds to everything. */
const fewest = 16 * 1024

/** Most sections of one file that are looked at. */
const mostSections = 65_535

function inDwarf(bytes: number): DebugSymbols | null {
  return bytes < fewest ? null : { form: 'DWARF', bytes }
}

interface Reader {
  readonly is64: boolean
  readonly u16: (at: number) => number
  readonly u32: (at: number) => number
  /** An offset or a size, as wide as the file's addresses. */
  readonly word: (at: number) => number
}

function readerOf(bytes: Buffer, is64: boolean, isLittle: boolean): Reader {
  const fits = (at: number, size: number): boolean => at >= 0 && at + size <= bytes.length
  const u32 = (at: number): number => (!fits(at, 4) ? 0 : isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at))
  const u64 = (at: number): number =>
    !fits(at, 8) ? 0 : Number(isLittle ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at))
  return {
    is64,
    u16: (at) => (!fits(at, 2) ? 0 : isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
    u32,
    word: is64 ? u64 : u32,
  }
}

function nameAt(bytes: Buffer, at: number): string {
  return bytes.toString('latin1', at, at + 16).replace(/\0.*$/s, '')
}

/** Bytes of the debug sections of an ELF file. https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.sheader.html */
function inElf(bytes: Buffer): number {
  const { is64, u16, u32, word } = readerOf(bytes, bytes[4] === 2, bytes[5] !== 2)
  const table = word(is64 ? 40 : 32)
  const [entry, count, names] = is64 ? [u16(58), u16(60), u16(62)] : [u16(46), u16(48), u16(50)]
  const [offset, size] = is64 ? [24, 32] : [16, 20]
  if (table === 0 || entry < (is64 ? 64 : 40)) return 0
  const strings = word(table + names * entry + offset)
  let total = 0
  for (let index = 0; index < Math.min(count, mostSections); index += 1) {
    const at = table + index * entry
    if (at + entry > bytes.length) break
    if (dwarf.test(nameAt(bytes, strings + u32(at)))) total += word(at + size)
  }
  return Math.min(total, bytes.length)
}

/** A name of more than eight letters stands in the table of strings, behind the symbols: `/123`. */
function sectionName(bytes: Buffer, at: number, strings: number): string {
  const name = bytes.toString('latin1', at, at + 8).replace(/\0.*$/s, '')
  return /^\/\d+$/.test(name) ? nameAt(bytes, strings + Number(name.slice(1))) : name
}

/** Bytes of the DWARF that GCC and Go write into a PE file. */
function inPortableExecutable(bytes: Buffer): number {
  const { u16, u32 } = readerOf(bytes, false, true)
  const header = u32(60)
  if (header === 0 || bytes.toString('latin1', header, header + 4) !== 'PE\0\0') return 0
  const strings = u32(header + 12) + u32(header + 16) * 18
  const table = header + 24 + u16(header + 20)
  let total = 0
  for (let index = 0; index < u16(header + 6); index += 1) {
    const at = table + index * 40
    if (at + 40 > bytes.length) break
    if (dwarf.test(sectionName(bytes, at, strings))) total += u32(at + 16)
  }
  return Math.min(total, bytes.length)
}

const companion = 10
const [segment32, segment64] = [1, 0x19]

/** A Mach-O file: a companion with symbols alone (in a `.dSYM`), or a segment of them in an object. */
function inMachO(bytes: Buffer): DebugSymbols | null {
  const magic = bytes.readUInt32BE(0)
  const { is64, u32, word } = readerOf(
    bytes,
    magic === 0xcffaedfe || magic === 0xfeedfacf,
    magic === 0xcefaedfe || magic === 0xcffaedfe,
  )
  if (u32(12) === companion) return { form: 'dSYM', bytes: bytes.length }
  let at = is64 ? 32 : 28
  for (let index = 0; index < Math.min(u32(16), mostSections) && u32(at + 4) >= 8; index += 1) {
    const isSegment = u32(at) === (is64 ? segment64 : segment32)
    if (isSegment && nameAt(bytes, at + 8) === '__DWARF')
      return inDwarf(Math.min(word(at + (is64 ? 48 : 36)), bytes.length))
    at += u32(at + 4)
  }
  return null
}

/** A universal Mach-O file, in which each part is one of its own. */
function inUniversal(bytes: Buffer): DebugSymbols | null {
  const count = Math.min(bytes.readUInt32BE(4), 16)
  for (let index = 0; index < count; index += 1) {
    const at = 8 + index * 20
    const start = at + 12 > bytes.length ? 0 : bytes.readUInt32BE(at + 8)
    const part = bytes.subarray(start)
    const found = start > 0 && part.length > 32 && /^c[ef]faedfe|^feedfac[ef]/.test(hexOf(part)) ? inMachO(part) : null
    if (found) return found.form === 'dSYM' ? { ...found, bytes: bytes.length } : found
  }
  return null
}

function inWasm(bytes: Buffer): number {
  let total = 0
  for (const section of customSections(bytes)) if (dwarf.test(section.name)) total += section.bytes.length
  return total
}

/** Program databases of Microsoft's compilers, and of .NET. */
const databases = [
  Buffer.from('Microsoft C/C++ MSF 7.00\r\n'),
  Buffer.from('Microsoft C/C++ program database 2.00\r\n'),
]
/** `BSJB`, and the version in the metadata of a portable database. */
const isPortable = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 4) === 'BSJB' && bytes.toString('latin1', 16, 24) === 'PDB v1.0'

function hexOf(bytes: Buffer): string {
  return bytes.toString('hex', 0, 8)
}

/** The debug symbols in a file, or that it is; null where there are none worth a word. */
export function debugSymbolsOf(bytes: Buffer): DebugSymbols | null {
  if (bytes.length < 64) return null
  const head = hexOf(bytes)
  if (head.startsWith('7f454c46')) return inDwarf(inElf(bytes))
  if (head.startsWith('4d5a')) return inDwarf(inPortableExecutable(bytes))
  if (head.startsWith('0061736d')) return inDwarf(inWasm(bytes))
  if (/^c[ef]faedfe|^feedfac[ef]/.test(head)) return inMachO(bytes)
  if (head.startsWith('cafebabe') && bytes.readUInt32BE(4) < 45) return inUniversal(bytes)
  const isDatabase = isPortable(bytes) || databases.some((mark) => bytes.subarray(0, mark.length).equals(mark))
  return isDatabase ? { form: 'PDB', bytes: bytes.length } : null
}
