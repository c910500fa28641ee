/** Heads of compiled files, made byte by byte. */

interface ElfParts {
  readonly machine?: number
  readonly type?: number
  readonly abi?: number
  readonly interpreter?: string
  readonly bits?: 32 | 64
  readonly big?: boolean
}

interface Writer {
  readonly u16: (value: number, at: number) => void
  readonly u32: (value: number, at: number) => void
}

function writerOf(head: Buffer, big: boolean): Writer {
  return big
    ? { u16: (value, at) => head.writeUInt16BE(value, at), u32: (value, at) => head.writeUInt32BE(value, at) }
    : { u16: (value, at) => head.writeUInt16LE(value, at), u32: (value, at) => head.writeUInt32LE(value, at) }
}

/** Where the fields of a head and of its program headers stand, by width. */
const layouts = {
  32: { table: 28, entrySize: 42, count: 44, size: 32, offset: 68, length: 80 },
  64: { table: 32, entrySize: 54, count: 56, size: 56, offset: 72, length: 96 },
} as const

const plain = { machine: 62, type: 3, abi: 0, interpreter: '', bits: 64, big: false } as const

/** An ELF head with at most one program header, which names what loads the program. */
export function elfHead(parts: ElfParts = {}): Buffer {
  const { machine, type, abi, interpreter, bits, big } = { ...plain, ...parts }
  const head = Buffer.alloc(512)
  const { u16, u32 } = writerOf(head, big)
  const at = layouts[bits]
  const word = (value: number, where: number): void => {
    u32(value, bits === 64 && big ? where + 4 : where)
  }
  head.set([0x7f, 0x45, 0x4c, 0x46, bits / 32, big ? 2 : 1, 1, abi])
  u16(type, 16)
  u16(machine, 18)
  word(64, at.table)
  u16(at.size, at.entrySize)
  u16(interpreter === '' ? 0 : 1, at.count)
  u32(3, 64)
  word(256, at.offset)
  word(interpreter.length + 1, at.length)
  head.write(interpreter, 256, 'latin1')
  return head
}

/** A Mach-O head with one load command. */
export function machOHead({ cpu = 0x0100000c, type = 2, command = 0x32, platform = 1, big = false } = {}): Buffer {
  const head = Buffer.alloc(128)
  const { u32 } = writerOf(head, big)
  u32(0xfeedfacf, 0)
  u32(cpu, 4)
  u32(type, 12)
  u32(1, 16)
  u32(command, 32)
  u32(24, 36)
  u32(platform, 40)
  return head
}

/** A universal Mach-O file of several parts, each at a page of its own. */
export function universalHead(parts: readonly Buffer[], cpus: readonly number[]): Buffer {
  const head = Buffer.alloc(4096 * (parts.length + 1))
  head.writeUInt32BE(0xcafebabe, 0)
  head.writeUInt32BE(parts.length, 4)
  parts.forEach((part, index) => {
    head.writeUInt32BE(cpus[index] ?? 0, 8 + index * 20)
    head.writeUInt32BE(4096 * (index + 1), 16 + index * 20)
    part.copy(head, 4096 * (index + 1))
  })
  return head
}

/** A PE head: its header at 128. */
export function peHead({ machine = 0x8664, characteristics = 0x22, subsystem = 3, managed = false } = {}): Buffer {
  const head = Buffer.alloc(512)
  head.write('MZ', 0, 'latin1')
  head.writeUInt32LE(128, 60)
  head.write('PE\0\0', 128, 'latin1')
  head.writeUInt16LE(machine, 132)
  head.writeUInt16LE(characteristics, 150)
  head.writeUInt16LE(machine === 0x14c ? 0x10b : 0x20b, 152)
  head.writeUInt16LE(subsystem, 152 + 68)
  if (managed) head.writeUInt32LE(1, 152 + (machine === 0x14c ? 96 : 112) + 14 * 8)
  return head
}
