import { readPacked } from '../../gate/read-release.js'
import type { Context } from '../../model/context.js'
import { GateError, noVerdict, toGateError } from '../../model/errors.js'
import { nameMistake } from '../../model/manifest-file.js'
import { publicationHistory, publicationOf } from '../../model/publication.js'
import type { Publication } from '../../model/baseline.js'
import type { Policy } from '../../model/policy.js'
import { type Finding, worstConclusion } from '../../model/report.js'
import type { KnownStage, StageReport, UnknownStage, UnreadStage } from '../../model/stage-report.js'
import { chooseAuto } from '../../registry/choose.js'
import { openRegistries } from '../../registry/client.js'
import { publicationsIn } from '../../registry/history.js'
import type { PackageSource } from '../../registry/package-source.js'
import { packumentIn, type Packument } from '../../registry/packument.js'
import type { StagedPackages, StagedRelease } from '../../registry/stage.js'
import { unfitness } from '../../rules/publishing/dist-tag-unfit.js'
import { limitsOf } from '../../rules/contents/file-not-inspected.js'
import type { Contents } from '../../tarball/contents.js'
import { tarballIntegrity } from '../../tarball/tarball-hash.js'
import type { Trust } from '../attest/trust.js'
import { compareReleases } from '../diff/diff.js'
import { packageSources, readVersion, type ReadSide } from '../diff/read-side.js'
import { signalsOf } from '../watch/signals.js'
import { recordFor, type Recorded, type Records } from '../watch/records.js'
import type { AttestationRecords, Attested } from '../watch/records.js'

/** Which staged releases to look at, and what proves that they passed. */
export interface StageRequest {
  /** Names of packages, or ids; none for all that wait. */
  readonly wanted: readonly string[]
  readonly records: Records | null
  readonly attestations: AttestationRecords | null
  /** What signatures are verified with. */
  readonly trust: Trust
  readonly policy: Policy
  /** Where npm asks the registry, so that its .npmrc counts. Absolute. */
  readonly cwd: string
  readonly context: Context
}

type Stage = StageReport['staged'][number]

/** A request, with the registries that it asks. */
type Looking = StageRequest & { readonly sources: ReturnType<typeof packageSources> }

/** Releases at a time: each is a download, and perhaps a comparison. */
const atATime = 6

function waiting({
  id,
  name,
  version,
  tag,
  createdAt,
  actor,
}: StagedRelease): Omit<KnownStage, 'conclusion' | 'integrity' | 'record' | 'signals'> {
  return { id, name, version, tag, staged: createdAt, actor }
}

function byName(a: StagedRelease, b: StagedRelease): number {
  const [one, other] = [`${a.name}@${a.version} ${a.id}`, `${b.name}@${b.version} ${b.id}`]
  return one < other ? -1 : Number(one > other)
}

/** @throws GateError EUSAGE where something that was asked for does not wait */
function selected(all: readonly StagedRelease[], wanted: readonly string[], host: string): readonly StagedRelease[] {
  if (wanted.length === 0) return all
  const fits = (one: StagedRelease, asked: string): boolean => one.id === asked.toLowerCase() || one.name === asked
  const missing = wanted.find((asked) => !all.some((one) => fits(one, asked)))
  if (missing !== undefined)
    throw new GateError(
      'EUSAGE',
      `no staged release in ${host} is ${missing}`,
      'See `npm stage list`: it may be approved already, or hidden from this login.',
    )
  return all.filter((one) => wanted.some((asked) => fits(one, asked)))
}

/** What the registry has of a package that waits; null where it has nothing. */
interface Published {
  readonly source: PackageSource
  readonly packument: Packument
  readonly publications: ReadonlyMap<string, Publication>
}

async function publishedOf(name: string, request: Looking): Promise<Published | null> {
  const source = await request.sources(name)
  const document = await source.document()
  const packument = packumentIn(document)
  return document && packument && { source, packument, publications: publicationsIn(document) }
}

/** The last release that users have, by the rules that choose a baseline; null for a first one. */
async function releaseBefore(version: string, published: Published | null, request: Looking): Promise<ReadSide | null> {
  if (published === null) return null
  const { source, packument } = published
  const before = chooseAuto(version, { versions: [...packument.versions.keys()], tags: packument.tags })
  return readVersion(source, before, packument.versions.get(before), limitsOf(request.policy))
}

async function lookInto(
  release: StagedRelease,
  contents: Contents,
  published: Published | null,
  request: Looking,
): Promise<Pick<UnknownStage, 'comparison' | 'error'>> {
  const { policy, context } = request
  try {
    const read = await readPacked({ packer: null, contents }, limitsOf(policy))
    const side = { kind: 'tarball', release: read.release, packer: null, source: null, declared: null } as const
    return {
      comparison: await compareReleases(
        await releaseBefore(release.version, published, request),
        side,
        policy,
        context,
        { sources: request.sources },
      ),
    }
  } catch (thrown) {
    return { comparison: null, error: noVerdict(toGateError(thrown)).error }
  }
}

/** GitHub is asked for what the records don't know. */
async function attested(
  { name, version }: StagedRelease,
  contents: Contents,
  attestations: AttestationRecords | null,
): Promise<Attested> {
  const fetch = async () => Promise.resolve({ ...contents, dispose: () => undefined })
  return attestations === null ? { kind: 'none', refused: [] } : attestations.ask({ name, version, fetch })
}

/** Approval would move `latest` to it without a word: the dist-tag is part of what is approved. */
function wrongTag({ version, tag }: StagedRelease, published: Published | null): string | null {
  if (tag !== 'latest' || published === null || published.packument.versions.has(version)) return null
  const { versions, tags } = published.packument
  const listed = new Map([...versions].map(([each, { integrity }]) => [each, integrity]))
  return unfitness(version, { versions: listed, tags })
}

/** What is suspicious in who staged it. */
function signalsFor(
  { name, version, actor }: StagedRelease,
  published: Published | null,
  { policy, context }: Looking,
): readonly Finding[] {
  if (published === null) return []
  // It will be published after all that are.
  const own = publicationOf(version, { _npmUser: { name: actor } })
  const all = new Map([...published.publications, [version, { ...own, isStaged: true } as const]])
  const history = publicationHistory(version, all)
  return history ? signalsOf({ name, version }, history, policy, context) : []
}

async function judged(
  release: StagedRelease,
  contents: Contents,
  request: Looking,
): Promise<KnownStage | UnknownStage> {
  const { records, attestations } = request
  const { name, version } = release
  const integrity = await tarballIntegrity(contents)
  const published = await publishedOf(name, request)
  const signals = signalsFor(release, published, request)
  const seen = { ...waiting(release), integrity, ...(signals.length > 0 && { signals }) }
  const detail = wrongTag(release, published)
  const known = (record: KnownStage['record']): KnownStage | UnknownStage =>
    detail === null
      ? { ...seen, conclusion: 'success', record }
      : { ...seen, conclusion: 'failure', reason: 'dist-tag', detail, comparison: null }
  const recorded: Recorded = recordFor(records ?? new Map(), name, version, integrity)
  if (recorded.kind === 'passed') return known({ kind: 'report', path: recorded.path })
  const answer = await attested(release, contents, attestations)
  if (answer.kind === 'attested') {
    const { sha256, signer } = answer
    return known({ kind: 'attestation', sha256, signer })
  }
  return {
    ...seen,
    conclusion: 'failure',
    reason: recorded.kind,
    ...('path' in recorded && { path: recorded.path }),
    ...(answer.refused.length > 0 && { refused: answer.refused }),
    ...(await lookInto(release, contents, published, request)),
  }
}

async function lookAt(release: StagedRelease, source: StagedPackages, request: Looking): Promise<Stage> {
  try {
    // A name that no package can have must not reach the registry once more.
    const mistake = nameMistake(release.name, 'the list of staged releases')
    if (mistake !== null) throw new GateError('EREGISTRY', mistake, 'See `npm stage list`.')
    const contents = await source.tarball(release)
    try {
      return await judged(release, contents, request)
    } finally {
      contents.dispose()
    }
  } catch (thrown) {
    return { ...waiting(release), ...noVerdict(toGateError(thrown)) } satisfies UnreadStage
  }
}

/**
 * Looks at what waits for approval: is it, byte for byte, what the gate let pass?
 *
 * @throws GateError where the registry doesn't tell what waits
 */
export async function stage(request: StageRequest): Promise<StageReport> {
  const { wanted, cwd, context } = request
  const source = await openRegistries(context).staged(cwd)
  const releases = [...selected(await source.list(), wanted, source.host)].sort(byName)
  const looking = { ...request, sources: packageSources(request) }
  const staged: Stage[] = []
  for (let at = 0; at < releases.length; at += atATime) {
    const some = releases.slice(at, at + atATime)
    const looked = await Promise.all(some.map(async (each) => lookAt(each, source, looking)))
    for (const one of looked) staged.push(one)
  }
  const trustedRoot = request.trust.name
  return {
    ...{ schemaVersion: 1, tool: context.tool, conclusion: worstConclusion(staged) },
    ...(trustedRoot && { trustedRoot }),
    ...{ registry: source.host, staged },
  }
}
