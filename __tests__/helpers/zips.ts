import { crc32, deflateRawSync } from 'node:zlib'

/**
 * One file of a zip archive, written as asked and not as a sane writer would.
 * Offsets and field widths: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.9, 4.3.12 and 4.3.16.
 */
export interface ZipEntry {
  readonly name: string
  readonly content: string | Buffer
  /** 0 stored, 8 deflated (default). */
  readonly method?: number
  /** What the headers say, where it lies about the content. */
  readonly declaredSize?: number
  readonly crc?: number
  readonly encrypted?: boolean
}

const encryptedFlag = 1
/** Sizes follow the data, as a writer that streams has it; actions/upload-artifact is one. */
const descriptorFlag = 8
const utf8Flag = 0x800

/** The bytes of an archive with these files. */
export function zip(...entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const local = localPart(entry)
    directory.push(directoryPart(entry, offset))
    locals.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...locals, central, end])
}

function facts(entry: ZipEntry): {
  readonly data: Buffer
  readonly crc: number
  readonly size: number
  readonly method: number
  readonly flags: number
} {
  const content = Buffer.from(entry.content)
  const method = entry.method ?? 8
  const flags = utf8Flag | descriptorFlag | (entry.encrypted === true ? encryptedFlag : 0)
  const data = method === 8 ? deflateRawSync(content) : content
  return { data, crc: entry.crc ?? crc32(content), size: entry.declaredSize ?? content.length, method, flags }
}

function localPart(entry: ZipEntry): Buffer {
  const { data, crc, size, method, flags } = facts(entry)
  const name = Buffer.from(entry.name)
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(flags, 6)
  header.writeUInt16LE(method, 8)
  header.writeUInt16LE(name.length, 26)
  const descriptor = Buffer.alloc(16)
  descriptor.writeUInt32LE(0x08074b50, 0)
  descriptor.writeUInt32LE(crc, 4)
  descriptor.writeUInt32LE(data.length, 8)
  descriptor.writeUInt32LE(size, 12)
  return Buffer.concat([header, name, data, descriptor])
}

function directoryPart(entry: ZipEntry, offset: number): Buffer {
  const { data, crc, size, method, flags } = facts(entry)
  const name = Buffer.from(entry.name)
  const header = Buffer.alloc(46)
  header.writeUInt32LE(0x02014b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(20, 6)
  header.writeUInt16LE(flags, 8)
  header.writeUInt16LE(method, 10)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(data.length, 20)
  header.writeUInt32LE(size, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt32LE(offset, 42)
  return Buffer.concat([header, name])
}
