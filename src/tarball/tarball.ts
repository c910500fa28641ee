import { basename } from 'node:path'
import type { Contents } from './contents.js'

/**
 * The files of a .tgz, as npm would unpack them. tar's parser is loaded when it is first needed: most runs that pack a
 * folder start their packer sooner for it.
 *
 * @param dispose frees the tarball, where it is a temporary one
 */
export function tarball(path: string, dispose: () => void = () => undefined): Contents {
  return {
    origin: 'tarball',
    name: basename(path),
    path,
    read: async (open) => (await import('./tarball-reader.js')).readTarball(path, open),
    dispose,
  }
}
