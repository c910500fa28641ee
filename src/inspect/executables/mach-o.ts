import type { ProgramFacts } from '../../model/file-facts.js'

/** cputype, as in <mach/machine.h>. */
const processors: ReadonlyMap<number, string> = new Map([
  [7, 'ia32'],
  [0x01000007, 'x64'],
  [12, 'arm'],
  [0x0100000c, 'arm64'],
  [18, 'ppc'],
  [0x01000012, 'ppc64'],
])

/** filetype, as in <mach-o/loader.h>: MH_OBJECT, MH_EXECUTE, MH_DYLIB, MH_BUNDLE, MH_DYLIB_STUB. */
const roles: ReadonlyMap<number, ProgramFacts['role']> = new Map([
  [1, 'object'],
  [2, 'program'],
  [6, 'library'],
  [8, 'library'],
  [9, 'library'],
])

/** Commands that name the system: LC_BUILD_VERSION with a platform, and LC_VERSION_MIN_* before it. */
const buildVersion = 0x32
const minimumVersions: ReadonlyMap<number, string> = new Map([
  [0x24, 'darwin'],
  [0x25, 'ios'],
  [0x2f, 'tvos'],
  [0x30, 'watchos'],
])
const platforms: readonly (readonly [number, string])[] = [
  [1, 'darwin'],
  [6, 'darwin'],
  [2, 'ios'],
  [7, 'ios'],
]

/**
 * The magic of Java classes too: where these have their version (45 and up), universal files have their few
 * architectures.
 */
const universal = 0xcafebabe
const firstJava = 45
const bigEndian: ReadonlySet<number> = new Set([0xfeedface, 0xfeedfacf])
const wide: ReadonlySet<number> = new Set([0xfeedfacf, 0xcffaedfe])

/** Most architectures that are read of a universal file. There are five in practice. */
const mostSlices = 16

function u32(head: Buffer, at: number, big: boolean): number {
  if (at < 0 || at + 4 > head.length) return 0
  return big ? head.readUInt32BE(at) : head.readUInt32LE(at)
}

/** The system in the load commands, as far as the head goes; none where it isn't there. */
function systemsOf(head: Buffer, start: number, big: boolean, is64: boolean): readonly string[] {
  const count = u32(head, start + 16, big)
  let at = start + (is64 ? 32 : 28)
  for (let index = 0; index < Math.min(count, 256); index += 1) {
    const [command, size] = [u32(head, at, big), u32(head, at + 4, big)]
    const platform = u32(head, at + 8, big)
    const found =
      command === buildVersion ? platforms.find(([number]) => number === platform)?.[1] : minimumVersions.get(command)
    if (found !== undefined) return [found]
    if (size < 8) break
    at += size
  }
  return []
}

function single(head: Buffer, start: number): ProgramFacts | null {
  if (start + 28 > head.length) return null
  const magic = head.readUInt32BE(start)
  const big = bigEndian.has(magic)
  if (!big && magic !== 0xcefaedfe && magic !== 0xcffaedfe) return null
  return {
    format: 'Mach-O',
    role: roles.get(u32(head, start + 12, big)) ?? 'object',
    systems: systemsOf(head, start, big, wide.has(magic)),
    processors: [processors.get(u32(head, start + 4, big)) ?? []].flat(),
  }
}

/**
 * Reads the head of a Mach-O file. Of a universal one the role and the system are those of the first part that the
 * head still holds.
 */
export function machO(head: Buffer): ProgramFacts | null {
  if (head.length < 28) return null
  if (head.readUInt32BE(0) !== universal) return single(head, 0)
  if (head.readUInt32BE(4) >= firstJava) return null
  const count = Math.min(head.readUInt32BE(4), mostSlices)
  const entries = Array.from({ length: count }, (_, index) => 8 + index * 20).filter((at) => at + 20 <= head.length)
  const first = entries.map((at) => single(head, head.readUInt32BE(at + 8))).find((part) => part !== null)
  const found = entries.flatMap((at) => processors.get(head.readUInt32BE(at)) ?? [])
  return {
    format: 'Mach-O',
    role: first?.role ?? 'library',
    systems: first?.systems ?? [],
    processors: [...new Set(found)],
  }
}
