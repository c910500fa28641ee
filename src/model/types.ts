import type { Behaviour } from './behaviour.js'
import type { FileFault, ModuleFacts, NewerSyntax } from './modules.js'
import type { RegistryChange } from './registry-change.js'
import type { SecretKind } from './secret-kinds.js'

/** What a compiled program or library is made for, by its headers. Names of systems and processors are Node's own. */
export interface ProgramFacts {
  readonly format: 'ELF' | 'Mach-O' | 'PE'
  /** A program is started, a library is loaded, an object is linked into one of them. */
  readonly role: 'program' | 'library' | 'object'
  /** The systems that may load it. Empty where the headers don't say. */
  readonly systems: readonly string[]
  /** Several in a universal Mach-O file. Empty where any will do, or where the processor has no name in Node. */
  readonly processors: readonly string[]
}

/** Every value that flows between the stages. Data only: no code lives here. */

/** Level of a finding, in SARIF's words. `off` never reaches a report. */
export type Level = 'error' | 'warning' | 'note' | 'off'

/** Whether the baseline release had the same problem, in SARIF's words. */
export type BaselineState = 'new' | 'unchanged'

/** A place in a file. `path` is relative to the repository's root; line and column start at 1. */
export interface Location {
  readonly path: string
  readonly line: number
  readonly column?: number
  /**
   * Where the file is none of the repository's (a preset, or a file of another repository): the place that asks for it.
   */
  readonly via?: Location
}

/** What kind of entry a tarball holds under a path. npm packs plain files only; hostile tarballs hold the others. */
export type EntryType = 'file' | 'symlink' | 'hardlink' | 'special'

/** One packed file as the packer lists it (npm's own field names). `size` in bytes, `mode` as in the tar header. */
export interface PackedFile {
  readonly path: string
  readonly size: number
  readonly mode: number
  readonly type: EntryType
}

/** What the first bytes say a file is; its name has no say in it. */
export type FileKind = 'empty' | 'text' | 'binary' | 'executable' | 'archive'

/** One original source inside a source map. */
export interface EmbeddedSource {
  readonly name: string
  /** UTF-8 bytes of the embedded text. */
  readonly bytes: number
  readonly lines: number
  /** sha256 of the embedded text, to see whether the same text is packed anyway. */
  readonly sha256: string
}

/** What a source map gives away. */
export interface SourceMapFacts {
  /**
   * `file`: the whole file is a map. `inline`: in a data: URL. `eval`: in strings of code, as eval wrappers hold them.
   */
  readonly origin: 'file' | 'inline' | 'eval'
  /** Number of names in `sources`, over all sections. */
  readonly sources: number
  /** The sources whose text is in the map. Empty texts and nulls expose nothing and are not here. */
  readonly embedded: readonly EmbeddedSource[]
}

/** Something that looks like a credential. Its value is nowhere: neither here nor in what is made of it. */
export interface Secret {
  readonly kind: SecretKind
  /** Tells values apart within this process, and nothing else about them. */
  readonly key: string
  /** What values of the kind begin with, at most six characters; empty where they have no such mark. */
  readonly mark: string
  /** Its checksum is right, or it is a key from the first byte to the last: no one makes up such a value. */
  readonly isProven?: boolean
  /** Its checksum is wrong: no service made it. */
  readonly isMadeUp?: boolean
  /** It is in the name of the file or of a folder. */
  readonly inName?: boolean
  /** Where it begins; in the embedded source, where there is one. Absent where lines say nothing. */
  readonly line?: number
  /** The source in a map that it is in. */
  readonly source?: string
}

/** What one pass over a file's bytes found out. All that rules know about contents is here. */
export interface FileFacts extends PackedFile {
  readonly sha256: string
  readonly kind: FileKind
  /** The first line, where it begins with `#!`. */
  readonly shebang?: string
  /** The source maps that the file is, or holds. */
  readonly sourceMaps?: readonly SourceMapFacts[]
  /** The sourceMappingURL that counts (the last comment), where it is no data: URL; cut at 2,048 characters. */
  readonly mapReference?: string
  /** Absolute build paths of a user or a CI home, in the text or in a map's `sources`. */
  readonly buildPaths?: { readonly count: number; readonly examples: readonly string[] }
  /**
   * URLs of hosts that only an internal network knows: how many, and where they lead (scheme, host and port), each
   * once.
   */
  readonly internalHosts?: { readonly count: number; readonly origins: readonly string[] }
  /** What kind of private key the file is, by its content: `RSA`, `PGP`, `OpenSSH`. */
  readonly privateKey?: string
  /** What a tool wrote for its users: a bundler's report about modules, or a notebook with output in it. */
  readonly leftover?: 'bundle-report' | 'notebook-output' | 'source-comment'
  /** Debug symbols of a compiled program, in it or beside it, and their bytes. */
  readonly debugSymbols?: { readonly form: 'DWARF' | 'dSYM' | 'PDB'; readonly bytes: number }
  /** What looks like a credential, each value once. */
  readonly secrets?: readonly Secret[]
  /** What it says as a module, where it is code, a declaration, or a package.json below the top. */
  readonly module?: ModuleFacts
  /**
   * Why it can't be loaded. Of code it is known only where an entry point leads to the file; of what is empty, no
   * file of JSON and no pointer it is always known.
   */
  readonly fault?: FileFault
  /** Of what Node loads: the newest syntax that the oldest Node of the package's own `engines` can't read. */
  readonly newerSyntax?: NewerSyntax
  /** What it does that a reviewer wants to know of, where it is code or JSON. Read when it is asked for. */
  readonly behaviour?: () => Behaviour
  /** What a compiled program or library is made for. */
  readonly program?: ProgramFacts
  /** Of the npm-shrinkwrap.json at the top: the hosts that it installs from, each once; null where it can't be read. */
  readonly installHosts?: readonly string[] | null
  /** Why the file could not be inspected completely. Rule file-not-inspected blocks on it. */
  readonly notInspected?: string
  /** A container that was not looked into, or only in part: what it is, and why, in words that follow each other. */
  readonly unread?: { readonly form: string; readonly why: string }
  /** The packed file that it is in, for a file in a container. Its path goes on behind a `!`: `app.vsix!out/cli.js`. */
  readonly container?: string
}

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

export type Baseline =
  | {
      readonly kind: 'published' | 'tarball' | 'folder'
      readonly release: Release
      readonly packer?: PackedBy
      /** Address of the registry that it is from; only of a published one. */
      readonly registry?: string
      /** Later releases that are no measure, the nearest first. */
      readonly passedOver?: readonly PassedOver[]
      /**
       * Why its publisher deprecated it alone, where no release before it could take its place: what it had is judged
       * as new. Untrusted text.
       */
      readonly deprecated?: string
      /** On a pull request, where a registry was asked. */
      readonly registryChange?: RegistryChange
      /** How it was published; only of one from a registry that says so. */
      readonly publication?: Publication
      /** What the registry has of the package; only of a published one. */
      readonly listed?: ListedReleases
    }
  | {
      readonly kind: 'first-release' | 'none'
      /** Address of the registry that has no release; only of a first release. */
      readonly registry?: string
      /** What the repository knows of earlier releases; only of a first release. */
      readonly unpublished?: Unpublished
      readonly registryChange?: RegistryChange
    }

/** A package that the registry doesn't have. */
export interface Unpublished {
  /** Host of the registry that answers 404. */
  readonly host: string
  /** Tags of the repository that name earlier versions, the newest first. Untrusted text. */
  readonly tags: readonly string[]
}

/** What a registry says of how a version was published. Its own words: untrusted. */
export interface Publication {
  readonly version: string
  /** Milliseconds; null where the registry doesn't say. */
  readonly time: number | null
  /** Whether it lists a provenance attestation. */
  readonly provenance: boolean
  /** Who vouched for the workflow that published, `github`; null where a person or a token did. */
  readonly trustedPublisher: string | null
  /** The account, as npm names it. */
  readonly publisher: string | null
  /** The commit that npm read from the folder; none where a tarball was published. */
  readonly gitHead: string | null
  /** It waits for approval: its provenance and its commit are not known yet. */
  readonly isStaged?: true
}

/** A release among those that were published before it. */
export interface PublicationHistory {
  /** Of the release itself; null where it isn't published yet. */
  readonly own: Publication | null
  /** Newest first. */
  readonly before: readonly Publication[]
  /** Whether the repository has the commit; left out where it wasn't asked. */
  readonly isInRepository?: boolean
  /** Dist-tags that name an older release than before. */
  readonly movedTags?: readonly { readonly tag: string; readonly from: string; readonly to: string }[]
  /** Other releases without a record that were published within minutes of it: `NAME@VERSION`. */
  readonly burst?: readonly string[]
}

/** What a registry has of a package. Its own words: untrusted. */
export interface ListedReleases {
  /** Host of the registry. */
  readonly host: string
  /** Each version with the integrity of its tarball; null where the registry doesn't say. */
  readonly versions: ReadonlyMap<string, string | null>
  readonly tags: Readonly<Record<string, string>>
}

/** A release that was not compared with, and why, as words that follow it. */
export interface PassedOver {
  readonly version: string
  readonly reason: string
}

/** How a file of the release relates to the baseline. */
export type FileState = 'added' | 'unchanged' | 'changed' | 'renamed'

/** A file of the release with its counterpart in the baseline, if it has one. */
export interface FilePair {
  readonly state: FileState
  readonly file: FileFacts
  readonly was?: FileFacts
}

export interface Comparison {
  /** One for each file of the release, in its order. */
  readonly pairs: readonly FilePair[]
  readonly removed: readonly FileFacts[]
}

/** What in the repository brought a problem about; anchors are found from it. */
export type Cause =
  | {
      readonly kind: 'packed-file'
      readonly path: string
      /** Of tsconfig.json, the likeliest first: where one of them is on, it brought the problem about. */
      readonly compilerOptions?: readonly string[]
    }
  | { readonly kind: 'manifest'; readonly key: readonly (string | number)[] }
  | { readonly kind: 'policy'; readonly at: Location }

/** What a rule yields: it knows neither its level nor who will read it. */
export interface Problem {
  /** The fact, with its figure. May hold hostile names: escaped by each reporter. */
  readonly message: string
  /** The remedy, to paste where possible. */
  readonly help: string
  /** The packed file or folder it is about; `package.json` where it is about the whole release. */
  readonly path: string
  readonly cause: Cause
  /** How many files a grouped problem is about, and some of them. */
  readonly count?: number
  readonly examples?: readonly string[]
  /** All the packed files it is about, where there are several: a waiver has to cover each. Not reported. */
  readonly paths?: readonly string[]
  /** How it is fixed without a decision: see the report's `fix`. */
  readonly fix?: {
    readonly by: 'leave-out' | 'executable' | 'not-shared' | 'line-end' | 'workspace-range'
    readonly of: readonly string[]
  }
  /** Files that its own refer to, and that it is one matter with. Not reported. */
  readonly relatesTo?: readonly string[]
  /** Tells problems of one rule on one path apart; equal keys in both releases make it `unchanged`. */
  readonly key?: string
  /** Set by rules that tell new from unchanged by more than equal keys. */
  readonly baselineState?: BaselineState
  /** Overrides the rule's default levels, where the policy doesn't set them: a required entry that is missing. */
  readonly levels?: { readonly new: Level; readonly unchanged: Level }
  /** `accept` settles it only where it is asked to by the rule's name. */
  readonly acceptByName?: true
  /** The folder that no build has made yet: all that is missing of it has this one cause. */
  readonly unbuilt?: string
}
