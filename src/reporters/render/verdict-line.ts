import { formatCount, plural } from '../../format.js'
import { differs, hasVerdict, isRepository, verdictsOf, type Report, type RepositoryReport } from '../../report.js'
import type { Finding, NoVerdict, Verdict } from '../../types.js'
import { plain } from './escape.js'

/** Any report in one plain line. */
export function reportLine(report: Report): string {
  if (isRepository(report)) return repositoryLine(report)
  return hasVerdict(report) ? verdictLine(report) : errorLine(report)
}

/** What was decided on several packages. */
function repositoryLine(report: RepositoryReport): string {
  const verdicts = verdictsOf(report)
  const counts = countsOf(verdicts).join(', ')
  const all = plural(report.packages.length, 'package')
  const blocked = verdicts.filter(({ conclusion }) => conclusion === 'failure').length
  if (report.packages.length === 0) return 'Passed: there was no package to gate'
  const missing = report.packages.length - verdicts.length
  if (missing > 0) return `No verdict: on ${formatCount(missing)} of ${all}; on the others: ${counts}`
  return blocked > 0 ? `Blocked: ${counts}; ${formatCount(blocked)} of ${all} may not ship` : `Passed: ${all}, ${counts}`
}

/** The verdict in one plain line: what was decided, on what, against what. Safe to print; not cut to any length. */
export function verdictLine(verdict: Verdict): string {
  if (verdict.conclusion === 'neutral') return comparedLine(verdict)
  const counts = countsOf([verdict]).join(', ')
  const release = releaseOf(verdict)
  const line = verdict.conclusion === 'failure' ? `Blocked: ${counts} in ${release}` : `Passed: ${release}, ${counts}`
  return plain(line + remarkOn(verdict))
}

/** What was compared, where nothing was to be decided. */
function comparedLine(verdict: Verdict): string {
  const { package: { name, version }, baseline } = verdict
  const counts = [...(differs(verdict) ? [] : ['the same files']), ...countsOf([verdict])].join(', ')
  return plain(`Compared: ${nameOf(baseline.name ?? name, baseline.version)} with ${nameOf(name, version)}, ${counts}`)
}

/** What went wrong, in one plain line, where no verdict could be reached. */
export function errorLine(report: NoVerdict): string {
  const { code, message } = report.error
  return plain(`No verdict: ${code}: ${message.trim().replace(/\s*[\r\n]+\s*/g, ' ')}`)
}

function countsOf(verdicts: readonly Verdict[]): string[] {
  const count = (level: Finding['level']): number =>
    verdicts.reduce((sum, { findings }) => sum + findings.filter((finding) => finding.level === level).length, 0)
  const excused = verdicts.reduce((sum, { waived }) => sum + waived.length, 0)
  const grave = (['error', 'warning'] as const).map((noun) => ({ number: count(noun), noun })).filter(({ number }) => number > 0)
  // Most releases have notes (every added file is in one): they are told only where nothing graver is.
  const told = grave.length > 0 ? grave : [{ number: count('note'), noun: 'note' }].filter(({ number }) => number > 0)
  const counts = told.map(({ number, noun }) => plural(number, noun))
  const waived = excused > 0 ? [`${formatCount(excused)} waived`] : []
  return [...(counts.length === 0 ? ['no findings'] : counts), ...waived]
}

function nameOf(name: string, version: string | null): string {
  const known = version === null || version === '' ? '(no version)' : version
  return `${name || '(no name)'}@${known}`
}

function releaseOf(verdict: Verdict): string {
  const { name, version } = verdict.package
  const release = nameOf(name, version)
  const { kind, version: before } = verdict.baseline
  if (kind === 'first-release' || kind === 'none') return release
  return `${release} against ${before ?? 'a baseline without a version'}`
}

/** A first release is told in every verdict: "not found" is what a registry also says to a missing permission. */
function remarkOn(verdict: Verdict): string {
  if (verdict.baseline.kind === 'first-release') return ' (first release: nothing to compare with)'
  return verdict.baseline.kind === 'none' ? ' (no baseline)' : ''
}
