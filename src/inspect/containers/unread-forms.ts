import { crc32 } from 'node:zlib'

/** A form that pack-gate can't read, in words that follow "it is". */
type UnreadForm = string

/** By the first bytes, in hex; a dot stands for any digit. */
const magics: readonly (readonly [start: RegExp, form: UnreadForm])[] = [
  [/^377abcaf271c/, 'a 7z archive'],
  [/^526172211a07/, 'a rar archive'],
  [/^425a683[1-9](314159265359|177245385090)/, 'a bzip2 stream'],
  [/^4c5a4950/, 'an lzip stream'],
  [/^(04224d18|02214c18)/, 'an lz4 stream'],
  [/^894c5a4f000d0a1a0a/, 'an lzop stream'],
  [/^4c525a4900/, 'an lrzip stream'],
  [/^ff060000734e61507059/, 'a snappy stream'],
  [/^ceb2cf81/, 'a brotli stream in a frame'],
  [/^62767[8-9](31|32|6e|2d)/, 'an lzfse stream'],
  [/^1f9d(8[9a-f]|90)/, 'a stream of compress'],
  [/^(376b5374a03183d38cb228b0d3|7a5051)/, 'a zpaq archive'],
  [/^....2d6c(68|7a)..2d/, 'an lzh archive'],
  [/^4d53434600000000/, 'a cabinet'],
  [/^4d5357494d000000/, 'a Windows image'],
  [/^78617221001c/, 'a xar archive'],
  [/^495453460[1-4]000000/, 'a compiled HTML help'],
  [/^(53495421|5374756666497420)/, 'a StuffIt archive'],
  [/^.{14}2a2a4143452a2a/, 'an ace archive'],
  [/^5041434b0000000[23]/, 'a pack of Git'],
  [/^23207632206769742062756e646c650a|^23207633206769742062756e646c650a/, 'a bundle of Git'],
  [/^514649fb0000000[123]/, 'a disk image of QEMU'],
  [/^4b444d56|^766864786669/, 'a disk image'],
  [/^53616c7465645f5f/, 'a file encrypted by OpenSSL'],
  [/^6167652d656e6372797074696f6e2e6f7267/, 'a file encrypted by age'],
  [/^7f454c46.{8}4149(01|02)/, 'an AppImage'],
]

/** Bytes that the patterns look at. */
const headSize = 24

/** LZMA without a container: its properties, a dictionary of a usual size, the length or none, and a zero. */
function isLzma(bytes: Buffer): boolean {
  if (bytes.length < 18 || (bytes[0] ?? 255) >= 225 || bytes[13] !== 0) return false
  const dictionary = bytes.readUInt32LE(1)
  const isUsual = dictionary >= 4096 && [1, 3].some((part) => Number.isInteger(Math.log2(dictionary / part)))
  const [low, high] = [bytes.readUInt32LE(5), bytes.readUInt32LE(9)]
  return isUsual && ((low === 0xffffffff && high === 0xffffffff) || (high === 0 && low > 0 && low < 2 ** 31))
}

/** The trailer of a disk image of macOS: `koly`, its version 4 and its own size. */
function isDiskImage(bytes: Buffer): boolean {
  const at = bytes.length - 512
  return at >= 0 && bytes.toString('hex', at, at + 12) === '6b6f6c790000000400000200'
}

/** squashfs 4.0, as in a snap and an AppImage: the block size says twice how large it is. */
function isSquashfs(bytes: Buffer, at: number): boolean {
  if (at + 96 > bytes.length || bytes.readUInt32LE(at + 28) !== 4) return false
  return bytes.readUInt32LE(at + 12) === 2 ** bytes.readUInt16LE(at + 22)
}

/** The form of a file by its bytes, among those that can't be read; null for all others. */
export function unreadForm(bytes: Buffer): UnreadForm | null {
  const start = bytes.toString('hex', 0, headSize)
  const known = magics.find(([magic]) => magic.test(start))?.[1]
  if (known !== undefined) return known
  if (start.startsWith('68737173') && isSquashfs(bytes, 0)) return 'a squashfs image'
  if (isLzma(bytes)) return 'an lzma stream'
  return isDiskImage(bytes) ? 'a disk image of macOS' : null
}

interface Embedded {
  readonly mark: Buffer
  readonly form: UnreadForm
  /** Programs that know a form have its mark among their strings: only what follows tells. */
  readonly isOne: (bytes: Buffer, at: number) => boolean
}

/** The first block of a stream: the mark of the stream in front of it, and behind its checksum a place in a block. */
function isBzip2(bytes: Buffer, at: number): boolean {
  return /^BZh[1-9]$/.test(bytes.toString('latin1', Math.max(0, at - 4), at)) && ((bytes[at + 10] ?? 255) & 0x80) === 0
}

/** A frame of lz4: flags that it may have, and blocks that fit each other (its frame format, 1.6). */
function isLz4(bytes: Buffer, at: number): boolean {
  const [flags = 0, size = 0] = bytes.subarray(at + 4, at + 6)
  if (flags >> 6 !== 1 || (flags & 2) !== 0 || (size & 0x8f) !== 0 || size >> 4 < 4) return false
  const most = 1 << (8 + 2 * (size >> 4))
  let place = at + 7 + ((flags & 8) === 0 ? 0 : 8) + ((flags & 1) === 0 ? 0 : 4)
  for (let blocks = 0; blocks < 2; blocks += 1) {
    if (place + 4 > bytes.length) return false
    const length = bytes.readUInt32LE(place) & 0x7fffffff
    if (length === 0) return blocks > 0
    if (length > most) return false
    place += 4 + length + ((flags & 16) === 0 ? 0 : 4)
  }
  return place <= bytes.length
}

const embedded: readonly Embedded[] = [
  {
    mark: Buffer.from('377abcaf271c00', 'hex'),
    form: 'a program with a 7z archive',
    isOne: (bytes, at) =>
      at + 32 <= bytes.length && crc32(bytes.subarray(at + 12, at + 32)) === bytes.readUInt32LE(at + 8),
  },
  {
    mark: Buffer.from('526172211a070100', 'hex'),
    form: 'a program with a rar archive',
    isOne: (bytes, at) => {
      const end = at + 13 + (bytes[at + 12] ?? 0)
      return end <= bytes.length && crc32(bytes.subarray(at + 12, end)) === bytes.readUInt32LE(at + 8)
    },
  },
  {
    mark: Buffer.from('efbeadde4e756c6c736f6674496e7374', 'hex'),
    form: 'an installer of NSIS',
    isOne: (bytes, at) => at >= 4 && bytes.readUInt32LE(at - 4) < 64,
  },
  { mark: Buffer.from('Inno Setup Setup Data (', 'latin1'), form: 'an installer of Inno Setup', isOne: () => true },
  {
    mark: Buffer.from('4d53434600000000', 'hex'),
    form: 'a program with a cabinet',
    isOne: (bytes, at) => {
      if (at + 36 > bytes.length || bytes.readUInt16LE(at + 24) !== 0x0103) return false
      return at + bytes.readUInt32LE(at + 8) <= bytes.length && bytes.readUInt32LE(at + 12) === 0
    },
  },
  { mark: Buffer.from('1AY&SY', 'latin1'), form: 'a program with a bzip2 stream', isOne: isBzip2 },
  { mark: Buffer.from('04224d18', 'hex'), form: 'a program with an lz4 stream', isOne: isLz4 },
  { mark: Buffer.from('hsqs'), form: 'a program with a squashfs image', isOne: isSquashfs },
]

/** Places of a mark that are looked at. */
const maxPlaces = 10_000

/** What stands in a file that is no archive itself, and can't be read; null where there is nothing of the kind. */
export function unreadInside(bytes: Buffer): UnreadForm | null {
  for (const { mark, form, isOne } of embedded) {
    let places = 0
    for (let at = bytes.indexOf(mark); at >= 0 && places < maxPlaces; at = bytes.indexOf(mark, at + mark.length)) {
      if (isOne(bytes, at)) return form
      places += 1
    }
  }
  return null
}
