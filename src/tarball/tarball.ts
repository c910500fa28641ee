import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import type { Contents } from './contents.js'

/** tar's parser is loaded when it is first needed: most runs that pack a folder start their packer sooner for it. */
function readLater(name: string, stream: () => Readable): Pick<Contents, 'origin' | 'name' | 'stream' | 'read'> {
  return {
    origin: 'tarball',
    name,
    stream,
    read: async (open) => (await import('./tarball-reader.js')).readTarball(name, stream, open),
  }
}

/**
 * The files of a .tgz, as npm would unpack them.
 *
 * @param dispose frees the tarball, where it is a temporary one
 */
export function tarball(path: string, dispose: () => void = () => undefined): Contents {
  return { ...readLater(basename(path), () => createReadStream(path)), path, dispose }
}

/** The same of a small one that is held in memory: nothing is left on disk. */
export function tarballInMemory(name: string, bytes: Buffer): Contents {
  return { ...readLater(name, () => Readable.from([bytes])), dispose: () => undefined }
}
