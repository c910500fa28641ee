import { z } from 'zod'
import type { FileRecord } from '../../compare/differences.js'
import { GateError } from '../../model/errors.js'
import { isObject } from '../../model/manifest.js'
import { commitSchema, fileSchema, runSchema } from '../../model/report-parts.js'
import { verdictSchema } from '../../model/report-schema.js'
import type { ExpectedOrigin, ReportOrigin } from '../../model/verification.js'
import { NotRead, parseBounded, withoutMark } from '../../report/untrusted/bounds.js'
import { readReportFile } from '../../report/untrusted/read-report.js'

/** What a report says of one release: all that a verification compares with. */
export interface JudgedRelease {
  readonly conclusion: 'success' | 'failure'
  readonly name: string
  readonly version: string
  /** `sha512-…` */
  readonly integrity: string
  readonly files: readonly FileRecord[]
  /** Which run made the report, what commit it is about, and where in the repository the package is. */
  readonly origin: ReportOrigin
}

const integrity = z.string().regex(/^sha512-[A-Za-z0-9+/]{86}==$/, 'expected sha512-… of a tarball')
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in hex')

const file = fileSchema.extend({ sha256 })

/** Of the report's shape what a verification compares with. */
const judged = verdictSchema
  .pick({ schemaVersion: true, conclusion: true, package: true })
  .extend({ integrity: integrity.nullable(), files: z.array(file).min(1) })

const origin = z.object({ commit: commitSchema.exactOptional(), run: runSchema.exactOptional() })

const again =
  "Give the JSON report of this release's check: `pack-gate check --reporter json=FILE` (Action " + 'output `report`).'

function read(path: string, shown: string): unknown {
  try {
    return parseBounded(withoutMark(readReportFile(path)), Infinity)
  } catch (cause) {
    const said = cause instanceof NotRead ? cause.message : String(cause)
    const why = said === 'ENOENT' ? 'there is no such file' : said
    throw new GateError('EUSAGE', `the report ${shown} can't be read: ${why}`, again, { cause })
  }
}

/** The name that an entry of a report is about; null where it says none. */
function nameIn(entry: unknown): string | null {
  const about = isObject(entry) ? entry.package : undefined
  return isObject(about) && typeof about.name === 'string' ? about.name : null
}

function entryFor(report: unknown, name: string | null, shown: string): unknown {
  const entries: readonly unknown[] = isObject(report) && Array.isArray(report.packages) ? report.packages : [report]
  if (entries.length === 0) throw new GateError('EUSAGE', `the report ${shown} is not about a package`, again)
  if (name === null) {
    if (entries.length === 1) return entries[0]
    throw new GateError(
      'EUSAGE',
      `the report ${shown} is about ${entries.length} packages`,
      'Say which one: `pack-gate verify NAME@VERSION --report FILE`.',
    )
  }
  const [found, another] = entries.filter((entry) => nameIn(entry) === name)
  if (another !== undefined) throw new GateError('EUSAGE', `the report ${shown} is about ${name} more than once`, again)
  if (found !== undefined) return found
  const names = entries.map(nameIn).filter((each) => each !== null)
  // A run over one package that reached no verdict names none.
  if (names.length === 0) return entries[0]
  throw new GateError(
    'EUSAGE',
    `the report ${shown} is about ${names.slice(0, 3).join(', ')}, not about ${name}`,
    again,
  )
}

/** Mode report marks the whole and each package. */
function refuseUnverified(value: unknown, shown: string): void {
  if (!isObject(value) || !Object.hasOwn(value, 'unverified')) return
  throw new GateError('EUSAGE', `the report ${shown} was written by a pull request's job, and was not verified`, again)
}

/** The first file that is wrong: the schema would keep issues for each, and those of 200,000 fill the memory. */
function wrongFile(entry: unknown): Issue | null {
  const files: readonly unknown[] = isObject(entry) && Array.isArray(entry.files) ? entry.files : []
  for (const [index, one] of files.entries()) {
    const [issue] = file.safeParse(one).error?.issues ?? []
    if (issue) return { path: ['files', index, ...issue.path], message: issue.message }
  }
  return null
}

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'>

function shaped(entry: unknown, shown: string): z.infer<typeof judged> {
  const wrong = wrongFile(entry)
  const result = wrong === null ? judged.safeParse(entry) : null
  if (result?.success) return result.data
  const issue = wrong ?? result?.error.issues[0]
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.map(String).join('.')}`
  throw new GateError(
    'EUSAGE',
    `${shown} is not a report of pack-gate${where}: ${issue?.message ?? 'unknown form'}`,
    again,
  )
}

/** A report of several packages says it once for all. */
function originOf(report: unknown, entry: unknown, shown: string): ReportOrigin {
  const [whole, own] = [origin.safeParse(report), origin.safeParse(entry)]
  if (!whole.success || !own.success)
    throw new GateError('EUSAGE', `${shown} is not a report of pack-gate: its run or commit is not valid`, again)
  const path = isObject(entry) && typeof entry.path === 'string' ? entry.path : null
  return { run: own.data.run ?? whole.data.run ?? null, commit: own.data.commit ?? whole.data.commit ?? null, path }
}

const inWords = (run: { readonly id: string; readonly attempt: number | null } | null): string =>
  run === null ? 'no known run' : `${run.attempt === null ? '' : `attempt ${run.attempt} of `}run ${run.id}`

/** A second attempt at failed jobs alone leaves the report of the first as it is, so it may be of an earlier one. */
function isOfRun({ run: made }: ReportOrigin, { run: asked, here }: ExpectedOrigin): boolean {
  if (asked === 'any') return true
  if (asked !== null) return made?.id === asked.id && made.attempt === (asked.attempt ?? made.attempt)
  return here === null || (made?.id === here.run.id && made.attempt <= here.run.attempt)
}

/** @throws GateError EUSAGE where the report is of another run or commit than the one that counts */
function refuseOther(made: ReportOrigin, expected: ExpectedOrigin, shown: string): void {
  const { run, commit, here } = expected
  if (!isOfRun(made, expected)) {
    const wanted = run === null || run === 'any' ? (here?.run ?? null) : run
    throw new GateError(
      'EUSAGE',
      `the report ${shown} is of ${inWords(made.run)}, expected ${inWords(wanted)}`,
      'Give the report of the run that checked this release. If that was another run, give it: ' +
        '--run ID (Action input `report-run`), or `any`.',
    )
  }
  const own = made.run !== null && made.run.id === here?.run.id ? here.commit : null
  // A tarball may be of any commit, so its report names none.
  const wanted = commit ?? (made.commit === null ? null : own)
  if (wanted === null || made.commit === wanted) return
  throw new GateError(
    'EUSAGE',
    `the report ${shown} is about ${made.commit === null ? 'no known commit' : `commit ${made.commit.slice(0, 12)}`}, ` +
      `expected ${wanted.slice(0, 12)}`,
    'Give the report of the check of this commit.',
  )
}

/**
 * Reads what a report says of one release. A report may come from anywhere: nothing in it is believed before its form
 * is checked.
 *
 * @param path absolute path of the JSON report
 * @param shown how the user named it
 * @param name of the package; null where the report is about one alone
 * @throws GateError EUSAGE where it can't be read, is no report, is about another package, run or commit, or reached no
 *   verdict
 */
export function readJudged(path: string, shown: string, name: string | null, expected: ExpectedOrigin): JudgedRelease {
  const report = read(path, shown)
  refuseUnverified(report, shown)
  const entry = entryFor(report, name, shown)
  if (isObject(entry) && entry.conclusion === 'error') {
    throw new GateError(
      'EUSAGE',
      `the report ${shown} reached no verdict${name === null ? '' : ` on ${name}`}, so there is nothing to ` +
        'compare with',
      again,
    )
  }
  if (isObject(entry) && entry.conclusion === 'neutral') {
    throw new GateError('EUSAGE', `the report ${shown} is a comparison, which decides nothing`, again)
  }
  refuseUnverified(entry, shown)
  const data = shaped(entry, shown)
  const made = originOf(report, entry, shown)
  refuseOther(made, expected, shown)
  if (data.integrity === null) {
    throw new GateError(
      'EUSAGE',
      `the report ${shown} has no integrity: the tarball that was checked is not known`,
      'Check with --pack-destination, and publish the tarball that it hands over.',
    )
  }
  return {
    conclusion: data.conclusion === 'success' ? 'success' : 'failure',
    ...data.package,
    integrity: data.integrity,
    files: data.files,
    origin: made,
  }
}
