import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Parser } from 'tar/parse'
import type { ReadEntry } from 'tar/read-entry'
import { GateError } from '../model/errors.js'
import { withoutDots } from '../model/top-folder.js'
import type { EntryType, PackedFile } from '../model/file-facts.js'
import type { ByteSink, ContentsSummary } from './contents.js'
import { TarEnd } from './tar-end.js'

/** Unpacked bytes at a time. */
const chunkSize = 256 * 1024

/** Unpacked bytes for each compressed one, at most: zeros reach 1,030, text and programs stay below 50. */
const maxRatio = 250

/** Unpacked bytes below which the ratio doesn't matter: a fixture of one repeated letter is no bomb. */
const harmless = 64 * 1024 * 1024

/** The public registry refuses about 65,000 files; far above that an archive only wants our memory. */
const maxEntries = 250_000

/** Everything that npm unpacks as a file, or as a link; what it drops is `special`. */
const entryTypes: ReadonlyMap<string, EntryType> = new Map([
  ['File', 'file'],
  ['OldFile', 'file'],
  ['ContiguousFile', 'file'],
  ['Link', 'hardlink'],
  ['SymbolicLink', 'symlink'],
])

/**
 * The path inside the package: without its first part, whatever that is called, as npm unpacks with `strip: 1`; so
 * `./package/a` is `package/a`. What npm drops, as it is in no folder, stands beside the package; that and an absolute
 * path are for rule unsafe-path to see.
 *
 * https://github.com/npm/pacote/blob/main/lib/fetcher.js (`strip: 1`), node-tar's lib/unpack.js (CHECKPATH)
 */
function packagePath(path: string): string {
  if (path.startsWith('/')) return path
  const first = path.indexOf('/')
  const inside = first < 0 ? '' : withoutDots(path.slice(first + 1))
  return inside === '' ? `../${path}` : inside
}

function packedFile(entry: ReadEntry): PackedFile {
  const type = entryTypes.get(entry.type) ?? 'special'
  return { path: packagePath(entry.path), size: entry.size, mode: entry.mode ?? 0o644, type }
}

function damaged(name: string, why: string, cause?: unknown): GateError {
  return new GateError(
    'ETARBALL',
    `${name} is not a valid package tarball: ${why}`,
    'Make it again with `npm pack`. A tarball that can only be read in part is never checked.',
    { cause },
  )
}

/** Feeds one archive to tar's parser and its files to sinks. Fails on the first thing that is not in order. */
class TarballReader {
  readonly #name: string
  readonly #open: (file: PackedFile) => ByteSink
  readonly #parser: Parser
  readonly #end: TarEnd
  #entries = 0
  #openEntries = 0
  #ended = false
  #failure: GateError | undefined

  constructor(name: string, open: (file: PackedFile) => ByteSink) {
    this.#name = name
    this.#open = open
    this.#parser = new Parser({
      strict: true,
      zstd: false,
      onReadEntry: (entry) => {
        this.#take(entry)
      },
    })
    this.#parser.on('error', (error: unknown) => {
      this.#fail(error)
    })
    this.#parser.on('ignoredEntry', (entry: ReadEntry) => {
      this.#ignored(entry)
    })
    this.#parser.on('eof', () => {
      this.#end.reached = true
    })
    this.#parser.on('end', () => {
      this.#ended = true
    })
    this.#end = new TarEnd((blocks) => this.#parser.write(blocks))
  }

  /** @param chunk unpacked bytes; not used again by the caller, as the parser keeps parts of it */
  write(chunk: Buffer): void {
    // tar would unpack a gzip inside of the gzip. npm never makes one.
    if (this.#entries === 0 && chunk[0] === 0x1f && chunk[1] === 0x8b)
      throw damaged(this.#name, 'it is compressed twice')
    this.#try(() => {
      this.#end.write(chunk)
    })
    this.#checkEnd()
  }

  #checkEnd(): void {
    if (this.#end.hidesData)
      throw damaged(this.#name, 'it continues after its end, where some programs read on and others do not')
  }

  end(): void {
    this.#try(() => {
      this.#end.flush()
      this.#parser.end()
    })
    this.#checkEnd()
    if (!this.#ended || this.#openEntries > 0) throw damaged(this.#name, 'it ends in the middle')
    if (this.#entries === 0) throw damaged(this.#name, 'it contains no files')
  }

  #try(step: () => unknown): void {
    try {
      step()
    } catch (error) {
      this.#fail(error)
    }
    if (this.#failure) throw this.#failure
  }

  #fail(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error)
    this.#failure ??= error instanceof GateError ? error : damaged(this.#name, why, error)
  }

  /** Entry types that tar doesn't know, which npm drops; and headers over its limit, whose names can't be known. */
  #ignored(entry: ReadEntry): void {
    if (entry.meta) throw damaged(this.#name, `it has a header of ${entry.size} bytes`)
    this.#open(packedFile(entry)).end()
  }

  #take(entry: ReadEntry): void {
    this.#entries += 1
    if (this.#entries > maxEntries) throw damaged(this.#name, `it contains more than ${maxEntries} entries`)
    if (entry.type === 'Directory') {
      entry.resume()
      return
    }
    const file = packedFile(entry)
    const sink = this.#open(file)
    let bytes = 0
    this.#openEntries += 1
    entry.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      sink.write(chunk)
    })
    entry.on('end', () => {
      this.#openEntries -= 1
      if (bytes !== file.size) throw damaged(this.#name, `${file.path} has ${bytes} of ${file.size} bytes`)
      sink.end()
    })
  }
}

/**
 * Reads an archive as a stream: nothing is extracted, links are never followed.
 *
 * @throws GateError ETARBALL on the first thing that is not in order
 */
export async function readTarball(
  name: string,
  stream: () => Readable,
  open: (file: PackedFile) => ByteSink,
): Promise<ContentsSummary> {
  const hash = createHash('sha512')
  const reader = new TarballReader(name, open)
  const gunzip = createGunzip({ chunkSize })
  let packed = 0
  let unpacked = 0
  async function* measured(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) {
      hash.update(chunk)
      packed += chunk.length
      yield chunk
    }
  }
  const consume = async (source: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of source) {
      unpacked += chunk.length
      if (unpacked > harmless && unpacked > packed * maxRatio)
        throw damaged(name, `it unpacks to more than ${maxRatio} times its size`)
      reader.write(chunk)
    }
    reader.end()
  }
  // What follows the last gzip member is read by some programs and not by others.
  const goesOn = (): GateError => damaged(name, 'it continues after the end of its gzip stream')
  try {
    await pipeline(stream(), measured, gunzip, consume)
  } catch (error) {
    if (error instanceof GateError) throw error
    // zlib ends at padding, and Node 20 then gives up on the file; newer ones read on and drop it.
    if (String(error).startsWith('AbortError')) throw goesOn()
    throw damaged(name, error instanceof Error ? error.message : String(error), error)
  }
  if (gunzip.bytesWritten !== packed) throw goesOn()
  return { integrity: `sha512-${hash.digest('base64')}`, size: packed }
}
