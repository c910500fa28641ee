import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import type { ErrorCode } from '../../model/error-codes.js'
import { GateError } from '../../model/errors.js'
import { isObject } from '../../model/manifest.js'
import { findingSchema, packagePathSchema, waivedFindingSchema } from '../../model/report-parts.js'
import { noVerdictSchema, repositorySchema, verdictSchema } from '../../model/report-schema.js'
import type { PackageReport, Report } from '../../model/report.js'
import { bounds, NotRead, parseBounded } from './bounds.js'
import { sanitizeReport } from './sanitize-report.js'

/**
 * The bytes of a report's file. A folder, a device or a pipe is none: some of them never end.
 *
 * @throws NotRead
 */
export function readReportFile(path: string): Buffer {
  let fd: number
  try {
    // Without this, opening a pipe would wait for its other end.
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch (cause) {
    throw new NotRead(cause instanceof Error && 'code' in cause ? String(cause.code) : 'it could not be opened', {
      cause,
    })
  }
  try {
    const stats = fstatSync(fd)
    if (!stats.isFile()) throw new NotRead('it is not a regular file')
    if (stats.size > bounds.bytes) {
      throw new NotRead(`it has ${stats.size} bytes, expected at most ${bounds.bytes.toLocaleString('en-US')}`)
    }
    return readFileSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** What a stranger's report may say, of all that a report can say. Its shape is the report's own. */

/** Findings' ids become parts of addresses and headings. */
const ruleId = z.string().regex(/^[a-z][a-z\d-]{0,63}$/, { error: 'expected the id of a rule' })

const { shape } = verdictSchema

/** A comparison of two releases decided nothing, and a list that names nothing approves nothing. */
const strangersVerdict = verdictSchema.extend({
  conclusion: shape.conclusion.exclude(['neutral']),
  baseline: shape.baseline.extend({ kind: shape.baseline.shape.kind.exclude(['folder']) }),
  findings: z.array(findingSchema.extend({ ruleId })),
  waived: z.array(waivedFindingSchema.extend({ ruleId })),
  files: shape.files.min(1),
})

const strangersError = noVerdictSchema.extend({
  error: noVerdictSchema.shape.error.extend({ code: noVerdictSchema.shape.error.shape.code.max(50) }),
})

/** One of several packages says where it is and what it is. */
const strangersPackage = {
  verdict: strangersVerdict.extend({ path: packagePathSchema }),
  error: strangersError.extend({
    path: packagePathSchema,
    package: z.object({ name: z.string().nullable(), version: z.string().nullable() }),
  }),
}

/** All of a report of several packages but the packages, which are read one by one. */
const strangersFrame = repositorySchema.omit({ packages: true })

/** Lists that grow with the package, with what each item has to be. */
const strangersLists = {
  findings: strangersVerdict.shape.findings.element,
  waived: strangersVerdict.shape.waived.element,
  files: shape.files.element,
  removed: shape.removed.element,
} as const

/** Whose report it is, for the words of a refusal. */
interface ReportSource {
  readonly code: ErrorCode
  /** As a sentence begins with it. */
  readonly name: string
  readonly help: string
}

const otherRun: ReportSource = {
  code: 'EGITHUB',
  name: "The report of the pull request's run",
  help:
    'Use the same version of pack-gate in both workflows, and upload the file of its input `report-file` ' +
    'unchanged. Until then nothing is approved.',
}

/**
 * A report written by a job that someone else controls. What is returned has the shape of a report and nothing else,
 * no better conclusion than its findings allow, and places inside the repository only. Whether it is true is not known.
 *
 * @param source left out, it is that of another run
 * @throws GateError with the source's code where it is no report
 */
export function readReport(bytes: Uint8Array, source: ReportSource = otherRun): Report {
  try {
    return sanitizeReport(shaped(parseBounded(bytes)))
  } catch (error) {
    if (!(error instanceof NotRead)) throw error
    throw new GateError(source.code, `${source.name} was refused: ${error.message}.`, source.help, {
      cause: error.cause,
    })
  }
}

/** Mode report marks what it passes on: it is no gate's own word any more, and no gate may give it its own. */
function refuseMarked(value: unknown): void {
  if (isObject(value) && Object.hasOwn(value, 'unverified'))
    throw new NotRead('it is marked `unverified`: `mode: report` wrote it, and no check')
}

function shaped(value: unknown): Report {
  refuseMarked(value)
  if (isObject(value) && value.schemaVersion !== 1) throw new NotRead('it has no schemaVersion 1')
  if (isObject(value) && Object.hasOwn(value, 'packages')) return severalShaped(value)
  if (isObject(value) && value.conclusion === 'error') return parsed(strangersError, value)
  assertLists(value)
  return parsed(strangersVerdict, value)
}

/** Packages are read one by one: the first that is wrong ends it. */
function severalShaped(value: Readonly<Record<string, unknown>>): Report {
  const frame = parsed(strangersFrame, value)
  const { packages } = value
  if (!Array.isArray(packages)) throw new NotRead('packages: expected a list')
  // With changed-only all packages may be left out; a report that names none at all approves nothing.
  if (packages.length + frame.skipped.length === 0) throw new NotRead('packages: expected a package')
  return { ...frame, packages: packages.map((one: unknown, index) => packageShaped(one, ['packages', index])) }
}

function packageShaped(value: unknown, path: Path): PackageReport {
  refuseMarked(value)
  if (isObject(value) && value.conclusion === 'error') return parsed(strangersPackage.error, value, path)
  assertLists(value, path)
  return parsed(strangersPackage.verdict, value, path)
}

type Path = readonly (string | number)[]

/** The long lists, item by item up to the first that is wrong: the schema would keep an issue for each. */
function assertLists(value: unknown, path: Path = []): void {
  if (!isObject(value)) return
  for (const [name, schema] of Object.entries(strangersLists)) {
    const list = value[name]
    if (!Array.isArray(list)) continue
    list.forEach((item: unknown, index) => {
      parsed<unknown>(schema, item, [...path, name, index])
    })
  }
}

function parsed<T>(schema: z.ZodType<T>, value: unknown, path: Path = []): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new NotRead(complaintsOf(result.error, path))
}

const mostComplaints = 5

/** Where and what was expected. All words are ours: keys that the report has beyond the schema's are never named. */
function complaintsOf({ issues }: z.ZodError, within: Path): string {
  const shown = issues
    .slice(0, mostComplaints)
    .map(({ path, message }) => `${[...within, ...path].join('.') || 'the document'}: ${message}`)
  const left = issues.length - shown.length
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join('; ')
}
