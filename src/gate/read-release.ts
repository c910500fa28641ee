import { fetchBaseline, fetchVersion, type FetchedPublished } from '../registry/baseline.js'
import { publishedOf, versionBefore } from '../registry/choose.js'
import type { RegistryChange } from '../model/registry-change.js'
import type { PackageSource } from '../registry/package-source.js'
import type { EarlierReleases } from './passed-over.js'
import type { RegistryAccess } from './registry-access.js'
import { inspect } from '../inspect/inspect.js'
import type { Limits } from '../inspect/inspector.js'
import type { InspectionMemory } from '../inspect/memory.js'
import type { Contents, Packed } from '../tarball/contents.js'
import type { Baseline } from '../model/baseline.js'
import type { Packer, Release } from '../model/release.js'

/** What is known when a baseline is looked for. */
export interface BaselineWanted {
  readonly version: string
  /** `auto`, `none`, a version, a tag or the absolute path of a .tgz. */
  readonly spec: string
  readonly required: boolean
  /** Opens the registry that the package is published to. */
  readonly open: () => Promise<RegistryAccess>
}

async function inspectAndDispose(contents: Contents, limits: Limits, memory?: InspectionMemory): Promise<Release> {
  try {
    return await inspect(contents, limits, memory)
  } finally {
    contents.dispose()
  }
}

/** What was packed, read. */
export interface ReadRelease {
  readonly release: Release
  readonly packer: Packer | null
  /** The same release as a dry run showed it before; null where it was packed once. */
  readonly dryRun: Release | null
}

/** Reads what was packed, and frees it. */
export async function readPacked(
  { packer, contents }: Packed,
  limits: Limits,
  memory?: InspectionMemory,
): Promise<ReadRelease> {
  return { release: await inspectAndDispose(contents, limits, memory), packer, dryRun: null }
}

/** The release to compare with, and what came before it. */
export interface ReadBaseline {
  readonly baseline: Baseline
  /** Null where the baseline was named, or is none of a registry's. */
  readonly earlier: EarlierReleases | null
}

async function readPublished(
  { contents, packer, publication, source, packument }: FetchedPublished,
  limits: Limits,
  memory?: InspectionMemory,
): Promise<Baseline> {
  const release = await inspectAndDispose(contents, limits, memory)
  const versions = new Map([...packument.versions].map(([version, { integrity }]) => [version, integrity]))
  const listed = { host: source.host, versions, tags: packument.tags }
  return {
    kind: 'published',
    release,
    registry: source.address,
    listed,
    ...(packer && { packer }),
    ...(publication && { publication }),
  }
}

function earlierThan(
  { source, packument }: FetchedPublished,
  limits: Limits,
  memory?: InspectionMemory,
): EarlierReleases {
  return {
    deprecated: (version) => packument.versions.get(version)?.deprecated ?? null,
    async before(version) {
      const earlier = versionBefore(version, publishedOf(packument))
      return earlier === null ? null : readPublished(await fetchVersion(source, packument, earlier), limits, memory)
    },
  }
}

/** Gets and reads the release to compare with. @param memory what was found out in this run */
export async function readBaseline(
  wanted: BaselineWanted,
  limits: Limits,
  memory?: InspectionMemory,
): Promise<ReadBaseline> {
  const changes: RegistryChange[] = []
  const open = async (): Promise<PackageSource> => {
    const { source, change } = await wanted.open()
    if (change) changes.push(change)
    return source
  }
  const fetched = await fetchBaseline({ ...wanted, open })
  const [registryChange] = changes
  const asked = registryChange === undefined ? {} : { registryChange }
  if (fetched.kind === 'none') return { baseline: fetched, earlier: null }
  if (fetched.kind === 'first-release')
    return { baseline: { kind: fetched.kind, registry: fetched.source.address, ...asked }, earlier: null }
  if (fetched.kind === 'tarball') {
    const release = await inspectAndDispose(fetched.contents, limits, memory)
    return { baseline: { kind: fetched.kind, release }, earlier: null }
  }
  const baseline = { ...(await readPublished(fetched, limits, memory)), ...asked }
  return { baseline, earlier: wanted.spec === 'auto' ? earlierThan(fetched, limits, memory) : null }
}
