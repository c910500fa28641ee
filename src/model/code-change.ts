/** What changed in a file of code that users run, for a reader. All text is hostile. */

export interface CodeLine {
  readonly sign: ' ' | '-' | '+'
  readonly text: string
}

/** Some lines that changed together. */
export interface Hunk {
  /** Where it begins in the new file, starting at 1; of a long line a statement is shown, with its column. */
  readonly line: number
  readonly column: number
  /** What is new in it, the most telling first: `starts processes`, `host a.example`, `calls f`. */
  readonly news: readonly string[]
  readonly lines: readonly CodeLine[]
  /** Lines of it that are not shown. */
  readonly cut: number
  /** How much it means: hunks are shown in this order, the highest first. */
  readonly weight: number
}

export interface CodeChange {
  readonly path: string
  /** The name that it had; null for a new file. */
  readonly was: string | null
  /**
   * - `names`: the same tokens but for names, as a minifier gives them
   * - `layout`: the same tokens: white space, line ends or comments changed
   * - `code`: anything else
   */
  readonly kind: 'names' | 'layout' | 'code'
  /** The most telling first, at most as many as are shown. */
  readonly hunks: readonly Hunk[]
  /** Hunks that are not shown. */
  readonly left: number
  /** Why it could not be compared: its size, or that too much of it changed to pair its lines. */
  readonly limit: 'size' | 'pairing' | null
}
