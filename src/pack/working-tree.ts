import { closeSync, lstatSync, openSync, readSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { GateError } from '../model/errors.js'
import type { PackedFile } from '../model/types.js'
import type { ByteSink, Contents, ContentsSummary } from '../tarball/contents.js'

/** Bytes read at a time. Sync reads are two to three times faster than promises over many files. */
const chunkSize = 1024 * 1024

/**
 * Whether every listed file is a plain file of the listed size under its listed name. `***` is how npm 11 and 12
 * redact their own list: such a name is on no disk, as npm packs none that holds `*`. Two names for one file (a hard
 * link) are one file and one link in the tarball, so they are no proof either.
 */
export function treeHolds(folder: string, files: readonly PackedFile[]): boolean {
  const linked = new Set<string>()
  const names = new Set<string>()
  return files.every((file) => {
    if (file.path.includes('***') || names.has(file.path) || file.path.split('/').includes('..')) return false
    names.add(file.path)
    const stat = statOf(join(folder, file.path))
    if (!stat?.isFile() || stat.size !== file.size) return false
    if (stat.nlink === 1) return true
    const inode = `${stat.dev}:${stat.ino}`
    if (linked.has(inode)) return false
    linked.add(inode)
    return true
  })
}

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

function readFile(path: string, file: PackedFile, buffer: Buffer, sink: ByteSink): void {
  const fd = openSync(path, 'r')
  try {
    let total = 0
    for (let read = readSync(fd, buffer); read > 0; read = total < file.size ? readSync(fd, buffer) : 0) {
      total += read
      sink.write(buffer.subarray(0, read))
    }
    if (total !== file.size) throw changed(file.path)
    sink.end()
  } finally {
    closeSync(fd)
  }
}

function changed(path: string): GateError {
  return new GateError(
    'EPACK',
    `${path} changed while it was read`,
    'Something still writes into the package folder. Wait for it (a watch build, a background script), then ' +
      'run pack-gate again.',
  )
}

/** The bytes of a working tree that `treeHolds` proved to be what is packed. */
export function workingTree(folder: string, files: readonly PackedFile[], summary: ContentsSummary): Contents {
  return {
    origin: 'working-tree',
    name: folder,
    read(open) {
      const buffer = Buffer.allocUnsafe(chunkSize)
      for (const file of files) readFile(join(folder, file.path), file, buffer, open(file))
      return Promise.resolve(summary)
    },
    dispose: () => undefined,
  }
}
