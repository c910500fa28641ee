import type { FileStamp } from './file-stamp.js'
import type { ContentsOrigin, PackedFile, Packer } from '../model/types.js'

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
  /** Absolute path of the tarball, where the contents are one; it is there until `dispose`. */
  readonly path?: string
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
