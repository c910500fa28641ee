import type { FileFacts, PackedFile } from '../model/file-facts.js'

export interface Limits {
  /** Bytes of a file that may be held at once, where an inspector can't work on chunks. */
  readonly held: number
  /** Bytes that the containers of a release may be gone over in vain; left out, about ten seconds' worth. */
  readonly inVain?: number
}

/** 256 MB: half of the longest string that Node can make. */
export const defaultHeld = 256 * 1000 * 1000

/** What an inspector found out about one file. */
export type Facts = Partial<
  Pick<
    FileFacts,
    | 'sha256'
    | 'kind'
    | 'shebang'
    | 'sourceMaps'
    | 'mapReference'
    | 'buildPaths'
    | 'internalHosts'
    | 'privateKey'
    | 'leftover'
    | 'debugSymbols'
    | 'secrets'
    | 'module'
    | 'fault'
    | 'behaviour'
    | 'program'
    | 'installHosts'
    | 'styleReferences'
    | 'licenseFile'
    | 'notInspected'
    | 'unread'
  >
> & {
  /** The files in it, where it is a container. */
  readonly inside?: readonly FileFacts[]
}

/** One file's run through one inspector. A chunk's memory is used again after `write` returns. */
export interface Inspection {
  write(chunk: Uint8Array): void
  /** @param found what the inspectors before it found out about the file */
  end(found?: FileFacts): Facts
}

/** Starts on a file, or says that it has no interest in it. */
export type Inspector = (file: PackedFile, limits: Limits) => Inspection | null
