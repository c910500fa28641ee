import pLimit from 'p-limit'
import { chooseAuto } from '../../registry/choose.js'
import { compareReleases } from '../diff/diff.js'
import { earlierOf, packageSources, readVersion, type ReadSide } from '../diff/read-side.js'
import { GateError, noVerdict, toGateError } from '../../model/errors.js'
import { plural } from '../../model/format.js'
import { limitsOf } from '../../rules/contents/file-not-inspected.js'
import { type Misdeclared, misdeclared } from './manifests.js'
import { type Attested, type FetchedTarball, isOpen, recordFor, refuseHashless, type Recorded } from './records.js'
import { caps, narrow, openPackage, shown, type Sources, type WatchRequest, type WatchRun } from './request.js'
import { tagSignals, unsettledTags, withBursts, withSignals } from './signals.js'
import { lookAtProvenances } from './provenances.js'
import type { Manifest } from '../../model/release.js'
import { type Finding, worstConclusion } from '../../model/report.js'
import type {
  KnownVersion,
  ListedVersion,
  UnknownVersion,
  WatchedPackage,
  WatchReport,
} from '../../model/watch-report.js'

/** Packages at a time: each is a question or two, and seldom more. */
const atATime = 8

function listedVersion({ history: { times, tags, listed } }: WatchRun, version: string): ListedVersion {
  const time = times.get(version)
  return {
    version,
    published: time === undefined ? null : new Date(time).toISOString(),
    tags: Object.keys(tags).filter((tag) => tags[tag] === version),
    integrity: listed.get(version)?.integrity ?? null,
  }
}

type Passed = Extract<Recorded, { readonly kind: 'passed' }> | Extract<Attested, { readonly kind: 'attested' }>

type Doubted = (Exclude<Recorded, { readonly kind: 'passed' }> | Misdeclared) & { readonly refused?: readonly string[] }

/** What is known of a release: by the records, and by attestations that were not accepted. */
type Found = readonly [ListedVersion, Passed | Doubted]

const hasPassed = (recorded: Found[1]): recorded is Passed => recorded.kind === 'passed' || recorded.kind === 'attested'

/**
 * What the records say of the releases in the window, and of earlier ones that they name: one of them is compared with.
 */
function lookAtRecords(look: WatchRun): readonly Found[] {
  const {
    request: { records },
    source: { name },
    window,
  } = look
  const named = (version: string): boolean => records?.has(`${name}@${version}`) ?? false
  const versions = [...window.versions, ...window.earlier.filter(named).slice(0, 20)]
  return versions.map((version) => {
    const one = listedVersion(look, version)
    return [one, recordFor(records ?? new Map(), name, version, one.integrity)]
  })
}

/** GitHub is asked for what the records do not know. */
async function lookAtAttestations(
  { request: { attestations }, source, history, window }: WatchRun,
  found: readonly Found[],
): Promise<readonly Found[]> {
  if (attestations === null) return found
  const open = found.filter(([{ version }, recorded]) => isOpen(recorded) && window.versions.includes(version))
  if (open.length > caps.tarballs) {
    throw new GateError(
      'EUSAGE',
      `${plural(open.length, 'release')} of ${source.name} would have to be fetched to ask for their ` +
        `attestations; at most ${caps.tarballs} are`,
      narrow,
    )
  }
  const attested = new Map<string, Attested>()
  for (const [{ version }] of open) {
    const listed = history.listed.get(version)
    if (!listed) continue
    const fetch = async (): Promise<FetchedTarball> => source.tarball(version, listed)
    attested.set(version, await attestations.ask({ name: source.name, version, fetch }))
  }
  return found.map(([one, recorded]): Found => {
    const answer = attested.get(one.version)
    if (answer?.kind === 'attested') return [one, answer]
    return !answer || answer.refused.length === 0 || hasPassed(recorded)
      ? [one, recorded]
      : [one, { ...recorded, refused: answer.refused }]
  })
}

/** Of the releases that passed, those whose manifest in the registry differs from the tarball's did not. */
async function lookAtManifests(
  look: WatchRun,
  found: readonly Found[],
): Promise<{ readonly found: readonly Found[]; readonly packed: ReadonlyMap<string, Manifest> }> {
  const { source, history, window } = look
  const isDue = ([{ version }, recorded]: Found): boolean => hasPassed(recorded) && window.versions.includes(version)
  const due = found.filter(isDue).length
  if (due > caps.manifests)
    throw new GateError(
      'EUSAGE',
      `${plural(due, 'release')} of ${source.name} would have to be fetched to compare their package.json; ` +
        `at most ${caps.manifests} are`,
      narrow,
    )
  const seen: Found[] = []
  const packed = new Map<string, Manifest>()
  for (const one of found) {
    const [listed, recorded] = one
    const path = recorded.kind === 'passed' ? recorded.path : null
    const looked = isDue(one) ? await misdeclared(source, history, listed.version, path) : null
    if (looked?.kind === 'as-packed') packed.set(listed.version, { repository: looked.manifest.repository })
    seen.push(looked && looked.kind !== 'as-packed' ? [listed, looked] : one)
  }
  return { found: seen, packed }
}

/** The release to compare an unknown one with: of those known and published before it the nearest one below. */
function baselineFor(
  look: WatchRun,
  { version }: ListedVersion,
  known: readonly KnownVersion[],
): { version: string; known: boolean; candidates: readonly string[] } | null {
  const { history, window, since } = look
  const { times } = history
  const before = (other: string): boolean => (times.get(other) ?? 0) <= (times.get(version) ?? Number.POSITIVE_INFINITY)
  const trusted = [...known.map((one) => one.version), ...('version' in since ? [since.version] : [])].filter(before)
  const candidates = trusted.length > 0 ? trusted : window.earlier
  if (candidates.length === 0) return null
  const chosen = chooseAuto(version, { versions: candidates, tags: {} })
  return { version: chosen, known: trusted.length > 0, candidates: [...trusted, ...window.earlier] }
}

type Insight = Pick<UnknownVersion, 'comparison' | 'baselineKnown' | 'error'>

const notLookedInto: Insight = { comparison: null, baselineKnown: false }

/** Who published it made its tarball too: one that can't be read must not hide that it is there. */
async function lookInto(look: WatchRun, one: ListedVersion, known: readonly KnownVersion[]): Promise<Insight> {
  try {
    return await compared(look, one, known)
  } catch (thrown) {
    return { ...notLookedInto, error: noVerdict(toGateError(thrown)).error }
  }
}

async function compared(look: WatchRun, one: ListedVersion, known: readonly KnownVersion[]): Promise<Insight> {
  const {
    request: { policy, context },
    source,
    history,
  } = look
  const limits = limitsOf(policy)
  const read = async (version: string): Promise<ReadSide> =>
    readVersion(source, version, history.listed.get(version), limits)
  const baseline = baselineFor(look, one, known)
  const before = baseline && {
    ...(await read(baseline.version)),
    earlier: earlierOf(history.listed, baseline.candidates, read),
  }
  const comparison = await compareReleases(before, await read(one.version), policy, context, {
    sources: look.sources,
    published: history.times.get(one.version) ?? null,
  })
  return { comparison, baselineKnown: baseline?.known ?? false }
}

function knownIn(found: readonly Found[]): readonly KnownVersion[] {
  return found.flatMap<KnownVersion>(([one, recorded]) => {
    if (recorded.kind === 'passed') return [{ ...one, record: { kind: 'report', path: recorded.path } }]
    if (recorded.kind !== 'attested') return []
    const { sha256, signer } = recorded
    return [{ ...one, record: { kind: 'attestation', sha256, signer } }]
  })
}

async function unknownIn(
  look: WatchRun,
  found: readonly Found[],
  known: readonly KnownVersion[],
): Promise<readonly UnknownVersion[]> {
  const unknown: UnknownVersion[] = []
  for (const [one, recorded] of found) {
    if (hasPassed(recorded) || !look.window.versions.includes(one.version)) continue
    const more = unknown.length < caps.comparisons ? await lookInto(look, one, known) : notLookedInto
    const { kind: reason, refused } = recorded
    const path = 'path' in recorded && recorded.path !== null ? { path: recorded.path } : {}
    const differences = 'differences' in recorded ? { differences: recorded.differences } : {}
    unknown.push({ ...one, reason, ...path, ...differences, ...(refused && { refused }), ...more })
  }
  return unknown
}

const isGrave = ({ level }: Finding): boolean => level === 'error'

async function watchOne(name: string, request: WatchRequest, sources: Sources): Promise<WatchedPackage> {
  const look = await openPackage(name, request, sources)
  if ('conclusion' in look) return look
  const { found, packed } = await lookAtManifests(look, await lookAtAttestations(look, lookAtRecords(look)))
  const { unproven, proven } = await lookAtProvenances(look, packed)
  const all = knownIn(found)
  const unknown = await withSignals(look, await unknownIn(look, found, all))
  refuseHashless(look.source, unknown)
  const { window, history, since } = look
  const known = await withSignals(
    look,
    all.filter(({ version }) => window.versions.includes(version)),
    unproven,
  )
  const signals = tagSignals(look)
  const grave = [...signals, ...known.flatMap((one) => one.signals ?? [])].some(isGrave)
  const conclusion = unknown.length > 0 || grave ? 'failure' : 'success'
  request.state?.keep(name, {
    known: conclusion === 'success' ? history.known : null,
    looked: request.context.now().getTime(),
    tags: signals.some(isGrave) ? unsettledTags(look) : history.tags,
    proven,
  })
  return {
    ...{ name, conclusion, ...(signals.length > 0 && { signals }) },
    since: shown(since),
    unknown,
    known,
    earlier: window.earlier.length,
    unpublished: window.unpublished.map((version) => ({
      version,
      published: new Date(history.times.get(version) ?? 0).toISOString(),
    })),
  }
}

/** Looks at every package, whatever happens to the others. */
export async function watch(request: WatchRequest): Promise<WatchReport> {
  const limit = pLimit(atATime)
  const sources = packageSources(request)
  const looked = await limit.map(request.names, async (name) =>
    watchOne(name, request, sources).catch((thrown: unknown) => ({ name, ...noVerdict(toGateError(thrown)) })),
  )
  const packages = withBursts(looked, request)
  const trustedRoot = request.trust.name
  return {
    ...{ schemaVersion: 1, tool: request.context.tool, conclusion: worstConclusion(packages) },
    ...(trustedRoot && { trustedRoot }),
    packages,
  }
}
