import { fetchBaseline } from '../registry/baseline.js'
import type { RegistryChange } from '../model/registry-change.js'
import type { PackageSource } from '../registry/package-source.js'
import type { RegistryAccess } from './registry-access.js'
import { inspect } from '../inspect/inspect.js'
import type { Limits } from '../inspect/limits.js'
import type { Contents, Packed } from '../tarball/contents.js'
import type { Baseline, Packer, Release } from '../model/types.js'

/** What is known when a baseline is looked for. */
export interface BaselineWanted {
  readonly version: string
  /** `auto`, `none`, a version, a tag or the absolute path of a .tgz. */
  readonly spec: string
  readonly required: boolean
  /** Opens the registry that the package is published to. */
  readonly open: () => Promise<RegistryAccess>
}

async function inspectAndDispose(contents: Contents, limits: Limits): Promise<Release> {
  try {
    return await inspect(contents, limits)
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
export async function readPacked({ packer, contents }: Packed, limits: Limits): Promise<ReadRelease> {
  return { release: await inspectAndDispose(contents, limits), packer, dryRun: null }
}

/** Gets and reads the release to compare with. */
export async function readBaseline(wanted: BaselineWanted, limits: Limits): Promise<Baseline> {
  const changes: RegistryChange[] = []
  const open = async (): Promise<PackageSource> => {
    const { source, change } = await wanted.open()
    if (change) changes.push(change)
    return source
  }
  const fetched = await fetchBaseline({ ...wanted, open })
  const [registryChange] = changes
  const asked = registryChange === undefined ? {} : { registryChange }
  if (fetched.kind === 'none') return fetched
  if (fetched.kind === 'first-release') return { kind: fetched.kind, registry: fetched.source.address, ...asked }
  const release = await inspectAndDispose(fetched.contents, limits)
  if (fetched.kind === 'tarball') return { kind: fetched.kind, release }
  const { kind, packer, source } = fetched
  return { kind, release, registry: source.address, ...(packer && { packer }), ...asked }
}
