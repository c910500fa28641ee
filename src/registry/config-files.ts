import { readFileSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'

/** Where configuration files are read from. */
export interface ConfigFiles {
  /** @param path absolute. @returns null where there is no such file */
  read(path: string): Promise<string | null>
}

/** The files of a commit, by their path from the repository's root. */
export interface CommitFiles {
  read(path: string): Promise<Uint8Array | null>
}

/** A configuration file is read up to this size; people's take a few kilobytes. */
const maxBytes = 1024 * 1024

/** The files on this machine. A file that can't be read is none, as for the package managers. */
export const filesOnDisk: ConfigFiles = {
  read(path) {
    try {
      const bytes = readFileSync(path)
      return Promise.resolve(bytes.length > maxBytes ? null : bytes.toString('utf8'))
    } catch {
      return Promise.resolve(null)
    }
  },
}

/** A path from the repository's root with forward slashes; null where it leads out of the repository. */
export function pathInside(root: string, path: string): string | null {
  const inside = relative(root, path)
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : inside.split(sep).join('/')
}

/**
 * The files of the base branch inside the repository, this machine's elsewhere: what a pull request brings along is a
 * stranger's.
 *
 * @param root the repository's. Absolute
 */
export function trustedFiles(root: string, base: CommitFiles): ConfigFiles {
  const known = new Map<string, Promise<string | null>>()
  const fromBase = async (path: string): Promise<string | null> => {
    const bytes = await base.read(path)
    return bytes === null ? null : new TextDecoder().decode(bytes)
  }
  return {
    async read(path) {
      const inside = pathInside(root, path)
      if (inside === null) return filesOnDisk.read(path)
      const reading = known.get(inside) ?? fromBase(inside)
      known.set(inside, reading)
      return reading
    },
  }
}
