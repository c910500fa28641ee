import { createGzip, gzipSync } from 'node:zlib'

/**
 * One entry of a tarball, written as asked and not as a sane writer would.
 * Offsets and field widths: POSIX ustar (IEEE 1003.1-1988).
 */
export interface TarEntry {
  /**
   * The whole name, with the top-level folder (`package/…`). At most 100 bytes; longer ones take `longName` or
   * `paxHeader`.
   */
  readonly name: string
  readonly content?: string | Buffer
  /** 0 file, 1 hard link, 2 symbolic link, 3 and 4 devices, 5 folder, 6 FIFO, x and g PAX, L GNU long name. */
  readonly type?: string
  readonly mode?: number
  readonly linkname?: string
  /** What the header says, where it lies about the content. */
  readonly declaredSize?: number
  readonly corruptChecksum?: boolean
}

const blockSize = 512

/** Header, content and padding of one entry. */
export function tarEntry(entry: TarEntry): Buffer {
  const content = Buffer.from(entry.content ?? '')
  const padding = Buffer.alloc((blockSize - (content.length % blockSize)) % blockSize)
  return Buffer.concat([header(entry, entry.declaredSize ?? content.length), content, padding])
}

function header(entry: TarEntry, size: number): Buffer {
  const block = Buffer.alloc(blockSize)
  Buffer.from(entry.name).copy(block, 0, 0, 100)
  block.write(octal(entry.mode ?? 0o644, 7), 100)
  block.write(octal(0, 7), 108)
  block.write(octal(0, 7), 116)
  block.write(octal(size, 11), 124)
  block.write(octal(0, 11), 136)
  block.write('        ', 148)
  block.write(entry.type ?? '0', 156)
  block.write(entry.linkname ?? '', 157)
  block.write('ustar\u000000', 257)
  const sum = block.reduce((total, byte) => total + byte, 0) + (entry.corruptChecksum === true ? 1 : 0)
  block.write(`${octal(sum, 6)}\0 `, 148)
  return block
}

function octal(value: number, width: number): string {
  return value.toString(8).padStart(width, '0')
}

/** The PAX header of the entry that follows it. The length of a record counts its own digits. */
export function paxHeader(records: Readonly<Record<string, string>>): TarEntry {
  const lines = Object.entries(records).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`)
    let length = rest + 1
    while (String(length).length + rest !== length) length++
    return `${length} ${key}=${value}\n`
  })
  return { name: 'PaxHeader/entry', type: 'x', content: lines.join('') }
}

/** The GNU long name of the entry that follows it. */
export function longName(name: string): TarEntry {
  return { name: '././@LongLink', type: 'L', content: `${name}\0` }
}

const endOfArchive = Buffer.alloc(2 * blockSize)

export function tar(entries: readonly TarEntry[]): Buffer {
  return Buffer.concat([...entries.map(tarEntry), endOfArchive])
}

export function tgz(entries: readonly TarEntry[]): Buffer {
  return gzipSync(tar(entries))
}

/** package.json of the tarballs below. */
export function manifestEntry(more: Readonly<Record<string, unknown>> = {}): TarEntry {
  return {
    name: 'package/package.json',
    content: `${JSON.stringify({ name: 'hostile', version: '1.0.0', ...more })}\n`,
  }
}

/** About 1 MB of gzip that holds a file of 1 GiB of zeros. */
export async function bomb(): Promise<Buffer> {
  const size = 1024 ** 3
  const zeros = Buffer.alloc(4 * 1024 ** 2)
  const gzip = createGzip({ level: 9 })
  const parts: Buffer[] = []
  gzip.on('data', (chunk: Buffer) => parts.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    gzip.on('end', resolve).on('error', reject)
  })
  gzip.write(tarEntry(manifestEntry()))
  gzip.write(header({ name: 'package/zeros.bin' }, size))
  for (let written = 0; written < size; written += zeros.length) {
    if (!gzip.write(zeros)) await new Promise((resolve) => gzip.once('drain', resolve))
  }
  gzip.end(endOfArchive)
  await ended
  return Buffer.concat(parts)
}

/** What must come of a hostile tarball: a finding about this path, or no verdict with words like these. */
export interface HostileTarball {
  /** What is wrong with it, as the end of a sentence: "a tarball with …". */
  readonly what: string
  readonly bytes: () => Buffer | Promise<Buffer>
  /** Part of the path that an unsafe-path finding must name; absent where no verdict can be reached. */
  readonly path?: string
  /** It holds, or says that it holds, so much that the memory for it is worth measuring. */
  readonly isLarge?: true
}

const withEntry =
  (...entries: readonly TarEntry[]) =>
  (): Buffer =>
    tgz([manifestEntry(), ...entries])
const file = (name: string, content = 'export {}\n'): TarEntry => ({ name, content })
const repeat = (text: string, times: number): string => Array.from({ length: times }, () => text).join('')

/** Paths and links that an installer could be led astray by. */
const unsafePaths: readonly HostileTarball[] = [
  {
    what: 'a symbolic link out of the package',
    bytes: withEntry({ name: 'package/link.js', type: '2', linkname: '../../etc/passwd' }),
    path: 'link.js',
  },
  {
    what: 'a hard link',
    bytes: withEntry(file('package/a.js'), { name: 'package/hard.js', type: '1', linkname: 'package/a.js' }),
    path: 'hard.js',
  },
  { what: 'a FIFO', bytes: withEntry({ name: 'package/pipe', type: '6' }), path: 'pipe' },
  { what: 'a character device', bytes: withEntry({ name: 'package/device', type: '3' }), path: 'device' },
  { what: 'a path that leaves the package', bytes: withEntry(file('package/../../evil.js')), path: 'evil.js' },
  {
    what: 'a path that leaves the package from within',
    bytes: withEntry(file('package/lib/../../evil.js')),
    path: 'evil.js',
  },
  { what: 'an absolute path', bytes: withEntry(file('/etc/evil.js')), path: 'evil.js' },
  { what: 'a Windows drive path', bytes: withEntry(file('package/C:/evil.js')), path: 'evil.js' },
  {
    what: 'a path with backslashes that leaves the package',
    bytes: withEntry(file('package/..\\..\\evil.js')),
    path: 'evil.js',
  },
  {
    what: 'one path twice',
    bytes: withEntry(file('package/twice.js', 'good\n'), file('package/twice.js', 'evil\n')),
    path: 'twice.js',
  },
  {
    what: 'one path twice under two top-level folders',
    bytes: withEntry(file('package/twice.js', 'good\n'), file('other/twice.js', 'evil\n')),
    path: 'twice.js',
  },
  {
    what: 'a second package.json',
    bytes: withEntry({ ...manifestEntry({ scripts: { install: 'x' } }) }),
    path: 'package.json',
  },
  {
    what: 'paths that differ by case only',
    bytes: withEntry(file('package/Readme.js'), file('package/README.js')),
    path: 'README.js',
  },
  {
    what: 'paths that differ by Unicode form only',
    bytes: withEntry(file('package/\u00e9.js'), file('package/e\u0301.js')),
    path: '.js',
  },
  { what: 'a name that Windows keeps for a device', bytes: withEntry(file('package/CON')), path: 'CON' },
  { what: 'a device name with an extension', bytes: withEntry(file('package/lib/aux.js')), path: 'aux.js' },
  { what: 'a line break in a name', bytes: withEntry(file('package/a\n::error::b.js')), path: 'b.js' },
  { what: 'a right-to-left mark in a name', bytes: withEntry(file('package/a\u202Esj.exe')), path: 'exe' },
  {
    what: 'a PAX path that leaves the package',
    bytes: withEntry(paxHeader({ path: 'package/../../evil.js' }), file('package/good.js')),
    path: 'evil.js',
  },
  {
    what: 'a GNU long name that leaves the package',
    bytes: withEntry(longName(`package/../../${repeat('x', 120)}/evil.js`), file('package/good.js')),
    path: 'evil.js',
  },
  {
    what: 'package.json as a symbolic link',
    bytes: () => tgz([{ name: 'package/package.json', type: '2', linkname: '../x.json' }]),
    path: 'package.json',
  },
]

/** Bytes that are no release at all. */
const unreadable: readonly HostileTarball[] = [
  { what: 'nothing in it', bytes: () => Buffer.alloc(0) },
  { what: 'garbage instead of gzip', bytes: () => Buffer.from(repeat('not a tarball. ', 500)) },
  { what: 'garbage inside gzip', bytes: () => gzipSync(Buffer.from(repeat('not a tarball. ', 500))) },
  {
    what: 'an end cut off',
    bytes: () => tgz([manifestEntry(), file('package/a.js', repeat('0123456789', 5000))]).subarray(0, -40),
  },
  { what: 'one half cut off', bytes: truncatedHalf },
  { what: 'a broken gzip checksum', bytes: brokenCrc },
  { what: 'a header with a wrong checksum', bytes: withEntry({ ...file('package/a.js'), corruptChecksum: true }) },
  { what: 'no entries', bytes: () => tgz([]) },
  { what: 'no package.json', bytes: () => tgz([file('package/index.js')]) },
  { what: 'package.json that is an array', bytes: () => tgz([file('package/package.json', '[]')]) },
  { what: 'package.json that is not JSON', bytes: () => tgz([file('package/package.json', '{"name": }')]) },
  { what: 'package.json without a name', bytes: () => tgz([file('package/package.json', '{"version":"1.0.0"}')]) },
  {
    what: 'a size that is larger than the content',
    isLarge: true,
    bytes: () =>
      gzipSync(
        Buffer.concat([tarEntry(manifestEntry()), tarEntry({ ...file('package/a.js'), declaredSize: 10_000_000 })]),
      ),
  },
  {
    what: 'a size of 8 GiB',
    isLarge: true,
    bytes: () =>
      gzipSync(
        Buffer.concat([
          tarEntry(manifestEntry()),
          tarEntry({ ...file('package/a.js'), declaredSize: 8 * 1024 ** 3 - 1 }),
        ]),
      ),
  },
  {
    what: 'a size that is smaller than the content',
    bytes: withEntry({ ...file('package/a.js', repeat('0123456789', 100)), declaredSize: 10 }),
  },
  {
    what: 'a PAX header of 64 MB',
    isLarge: true,
    bytes: () =>
      tgz([
        manifestEntry(),
        paxHeader({ path: `package/${repeat('long/', 13_000_000)}a.js` }),
        file('package/good.js'),
      ]),
  },
  { what: 'a gzip bomb', isLarge: true, bytes: bomb },
]

export const hostileTarballs: readonly HostileTarball[] = [...unsafePaths, ...unreadable]

function truncatedHalf(): Buffer {
  const whole = tgz([
    manifestEntry(),
    file('package/a.js', Array.from({ length: 5000 }, (_, index) => index * index).join(',')),
  ])
  return whole.subarray(0, whole.length / 2)
}

function brokenCrc(): Buffer {
  const bytes = tgz([manifestEntry(), file('package/a.js')])
  const crc = bytes.length - 8
  bytes.writeUInt8(bytes.readUInt8(crc) ^ 1, crc)
  return bytes
}
