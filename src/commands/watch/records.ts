import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { GateError } from '../../model/errors.js'
import { groupBy } from '../../model/group-by.js'
import { isObject } from '../../model/manifest.js'
import { verdictSchema } from '../../model/report-schema.js'
import { parseBounded, withoutMark } from '../../report/untrusted/bounds.js'
import { readReportFile } from '../../report/untrusted/read-report.js'

/** What a kept report says of one release. */
interface ReleaseRecord {
  readonly name: string
  readonly version: string
  /** `sha512-…` */
  readonly integrity: string
  readonly passed: boolean
  /** The report's file, from the folder of records. */
  readonly path: string
}

/** Records by `NAME@VERSION`. */
export type Records = ReadonlyMap<string, readonly ReleaseRecord[]>

/** Of the report's shape what a record is made of. */
const judged = verdictSchema.pick({
  schemaVersion: true,
  tool: true,
  conclusion: true,
  package: true,
  integrity: true,
})

function filesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
      .map((entry) => join(entry.parentPath, entry.name))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new GateError(
      'EUSAGE',
      `the records could not be read: ${why}`,
      'Name the folder that holds the report.json of each release: --records DIR.',
      { cause },
    )
  }
}

/**
 * A file that is no report of ours proves nothing: it is passed over, and the release it may be about stays unknown.
 */
function parse(file: string): unknown {
  try {
    return parseBounded(withoutMark(readReportFile(file)), Infinity)
  } catch {
    return null
  }
}

/** The one or several verdicts of a report. */
function recordsIn(report: unknown, path: string): readonly ReleaseRecord[] {
  const verdicts: readonly unknown[] = isObject(report) && Array.isArray(report.packages) ? report.packages : [report]
  return verdicts.map((verdict) => recordOf(verdict, path)).filter((record) => record !== null)
}

/** A comparison (`neutral`) decided nothing, and is none. */
function recordOf(verdict: unknown, path: string): ReleaseRecord | null {
  const { data } = judged.safeParse(verdict)
  if (data?.tool.name !== 'pack-gate' || data.integrity === null || data.conclusion === 'neutral') return null
  return { ...data.package, integrity: data.integrity, passed: data.conclusion === 'success', path }
}

/**
 * Reads the reports in a folder and the folders below it.
 *
 * @throws GateError EUSAGE where the folder can't be read
 */
export function readRecords(folder: string): Records {
  const records = filesIn(folder).flatMap((file) => recordsIn(parse(file), relative(folder, file).split(sep).join('/')))
  return groupBy(records, ({ name, version }) => `${name}@${version}`)
}

/** What the records say of a release. */
export type Recorded =
  | { readonly kind: 'passed'; readonly path: string }
  | { readonly kind: 'blocked' | 'other-bytes'; readonly path: string }
  | { readonly kind: 'no-record' }

/** An integrity may name several hashes; only the strongest that npm writes counts. */
function sha512Of(integrity: string): string | undefined {
  return integrity
    .split(/\s+/)
    .find((hash) => hash.startsWith('sha512-'))
    ?.replace(/\?.*$/, '')
}

/** Whether these very bytes passed: a record for other bytes of the same version is none. */
export function recordFor(records: Records, name: string, version: string, integrity: string | null): Recorded {
  const all = records.get(`${name}@${version}`) ?? []
  const hash = integrity === null ? undefined : sha512Of(integrity)
  const same = all.filter((record) => hash !== undefined && sha512Of(record.integrity) === hash)
  const passed = same.find((record) => record.passed)
  if (passed) return { kind: 'passed', path: passed.path }
  if (same[0]) return { kind: 'blocked', path: same[0].path }
  return all[0] ? { kind: 'other-bytes', path: all[0].path } : { kind: 'no-record' }
}
