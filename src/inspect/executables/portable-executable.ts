import type { ProgramFacts } from '../../model/file-facts.js'

/** Machine. https://learn.microsoft.com/windows/win32/debug/pe-format#machine-types */
const machines: ReadonlyMap<number, string> = new Map([
  [0x14c, 'ia32'],
  [0x8664, 'x64'],
  [0x1c0, 'arm'],
  [0x1c4, 'arm'],
  [0xaa64, 'arm64'],
  [0xa641, 'arm64'],
])

const isLibrary = 0x2000
const narrow = 0x10b

/**
 * Code of .NET: the runtime compiles it where it runs, whatever processor the header names. The 15th data directory
 * says so.
 */
function isManaged(head: Buffer, optional: number): boolean {
  if (optional + 2 > head.length) return false
  const at = optional + (head.readUInt16LE(optional) === narrow ? 96 : 112) + 14 * 8
  return at + 8 <= head.length && head.readUInt32LE(at) !== 0
}

/** Firmware (EFI) is no program of Windows. */
function isFirmware(head: Buffer, optional: number): boolean {
  const at = optional + 68
  const subsystem = at + 2 <= head.length ? head.readUInt16LE(at) : 0
  return subsystem >= 10 && subsystem <= 13
}

/** Reads the head of a PE file; null where its header is further on than the head goes. */
export function portableExecutable(head: Buffer): ProgramFacts | null {
  if (head.length < 64) return null
  const at = head.readUInt32LE(60)
  if (at + 24 > head.length || head.toString('latin1', at, at + 4) !== 'PE\0\0') return null
  const processor = machines.get(head.readUInt16LE(at + 4))
  const optional = at + 24
  return {
    format: 'PE',
    role: (head.readUInt16LE(at + 22) & isLibrary) === 0 ? 'program' : 'library',
    systems: isFirmware(head, optional) ? [] : ['win32'],
    processors: processor === undefined || isManaged(head, optional) ? [] : [processor],
  }
}
