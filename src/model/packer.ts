/** The package managers that a release can be packed with, as `--packer` names them. `yarn` is Classic and Berry. */
export const packerNames = ['npm', 'pnpm', 'yarn', 'bun'] as const

export type PackerName = (typeof packerNames)[number]

/** Something in the repository that speaks for a package manager. */
export interface PackerTrace {
  readonly packer: string
  /** From the repository's root. */
  readonly path: string
  readonly line?: number
  /** Words that follow the path: `is npm's`, ``runs `npm publish` ``. */
  readonly says: string
}

/** What is unclear about the package manager that packed. Paths and texts are untrusted. */
export interface PackerDoubts {
  readonly packer: PackerName
  /** The file that chose it; null where no file did. */
  readonly chosenBy: string | null
  /** What speaks for another one. */
  readonly against: readonly PackerTrace[]
  /** Programs of the repository that pack in its place, which this pull request brings or changes. */
  readonly brought: readonly PackerTrace[]
  /** The release tool, which this pull request brings, that has another folder published than the package's. */
  readonly moved?: PackerTrace
  /** On a pull request: whether it brings what speaks against; null elsewhere. */
  readonly isNew: boolean | null
  /** On a pull request: why the base branch's files could not be read, where that is so. */
  readonly unreadable?: string
}
