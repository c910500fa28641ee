import { formatCount, plural } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import {
  type Finding,
  hasVerdict,
  type PackageReport,
  type RepositoryReport,
  type Verdict,
} from '../../model/report.js'

/** One cause that several packages have a finding of. */
export interface SharedFinding {
  /** The finding of the first of them. */
  readonly finding: Finding
  /** What it says of all of them. Not escaped yet. */
  readonly message: string
  /** The packages' folders. */
  readonly paths: readonly string[]
}

/** A finding that stands for those of several packages. What says how many there are needs no more words. */
export function asFinding({ finding, message, paths }: SharedFinding): Finding {
  const where = finding.unbuilt === undefined ? `, in ${plural(paths.length, 'package')}` : ''
  return { ...finding, message: message + where, examples: paths, count: paths.length }
}

/** A report of several packages, in which what several have in common is said apart. */
export interface SharedReport {
  readonly shared: readonly SharedFinding[]
  /** Without what is shared. */
  readonly packages: readonly PackageReport[]
}

/** Fewer packages each have their own words: a reader looks for a finding at its package. */
const fewest = 3

/**
 * What to do where all that blocks is said for several packages; null where a package's own page says it. Not escaped
 * yet.
 */
export function nextForSeveral(shared: readonly SharedFinding[], packages: readonly PackageReport[]): string | null {
  const errors = shared.filter(({ finding }) => finding.level === 'error')
  const hasOwn = packages.some((one) => !hasVerdict(one) || one.findings.some(({ level }) => level === 'error'))
  const [path] = errors.flatMap(({ paths }) => paths)
  if (path === undefined || hasOwn) return null
  if (errors.some(({ finding }) => finding.unbuilt !== undefined)) return 'Next: build first, then run pack-gate again.'
  return `Next: fix these errors, or approve them one package at a time: \`pack-gate accept ${path}\`.`
}

/** What makes findings one cause: the same words, or a folder that wasn't built. */
function causeOf({ ruleId, level, message, help, baselineState, unbuilt }: Finding): string {
  return JSON.stringify(unbuilt === undefined ? [ruleId, level, message, help, baselineState] : ['unbuilt', unbuilt])
}

function wordsOf(finding: Finding, count: number, all: number): string {
  const { unbuilt, message } = finding
  if (unbuilt === undefined) return message
  return `${unbuilt}/ isn't built in ${formatCount(count)} of ${plural(all, 'package')}`
}

/** What has other reasons beside it belongs to a file of its own package. */
function isSharable({ level, group }: Finding): boolean {
  return level !== 'note' && group === undefined
}

function sharedIn(packages: readonly PackageReport[]): ReadonlyMap<string, SharedFinding> {
  const all = packages.flatMap((report) =>
    hasVerdict(report) ? report.findings.filter(isSharable).map((finding) => ({ finding, path: report.path })) : [],
  )
  const causes = [...groupBy(all, ({ finding }) => causeOf(finding))].flatMap(([cause, hits]) => {
    const paths = [...new Set(hits.map(({ path }) => path))]
    const [first] = hits
    if (!first || paths.length < (first.finding.unbuilt === undefined ? fewest : 2)) return []
    const { finding } = first
    return [[cause, { finding, message: wordsOf(finding, paths.length, packages.length), paths }] as const]
  })
  return new Map(causes)
}

/** Says once what several packages have in common. */
export function saidOnce({ packages }: RepositoryReport): SharedReport {
  const causes = sharedIn(packages)
  const isOwn = (finding: Finding): boolean => !isSharable(finding) || !causes.has(causeOf(finding))
  const rest = packages.map((report) =>
    hasVerdict(report) ? { ...report, findings: report.findings.filter(isOwn) } : report,
  )
  const levels = ['error', 'warning']
  const shared = [...causes.values()].toSorted(
    (a, b) => levels.indexOf(a.finding.level) - levels.indexOf(b.finding.level),
  )
  return { shared, packages: rest }
}

/** A text without what is a package's own in it: its name and its folder, not as parts of longer ones. */
function withoutOwn(text: string, own: readonly string[]): string {
  return own.reduce((rest, word) => {
    const parts = rest.split(word)
    return parts.reduce((joined, part) => {
      const isWhole = !/[\w-]$/.test(joined) && !/^[\w-]/.test(part)
      return `${joined}${isWhole ? '*' : word}${part}`
    })
  }, text)
}

/** What stopped a package. A script that fails in each of several has the name and the folder of each in its words. */
function errorCause({ error, package: { name, version }, path }: Exclude<PackageReport, Verdict>): string {
  const own = [path === '.' ? '' : path, `${String(name)}@${String(version)}`, name ?? '']
  const words = own.filter((word) => word !== '')
  return JSON.stringify(error, (_, value: unknown) => (typeof value === 'string' ? withoutOwn(value, words) : value))
}

/** Packages without a verdict, those that one cause stopped together; every other package by itself. */
export function alike(packages: readonly PackageReport[]): readonly (readonly [PackageReport, ...PackageReport[]])[] {
  const groups = groupBy(packages, (one) => (hasVerdict(one) ? `package ${one.path}` : errorCause(one)))
  return [...groups.values()].flatMap(([first, ...others]) => (first ? [[first, ...others] as const] : []))
}
