import { GateError } from '../../model/errors.js'
import { plural } from '../../model/format.js'
import type { WatchedPackage } from '../../model/watch-report.js'
import type { Context } from '../../model/context.js'
import type { Policy } from '../../model/policy.js'
import { fetchHistory, type History } from '../../registry/history.js'
import type { PackageSource } from '../../registry/package-source.js'
import type { Trust } from '../attest/trust.js'
import type { AttestationRecords, Records } from './records.js'
import type { PackageState, WatchState } from './state.js'
import { dayMs, defaultDays, selectWindow, type Since, type Window } from './window.js'
import type { packageSources } from '../diff/read-side.js'

/** Whose releases to look at, and what proves that they passed. */
export interface WatchRequest {
  readonly names: readonly string[]
  /** Null: the last 90 days. */
  readonly since: Since | null
  /** What the last run left; null where none is kept. */
  readonly state: WatchState | null
  readonly records: Records | null
  readonly attestations: AttestationRecords | null
  /** What signatures are verified with. */
  readonly trust: Trust
  readonly policy: Policy
  /** Where npm asks the registry, so that its .npmrc counts. Absolute. */
  readonly cwd: string
  readonly context: Context
}

/** One package while it is looked at. */
export interface WatchRun {
  readonly request: WatchRequest
  readonly source: PackageSource
  /** Other packages, as what is published depends on them. */
  readonly sources: Sources
  readonly history: History
  readonly last: PackageState | null
  readonly window: Window
  readonly since: Since
}

/**
 * What one run takes on for one package. More is an error, not a shorter list: who floods a registry with releases must
 * not hide one among them.
 */
export const caps = { releases: 2000, tarballs: 100, manifests: 500, comparisons: 10 } as const

export const narrow = 'Start later: --since VERSION or --since DATE.'

const unchanged = (name: string, since: Since): WatchedPackage => ({
  ...{ name, conclusion: 'success', unchanged: true, since: shown(since) },
  ...{ unknown: [], known: [], earlier: 0, unpublished: [] },
})

export function shown(since: Since): WatchedPackage['since'] {
  return 'version' in since
    ? { version: since.version, date: null }
    : { version: null, date: new Date(since.time).toISOString() }
}

export type Sources = ReturnType<typeof packageSources>

/** @throws GateError EREGISTRY where the beginning is said to be to come: no release would ever be looked at */
function refuseFuture({ host, name }: PackageSource, { times }: History, since: Since, now: number): void {
  if (!('version' in since) || (times.get(since.version) ?? 0) <= now + dayMs) return
  throw new GateError(
    'EREGISTRY',
    `the registry ${host} says that ${name}@${since.version} was published in the future`,
    'Start from a day, --since 2026-11-01, and report it to the operator of the registry.',
  )
}

/** A package's releases as they are now. @throws GateError EREGISTRY, EUSAGE */
export async function openPackage(
  name: string,
  request: WatchRequest,
  sources: Sources,
): Promise<WatchRun | WatchedPackage> {
  const { context, state } = request
  const source = await sources(name)
  const now = context.now().getTime()
  const last = state?.of(name, now) ?? null
  const since = request.since ?? { time: now - defaultDays * dayMs }
  const history = await fetchHistory(source, last?.known ?? null)
  if (history === 'unchanged') return unchanged(name, since)
  if (history === null)
    throw new GateError(
      'EREGISTRY',
      `the registry ${source.host} does not know ${name}`,
      'Check the name, the registry in .npmrc, and whether this token may see the package. A package whose ' +
        'releases are all unpublished is not known either.',
    )
  refuseFuture(source, history, since, now)
  const window = selectWindow(history, since)
  if (window.versions.length > caps.releases)
    throw new GateError(
      'EUSAGE',
      `${plural(window.versions.length, 'release')} of ${name} would have to be checked; the limit is ${caps.releases} are`,
      narrow,
    )
  return { request, source, sources, history, last, window, since }
}
