import type { z } from 'zod'
import { GateError, type ErrorCode } from '../../model/errors.js'
import { isObject } from '../../model/json.js'
import type { Report } from '../../model/report.js'
import { noVerdictSchema, repositorySchema, verdictSchema } from './schema.js'
import { sanitizeReport } from './sanitize-report.js'

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
 * no
 * better conclusion than its findings allow, and places inside the repository only. Whether it is true nobody knows.
 *
 * @param source left out, it is that of another run
 * @throws GateError with the source's code where it is no report
 */
export function readReport(bytes: Uint8Array, source: ReportSource = otherRun): Report {
  const refusal = ({ message, cause }: NotRead): GateError =>
    new GateError(source.code, `${source.name} was refused: ${message}.`, source.help, { cause })
  try {
    return sanitizeReport(shaped(parse(bytes)))
  } catch (error) {
    throw error instanceof NotRead ? refusal(error) : error
  }
}

/** Why something is no report, in words of ours alone. */
class NotRead extends Error {}

function shaped(value: unknown): Report {
  if (isObject(value) && value.schemaVersion !== 1) throw new NotRead('it has no schemaVersion 1')
  const result = schemaOf(value).safeParse(value)
  if (!result.success) throw new NotRead(complaintsOf(result.error))
  return result.data
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    // The parser's own message would quote the file.
    throw new NotRead('it is not JSON in UTF-8', { cause })
  }
}

function schemaOf(value: unknown): z.ZodType<Report> {
  if (isObject(value) && Object.hasOwn(value, 'packages')) return repositorySchema
  return isObject(value) && value.conclusion === 'error' ? noVerdictSchema : verdictSchema
}

const mostComplaints = 5

/** Where and what was expected. All words are ours: keys that the report has beyond the schema's are never named. */
function complaintsOf({ issues }: z.ZodError): string {
  const shown = issues
    .slice(0, mostComplaints)
    .map(({ path, message }) => `${path.join('.') || 'the document'}: ${message}`)
  const left = issues.length - shown.length
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join('; ')
}
