import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { GateError } from '../model/errors.js'
import type { Contents } from '../tarball/contents.js'
import { tarball } from '../tarball/tarball.js'
import { isTarball } from '../model/tarball-file.js'
import type { PackedBy } from '../model/types.js'
import { asVersion, chooseAuto, chooseNamed } from './choose.js'
import { fetchPublished, fetchTarball, type RegistryRequest } from './registry.js'

export interface BaselineRequest {
  /** `auto`, `none`, a version, a tag or the absolute path of a .tgz. */
  readonly spec: string
  /** A first release is an error: for packages that are known to be published. */
  readonly required: boolean
  /** The release's own version. */
  readonly version: string
  readonly registry: RegistryRequest
}

export type FetchedBaseline =
  | { readonly kind: 'published' | 'tarball'; readonly contents: Contents; readonly packer?: PackedBy }
  | { readonly kind: 'first-release' | 'none' }

function fromFile(path: string): FetchedBaseline {
  if (!existsSync(path))
    throw new GateError(
      'EUSAGE',
      `the baseline ${basename(path)} does not exist`,
      'Name an existing tarball, a version, a tag, `auto` or `none`.',
    )
  return { kind: 'tarball', contents: tarball(path) }
}

/**
 * Gets the previous release. Only a registry that says that the package does not exist makes a first release; anything
 * else that goes wrong is an error, never an empty baseline.
 *
 * @throws GateError EUSAGE, EREGISTRY, EINTEGRITY
 */
export async function fetchBaseline(request: BaselineRequest): Promise<FetchedBaseline> {
  const { spec, registry } = request
  if (spec === 'none') return { kind: 'none' }
  if (isTarball(spec)) return fromFile(spec)
  const published = await fetchPublished(registry)
  if (published) {
    const version = asVersion(spec === 'auto' ? chooseAuto(request.version, published) : chooseNamed(spec, published))
    const { packed } = published
    return {
      kind: 'published',
      contents: await fetchTarball(registry, version),
      ...(packed?.version === version && { packer: packed.by }),
    }
  }
  if (spec !== 'auto' || request.required) {
    const why = spec === 'auto' ? 'and the policy requires a baseline' : `so there is no ${spec} to compare with`
    throw new GateError(
      'EREGISTRY',
      `the registry does not know ${registry.name}, ${why}`,
      'Check the name, the registry in .npmrc, and whether this token may see the package (a registry answers ' +
        '"not found" for what it hides).',
    )
  }
  return { kind: 'first-release' }
}
