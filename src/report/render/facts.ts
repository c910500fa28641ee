import { formatBytes, formatCount } from '../../model/format.js'
import { entriesOf } from '../../model/entries.js'
import type { Verdict } from '../../model/report.js'
import type { Packer } from '../../model/release.js'

export { formatBytes, formatCount }

/** What a size grew or shrank by: `+2.7 MB, +976 %`. Bytes in, decimal units out; no percentage of nothing. */
export function formatChange(before: number, after: number): string {
  const change = after - before
  if (change === 0) return 'no change'
  const sign = change > 0 ? '+' : '-'
  const amount = `${sign}${formatBytes(Math.abs(change))}`
  const percent = (Math.abs(change) / before) * 100
  // Under a twentieth of a percent the figure would read 0.0.
  return before > 0 && percent >= 0.05 ? `${amount}, ${sign}${formatPercent(percent)} %` : amount
}

function formatPercent(percent: number): string {
  return percent < 9.95 ? percent.toFixed(1) : formatCount(Math.round(percent))
}

/** One line about the release or the run. The value is not escaped yet: it may hold hostile names. */
export interface Fact {
  readonly label: string
  readonly value: string
}

/** How the release compares, for people: files and sizes, before and after. */
export function totalsOf(verdict: Verdict): Fact[] {
  const { totals, baseline } = verdict
  const before = filesBefore(verdict)
  const files =
    before === null
      ? formatCount(totals.files)
      : `${formatCount(totals.files)}, ${formatCount(before)} before: ${formatCount(totals.added)} added, ` +
        `${formatCount(totals.removed)} removed, ${formatCount(totals.renamed)} renamed, ` +
        `${formatCount(totals.changed)} changed`
  const unpacked =
    baseline.unpackedSize === null
      ? formatBytes(totals.unpackedSize)
      : `${formatBytes(totals.unpackedSize)}, ${formatBytes(baseline.unpackedSize)} before: ` +
        formatChange(baseline.unpackedSize, totals.unpackedSize)
  return [
    { label: 'Files', value: files },
    { label: 'Unpacked', value: unpacked },
    { label: 'Packed', value: totals.size === null ? 'not known: no tarball was made' : formatBytes(totals.size) },
  ]
}

/**
 * What to do about a blocked release; null where nothing is blocked. One of several packages is named. Not escaped yet.
 */
export function nextStep(verdict: Verdict & { readonly path?: string }): string | null {
  const { conclusion, findings, policy, path = '.' } = verdict
  const errors = entriesOf(findings).filter(({ level }) => level === 'error')
  if (conclusion !== 'failure' || errors.length === 0) return null
  if (errors.some(({ unbuilt }) => unbuilt !== undefined)) return 'Next: build first, then run pack-gate again.'
  const [these, them] = errors.length === 1 ? ['this error', 'it'] : ['these errors', 'them']
  const isFixable = errors.some(({ fix, also }) => [fix, ...also.map((each) => each.fix)].some((each) => each))
  const place = path === '.' ? '' : ` ${path}`
  const command = isFixable ? ` (\`pack-gate check${place} --fix\` does what needs no decision)` : ''
  const start = `Next: fix ${these}${command}, or approve ${them}`
  if (policy?.side === 'base')
    return `${start} in ${policy.path ?? 'a policy file, .github/pack-gate.yml'} of the base branch, which decides.`
  return `${start}: \`pack-gate accept${place}\` changes the policy.`
}

/** Whether there is a baseline. */
export function isCompared({ baseline: { kind } }: Verdict): boolean {
  return kind !== 'first-release' && kind !== 'none'
}

/** Files of the baseline; null without one. What was not added was there before, with what was removed. */
export function filesBefore(verdict: Verdict): number | null {
  const { totals } = verdict
  return isCompared(verdict) ? totals.files - totals.added + totals.removed : null
}

/** How the check was made. */
export function groundsOf(verdict: Verdict): Fact[] {
  return [
    { label: 'Baseline', value: baselineOf(verdict) },
    { label: 'Packer', value: packerOf(verdict) },
    { label: 'Contents', value: contents[verdict.contents] },
    ...(verdict.tarball === null ? [] : [{ label: 'Tarball', value: verdict.tarball.path }]),
    { label: 'Policy', value: policyOf(verdict) },
  ]
}

const contents: Readonly<Record<Verdict['contents'], string>> = {
  'working-tree': 'read from the working folder',
  tarball: 'read from the tarball',
}

/** The host of a registry's address; the address itself where it is none. */
function hostOf(address: string): string {
  return /^https?:\/\/([^/]+)/.exec(address)?.[1] ?? address
}

/** Versions that a package begins with: it is no surprise that there is none before them. */
const initial = /^(0\.0\.\d+|0\.1\.0|1\.0\.0)(-|$)/

/** A registry answers "not found" for what it hides, too. */
export function firstReleaseWords({ baseline: { registry }, package: { version } }: Verdict): string {
  const host = registry === undefined ? 'the registry' : hostOf(registry)
  if (initial.test(version)) return `none: ${host} has no release of this package`
  return (
    `none: ${host} answers 404 although this is ${version}: never published, or this token may not see it; ` +
    '`baseline: { required: true }` makes that an error'
  )
}

/** Where the only release to compare with is one that no one should use. */
export function withdrawnWords({ version, deprecated }: Verdict['baseline']): string {
  if (deprecated === undefined) return ''
  const said = deprecated.length > 200 ? `${deprecated.slice(0, 200)}…` : deprecated
  return `; ${version ?? 'it'} is deprecated (${said}), so what it had counts as new`
}

function baselineOf(verdict: Verdict): string {
  const { baseline } = verdict
  const number = baseline.version ?? 'a release without a version'
  const version = baseline.name === undefined ? number : `${baseline.name}@${number}`
  const said: Readonly<Record<Verdict['baseline']['kind'], string>> = {
    published:
      baseline.registry === undefined ? `${version}, as published` : `${version}, from ${hostOf(baseline.registry)}`,
    tarball: `${version}, from a tarball`,
    folder: `${version}, packed from a folder`,
    'first-release': firstReleaseWords(verdict),
    none: 'none, as requested',
  }
  const passed = (baseline.passedOver ?? []).map((each) => `; ${each.version} was skipped: ${each.reason}`)
  return said[baseline.kind] + passed.join('') + withdrawnWords(baseline)
}

function packerOf({ packer }: Verdict): string {
  if (packer === null) return 'none: a tarball was checked'
  const scripts = packer.ignoreScripts === true ? ', without lifecycle scripts' : ''
  const chosen = packer.chosenBy === undefined ? '' : ` (${reasonOf(packer.chosenBy)})`
  return [`${packer.name} ${packer.version}${scripts}${chosen}`, ...(packer.notes ?? [])].join('; ')
}

const sides = { head: ', of this change', base: ', of the base branch' } as const

/** Whose policy decided, and what it is made of. */
function policyOf({ policy }: Verdict): string {
  if (policy === null) return 'no policy file found; default rules apply'
  if (policy.path === null) return 'the base branch decides and has no policy; default rules apply'
  const made = policy.extends ? `; extends ${policy.extends.join(', ')}` : ''
  return policy.path + (policy.side ? sides[policy.side] : '') + made
}

function reasonOf({ by, path = 'package.json' }: NonNullable<Packer['chosenBy']>): string {
  const said: Readonly<Record<typeof by, string>> = {
    policy: `chosen by packer in ${path}`,
    rush: `chosen by ${path}`,
    request: 'as requested',
    packageManager: `chosen by packageManager in ${path}`,
    devEngines: `chosen by devEngines in ${path}`,
    'lock-file': `chosen by ${path}`,
    'release-tool': `chosen by ${path}`,
    default: 'default: no lock file or packageManager found',
  }
  return said[by]
}
