import type { PackerName } from './packer.js'
import type { EmbeddedSource } from './file-facts.js'
import type { Level, Location } from './problem.js'

/** A bundled dependency's source is not the project's own. */
export function isForeign({ name }: Pick<EmbeddedSource, 'name'>): boolean {
  return /(^|[/\\])node_modules[/\\]/.test(name)
}

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

/** The user's policy, checked: what every stage sees of it. Data only: no code lives here. */

/** One entry of the policy's `files`. */
export interface FilesEntry {
  readonly pattern: string
  /** Written with a leading `!` (not part of `pattern`): takes files out again. */
  readonly negated: boolean
  readonly required: boolean
  /** Bytes. */
  readonly maxSize?: number
  /** From a file that the policy extends: written for many packages, so it need not match here. */
  readonly inherited?: true
  readonly at: Location
}

export interface Waiver {
  readonly rule: string
  /** minimatch glob over the files of a finding. */
  readonly path: string
  readonly reason: string
  /** Last day on which it holds, YYYY-MM-DD (UTC). */
  readonly expires?: string
  /** Lower-case hex: holds for these bytes only. */
  readonly sha256?: string
  /** From a file that the policy extends: written for many packages, so it need not excuse anything here. */
  readonly inherited?: true
  readonly at: Location
}

/** A rule's levels and options as the policy sets them; what it leaves out has the rule's defaults. */
export interface RuleSettings {
  readonly new?: Level
  readonly unchanged?: Level
  readonly options?: Readonly<Record<string, unknown>>
  readonly at: Location
  /** Where each key that is set was set: `new`, `unchanged` and the options. Left out: all at `at`. */
  readonly places?: ReadonlyMap<string, Location>
}

/** A policy that another one extends: a preset, a file of the repository, or one of another repository. */
export interface PolicyBase {
  /** As it was asked for: `closed-source`, `./base.yml`, `github:acme/policies/npm.yml@v1`. */
  readonly spec: string
  /** The branch or tag that it was read from; its owner can change what that means at any time. */
  readonly mutableRef?: string
  readonly at: Location
}

/** The user's policy, checked: no stage meets a half-checked value. */
export interface Policy {
  /** Path from the repository's root; null without a policy file. */
  readonly path: string | null
  /** Null where the policy has no `files`: then no allowlist applies. */
  readonly files: readonly FilesEntry[] | null
  readonly baseline: {
    readonly spec: string | null
    readonly required: boolean
    /** False: a release that is broken or withdrawn is compared with all the same. */
    readonly skipBroken?: boolean
  }
  /** The package manager that publishes; left out, the repository says which. */
  readonly packer?: PackerName
  readonly rules: ReadonlyMap<string, RuleSettings>
  /** True where the file itself has `rules:`, be it empty. */
  readonly hasRules?: true
  readonly waivers: readonly Waiver[]
  /** All that it extends, however far; what they set is merged into the rest. */
  readonly bases?: readonly PolicyBase[]
  /** What it says of some packages alone; not merged into the rest until it is known which package is judged. */
  readonly packages?: readonly PackagePolicy[]
}

/** What a policy says of some packages of a repository, on top of what it says of all. */
export interface PackagePolicy {
  /** A glob over a package's folder from the repository's root, or over its name. */
  readonly selector: string
  readonly policy: Policy
  readonly at: Location
}
