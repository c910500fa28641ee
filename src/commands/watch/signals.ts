import semver from 'semver'
import { rules } from '../../rules/index.js'
import type { Context } from '../../model/context.js'
import type { Policy } from '../../model/policy.js'
import { publicationHistory } from '../../model/publication.js'
import type { Finding } from '../../model/report.js'
import { type ListedVersion, wasWatched, type WatchReport } from '../../model/watch-report.js'
import type { PublicationHistory } from '../../model/baseline.js'
import type { Release } from '../../model/release.js'
import { decide } from '../../verdict/decide.js'
import type { Unproven } from './provenances.js'
import type { WatchRequest, WatchRun } from './request.js'

const ofPublication = rules.filter((rule) => rule.ofPublication === true)

/** What the rules about publishing say of a release; its tarball isn't needed. */
export function signalsOf(
  { name, version }: Pick<Release, 'name' | 'version'>,
  history: PublicationHistory,
  policy: Policy,
  { now, tool }: Context,
): readonly Finding[] {
  const release: Release = {
    ...{ name, version, manifest: {}, files: [], duplicates: [] },
    ...{ integrity: null, size: null, origin: 'tarball' },
  }
  const subject = {
    ...{ release, baseline: null, comparison: null, declared: null, history, policy },
    today: now().toISOString().slice(0, 10),
  }
  const baseline = { kind: 'none' } as const
  return decide({ rules: ofPublication, subject, baseline, packer: null, source: null, tool }).findings
}

/** Dist-tags that name an older release than they did, though that one is still there. */
export function movedTags(
  now: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
  versions: readonly string[],
): NonNullable<PublicationHistory['movedTags']> {
  return Object.entries(before).flatMap(([tag, from]) => {
    const to = Object.hasOwn(now, tag) ? now[tag] : undefined
    const isOlder = to !== undefined && semver.valid(to) !== null && semver.valid(from) !== null && semver.lt(to, from)
    return isOlder && versions.includes(from) ? [{ tag, from, to }] : []
  })
}

/** Milliseconds. A stolen token is used on everything that it reaches, one after the other. */
const burstMs = 600_000

/** Of releases without a record, the others that were published within minutes of one. */
export function burstAround(
  one: { readonly name: string; readonly version: string; readonly time: number },
  all: readonly { readonly name: string; readonly version: string; readonly time: number }[],
): readonly string[] {
  return all
    .filter((each) => each !== one && Math.abs(each.time - one.time) <= burstMs)
    .map(({ name, version }) => `${name}@${version}`)
}

/** What is suspicious in how the releases of the window were published, known or not. */
export async function withSignals<T extends ListedVersion>(
  look: WatchRun,
  listed: readonly T[],
  unproven: ReadonlyMap<string, Unproven> = new Map(),
): Promise<readonly T[]> {
  const { request, source, history } = look
  const found: T[] = []
  for (const one of listed) {
    const published = publicationHistory(one.version, history.publications)
    const commit = published?.own?.gitHead ?? null
    const has = commit === null ? null : ((await request.attestations?.hasCommit(commit)) ?? null)
    const doubt = unproven.get(one.version)
    const whole = published && {
      ...published,
      ...(has !== null && { isInRepository: has }),
      ...(doubt && { unproven: doubt }),
    }
    const { policy, context } = request
    const signals = whole ? signalsOf({ name: source.name, version: one.version }, whole, policy, context) : []
    found.push(signals.length > 0 ? { ...one, signals } : one)
  }
  return found
}

/** The dist-tags as they should be: one that was moved is reported until it is put back or names a newer release. */
export function unsettledTags({ history: { tags, versions }, last }: WatchRun): Readonly<Record<string, string>> {
  const before = movedTags(tags, last?.tags ?? {}, versions).map(({ tag, from }) => [tag, from] as const)
  return Object.fromEntries([...Object.entries(tags), ...before])
}

/** What is suspicious in the dist-tags, as the last run saw them. */
export function tagSignals({ request, source, history, last }: WatchRun): readonly Finding[] {
  const moved = movedTags(history.tags, last?.tags ?? {}, history.versions)
  if (moved.length === 0) return []
  const to = moved[0]?.to ?? ''
  const { policy, context } = request
  return signalsOf({ name: source.name, version: to }, { own: null, before: [], movedTags: moved }, policy, context)
}

/** Of all packages: releases without a record that came within minutes of one another. */
export function withBursts(
  packages: readonly WatchReport['packages'][number][],
  { policy, context }: WatchRequest,
): readonly WatchReport['packages'][number][] {
  const all = packages
    .filter(wasWatched)
    .flatMap(({ name, unknown }) =>
      unknown.flatMap(({ version, published }) =>
        published === null ? [] : [{ name, version, time: Date.parse(published) }],
      ),
    )
  const signalsFor = (name: string, version: string): readonly Finding[] => {
    const one = all.find((each) => each.name === name && each.version === version)
    const burst = one ? burstAround(one, all) : []
    return burst.length === 0 ? [] : signalsOf({ name, version }, { own: null, before: [], burst }, policy, context)
  }
  return packages.map((one) => {
    if (!wasWatched(one) || one.unknown.length === 0) return one
    const unknown = one.unknown.map((each) => {
      const signals = [...(each.signals ?? []), ...signalsFor(one.name, each.version)]
      return signals.length > 0 ? { ...each, signals } : each
    })
    return { ...one, unknown }
  })
}
