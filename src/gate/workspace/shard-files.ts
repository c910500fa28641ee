import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { GateError } from '../../model/errors.js'
import { NotRead } from '../../report/untrusted/bounds.js'
import { readReport, readReportFile } from '../../report/untrusted/read-report.js'
import type { ShardReport } from './merge.js'
import { type Plan, planHelp, readPlan } from './plan.js'

/** GitHub makes 256 jobs of a matrix at most. */
export const mostShards = 256

/** A number of shards as a user writes it; null where it can be none. */
export function readShards(text: string): number | null {
  const count = Number(text)
  return /^\d+$/.test(text) && count >= 1 && count <= mostShards ? count : null
}

const reportHelp =
  'Give the JSON reports that the shards wrote (input `report-file`, option `--reporter json=FILE`), all by ' +
  'the same version of pack-gate. The merged report says which are missing: leave those out.'

function bytesOf(file: string, cwd: string, help: string): Buffer {
  try {
    return readReportFile(resolve(cwd, file))
  } catch (cause) {
    const why = cause instanceof NotRead ? `: ${cause.message}` : ''
    throw new GateError('EUSAGE', `${file} can't be read${why}`, help, { cause })
  }
}

/**
 * The report that a shard left.
 *
 * @param file as it was named, relative to `cwd`
 * @throws GateError EUSAGE where it is none
 */
export function readShard(file: string, cwd: string): ShardReport {
  return { file, report: readReport(bytesOf(file, cwd, reportHelp), { code: 'EUSAGE', name: file, help: reportHelp }) }
}

/**
 * What `plan` printed.
 *
 * @param given the JSON itself, or the name of a file that holds it, relative to `cwd`
 * @throws GateError EUSAGE where it is none
 */
export function loadPlan(given: string, cwd: string): Plan {
  const isFile = !given.trimStart().startsWith('{') && existsSync(resolve(cwd, given))
  return readPlan(isFile ? bytesOf(given, cwd, planHelp).toString('utf8') : given)
}
