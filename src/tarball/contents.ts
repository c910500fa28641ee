import { type BigIntStats, fstatSync, lstatSync } from 'node:fs'
import type { Readable } from 'node:stream'
import type { PackedFile } from '../model/file-facts.js'
import type { ContentsOrigin, Packer } from '../model/release.js'

/** Takes one file's bytes. A chunk is only good until `write` returns: its memory is used again. */
export interface ByteSink {
  write(chunk: Uint8Array): void
  end(): void
}

/** Whether a file's bytes were read before: as it is in its folder after packing. */
export type IsKnown = (file: PackedFile, stamp: FileStamp) => boolean

/** What a read of the contents learned besides the files themselves. */
export interface ContentsSummary {
  /** sha512 of the tarball; null where it isn't known. */
  readonly integrity: string | null
  /** Bytes of the tarball; null where it isn't known. */
  readonly size: number | null
}

/** A release's bytes, to be read once, file after file, without holding them. */
export interface Contents {
  readonly origin: ContentsOrigin
  /** Where a reader of error messages finds them. */
  readonly name: string
  /** Absolute path of the tarball, where the contents are one on disk; it is there until `dispose`. */
  readonly path?: string
  /** The tarball's own bytes, where the contents are one; until `dispose`. */
  readonly stream?: () => Readable
  /**
   * @param isKnown asked of each file in a working tree: what says yes is not read
   * @throws GateError ETARBALL or EPACK where the bytes are not what they claim to be
   */
  read(open: (file: PackedFile) => ByteSink, isKnown?: IsKnown): Promise<ContentsSummary>
  /** Frees what the contents hold on disk. Safe to call twice. */
  dispose(): void
}

/** What packing gives. */
export interface Packed {
  /** Scripts of the package had a part in it: packing again shows whether they make the same. */
  readonly packTwice?: boolean
  readonly packer: Packer | null
  readonly contents: Contents
}

/** What a file system says of a file's bytes without reading them: any change of them changes one of these. */
export interface FileStamp {
  readonly dev: bigint
  readonly ino: bigint
  readonly links: bigint
  readonly size: bigint
  readonly mode: bigint
  /** Nanoseconds. Programs may set it. */
  readonly mtimeNs: bigint
  /** Nanoseconds. The system alone sets it. */
  readonly ctimeNs: bigint
}

function stamp({ dev, ino, nlink, size, mode, mtimeNs, ctimeNs }: BigIntStats): FileStamp {
  return { dev, ino, links: nlink, size, mode, mtimeNs, ctimeNs }
}

/** Null where there is no plain file: a link is none. */
export function stampOf(path: string): FileStamp | null {
  try {
    const stats = lstatSync(path, { bigint: true, throwIfNoEntry: false })
    return stats?.isFile() ? stamp(stats) : null
  } catch {
    return null
  }
}

/** The same of an open file. */
export function stampOfOpen(fd: number): FileStamp | null {
  const stats = fstatSync(fd, { bigint: true })
  return stats.isFile() ? stamp(stats) : null
}

const keys = ['dev', 'ino', 'size', 'mode', 'mtimeNs', 'ctimeNs'] as const

export function isSameStamp(a: FileStamp, b: FileStamp): boolean {
  return keys.every((key) => a[key] === b[key])
}

/** Nanoseconds. Some file systems count time in steps of two seconds. */
const step = 3_000_000_000n

/**
 * Whether a file changed so shortly before that another change could leave the same stamp: git reads such files again,
 * too (Documentation/technical/racy-git.txt).
 *
 * @param now milliseconds
 */
export function isRacy({ mtimeNs, ctimeNs }: FileStamp, now: number): boolean {
  const since = BigInt(now) * 1_000_000n - step
  return mtimeNs >= since || ctimeNs >= since
}
