import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { GateError } from '../model/errors.js'
import { refuseSharedFiles, writeOutput } from '../model/output-file.js'
import { renderHtml } from '../report/html.js'
import { renderJson } from '../report/json.js'
import { renderSarif } from '../report/sarif.js'
import type { Report } from '../model/report.js'
import type { Inputs } from './input-reader.js'
import { inWorkspace } from './workspace.js'

type Place = Pick<Inputs, 'path' | 'reportFile'>
type Environment = Readonly<Record<string, string | undefined>>

/**
 * Where the JSON report goes: as the workflow says, else a file of the job's own, one for each package that it gates.
 */
export function reportPath({ path, reportFile }: Place, env: Environment): string {
  if (reportFile !== null) return inWorkspace(reportFile, { env })
  const key = createHash('sha256').update(path).digest('hex').slice(0, 8)
  return resolve(env.RUNNER_TEMP ?? tmpdir(), `pack-gate-${key}.json`)
}

/** @throws GateError EUSAGE where two of the files that a step is to write are one, or one is a tarball's place */
export function refuseSharedOutputs(inputs: Inputs, env: Environment): void {
  const { reportFile, htmlFile, sarifFile, vsaFile } = inputs
  const named = { 'report-file': reportFile, 'html-file': htmlFile, 'sarif-file': sarifFile, 'vsa-file': vsaFile }
  refuseSharedFiles(
    Object.entries(named).flatMap(([input, file]) =>
      file === null ? [] : [{ option: `\`${input}\``, file: inWorkspace(file, { env }) }],
    ),
  )
}

/** Writes the JSON report. Throws GateError EUSAGE where it can't be written. */
export function writeReport(report: Report, place: Place, env: Environment): void {
  write(reportPath(place, env), renderJson(report), 'report-file')
}

/**
 * Writes the report in the other forms that the workflow asks for. Throws GateError EUSAGE where one can't be written.
 */
export async function writeForms(
  report: Report,
  { htmlFile, sarifFile }: Pick<Inputs, 'htmlFile' | 'sarifFile'>,
  env: Environment,
  unverified = false,
): Promise<void> {
  if (htmlFile !== null) write(inWorkspace(htmlFile, { env }), await renderHtml(report, { unverified }), 'html-file')
  if (sarifFile !== null) write(inWorkspace(sarifFile, { env }), await renderSarif(report), 'sarif-file')
}

function write(path: string, text: string, input: string): void {
  try {
    writeOutput(path, text)
  } catch (cause) {
    if (cause instanceof GateError) throw cause
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error'
    const help = `Give a path in \`${input}\` that this job may write, or leave the input out.`
    throw new GateError('EUSAGE', `The report could not be written to ${JSON.stringify(path)}: ${why}.`, help, {
      cause,
    })
  }
}
