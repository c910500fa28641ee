import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import semver from 'semver'
import { registryManifest } from '../../gate/judge.js'
import type { EarlierReleases } from '../../gate/passed-over.js'
import { readPacked } from '../../gate/read-release.js'
import { findPackages } from '../../gate/workspace/workspaces.js'
import { readJson, workspacePatterns } from '../../gate/workspace/patterns.js'
import { findTarget } from '../../gate/gate-request.js'
import type { Limits } from '../../inspect/inspector.js'
import type { InspectionMemory } from '../../inspect/memory.js'
import type { Context } from '../../model/context.js'
import { GateError } from '../../model/errors.js'
import { nameMistake, readManifest } from '../../model/manifest-file.js'
import { isTarball } from '../../model/format.js'
import type { JsonObject } from '../../model/manifest.js'
import { publicationHistory } from '../../model/publication.js'
import type { PublicationHistory } from '../../model/baseline.js'
import type { Manifest, Packer, Release } from '../../model/release.js'
import { choosePacker } from '../../pack/choose-packer.js'
import { packingEnvironment } from '../../pack/environment.js'
import { defaultPackTime, type PackTime } from '../../pack/pack-watch.js'
import { packWith } from '../../pack/pack-with.js'
import type { PackerName } from '../../model/packer.js'
import { chooseNamed, publishedOf, versionBefore } from '../../registry/choose.js'
import { openRegistries } from '../../registry/client.js'
import { publishConfigOf } from '../../registry/publish-place.js'
import type { PackageSource } from '../../registry/package-source.js'
import type { ListedVersion } from '../../registry/packument.js'
import { publicationsIn } from '../../registry/history.js'
import { isStageId } from '../../registry/stage.js'
import type { Contents } from '../../tarball/contents.js'
import { tarball } from '../../tarball/tarball.js'
import { readAnchorSource } from '../../verdict/anchor-source.js'
import type { AnchorSource } from '../../verdict/anchors.js'

/** One of the releases to compare: on disk (absolute path), or in the registry under a version or tag. */
export type Side =
  | { readonly kind: 'folder' | 'tarball'; readonly path: string }
  | { readonly kind: 'published'; readonly name: string; readonly spec: string }
  | { readonly kind: 'staged'; readonly id: string }

/** A package's name, alone or with a version or tag behind an `@` that is not its scope's. */
const shape = /^(@[^@/]+\/[^@/]+|[^@/]+)(?:@(.+))?$/

/**
 * What a release is given as: a path where there is something on disk, or where it can only be one; else NAME,
 * NAME@VERSION
 * or NAME@TAG. A name alone is its tag `latest`.
 *
 * @throws GateError EUSAGE
 */
export function parseSide(typed: string, cwd: string): Side {
  if (/^(\.{0,2}[\\/]|\.{1,2}$|[A-Za-z]:[\\/])/.test(typed) || isTarball(typed) || existsSync(resolve(cwd, typed)))
    return onDisk(typed, cwd)
  if (isStageId(typed)) return { kind: 'staged', id: typed }
  const [, name = '', spec = 'latest'] = shape.exec(typed) ?? []
  if (name !== '' && nameMistake(name, 'it') === null) return { kind: 'published', name, spec }
  throw new GateError(
    'EUSAGE',
    `${JSON.stringify(typed)} is neither a release in the registry nor anything on disk`,
    'Give NAME@VERSION, NAME@TAG, a .tgz, a package folder, or the id of a staged release.',
  )
}

function onDisk(typed: string, cwd: string): Side {
  const { path, isFolder } = findTarget(typed, cwd)
  return { kind: isFolder ? 'folder' : 'tarball', path }
}

/** How releases are read, whichever they are. */
export interface Reading {
  /** Where npm asks the registry, so that its .npmrc counts. Absolute. */
  readonly cwd: string
  /** Absolute path of the repository's root. */
  readonly root: string
  readonly packer: PackerName | 'auto'
  readonly ignoreScripts: boolean
  readonly passEnv: readonly string[]
  readonly packTime?: PackTime
  readonly context: Context
  readonly limits: Limits
  /** What was found out about files of the other release, and their code. */
  readonly memory?: InspectionMemory
}

/** A release to compare, with what is known of how it came about. */
export interface ReadSide {
  readonly kind: 'folder' | 'tarball' | 'published'
  readonly release: Release
  readonly packer: Packer | null
  readonly source: AnchorSource | null
  readonly declared: Manifest | null
  /** How it was published; where the registry says nothing of it, null. */
  readonly history?: () => Promise<PublicationHistory | null>
  /** What came before it, where a tag named it: one that is broken is no measure. */
  readonly earlier?: EarlierReleases
}

async function readFolder(
  folder: string,
  { root, context, packer: asked, ignoreScripts, passEnv, packTime, limits, memory }: Reading,
): Promise<ReadSide> {
  const manifest = await readManifest(folder)
  const choice = await choosePacker(folder, root, asked)
  const packed = await packWith(choice, {
    folder,
    manifest,
    root,
    ignoreScripts,
    env: packingEnvironment(context.env, passEnv),
    job: context.env,
    time: packTime ?? defaultPackTime,
  })
  const { release, packer } = await readPacked(packed, limits, memory)
  const declared = await registryManifest(packer, manifest, folder)
  return { kind: 'folder', release, packer, source: readAnchorSource(root, folder, manifest.text), declared }
}

/**
 * Where package.json says that a package is published: its own, where the command runs in its folder, or that of the
 * workspace's member of this name.
 */
async function publishConfigIn(folder: string, name: string): Promise<JsonObject> {
  const own = readJson(join(folder, 'package.json'))
  if (own.name === name) return publishConfigOf(own)
  const patterns = await workspacePatterns(folder).catch(() => null)
  const members = patterns === null ? [] : findPackages(folder, patterns).packages
  const member = members.find((each) => each.name === name)
  return member ? publishConfigOf(readJson(join(folder, member.path, 'package.json'))) : {}
}

/**
 * Packages in the registries that publishing them goes to, for a run over many: settings and workspace are read once.
 */
export function packageSources({
  cwd,
  context,
}: Pick<Reading, 'cwd' | 'context'>): (name: string) => Promise<PackageSource> {
  const registries = openRegistries(context)
  const own = readJson(join(cwd, 'package.json'))
  const isAlone = !existsSync(join(cwd, 'package.json'))
  return async (name) => {
    const publishConfig = isAlone || own.name === undefined ? {} : await publishConfigIn(cwd, name)
    return registries.source({ name, folder: cwd, tool: 'npm', publishConfig })
  }
}

/**
 * A package in the registry that publishing it goes to.
 * *
 * @throws GateError EREGISTRY where the settings can't be used
 */
export async function packageSource(
  name: string,
  { cwd, context }: Pick<Reading, 'cwd' | 'context'>,
): Promise<PackageSource> {
  return openRegistries(context).source({
    name,
    folder: cwd,
    tool: 'npm',
    publishConfig: await publishConfigIn(cwd, name),
  })
}

/**
 * The tarball of a release that waits for approval.
 *
 * @throws GateError EUSAGE, EREGISTRY or EINTEGRITY
 */
export async function stagedTarball(id: string, { cwd, context }: Pick<Reading, 'cwd' | 'context'>): Promise<Contents> {
  const source = await openRegistries(context).staged(cwd)
  const release = (await source.list()).find((one) => one.id === id.toLowerCase())
  if (release) return source.tarball(release)
  throw new GateError(
    'EUSAGE',
    `no staged release in ${source.host} is ${id}`,
    'See `npm stage list`: it may be approved already, or hidden from this login.',
  )
}

/**
 * The release that the registry serves under a version, its integrity checked.
 *
 * @throws GateError EREGISTRY or EINTEGRITY
 */
export async function readVersion(
  source: PackageSource,
  version: string,
  listed: ListedVersion | undefined,
  limits: Limits,
  memory?: InspectionMemory,
): Promise<ReadSide> {
  if (!listed)
    throw new GateError(
      'EREGISTRY',
      `the registry ${source.host} has no ${source.name}@${version}`,
      'Give another version.',
    )
  const contents = await source.tarball(version, listed)
  const { release } = await readPacked({ packer: null, contents }, limits, memory)
  return { kind: 'published', release, packer: null, source: null, declared: null }
}

/**
 * What came before a published release.
 *
 * @param versions those that may be compared with
 */
export function earlierOf(
  listed: ReadonlyMap<string, ListedVersion>,
  versions: readonly string[],
  read: (version: string) => Promise<ReadSide>,
): EarlierReleases {
  return {
    deprecated: (version) => listed.get(version)?.deprecated ?? null,
    async before(version) {
      const earlier = versionBefore(version, { versions, tags: {} })
      return earlier === null ? null : { kind: 'published', release: (await read(earlier)).release }
    },
  }
}

function historyOf(document: JsonObject | null, version: string): PublicationHistory | null {
  return document && publicationHistory(version, publicationsIn(document))
}

async function readPublished(name: string, spec: string, reading: Reading): Promise<ReadSide> {
  const source = await packageSource(name, reading)
  const packument = await source.packument()
  if (packument) {
    const published = publishedOf(packument)
    const version = chooseNamed(spec, published, 'a .tgz or a folder')
    const read = async (each: string): Promise<ReadSide> =>
      readVersion(source, each, packument.versions.get(each), reading.limits, reading.memory)
    // A version is what was asked for; a tag names what was released last.
    const history = async (): Promise<PublicationHistory | null> => historyOf(await source.document(), version)
    const isSettled = semver.valid(spec) !== null
    const side = { ...(await read(version)), history }
    return isSettled ? side : { ...side, earlier: earlierOf(packument.versions, published.versions, read) }
  }
  throw new GateError(
    'EREGISTRY',
    `the registry ${source.host} does not know ${name}`,
    'Check the name, the registry in .npmrc, and whether this token may see the package. Write a folder as ' +
      'a path: ./FOLDER.',
  )
}

/**
 * Packs, opens or fetches a release.
 *
 * @throws GateError where it can't be had
 */
export async function readSide(side: Side, reading: Reading): Promise<ReadSide> {
  if (side.kind === 'folder') return readFolder(side.path, reading)
  if (side.kind === 'published') return readPublished(side.name, side.spec, reading)
  const contents = side.kind === 'staged' ? await stagedTarball(side.id, reading) : tarball(side.path)
  const { release } = await readPacked({ packer: null, contents }, reading.limits, reading.memory)
  return { kind: 'tarball', release, packer: null, source: null, declared: null }
}
