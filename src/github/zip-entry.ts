import { crc32 } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { GateError } from '../model/errors.js'
import { formatBytes, formatCount } from '../model/format.js'

/** An artifact of ours holds one file. More than this is none of ours. */
const mostEntries = 100

const help = 'Upload the report alone, with actions/upload-artifact, as docs/workflows/fork-safe.yml does.'

/**
 * The bytes of the one file of this name in a zip archive that a stranger made. Nothing is written to disk, so names
 * and links in it lead nowhere; what is held in memory is bounded by the size that the entry declares, and that size by
 * `maxBytes`. Throws GateError EGITHUB where the archive is none, or has no such file, or more than one, or one that is
 * encrypted, larger than `maxBytes`, of another size than it declares, or damaged.
 */
export async function readZipEntry(zip: Buffer, name: string, maxBytes: number): Promise<Buffer> {
  const archive = await open(zip)
  const entry = await find(archive, name)
  if (entry.isEncrypted() || !entry.canDecodeFileData())
    throw refusal(`${name} in it is encrypted, or packed by a method other than deflate`)
  if (entry.uncompressedSize > maxBytes) {
    throw refusal(`${name} in it has ${formatBytes(entry.uncompressedSize)}, expected at most ${formatBytes(maxBytes)}`)
  }
  const bytes = await read(archive, entry)
  if (crc32(bytes) !== entry.crc32) throw refusal(`${name} in it does not have the checksum that the archive names`)
  return bytes
}

async function open(zip: Buffer): Promise<ZipFile> {
  const { fromBufferPromise } = await import('yauzl')
  try {
    return await fromBufferPromise(zip, { strictFileNames: true, validateEntrySizes: true })
  } catch (cause) {
    throw refusal('it is not a zip archive', cause)
  }
}

async function find(archive: ZipFile, name: string): Promise<Entry> {
  if (archive.entryCount > mostEntries)
    throw refusal(`it has ${formatCount(archive.entryCount)} files, expected ${name} alone`)
  const found: Entry[] = []
  try {
    for await (const entry of archive.eachEntry()) if (entry.fileName === name) found.push(entry)
  } catch (cause) {
    throw refusal('its list of files is not that of a valid zip archive', cause)
  }
  const [entry] = found
  if (entry === undefined) throw refusal(`it has no file ${name}`)
  // Readers differ in which of them they take: there is no right one.
  if (found.length > 1) throw refusal(`it has ${name} ${found.length} times`)
  return entry
}

/** yauzl stops as soon as there are more bytes than the entry declares, so a bomb never gets beyond that. */
async function read(archive: ZipFile, entry: Entry): Promise<Buffer> {
  try {
    const chunks: Buffer[] = []
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  } catch (cause) {
    throw refusal(`${entry.fileName} in it can't be unpacked, or has another size than the archive names`, cause)
  }
}

function refusal(what: string, cause?: unknown): GateError {
  return new GateError('EGITHUB', `The artifact of the pull request's run was refused: ${what}.`, help, { cause })
}
