import { basename, dirname, resolve } from 'node:path'
import { GateError } from '../model/errors.js'
import type { StagedTarball } from './staged-tarball.js'
import type { PackerDoubts } from '../model/packer.js'
import type { Packed } from '../tarball/contents.js'
import type { LookedUp } from '../model/lookups.js'
import { nameMistake, readManifest, type ManifestFile } from '../model/manifest-file.js'
import type { RegistryManifest } from '../pack/packer.js'
import { packers } from '../pack/packers.js'
import { tarball } from '../tarball/tarball.js'
import type { PublishPlace } from '../registry/client.js'
import { publishConfigOf } from '../registry/publish-place.js'
import type { Publishing } from '../rules/rule.js'
import type { RegistryAccess } from './registry-access.js'
import type { EarlierReleases } from './passed-over.js'
import type { BaselineWanted, ReadBaseline } from './read-release.js'
import { doubtsOf, pack, settled, type Packing, type PackingRun } from './packing.js'
import { folderShows, type FolderFacts } from './folder-shows.js'
import { stages, type StageTimes } from './stages.js'
import { isTarball } from '../model/format.js'
import type { Baseline, PublicationHistory } from '../model/baseline.js'
import type { Manifest, Packer, Release } from '../model/release.js'
import type { AnchorSource } from '../verdict/anchors.js'
import type { Context } from '../model/context.js'
import type { CodeText } from '../rules/changed-code/code-changes.js'
import { publishedVersion, versionMistake } from '../model/manifest.js'

/** Both releases as they were read, with what is known of how they came about. Of a tarball no folder is known. */
export interface Judged extends Partial<FolderFacts> {
  readonly release: Release
  readonly packer: Packer | null
  readonly baseline: Baseline
  /** What came before the baseline; null where it was named, or is none of a registry's. */
  readonly earlier: EarlierReleases | null
  readonly source: AnchorSource | null
  readonly declared: Manifest | null
  /** The release as a dry run showed it before it was packed for real; null where it was packed once. */
  readonly dryRun: Release | null
  readonly publishing?: Publishing
  /** How it was published, where it is published or waits for approval. */
  readonly history?: PublicationHistory
  /** What the registry says of new and changed dependencies; left out where it wasn't asked. */
  readonly lookups?: readonly LookedUp[]
  /** What is unclear about the package manager that packed; null or left out where nothing is. */
  readonly packerDoubts?: PackerDoubts | null
  /** The texts of both releases' code. */
  readonly code?: CodeText
}

/** The stages' common knowledge. */
export interface Run extends PackingRun {
  readonly context: Context
  readonly handOver: StagedTarball | null
  readonly times: StageTimes
}

/** @throws GateError EUSAGE where the run is to do without a registry, and the baseline is in one */
function baselineSpec(run: Run): string {
  const spec = specOf(run)
  if (run.request.offline !== true || spec === 'none' || isTarball(spec)) return spec
  throw new GateError(
    'EUSAGE',
    `--offline asks no registry, and the baseline ${JSON.stringify(spec)} is in one`,
    'Choose a baseline that needs none: `--baseline FILE.tgz` or `--baseline none`.',
  )
}

/** A tarball that the command names is relative to where it was typed; one that the policy names, to the policy. */
function specOf({ request, policy }: Run): string {
  const { baseline, cwd, root } = request
  if (baseline !== null) return isTarball(baseline) ? resolve(cwd, baseline) : baseline
  const { spec } = policy.baseline
  if (spec === null) return 'auto'
  return isTarball(spec) ? resolve(root, dirname(policy.path ?? '.'), spec) : spec
}

function wantedBaseline(
  run: Run,
  { name, version }: Release | ManifestFile,
  place: Omit<PublishPlace, 'name'>,
): BaselineWanted {
  const { request, context, policy } = run
  const open = async (): Promise<RegistryAccess> =>
    (await stages.registries()).openRegistry({ name, ...place }, request, context)
  const { required } = policy.baseline
  return { version: publishedVersion(version) ?? version, spec: baselineSpec(run), required, open }
}

/** Both to their end, whatever happens to the other: no packer is left running behind a finished gate. */
export async function together<A, B>(first: Promise<A>, second: Promise<B>): Promise<readonly [A, B]> {
  await Promise.allSettled([first, second])
  return [await first, await second]
}

/**
 * What is sent to the registry, where that differs from the packed package.json. A tarball that is published
 * as it is tells of itself.
 */
export async function registryManifest(
  packer: Packer | null,
  before: ManifestFile,
  folder: string,
): Promise<Manifest | null> {
  const known = Object.values(packers).find(({ name }) => name === packer?.name)
  const which: RegistryManifest = (packer && known?.registryManifest(packer.version)) ?? 'packed'
  if (which === 'after') return (await readManifest(folder)).manifest
  return which === 'before' ? before.manifest : null
}

/**
 * A prepack script may set name, version and registry: the packed package.json is the truth, and decides what to
 * compare with.
 */
function isSamePlace(release: Release, { name, version, manifest }: ManifestFile): boolean {
  const published = publishConfigOf(release.manifest)
  // pnpm takes publishConfig out of what it packs.
  const moved =
    Object.keys(published).length > 0 && JSON.stringify(published) !== JSON.stringify(publishConfigOf(manifest))
  return release.name === name && release.version === publishedVersion(version) && !moved
}

/** Looks dependencies up, unless the policy switches off the rule that needs it. */
async function withLookups<T extends Pick<Judged, 'release' | 'baseline'>>(
  { request, policy, context }: Run,
  place: Pick<PublishPlace, 'folder' | 'tool'>,
  judged: T,
): Promise<T & Pick<Judged, 'lookups'>> {
  const { release, baseline } = judged
  const [, { rules }] = await stages.judging()
  const isOff = ({ id }: { id: string }): boolean => policy.rules.get(id)?.new === 'off'
  if (!rules.some((rule) => rule.looksUp === true && !isOff(rule))) return judged
  const { lookUpDependencies } = await stages.lookups()
  return { ...judged, lookups: await lookUpDependencies(release, baseline, place, request, context) }
}

/** A registry answers "not found" for what it hides, too: the repository may know better. */
async function withEarlierTags(
  baseline: Baseline,
  release: Release,
  folder: string,
  { request, context }: Run,
): Promise<Baseline> {
  if (baseline.kind !== 'first-release' || baseline.registry === undefined) return baseline
  const { host } = new URL(baseline.registry)
  const tags = await (await stages.earlierTags()).earlierTags(release, folder, request.root, context)
  return { ...baseline, unpublished: { host, tags } }
}

/** Packs a folder, and fetches the baseline meanwhile. */
export async function judgeFolder(run: Run, started: Packing): Promise<Judged> {
  const { request, policy, handOver, times } = run
  const { choice, begun, opened, published } = await settled(run, started)
  const { folder, manifest, order } = opened
  const own = started.opened.folder
  if (begun === null) await stages.all()
  const packingSince = begun === null ? performance.now() : started.since
  const packing = begun ?? pack(request, choice, order)
  packing.catch(() => undefined) // it may fail while the next stage is still being loaded; `together` hears of it
  await request.shared?.packing.begun
  const { readPacked, readBaseline, readEarly, InspectionMemory, limitsOf } = await stages.reading()
  const limits = limitsOf(policy)
  const memory = new InspectionMemory()
  const source = (await stages.anchors()).readAnchorSource(request.root, folder, manifest.text)
  void stages.prepared()
  const baselineOf = async (of: Release | ManifestFile): Promise<ReadBaseline> =>
    readBaseline(
      wantedBaseline(run, of, { folder: own, tool: choice.name, publishConfig: publishConfigOf(of.manifest) }),
      limits,
      memory,
    )
  const packAgain = (): Promise<Packed> => pack(request, choice, order, true)
  let isPacked = false
  const reading = packing.then((packed) => {
    isPacked = true
    times.ended('pack', packingSince)
    const read = handOver ? handOver.read(packed, limits, packAgain, memory) : readPacked(packed, limits, memory)
    return times.of('read', read)
  })
  const first = times.of('baseline', baselineOf(manifest))
  // Where nothing of the package's own runs, its files can be read while it is packed: no script changes them.
  if (begun) {
    const ready = first.then(async ({ baseline }) => {
      if (!('release' in baseline)) return
      await readEarly({ folder, candidates: baseline.release.files, limits, memory, isOver: () => isPacked })
      const { rehearseOnce } = await stages.rehearsal()
      if (!isPacked) rehearseOnce(baseline.release, baseline, policy, run.context)
    })
    ready.catch(() => undefined) // a baseline that can't be had is complained of below
  }
  const doubts = doubtsOf(run, own, { choice, published })
  const [{ release, packer, dryRun }, early] = await together(reading, first)
  const wrong = versionMistake(release.version, 'the packed package.json')
  if (wrong !== null) throw new GateError('EPACK', wrong, 'Correct what the script that sets it writes.')
  const { baseline: found, earlier } = isSamePlace(release, manifest) ? early : await baselineOf(release)
  const baseline = await withEarlierTags(found, release, folder, run)
  const declared = handOver ? null : await registryManifest(packer, manifest, folder)
  const code = memory.shelf
  const place = { folder, root: request.root }
  const shown = await folderShows(place, published !== null, manifest.manifest, release)
  const packerDoubts = await doubts
  const judged = { release, packer, baseline, earlier, source, declared, dryRun, packerDoubts, code, ...shown }
  return withLookups(run, { folder: own, tool: choice.name }, judged)
}

/** Reads a tarball as it is; the registry is asked for what its own package.json names. */
export async function judgeTarball(run: Run, path: string): Promise<Judged> {
  const { readPacked, readBaseline, InspectionMemory, limitsOf } = await stages.reading()
  const limits = limitsOf(run.policy)
  const memory = new InspectionMemory()
  const packed: Packed = { packer: null, contents: tarball(path) }
  const { handOver, times } = run
  const { release, packer } = await times.of(
    'read',
    handOver ? handOver.read(packed, limits, undefined, memory) : readPacked(packed, limits, memory),
  )
  const wrong = nameMistake(release.name, basename(path)) ?? versionMistake(release.version, basename(path))
  if (wrong !== null) throw new GateError('ETARBALL', wrong, 'Correct it in package.json and pack again.')
  const place = { folder: run.request.cwd, tool: 'npm', publishConfig: publishConfigOf(release.manifest) } as const
  const { baseline, earlier } = await times.of(
    'baseline',
    readBaseline(wantedBaseline(run, release, place), limits, memory),
  )
  const code = memory.shelf
  const judged = { release, packer, baseline, earlier, source: null, declared: null, dryRun: null, code }
  return withLookups(run, place, judged)
}
