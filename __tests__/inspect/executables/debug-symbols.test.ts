import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { debugSymbolsOf } from '../../../src/inspect/executables/debug-symbols.js'
import { machOHead, peHead, universalHead } from '../../helpers/executables.js'
import { zip } from '../../helpers/zips.js'
import { insideOf, wasm } from '../containers/nests.js'
import { factsOf } from '../contents.js'

const path = '/home/ana/acme/src/addon.c'
const symbols = Buffer.alloc(20_000)
symbols.write(path, 1)

interface Layout {
  readonly wide: boolean
  readonly little: boolean
}

/** An ELF file with a section of code and one of the given name. */
function elf(name: string, content: Buffer, { wide, little }: Layout = { wide: true, little: true }): Buffer {
  const names = Buffer.from(`\0.text\0.shstrtab\0${name}\0`, 'latin1')
  const entry = wide ? 64 : 40
  const head = Buffer.alloc(64)
  const tableAt = head.length + content.length + names.length
  const table = Buffer.alloc(entry * 4)
  const u16 = (to: Buffer, value: number, at: number): unknown =>
    little ? to.writeUInt16LE(value, at) : to.writeUInt16BE(value, at)
  const word = (to: Buffer, value: number, at: number): unknown => {
    if (wide) return little ? to.writeBigUInt64LE(BigInt(value), at) : to.writeBigUInt64BE(BigInt(value), at)
    return little ? to.writeUInt32LE(value, at) : to.writeUInt32BE(value, at)
  }
  head.set([0x7f, 0x45, 0x4c, 0x46, wide ? 2 : 1, little ? 1 : 2, 1])
  word(head, tableAt, wide ? 40 : 32)
  ;[entry, 4, 2].forEach((value, index) => u16(head, value, (wide ? 58 : 46) + index * 2))
  const section = (index: number, nameAt: number, offset: number, size: number): void => {
    if (little) table.writeUInt32LE(nameAt, index * entry)
    else table.writeUInt32BE(nameAt, index * entry)
    word(table, offset, index * entry + (wide ? 24 : 16))
    word(table, size, index * entry + (wide ? 32 : 20))
  }
  section(1, 1, 64, 0)
  section(2, 7, 64 + content.length, names.length)
  section(3, 17, 64, content.length)
  return Buffer.concat([head, content, names, table])
}

/** A PE file with a section whose name is in the table of strings. */
function pe(name: string, size: number): Buffer {
  const bytes = Buffer.concat([peHead(), Buffer.alloc(1024)])
  bytes.writeUInt16LE(1, 134)
  bytes.writeUInt32LE(800, 140)
  bytes.writeUInt16LE(240, 148)
  bytes.write('/4', 392, 'latin1')
  bytes.writeUInt32LE(size, 408)
  bytes.write(`\x20\0\0\0${name}\0`, 800, 'latin1')
  return Buffer.concat([bytes, Buffer.alloc(size)])
}

const msf = (mark: string): Buffer => Buffer.concat([Buffer.from(`${mark}\r\n\x1aDS\0\0\0`, 'latin1'), symbols])
const portable = Buffer.concat([Buffer.from('BSJB\x01\0\x01\0\0\0\0\0\x0c\0\0\0PDB v1.0\0\0\0\0', 'latin1'), symbols])

const forms: readonly (readonly [what: string, bytes: Buffer, form: string, size: number])[] = [
  ['ELF of 64 bits', elf('.debug_info', symbols), 'DWARF', 20_000],
  ['ELF of 32 bits', elf('.debug_line', symbols, { wide: false, little: true }), 'DWARF', 20_000],
  ['big-endian ELF', elf('.debug_str', symbols, { wide: true, little: false }), 'DWARF', 20_000],
  ['ELF with compressed sections', elf('.zdebug_info', symbols), 'DWARF', 20_000],
  ['PE', pe('.debug_info', 30_000), 'DWARF', 30_000],
  ['WebAssembly', wasm('.debug_info', symbols), 'DWARF', 20_000],
  ['a companion of Mach-O', Buffer.concat([machOHead({ type: 10 }), symbols]), 'dSYM', 20_128],
  ['a database', msf('Microsoft C/C++ MSF 7.00'), 'PDB', 20_032],
  ['an old database', msf('Microsoft C/C++ program database 2.00'), 'PDB', 20_045],
  ['a portable database', portable, 'PDB', 20_028],
]

describe('debug symbols', () => {
  it.each(forms)('in %s', async (_, bytes, form, size) => {
    const { debugSymbols, buildPaths } = await factsOf('build/addon', bytes, { chunk: 5000 })
    expect(debugSymbols).toEqual({ form, bytes: size })
    if (form !== 'DWARF' || bytes.includes(path)) expect(buildPaths?.examples).toEqual([path])
  })

  it('in a universal file of companions are all of it', async () => {
    const bytes = universalHead([machOHead({ type: 10 }), machOHead({ type: 10 })], [7, 12])
    expect((await factsOf('a', bytes)).debugSymbols).toEqual({ form: 'dSYM', bytes: bytes.length })
  })

  it('are found in a container', async () => {
    const { inside } = await insideOf('a.vsix', zip({ name: 'addon.node', content: elf('.debug_info', symbols) }))
    expect(inside[0]).toMatchObject({ path: 'a.vsix!addon.node', debugSymbols: { form: 'DWARF' } })
  })

  it.each([
    ['other sections', elf('.rodata', symbols)],
    ['few of them', elf('.debug_info', symbols.subarray(0, 16_000))],
    ['no table of sections', elf('.debug_info', symbols).subarray(0, 64)],
    ['a program of Mach-O', Buffer.concat([machOHead(), symbols])],
    ['a class of Java', Buffer.concat([Buffer.from('cafebabe00000041', 'hex'), symbols])],
    ['text', Buffer.from('Microsoft C/C++ is a compiler. '.repeat(2000))],
  ])('are not in a file with %s', (_, bytes) => {
    expect(debugSymbolsOf(bytes)).toBeNull()
  })

  it('are looked for in whatever a file claims', () => {
    const real = fc.constantFrom(...forms.map(([, bytes]) => bytes))
    const changes = fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 30 })
    fc.assert(
      fc.property(real, changes, fc.nat(2000), (bytes, places, length) => {
        const broken = Buffer.from(bytes.subarray(0, Math.max(64, bytes.length - length)))
        for (const [at, byte] of places) broken[at % broken.length] = byte
        expect(debugSymbolsOf(broken)?.bytes ?? 0).toBeLessThanOrEqual(broken.length)
      }),
      { numRuns: 400 },
    )
  })
})
