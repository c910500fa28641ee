import { join } from 'node:path'
import semver from 'semver'
import type { Context } from '../model/context.js'
import { toGateError } from '../model/errors.js'
import type { LookedUp, LookupResult, PackageFacts } from '../model/lookups.js'
import { asObject, installScripts, isObject, isPrivate, type JsonObject } from '../model/manifest.js'
import type { Baseline } from '../model/baseline.js'
import type { Release } from '../model/release.js'
import type { PublishPlace, RegistryClient } from '../registry/client.js'
import type { PackageSource } from '../registry/package-source.js'
import { stringsIn } from '../registry/packument.js'
import {
  declaredBundle,
  foreignSource,
  isOptionalPeer,
  packedBundle,
  shippedDependencies,
  type Dependency,
} from '../rules/manifest/dependencies.js'
import type { GateRequest } from './gate-request.js'
import { registriesOf } from './registry-access.js'
import { readJson } from './workspace/patterns.js'
import { smallest } from '../model/group-by.js'

/** A dependency to look up. */
interface Wanted extends Dependency {
  /** The baseline brought no such package at all: who it is matters too. */
  readonly isNew: boolean
  /** A version, a range or a tag. */
  readonly range: string
}

/** More are not asked for in one run. */
const most = 200

function rangeOf(spec: string): string {
  const [, range = ''] = /^npm:(?:@[^/@\s]+\/)?[^/@\s]+(?:@(.*))?$/i.exec(spec) ?? []
  return /^npm:/i.test(spec) ? range : spec
}

/** What the package brings along from a registry: what it packs itself is not fetched. */
function fetched({ manifest, files }: Release): readonly Dependency[] {
  const packed = new Set(packedBundle(files.map(({ path }) => path)))
  const bundled = new Set(declaredBundle(manifest).filter((name) => packed.has(name)))
  return shippedDependencies(manifest).filter(
    (each) => foreignSource(each.spec) === null && !bundled.has(each.name) && !isOptionalPeer(manifest, each),
  )
}

function wantedOf(release: Release, before: Release | null): readonly Wanted[] {
  const known = before === null ? [] : fetched(before)
  const names = new Set(known.map(({ installs }) => installs))
  const pairs = new Set(known.map(({ installs, spec }) => `${installs}\0${rangeOf(spec)}`))
  return fetched(release)
    .map((each) => ({ ...each, range: rangeOf(each.spec), isNew: before !== null && !names.has(each.installs) }))
    .filter(({ installs, range }) => !pairs.has(`${installs}\0${range}`))
}

/** As npm picks it: a tag, else `latest` where it fits, else the highest that does (npm-pick-manifest). */
function pick(range: string, versions: readonly string[], tags: Readonly<Record<string, string>>): string | null {
  const spec = range.trim() === '' ? '*' : range.trim()
  if (semver.validRange(spec) === null) return (Object.hasOwn(tags, spec) ? tags[spec] : undefined) ?? null
  const { latest } = tags
  const isLatest = latest !== undefined && versions.includes(latest) && semver.satisfies(latest, spec, true)
  return isLatest ? latest : semver.maxSatisfying(versions, spec, true)
}

/** When the first version was published. `created` is the registry's own entry. */
function firstPublished(document: JsonObject): number | null {
  const times = Object.entries(stringsIn(document.time))
    .filter(([key]) => key !== 'modified')
    .map(([, time]) => Date.parse(time))
    .filter(Number.isFinite)
  return times.length === 0 ? null : smallest(times)
}

/** Whom to ask, and when the release was published: the age of a package counts until then. */
export interface LookingUp {
  readonly source: (name: string) => Promise<PackageSource>
  /** The repository whose other packages may be published in the same run; null where there is none. */
  readonly root: string | null
  readonly now: Date
  /** Null where it isn't published yet, or where that isn't known. */
  readonly published: Date | null
}

type Moment = Pick<LookingUp, 'now' | 'published'>

function factsOf(
  version: string,
  record: unknown,
  document: JsonObject | null,
  { now, published }: Moment,
): PackageFacts {
  const manifest: JsonObject = isObject(record) ? record : {}
  const first = document && firstPublished(document)
  const scripts = installScripts(manifest, new Set(manifest.gypfile === true ? ['binding.gyp'] : []))
  const { repository, deprecated } = manifest
  return {
    kind: 'found',
    version,
    ageHours: first === null ? null : Math.max(0, ((published ?? now).getTime() - first) / 3_600_000),
    ...(published && { isAgeAtRelease: true }),
    hasInstallScript: manifest.hasInstallScript === true || scripts.some(({ key }) => key[0] === 'scripts'),
    isDeprecated: typeof deprecated === 'string' && deprecated !== '',
    hasRepository: document && (typeof repository === 'string' || isObject(repository)),
  }
}

/** What a registry lists of a package; who made it and when stands in the whole document alone, which can be large. */
interface Listed {
  readonly versions: readonly string[]
  readonly tags: Readonly<Record<string, string>>
  readonly document: JsonObject | null
}

async function listedBy(source: PackageSource, isNew: boolean): Promise<Listed | null> {
  if (!isNew) {
    const packument = await source.packument()
    return packument && { versions: [...packument.versions.keys()], tags: packument.tags, document: null }
  }
  const document = await source.document()
  const versions = Object.keys(asObject(document?.versions))
  return document && { versions, tags: stringsIn(document['dist-tags']), document }
}

async function ask(
  source: PackageSource,
  { range, isNew }: Wanted,
  siblings: (range: string | null) => Promise<boolean>,
  moment: Moment,
): Promise<LookupResult> {
  const listed = await listedBy(source, isNew)
  if (listed === null) return { kind: 'no-package', host: source.host, isSibling: await siblings(null) }
  const { versions, tags, document } = listed
  const version = pick(range, versions, tags)
  if (version !== null && versions.includes(version))
    return factsOf(version, asObject(document?.versions)[version], document, moment)
  const newest = tags.latest ?? semver.rsort(versions.filter((each) => semver.valid(each) !== null))[0] ?? null
  return { kind: 'no-version', newest, isSibling: await siblings(range) }
}

/** Packages of the repository that may be published in the same run, before this one. A private one never is. */
async function siblingsIn(root: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const { globSync } = await import('tinyglobby')
  const patterns = ['*', '*/*', '*/*/*', '*/*/*/*'].map((folder) => `${folder}/package.json`)
  const found = globSync(patterns, { cwd: root, ignore: ['**/node_modules/**'], followSymbolicLinks: false })
  const all = new Map<string, string[]>()
  for (const path of found.slice(0, 5000)) {
    const manifest = readJson(join(root, path))
    const { name, version } = manifest
    if (typeof name === 'string' && typeof version === 'string' && !isPrivate(manifest))
      all.set(name, [...(all.get(name) ?? []), version])
  }
  return all
}

async function clientOf(
  request: GateRequest,
  { folder, tool }: Pick<PublishPlace, 'folder' | 'tool'>,
  context: Context,
): Promise<RegistryClient> {
  const client = registriesOf(request, context)
  await client.settings(folder, tool)
  return client
}

/**
 * Asks the registry for the dependencies that an earlier release didn't have, or had in another range. A registry that
 * doesn't answer is a result too, never an error.
 */
export async function lookUpAll(
  release: Release,
  before: Release | null,
  looking: LookingUp,
): Promise<readonly LookedUp[]> {
  const { root } = looking
  let known: ReturnType<typeof siblingsIn> | null = null
  const siblings = (name: string) => async (range: string | null) => {
    if (root === null) return false
    known ??= siblingsIn(root)
    const versions = (await known).get(name) ?? []
    return range === null ? versions.length > 0 : pick(range, versions, {}) !== null
  }
  return Promise.all(
    wantedOf(release, before).map(async (each, index) => {
      const { group, name, installs, spec } = each
      const looked = async (): Promise<LookupResult> => {
        if (index >= most) return { kind: 'unanswered', why: `more than ${most} dependencies are new` }
        return ask(await looking.source(installs), each, siblings(installs), looking)
      }
      const found = await looked().catch((thrown: unknown): LookupResult => ({
        kind: 'unanswered',
        why: toGateError(thrown).message,
      }))
      return { group, name, installs, spec, found }
    }),
  )
}

/** The same for a release that is gated. Nothing is asked where no registry was asked for the baseline. */
export async function lookUpDependencies(
  release: Release,
  baseline: Baseline,
  place: Pick<PublishPlace, 'folder' | 'tool'>,
  request: GateRequest,
  context: Context,
): Promise<readonly LookedUp[]> {
  if (baseline.kind !== 'published' && baseline.kind !== 'first-release') return []
  let opening: Promise<RegistryClient> | null = null
  return lookUpAll(release, 'release' in baseline ? baseline.release : null, {
    async source(name) {
      opening ??= clientOf(request, place, context)
      return (await opening).source({ ...place, name, publishConfig: {} })
    },
    ...{ root: request.root, now: context.now(), published: null },
  })
}
