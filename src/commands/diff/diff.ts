import { compare } from '../../compare/pairing.js'
import { measure, withChangedCode } from '../../gate/gate.js'
import { together } from '../../gate/judge.js'
import { lookUpAll } from '../../gate/lookups.js'
import { limitsOf } from '../../rules/contents/file-not-inspected.js'
import { InspectionMemory } from '../../inspect/memory.js'
import { readNamedPolicy } from '../../gate/policies.js'
import type { Policy } from '../../model/policy.js'
import type { Baseline, PublicationHistory } from '../../model/baseline.js'
import type { CodeText } from '../../rules/changed-code/code-changes.js'
import type { Verdict } from '../../model/report.js'
import type { LookedUp } from '../../model/lookups.js'
import type { Release } from '../../model/release.js'
import type { PackageSource } from '../../registry/package-source.js'
import { rules } from '../../rules/index.js'
import type { Context } from '../../model/context.js'
import { packageSources, parseSide, type Reading, readSide, type ReadSide, type Side } from './read-side.js'

/** Two releases to compare, as typed. */
export interface DiffRequest extends Omit<Reading, 'context' | 'limits' | 'memory'> {
  readonly before: string
  readonly after: string
  /** Path of a policy relative to `cwd`; false for none. */
  readonly config: string | false
  /** What changed in the code that users run is to be shown. */
  readonly code: boolean
}

/** What a comparison shows besides what the bytes say. */
export interface Extras {
  /** The texts of both, where what changed in them is to be shown. */
  readonly code?: CodeText | null
  /** Packages in their registries, where new dependencies are to be looked up. */
  readonly sources?: ((name: string) => Promise<PackageSource>) | null
  /** When the later one was published, in milliseconds. */
  readonly published?: number | null
  /** The repository of a folder that is compared. */
  readonly root?: string | null
}

/** What the registry says of dependencies that the earlier release didn't have, unless no rule asks for it. */
async function lookedUp(
  release: Release,
  before: Release | null,
  policy: Policy,
  { sources = null, published = null, root = null }: Extras,
  { now }: Context,
): Promise<readonly LookedUp[] | null> {
  const isOff = ({ id }: { id: string }): boolean => policy.rules.get(id)?.new === 'off'
  if (sources === null || !rules.some((rule) => rule.looksUp === true && !isOff(rule))) return null
  const moment = published === null ? null : new Date(published)
  return lookUpAll(release, before, { source: sources, root, now: now(), published: moment })
}

/** What the registry says of the later release: how it was published, and of its new dependencies. */
async function listedOf(
  before: ReadSide | null,
  after: ReadSide,
  policy: Policy,
  extras: Extras,
  context: Context,
): Promise<{ readonly history?: PublicationHistory; readonly lookups?: readonly LookedUp[] }> {
  // Of what is published alone; a registry that doesn't answer leaves the comparison as it is.
  const history = (await after.history?.().catch(() => null)) ?? null
  const asked = { ...extras, published: extras.published ?? history?.own?.time ?? null }
  const lookups = await lookedUp(after.release, before?.release ?? null, policy, asked, context)
  return { ...(history && { history }), ...(lookups && { lookups }) }
}

/** Two releases side by side. */
function sideBySide(before: ReadSide | null, { release, packer, source, declared }: ReadSide) {
  const earlier = before && { kind: before.kind, release: before.release }
  const baseline: Baseline = earlier ?? { kind: 'none' }
  return {
    release,
    packer,
    source,
    declared,
    dryRun: null,
    baseline,
    before: earlier?.release ?? null,
    comparison: earlier && compare(release.files, earlier.release.files),
    // Another package's releases repair nothing of this one.
    earlier: before?.release.name === release.name ? (before.earlier ?? null) : null,
  }
}

/**
 * The comparison of two releases and what the rules say of it. Nothing is decided: the conclusion is neutral, whatever
 * they find.
 *
 * @param before null where there is nothing to compare with: then the rules speak of the release alone
 */
export async function compareReleases(
  before: ReadSide | null,
  after: ReadSide,
  policy: Policy,
  context: Context,
  extras: Extras = {},
): Promise<Verdict> {
  const listed = await listedOf(before, after, policy, extras, context)
  const { verdict, releases } = await measure(
    { ...sideBySide(before, after), ...listed, policy, policies: null },
    context,
  )
  const code = extras.code ?? null
  return { ...(code === null ? verdict : await withChangedCode(verdict, releases, code)), conclusion: 'neutral' }
}

/** Both at once, but for two folders: their build scripts may share what they write to. */
async function readBoth(
  [before, after]: readonly [Side, Side],
  reading: Reading,
): Promise<readonly [ReadSide, ReadSide]> {
  if (before.kind === 'folder' && after.kind === 'folder')
    return [await readSide(before, reading), await readSide(after, reading)]
  return together(readSide(before, reading), readSide(after, reading))
}

/**
 * Compares two releases: specs, tarballs or folders.
 *
 * @throws GateError where one of them can't be had
 */
export async function diff(request: DiffRequest, context: Context): Promise<Verdict> {
  const { before, after, cwd } = request
  const sides = [parseSide(before, cwd), parseSide(after, cwd)] as const
  const policy = await readNamedPolicy(request, context)
  const memory = new InspectionMemory()
  const [first, second] = await readBoth(sides, { ...request, context, limits: limitsOf(policy), memory })
  // Two files need no registry.
  const isOnDisk = sides.every(({ kind }) => kind === 'folder' || kind === 'tarball')
  return compareReleases(first, second, policy, context, {
    code: request.code ? memory.shelf : null,
    sources: isOnDisk ? null : packageSources({ cwd, context }),
    root: second.kind === 'folder' ? request.root : null,
  })
}
