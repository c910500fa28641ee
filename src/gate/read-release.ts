import { fetchBaseline } from '../registry/baseline.js'
import { inspect } from '../inspect/inspect.js'
import type { Limits } from '../inspect/limits.js'
import type { Contents, Packed } from '../tarball/contents.js'
import { registryEnvironment } from '../pack/environment.js'
import type { Baseline, Packer, Release } from '../model/types.js'

/** What is known when a baseline is looked for. */
export interface BaselineWanted {
  readonly name: string
  readonly version: string
  /** `auto`, `none`, a version, a tag or the absolute path of a .tgz. */
  readonly spec: string
  readonly required: boolean
  /** Where npm runs, so that its .npmrc counts. */
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly passEnv: readonly string[]
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
  const { name, version, spec, required, folder, env, passEnv } = wanted
  const fetched = await fetchBaseline({
    spec,
    required,
    version,
    registry: { name, cwd: folder, env: registryEnvironment(env, passEnv) },
  })
  if (!('contents' in fetched)) return fetched
  const { kind, contents, packer } = fetched
  return { kind, release: await inspectAndDispose(contents, limits), ...(packer && { packer }) }
}
