/** A file of another repository on GitHub. */
export interface RemoteFile {
  readonly owner: string
  readonly repo: string
  /** From that repository's root. */
  readonly path: string
  /** A commit, a tag or a branch. */
  readonly ref: string
}

/** Reads a file of another repository; null where there is none. @throws GateError EGITHUB */
export type RemoteReader = (file: RemoteFile) => Promise<Uint8Array | null>
