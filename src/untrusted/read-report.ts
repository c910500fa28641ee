import type { z } from 'zod'
import { GateError } from '../errors.js'
import { isObject } from '../json.js'
import type { Report } from '../report.js'
import { noVerdictSchema, repositorySchema, verdictSchema } from './schema.js'
import { soberReport } from './sober-report.js'

const help =
  'Use the same version of pack-gate in both workflows, and upload the file of its input `report-file` unchanged. Until then nothing is approved.'

/**
 * A report that a job wrote which somebody else controls. What is returned has the shape of a report and nothing else, no
 * better conclusion than its findings allow, and places inside the repository only. Whether it is true nobody knows.
 * Throws GateError EGITHUB where it is no report.
 */
export function readReport(bytes: Uint8Array): Report {
  const value = parse(bytes)
  if (isObject(value) && value.schemaVersion !== 1) throw refusal('it has no schemaVersion 1')
  const result = schemaOf(value).safeParse(value)
  if (!result.success) throw refusal(complaintsOf(result.error))
  return soberReport(result.data)
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    // The parser's own message would quote the file.
    throw refusal('it is not JSON in UTF-8', cause)
  }
}

function schemaOf(value: unknown): z.ZodType<Report> {
  if (isObject(value) && Object.hasOwn(value, 'packages')) return repositorySchema
  return isObject(value) && value.conclusion === 'error' ? noVerdictSchema : verdictSchema
}

const mostComplaints = 5

/** Where and what was expected. All words are ours: keys that the report has beyond the schema's are never named. */
function complaintsOf({ issues }: z.ZodError): string {
  const shown = issues.slice(0, mostComplaints).map(({ path, message }) => `${path.join('.') || 'the document'}: ${message}`)
  const left = issues.length - shown.length
  return [...shown, ...(left > 0 ? [`and ${left} more`] : [])].join('; ')
}

function refusal(what: string, cause?: unknown): GateError {
  return new GateError('EGITHUB', `The report of the pull request's run was refused: ${what}.`, help, { cause })
}
