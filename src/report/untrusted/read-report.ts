import type { z } from 'zod'
import type { ErrorCode } from '../../model/error-codes.js'
import { GateError } from '../../model/errors.js'
import { isObject } from '../../model/json.js'
import type { PackageReport, Report } from '../../model/report.js'
import { NotRead, parseBounded } from './bounds.js'
import { sanitizeReport } from './sanitize-report.js'
import { strangersError, strangersFrame, strangersLists, strangersPackage, strangersVerdict } from './schema.js'

/** Whose report it is, for the words of a refusal. */
export interface ReportSource {
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
 * A report that a job wrote which somebody else controls. What is returned has the shape of a report and nothing else,
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

function shaped(value: unknown): Report {
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
