import { GateError } from '../model/errors.js'
import type { PackerName } from '../model/packer.js'
import type { ManifestFile } from '../model/manifest-file.js'
import type { Contents, ContentsSummary, Packed } from '../tarball/contents.js'
import { withoutDots } from '../model/top-folder.js'
import type { PackTime } from './pack-watch.js'
import type { ProcessResult } from './run.js'

/** What a packer said of the tarball that it made. What it doesn't tell is not compared. */
export interface PackerReport {
  readonly paths?: readonly string[]
  /** Files that the packer adds without listing them. */
  readonly unlisted?: RegExp
  /** Any of them: scripts may print such numbers too. */
  readonly counts?: readonly number[]
  /** sha512, as registries write it. */
  readonly integrity?: string
}

function difference(reported: PackerReport, packed: readonly string[], { integrity }: ContentsSummary): string | null {
  const { counts, unlisted } = reported
  // pnpm lists an entry of `files` as it is written there: `dist/./a.js`.
  const paths = reported.paths?.map(withoutDots)
  const held = new Set(packed)
  const missing = paths?.find((path) => !held.has(path))
  if (missing !== undefined) return `it lists ${JSON.stringify(missing)}, which its tarball does not contain`
  const listed = new Set(paths)
  const more = paths && packed.find((path) => !listed.has(path) && unlisted?.test(path) !== true)
  if (more !== undefined) return `its tarball contains ${JSON.stringify(more)}, which it does not list`
  if (counts && !counts.includes(packed.length))
    return `it counts ${counts.join(' or ')} files, its tarball contains ${packed.length}`
  return reported.integrity !== undefined && reported.integrity !== integrity
    ? "its tarball's sha512 is not the one it reported"
    : null
}

/**
 * A packer's tarball, which must be what the packer said. The tarball is the truth; where the two differ, something
 * came between them (a script that is still at work in the temporary folder), and it is unknown what publishing would
 * send.
 *
 * @param packCommand `pnpm pack` and the like, for messages
 */
export function packerContents(contents: Contents, packCommand: string, reported: PackerReport): Contents {
  return {
    ...contents,
    async read(open) {
      const packed: string[] = []
      const summary = await contents.read((file) => {
        packed.push(file.path)
        return open(file)
      })
      const wrong = difference(reported, packed, summary)
      if (wrong === null) return summary
      throw new GateError(
        'EPACK',
        `${packCommand} contradicts itself: ${wrong}`,
        'Look for a script that writes to the tarball after it was packed. If there is none, pack with ' +
          `${packCommand} and check the tarball: \`pack-gate check FILE.tgz\`.`,
      )
    },
  }
}

type Environment = Readonly<Record<string, string | undefined>>

export type VersionMemory = Map<string, Promise<string>>

export interface PackRequest {
  /**
   * Absolute. The packer runs in it: the form that publishing uses. `npm pack ./folder` from above ships another list.
   */
  readonly folder: string
  /** Absolute path of the repository's root: no program inside of it packs. */
  readonly root: string
  readonly manifest: ManifestFile
  readonly ignoreScripts: boolean
  /** Make the tarball, also where npm's list and the working tree would tell what is in it. */
  readonly tarball?: boolean
  /** What the packer and the package's scripts get. */
  readonly env: Readonly<Record<string, string>>
  /** What the job has: names of variables, and where its files are. */
  readonly job: Environment
  readonly time: PackTime
  /**
   * Versions that other packages of the run asked for already, by package manager and by what decides about its
   * version.
   */
  readonly versions?: VersionMemory
}

/** What a packer is given: with what decides about its version in this folder. */
export interface PackOrder extends PackRequest {
  readonly versionFrom: string
}

/**
 * Which package.json publishing sends to the registry: the packed one, the one that is on disk after packing, or the
 * one that was there before (measured: docs/packers.md).
 */
export type RegistryManifest = 'packed' | 'after' | 'before'

/** Packages of a workspace that one run packed. */
export type PackedTogether = ReadonlyMap<PackOrder, Packed>

/** Why a packer failed, in its own words. */
export interface Failure {
  /** Its code for it, or the system's; empty where it gives none. */
  readonly code: string
  /** Foreign text; none where only the rest of the output can tell. */
  readonly lines: readonly string[]
  /** What is known of this failure, where it is a known one: in place of anything else. */
  readonly known?: { readonly message: string; readonly help: string }
}

/** All that is known of a package manager. */
export interface PackerDescriptor {
  readonly name: PackerName
  /** What a maintainer types to pack with it. */
  readonly packCommand: string
  /** What to do where it is missing. */
  readonly install: string
  /** Files that it leaves in a repository, and no other one reads. */
  readonly traces: readonly string[]
  /** The package's own scripts that packing runs. */
  readonly scripts: readonly string[]
  /** Whether packing surely runs nothing of the package's own; left out where that can't be said. */
  readonly runsNothing?: (request: PackRequest) => boolean
  /** Variables that it needs besides those that it is given: never one that is set there. */
  readonly variables?: (request: PackRequest) => Readonly<Record<string, string>>
  /** What is sent to the registry, by its version. */
  readonly registryManifest: (version: string) => RegistryManifest
  readonly failure: (result: ProcessResult) => Failure
  /** Packs as its own `publish` would. Throws GateError EPACK where it fails or can't be believed. */
  readonly pack: (order: PackOrder) => Promise<Packed>
  /**
   * Packs several packages of a workspace by one run in the workspace's root. Leaves out those that it can't say
   * anything certain of, throws where the run fails. Left out where there is no such run, or it saves nothing.
   */
  readonly packTogether?: (orders: readonly PackOrder[], workspace: string) => Promise<PackedTogether>
}
