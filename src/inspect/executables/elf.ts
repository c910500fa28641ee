import type { ProgramFacts } from '../../model/file-facts.js'

/** e_machine. https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html */
const machines: ReadonlyMap<number, string> = new Map([
  [3, 'ia32'],
  [40, 'arm'],
  [62, 'x64'],
  [183, 'arm64'],
  [22, 's390x'],
  [20, 'ppc'],
  [21, 'ppc64'],
  [243, 'riscv64'],
  [258, 'loong64'],
])

/** EI_OSABI. Most linkers leave it 0 for Linux, Android and others alike. */
const systemsByAbi: ReadonlyMap<number, string> = new Map([
  [2, 'netbsd'],
  [3, 'linux'],
  [6, 'sunos'],
  [9, 'freebsd'],
  [12, 'openbsd'],
])

const anySystem = ['linux', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'haiku'] as const

/** What loads a program says which system it is made for. */
const loaders: readonly (readonly [RegExp, string])[] = [
  [/^\/system\/bin\/linker/, 'android'],
  [/^\/(usr\/)?libexec\/ld-elf/, 'freebsd'],
  [/^\/usr\/libexec\/ld\.so/, 'openbsd'],
  [/\/ld-(linux|musl|uClibc)|\/ld(64)?\.so\.\d/, 'linux'],
]

const dynamic = 3
const interpreter = 3
const roles: ReadonlyMap<number, ProgramFacts['role']> = new Map([
  [1, 'object'],
  [2, 'program'],
  [dynamic, 'library'],
])

interface Reader {
  readonly is64: boolean
  readonly u16: (at: number) => number
  readonly u32: (at: number) => number
}

function readerOf(head: Buffer): Reader {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const little = head[5] !== 2
  const fits = (at: number, size: number): boolean => at >= 0 && at + size <= head.byteLength
  return {
    is64: head[4] === 2,
    u16: (at) => (fits(at, 2) ? view.getUint16(at, little) : 0),
    u32: (at) => (fits(at, 4) ? view.getUint32(at, little) : 0),
  }
}

/**
 * The path of the program that loads this one (PT_INTERP); null where there is none, as in libraries. Offsets are
 * below 4 GiB here.
 */
function interpreterOf(head: Buffer, { is64, u16, u32 }: Reader): string | null {
  const littleEndian = head[5] !== 2
  const low = (at: number): number => u32(is64 && !littleEndian ? at + 4 : at)
  const table = is64 ? low(32) : u32(28)
  const [size, count] = is64 ? [u16(54), u16(56)] : [u16(42), u16(44)]
  for (let index = 0; index < Math.min(count, 64); index += 1) {
    const at = table + index * size
    if (u32(at) !== interpreter) continue
    const offset = is64 ? low(at + 8) : u32(at + 4)
    const length = is64 ? low(at + 32) : u32(at + 16)
    return head.toString('latin1', offset, offset + Math.min(length, 256)).replace(/\0.*$/s, '')
  }
  return null
}

function processorOf(machine: number, is64: boolean): readonly string[] {
  // RISC-V and LoongArch have one number for both widths, and Node knows the wide ones alone.
  if (!is64 && (machine === 243 || machine === 258)) return []
  return [machines.get(machine) ?? []].flat()
}

/** Reads the head of an ELF file: 64 bytes at least, else it says nothing. */
export function elf(head: Buffer): ProgramFacts | null {
  if (head.length < 64) return null
  const reader = readerOf(head)
  const loader = interpreterOf(head, reader)
  const type = reader.u16(16)
  const system =
    systemsByAbi.get(head[7] ?? 0) ?? loaders.find(([pattern]) => loader !== null && pattern.test(loader))?.[1]
  return {
    format: 'ELF',
    role: type === dynamic && loader !== null ? 'program' : (roles.get(type) ?? 'object'),
    systems: system === undefined ? anySystem : [system],
    processors: processorOf(reader.u16(18), reader.is64),
  }
}
