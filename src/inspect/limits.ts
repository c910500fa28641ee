export interface Limits {
  /** Bytes of a file that may be held at once, where an inspector can't work on chunks. */
  readonly held: number
}

/** 256 MB: half of the longest string that Node can make. */
export const defaultHeld = 256 * 1000 * 1000
