import type { FileFacts } from './file-facts.js'

/** package.json inside a release: a JSON object and nothing more is known of it. Hostile input. */
export type Manifest = Readonly<Record<string, unknown>>

/** Why something that package.json names is in the package's folder and not packed. Paths are untrusted. */
export interface LeftOut {
  readonly path: string
  /** The symbolic link that it is, or that leads to it. */
  readonly link?: string
  /** The ignore file that keeps it out. */
  readonly ignoredBy?: string
}

/** A script that builds a package. */
export interface BuildScript {
  readonly name: string
  /** It is the repository's, and builds the packages of it. */
  readonly isOfRoot: boolean
}

/** A folder that is published in place of the package's. Paths are from the repository's root. */
export interface PublishedElsewhere {
  readonly directory: string
  /** What shows it. */
  readonly path: string
  readonly line?: number
  /** Words that follow the path: ``runs `npm publish` ``. */
  readonly says: string
}

export interface Packer {
  readonly name: string
  readonly version: string
  /** True where the release was packed without its lifecycle scripts. */
  readonly ignoreScripts?: boolean
  /** What made it this packer. `path` is the file that says so, relative to the repository's root. */
  readonly chosenBy?: {
    readonly by:
      'request' | 'policy' | 'packageManager' | 'devEngines' | 'rush' | 'lock-file' | 'release-tool' | 'default'
    readonly path?: string
  }
  /** The folder that was packed in the package's place, from there: publishConfig.directory and the like. */
  readonly directory?: string
  /** What speaks against it, or is special in how it packed. */
  readonly notes?: readonly string[]
}

/** What packed a release that is published, where the registry's record can be trusted. */
export interface PackedBy {
  readonly name: string
  readonly version: string
}

/** Where the checked bytes came from. */
export type ContentsOrigin = 'working-tree' | 'tarball'

/** What would be uploaded, or was. */
export interface Release {
  readonly name: string
  readonly version: string
  readonly manifest: Manifest
  /** Sorted by path. */
  readonly files: readonly FileFacts[]
  /** The files in those of them that are containers, and in containers in them; sorted by path. */
  readonly inside?: readonly FileFacts[]
  /** Paths that are there more than once, with other bytes or another mode: only rule unsafe-path looks at it. */
  readonly duplicates: readonly string[]
  /** sha512 of the tarball, `sha512-…`; null where no tarball was made or it can't be known. */
  readonly integrity: string | null
  /** Bytes of the tarball (compressed); null where unknown. */
  readonly size: number | null
  readonly origin: ContentsOrigin
}
