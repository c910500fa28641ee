import type { FileKind } from '../model/file-facts.js'
import type { Facts, Inspector } from './inspector.js'

/** Bytes looked at: enough for tar's magic at 257 and for most PE headers. */
const headSize = 4096

/** Longest first line kept of a script. */
const shebangSize = 255

/** Magic numbers at the start of a file. */
const magics: readonly (readonly [hex: string, kind: FileKind])[] = [
  ['7f454c46', 'executable'], // ELF
  ['feedface', 'executable'], // Mach-O, 32 bit
  ['feedfacf', 'executable'], // Mach-O, 64 bit
  ['cefaedfe', 'executable'], // Mach-O, 32 bit, little endian
  ['cffaedfe', 'executable'], // Mach-O, 64 bit, little endian
  ['0061736d', 'executable'], // WebAssembly
  ['1f8b', 'archive'], // gzip
  ['504b0304', 'archive'], // zip
  ['fd377a585a00', 'archive'], // xz
  ['425a68', 'archive'], // bzip2
  ['28b52ffd', 'archive'], // zstd
  ['377abcaf271c', 'archive'], // 7z
  ['526172211a07', 'archive'], // rar
]

/** PE: `MZ`, and `PE\0\0` where the header points to. */
function isPortableExecutable(head: Buffer): boolean {
  if (head.length < 64 || head.toString('latin1', 0, 2) !== 'MZ') return false
  const at = head.readUInt32LE(60)
  return at + 4 > head.length || head.toString('latin1', at, at + 4) === 'PE\0\0'
}

/**
 * A universal Mach-O begins like a Java class; where that has its version (45 and up), this has its few architectures.
 */
function isUniversalMachO(head: Buffer): boolean {
  return head.length >= 8 && head.readUInt32BE(0) === 0xcafebabe && head.readUInt32BE(4) < 45
}

function kindOf(head: Buffer): FileKind {
  if (head.length === 0) return 'empty'
  if (isPortableExecutable(head) || isUniversalMachO(head)) return 'executable'
  const start = head.toString('hex', 0, 8)
  const magic = magics.find(([hex]) => start.startsWith(hex))
  if (magic) return magic[1]
  if (head.toString('latin1', 257, 262) === 'ustar') return 'archive'
  const utf16 = start.startsWith('fffe') || start.startsWith('feff')
  return head.includes(0) && !utf16 ? 'binary' : 'text'
}

function shebangOf(head: Buffer): Facts {
  if (head.toString('latin1', 0, 2) !== '#!') return {}
  const end = head.indexOf('\n')
  return { shebang: head.toString('utf8', 0, Math.min(end < 0 ? head.length : end, shebangSize)) }
}

/** What a file is, by its first bytes; its name has no say in it. */
export const kind: Inspector = () => {
  let head = Buffer.alloc(0)
  return {
    write(chunk) {
      if (head.length >= headSize) return
      const more = chunk.subarray(0, headSize - head.length)
      head = head.length === 0 ? Buffer.from(more) : Buffer.concat([head, more])
    },
    end: () => ({ kind: kindOf(head), ...shebangOf(head) }),
  }
}
