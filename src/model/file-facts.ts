import type { Behaviour } from './behaviour.js'
import type { FileFault, ModuleFacts, NewerSyntax } from './modules.js'
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

/** What a file is by its bytes, where a tool wrote it for its users. */
export type Leftover =
  'bundle-report' | 'coverage-report' | 'memory-dump' | 'network-log' | 'notebook-output' | 'source-comment'

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
  /** What a tool wrote for its users: a report about modules or tests, a dump of memory, a notebook with output. */
  readonly leftover?: Leftover
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
  /**
   * Of what Node loads and of `module`, unless `engines` promises newer versions of Node alone: what it has that ES5
   * doesn't, imports and exports apart.
   */
  readonly afterEs5?: NewerSyntax
  /** What it does that a reviewer wants to know of, where it is code or JSON. Read when it is asked for. */
  readonly behaviour?: () => Behaviour
  /** What a compiled program or library is made for. */
  readonly program?: ProgramFacts
  /** Of a style sheet: the files that it asks for by a path from itself, each once. `line` starts at 1. Untrusted. */
  readonly styleReferences?: readonly {
    readonly path: string
    readonly kind: 'url' | 'import'
    readonly line: number
  }[]
  /** Of a license file at the top: GNU's licenses whose text it holds (`AGPL-3`), none for any other text. */
  readonly licenseFile?: readonly string[]
  /** Of the npm-shrinkwrap.json at the top: the hosts that it installs from, each once; null where it can't be read. */
  readonly installHosts?: readonly string[] | null
  /** Why the file could not be inspected completely. Rule file-not-inspected blocks on it. */
  readonly notInspected?: string
  /** A container that was not looked into, or only in part: what it is, and why, in words that follow each other. */
  readonly unread?: { readonly form: string; readonly why: string }
  /** The packed file that it is in, for a file in a container. Its path goes on behind a `!`: `app.vsix!out/cli.js`. */
  readonly container?: string
}
