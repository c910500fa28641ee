import { entriesOf } from '../../model/entries.js'
import { formatCount, plain, plural } from '../../model/format.js'
import {
  differs,
  type Finding,
  hasVerdict,
  isRepository,
  type Mistake,
  type NoVerdict,
  type Report,
  type RepositoryReport,
  type Verdict,
  verdictsOf,
} from '../../model/report.js'

/** Any report in one plain line that stands alone: the verdict, and the rules that made it. */
export function reportLine(report: Report): string {
  if (isRepository(report)) return repositoryLine(report)
  return hasVerdict(report)
    ? lineOf(report, withRules)
    : errorLine({ ...report, error: { ...report.error, message: gistOf(report) } })
}

/** What was decided on several packages. */
function repositoryLine(report: RepositoryReport): string {
  const verdicts = verdictsOf(report)
  const counts = countsOf(verdicts, withRules).join(', ')
  const all = plural(report.packages.length, 'package')
  const blocked = verdicts.filter(({ conclusion }) => conclusion === 'failure').length
  if (report.packages.length === 0 && report.conclusion === 'success') return 'Passed: no package to check'
  const missing = report.packages.length - verdicts.length
  if (missing > 0)
    return plain(
      `No verdict: ${formatCount(missing)} of ${all} could not be ` +
        `checked${verdicts.length === 0 ? '' : `; the others: ${counts}`}`,
    )
  // A report may conclude worse than its packages do.
  if (report.conclusion === 'error')
    return plain(`No verdict: the run over ${all} did not finish; its packages: ${counts}`)
  if (report.conclusion === 'failure' && blocked === 0)
    return plain(`Blocked: the run over ${all} failed; its packages: ${counts}`)
  return plain(
    blocked > 0 ? `Blocked: ${counts}; ${formatCount(blocked)} of ${all} blocked` : `Passed: ${all}, ${counts}`,
  )
}

/**
 * The verdict in one plain line, for where the findings follow: what was decided, on what, against what. Safe to print;
 * not cut to any length.
 */
export function verdictLine(verdict: Verdict): string {
  return lineOf(verdict, withoutRules)
}

function lineOf(verdict: Verdict, rules: Naming): string {
  if (verdict.conclusion === 'neutral') return comparedLine(verdict, rules)
  const counts = countsOf([verdict], rules).join(', ')
  const release = releaseOf(verdict)
  const line = verdict.conclusion === 'failure' ? `Blocked: ${counts} in ${release}` : `Passed: ${release}, ${counts}`
  return plain(line + remarkOn(verdict))
}

/** What was compared, where nothing was to be decided. */
function comparedLine(verdict: Verdict, rules: Naming): string {
  const {
    package: { name, version },
    baseline,
  } = verdict
  const counts = [...(differs(verdict) ? [] : ['the same files']), ...countsOf([verdict], rules)].join(', ')
  return plain(`Compared: ${nameOf(baseline.name ?? name, baseline.version)} with ${nameOf(name, version)}, ${counts}`)
}

/** What an error says in its first line; several mistakes of a policy are counted. */
function gistOf(report: NoVerdict): string {
  const { mistakes = [], message } = report.error
  if (mistakes.length > 1) return errorParts(report).title
  return (message.trim().split(/\r?\n/, 1)[0] ?? '').replace(/:$/, '')
}

/**
 * What went wrong, in one plain line.
 *
 * @param decides false where no verdict was wanted
 */
export function errorLine(report: NoVerdict, decides = true): string {
  const { code, message } = report.error
  return plain(`${decides ? 'No verdict' : 'Error'}: ${code}: ${message.trim().replace(/\s*[\r\n]+\s*/g, ' ')}`)
}

/** How the rules of some findings are named beside their number. */
type Naming = (findings: readonly Finding[]) => string

const withoutRules: Naming = () => ''

/** Rules named in a line. */
const mostRules = 3

/** ` (source-map, secret)`: the rules that found them, in the report's order. */
const withRules: Naming = (findings) => {
  const rules = [...new Set(findings.map(({ ruleId }) => ruleId))]
  const left = rules.length - mostRules
  return ` (${rules.slice(0, mostRules).join(', ')}${left > 0 ? ` and ${formatCount(left)} more` : ''})`
}

function countsOf(verdicts: readonly Verdict[], rules: Naming): string[] {
  const entries = verdicts.flatMap(({ findings }) => entriesOf(findings))
  const of = (level: Finding['level']): readonly Finding[] => entries.filter((entry) => entry.level === level)
  const excused = verdicts.reduce((sum, { waived }) => sum + waived.length, 0)
  const grave = (['error', 'warning'] as const).flatMap((level) => {
    const found = of(level)
    return found.length === 0 ? [] : [plural(found.length, level) + rules(found)]
  })
  // Most releases have notes (every added file is in one): they are shown only where nothing graver is.
  const notes = of('note').length
  const counted = grave.length === 0 && notes > 0 ? [plural(notes, 'note')] : grave
  const waived = excused > 0 ? [`${formatCount(excused)} waived`] : []
  return [...(counted.length === 0 ? ['no findings'] : counted), ...waived]
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

/** A first release is mentioned in every verdict: "not found" is what a registry also says to a missing permission. */
function remarkOn(verdict: Verdict): string {
  if (verdict.baseline.kind === 'first-release') return ' (first release: nothing to compare with)'
  return verdict.baseline.kind === 'none' ? ' (no baseline)' : ''
}

/** The last line of an error of a check: a run that didn't finish approves nothing. */
export const notApproved = 'The check did not finish, so the release is not approved (exit code 2).'

/** What an error says: its first line as the title, and what follows it. */
export interface ErrorParts {
  readonly title: string
  /** Lines that follow, each with the mistake that it is about where there is one. */
  readonly lines: readonly { readonly text: string; readonly mistake?: Mistake }[]
}

/** An error's parts. Several mistakes of a policy are counted in the title, and each has its own line. */
export function errorParts({ error }: NoVerdict): ErrorParts {
  const [first = '', ...others] = error.message.trim().split(/\r?\n/)
  const mistakes = error.mistakes ?? []
  const [only] = mistakes
  const rest = others.map((text) => ({ text }))
  if (only === undefined) return { title: first, lines: rest }
  const described = mistakes.map((mistake) => ({
    text: `${mistake.path}:${mistake.line}:${mistake.column}: ${mistake.message}`,
    mistake,
  }))
  // What the message has beside the mistakes counts those that are left out.
  const uncounted = rest.slice(mistakes.length - 1)
  const count = `${uncounted.length > 0 ? 'more than ' : ''}${formatCount(mistakes.length)} mistakes in ${only.path}`
  return {
    title: mistakes.length === 1 && uncounted.length === 0 ? `a mistake in ${only.path}` : count,
    lines: [...described, ...uncounted],
  }
}
