import type { Packed } from '../tarball/contents.js'
import type { ManifestFile } from '../model/manifest-file.js'

/** The package managers that a release can be packed with, as `--packer` names them. `yarn` is Classic and Berry. */
export const packerNames = ['npm', 'pnpm', 'yarn', 'bun'] as const

export type PackerName = (typeof packerNames)[number]

export interface PackRequest {
  /**
   * Absolute. The packer runs in it: the form that publishing uses. `npm pack ./folder` from above ships another list.
   */
  readonly folder: string
  readonly manifest: ManifestFile
  readonly ignoreScripts: boolean
  /** Make the tarball, also where npm's list and the working tree would tell what is in it. */
  readonly tarball?: boolean
  readonly env: Readonly<Record<string, string>>
  /**
   * Versions that other packages of the run asked for already, by package manager and by what decides about its
   * version.
   */
  readonly versions?: VersionMemory
}

export type VersionMemory = Map<string, Promise<string>>

/** What a packer is given: with what decides about its version in this folder. */
export interface PackOrder extends PackRequest {
  readonly versionFrom: string
}

/** Packs as the packer's own `publish` would. Throws GateError EPACK where it fails or can't be believed. */
export type Pack = (request: PackOrder) => Promise<Packed>
