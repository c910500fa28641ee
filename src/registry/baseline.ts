import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { GateError } from '../model/errors.js'
import { isTarball } from '../model/format.js'
import { publicationOf } from '../model/publication.js'
import type { Publication } from '../model/baseline.js'
import type { PackedBy } from '../model/release.js'
import type { Contents } from '../tarball/contents.js'
import { tarball } from '../tarball/tarball.js'
import { chooseAuto, chooseNamed, packedIn, publishedOf } from './choose.js'
import type { PackageSource } from './package-source.js'
import type { Packument } from './packument.js'

interface BaselineRequest {
  /** `auto`, `none`, a version, a tag or the absolute path of a .tgz. */
  readonly spec: string
  /** A first release is an error: for packages that are known to be published. */
  readonly required: boolean
  /** The release's own version. */
  readonly version: string
  /** Opens the registry; not called where none is needed. */
  readonly open: () => Promise<PackageSource>
}

type FetchedBaseline =
  | { readonly kind: 'tarball'; readonly contents: Contents }
  | FetchedPublished
  | { readonly kind: 'first-release'; readonly source: PackageSource }
  | { readonly kind: 'none' }

export interface FetchedPublished {
  readonly kind: 'published'
  readonly contents: Contents
  readonly packer: PackedBy | null
  /** Null where the registry gives no record of it. */
  readonly publication: Publication | null
  readonly source: PackageSource
  readonly packument: Packument
}

const otherwise = 'Or choose a baseline that needs no registry: a .tgz, or `none`.'

function fromFile(path: string): FetchedBaseline {
  if (!existsSync(path))
    throw new GateError(
      'EUSAGE',
      `the baseline ${basename(path)} does not exist`,
      'Give an existing tarball, a version, a tag, `auto` or `none`.',
    )
  return { kind: 'tarball', contents: tarball(path) }
}

/**
 * One published version: its tarball, and what packed it.
 *
 * @throws GateError EREGISTRY or EINTEGRITY
 */
export async function fetchVersion(
  source: PackageSource,
  packument: Packument,
  version: string,
): Promise<FetchedPublished> {
  const listed = packument.versions.get(version)
  if (!listed)
    throw new GateError('EREGISTRY', `the registry ${source.host} has no ${source.name}@${version}`, otherwise)
  const [contents, record] = await Promise.all([source.tarball(version, listed, otherwise), source.record(version)])
  const publication = record && publicationOf(version, record)
  return { kind: 'published', contents, packer: record && packedIn(record), publication, source, packument }
}

/**
 * Gets the previous release. Only a registry that says that the package does not exist makes a first release; anything
 * else that goes wrong is an error, never an empty baseline.
 *
 * @throws GateError EUSAGE, EREGISTRY, EINTEGRITY
 */
export async function fetchBaseline({ spec, required, version, open }: BaselineRequest): Promise<FetchedBaseline> {
  if (spec === 'none') return { kind: 'none' }
  if (isTarball(spec)) return fromFile(spec)
  const source = await open()
  const packument = await source.packument(otherwise)
  if (packument) {
    const published = publishedOf(packument)
    return fetchVersion(
      source,
      packument,
      spec === 'auto' ? chooseAuto(version, published) : chooseNamed(spec, published),
    )
  }
  if (spec === 'auto' && !required) return { kind: 'first-release', source }
  const why = spec === 'auto' ? 'and the policy requires a baseline' : `so there is no ${spec} to compare with`
  throw new GateError(
    'EREGISTRY',
    `the registry ${source.host} does not know ${source.name}, ${why}`,
    'Check the name, the registry in .npmrc, and whether this token may see the package (a registry answers ' +
      '"not found" for what it hides).',
  )
}
