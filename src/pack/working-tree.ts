import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { GateError } from '../model/errors.js'
import type { PackedFile } from '../model/file-facts.js'
import { type ByteSink, type Contents, type ContentsSummary, type FileStamp, stampOf } from '../tarball/contents.js'

/** Bytes read at a time. Sync reads are two to three times faster than promises over many files. */
const chunkSize = 1024 * 1024

/**
 * The stamps of all listed files, where each is a plain file of the listed size under its listed name; else null. `***`
 * is how npm 11 and 12 redact their own list: such a name is on no disk, as npm packs none that holds `*`. Two names
 * for one file (a hard link) are one file and one link in the tarball, so they are no proof either.
 */
export function treeStamps(folder: string, files: readonly PackedFile[]): readonly FileStamp[] | null {
  const linked = new Set<string>()
  const names = new Set<string>()
  const stamps: FileStamp[] = []
  for (const file of files) {
    if (file.path.includes('***') || names.has(file.path) || file.path.split('/').includes('..')) return null
    names.add(file.path)
    const stamp = stampOf(join(folder, file.path))
    if (stamp?.size !== BigInt(file.size)) return null
    stamps.push(stamp)
    const inode = `${stamp.dev}:${stamp.ino}`
    if (stamp.links !== 1n && linked.has(inode)) return null
    linked.add(inode)
  }
  return stamps
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

/**
 * The bytes of a working tree that provably holds what is packed.
 *
 * @param stamps of the files, in their order, from after packing
 */
export function workingTree(
  folder: string,
  files: readonly PackedFile[],
  summary: ContentsSummary,
  stamps: readonly FileStamp[] = [],
): Contents {
  return {
    origin: 'working-tree',
    name: folder,
    read(open, isKnown) {
      const buffer = Buffer.allocUnsafe(chunkSize)
      for (const [index, file] of files.entries()) {
        const stamp = stamps[index]
        if (stamp && isKnown?.(file, stamp)) continue
        readFile(join(folder, file.path), file, buffer, open(file))
      }
      return Promise.resolve(summary)
    },
    dispose: () => undefined,
  }
}
