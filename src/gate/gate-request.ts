import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { GateError } from '../model/errors.js'
import type { Policy } from '../model/policy.js'
import { isTarball } from '../model/format.js'
import type { PackTime } from '../pack/pack-watch.js'
import type { PackerName } from '../model/packer.js'
import type { VersionMemory } from '../pack/packer.js'
import type { EvidenceMemory } from '../pack/packer-evidence.js'
import type { PolicyTree } from '../policy/extends.js'
import type { PolicyFile } from '../policy/find.js'
import type { PackageIdentity } from '../policy/package-policy.js'
import type { RegistryClient } from '../registry/client.js'
import type { Packed } from '../tarball/contents.js'
import type { PolicyPair } from '../verdict/policy-change.js'

/** What is gated: a package folder, or a tarball that was packed before. */
export interface Target {
  /** Absolute. */
  readonly path: string
  readonly isFolder: boolean
}

/** @throws GateError EUSAGE where there is nothing of that name, or something else */
export function findTarget(target: string, cwd: string): Target {
  const path = resolve(cwd, target)
  if (!existsSync(path))
    throw new GateError(
      'EUSAGE',
      `${target} does not exist`,
      'Give an existing package folder or .tgz (Action input `path`).',
    )
  const isFolder = statSync(path).isDirectory()
  if (!isFolder && !isTarball(path))
    throw new GateError('EUSAGE', `${target} is neither a folder nor a .tgz`, 'Give a package folder or a .tgz.')
  return { path, isFolder }
}

/** Reads a policy file with all that it extends. @throws GateError ECONFIG or EGITHUB */
export type PolicyReader = (file: PolicyFile) => Promise<Policy>

/** What to gate, and how; from the command line or the Action's inputs. */
export interface GateRequest {
  /** A package folder or a .tgz, relative to `cwd`. */
  readonly target: string
  readonly cwd: string
  /** Absolute path of the repository's root. */
  readonly root: string
  /** Path of the policy relative to `cwd`; false for none, null for the default places. */
  readonly config: string | false | null
  /** `auto`, `none`, a version, a tag or a .tgz; null leaves it to the policy, and `auto` without one. */
  readonly baseline: string | null
  /** No registry is asked: the baseline has to be a .tgz or `none`. */
  readonly offline?: boolean
  /** The package manager that packs a folder; `auto` leaves it to what the repository says. */
  readonly packer: PackerName | 'auto'
  readonly ignoreScripts: boolean
  /** Names of further environment variables that lifecycle scripts may see. */
  readonly passEnv: readonly string[]
  /** A report shows what changed in the code that users run. */
  readonly showsCode?: boolean
  /** Folder for the tarball of a release that passes, relative to `cwd`; left out, none is handed over. */
  readonly packDestination?: string
  /** On a pull request: the policy of the base branch, to compare with or to decide. */
  readonly basePolicy?: BasePolicyRequest
  /** How long a packer may take; left out, half an hour. */
  readonly packTime?: PackTime
  /** On a pull request: the files of the base commit, which say which registry is asked. */
  readonly baseFiles?: PolicyTree
  /** What a run over several packages looks up once for all of them. */
  readonly shared?: Shared
}

/** What is judged by, and on a pull request both sides' policies. */
export interface Policies {
  readonly policy: Policy
  readonly policies: PolicyPair | null
  /** What the policy was read from; null without one, and where the base branch's decides. */
  readonly file: PolicyFile | null
  /** The package that is judged, where the policy says what differs in some; else null. */
  readonly about: PackageIdentity | null
}

/**
 * Policies by file, the package managers' versions, what folders say of these, what registries answered, and packages
 * that one run packed together.
 */
export interface Shared {
  readonly readPolicy: PolicyReader
  /** What each target is judged by, read before any script of a package could change it. By the target's path. */
  readonly policies?: ReadonlyMap<string, Promise<Policies>>
  readonly versions: VersionMemory
  readonly evidence: EvidenceMemory
  /** Opened when a registry is asked first: without a baseline none is. */
  readonly registries: { client?: RegistryClient }
  readonly packing: SharedPacking
  /** Packages by the name under which each would be handed over. A script may have changed it, so packing tells. */
  readonly claims?: Map<string, Set<string>>
}

/** How the packages of one run are packed. */
export interface SharedPacking {
  /** Settled when the package managers run: what can be loaded beside them is loaded then. Never rejects. */
  readonly begun: Promise<void>
  /** What was packed with others in one run; null where the package in this folder has to be packed alone. */
  take(folder: string): Promise<Packed | null>
  /** Packs alone, in its turn: as many packers run at the same time as the machine has cores. */
  alone(work: () => Promise<Packed>): Promise<Packed>
  /** Starts no packer any more: those that wait for their turn reject. Where one failure ends the run. */
  stop(): void
}

/** How the base branch's policy takes part. */
export interface BasePolicyRequest {
  /** The files of the base commit. */
  readonly tree: PolicyTree
  /** True: it decides, and the head's is only compared with it. */
  readonly decides: boolean
  /** Reported once if it can't be read and need not be. */
  readonly say: (text: string) => void
}
