import { isAbsolute } from 'node:path'
import type { Expected } from './input-reader.js'
import type { Inputs, Mode } from './input-types.js'

/** What one input asks of another. */
export function checkTogether(inputs: Omit<Inputs, 'mistakes'>, expected: Expected): void {
  checkNames(inputs, expected)
  if (inputs.mode === 'report') checkReportInputs(inputs, expected)
  if (inputs.mode === 'shard') checkShardInputs(inputs, expected)
  if (inputs.mode === 'merge') checkMergeInputs(inputs, expected)
  if (inputs.mode === 'verify' && inputs.reportFile === null)
    expected('report-file', 'the report of the run that judged the release, kept as an artifact', '')
  checkModes(inputs, expected)
  if (inputs.vsaFile !== null && inputs.packDestination === null)
    expected('pack-destination', 'a folder, as `vsa-file` speaks of the tarball in it', '')
}

/** GitHub: a required check is found by its name among check runs and statuses alike, and then both are required. */
function checkNames(
  inputs: Pick<Inputs, 'checkRun' | 'status' | 'checkName' | 'statusContext'>,
  expected: Expected,
): void {
  const used = inputs.checkRun !== 'false' && inputs.status !== 'false'
  if (used && inputs.checkName.toLowerCase() === inputs.statusContext.toLowerCase()) {
    expected('status-context', 'another name than `check-name`', inputs.statusContext)
  }
}

type Posting = Pick<Inputs, 'reportWorkflow' | 'checkRun' | 'status'>

function checkReportInputs({ reportWorkflow, checkRun, status }: Posting, expected: Expected): void {
  if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(reportWorkflow)) {
    expected(
      'report-workflow',
      'the path of the workflow that makes the report, as in .github/workflows/fork-safe.yml',
      reportWorkflow,
    )
  }
  if (checkRun === 'false' && status === 'false')
    expected('check-run', 'another value than false where `status` is false too', 'false')
}

function checkShardInputs(
  { packages, changedOnly }: Pick<Inputs, 'packages' | 'changedOnly'>,
  expected: Expected,
): void {
  if (packages.length === 0) expected('packages', 'those of this job in the matrix, `matrix.packages`', '')
  if (changedOnly)
    expected('changed-only', 'false in mode shard, as mode plan leaves out what can not have changed', 'true')
}

type Given = (inputs: Omit<Inputs, 'mistakes'>) => string | null

/** Inputs that are for some modes alone. In another mode they would be passed over without a word. */
const forModes: readonly (readonly [name: string, modes: readonly Mode[], given: Given])[] = [
  ['plan', ['merge'], ({ plan }) => plan || null],
  ['reports', ['merge'], ({ reports }) => reports[0] ?? null],
  ['costs', ['plan'], ({ costs }) => costs[0] ?? null],
  ['release', ['verify'], ({ release }) => release],
  ['wait', ['verify'], ({ wait }) => (wait > 0 ? String(wait) : null)],
  ['report-workflow', ['report'], ({ reportWorkflow }) => reportWorkflow || null],
  ['pack-destination', ['check', 'shard'], ({ packDestination }) => packDestination],
  ['vsa-file', ['check', 'shard'], ({ vsaFile }) => vsaFile],
  ['html-file', ['check', 'shard', 'merge', 'report'], ({ htmlFile }) => htmlFile],
  ['sarif-file', ['check', 'shard', 'merge', 'report'], ({ sarifFile }) => sarifFile],
]

function checkModes(inputs: Omit<Inputs, 'mistakes'>, expected: Expected): void {
  for (const [name, modes, given] of forModes) {
    const value = given(inputs)
    if (value !== null && !modes.includes(inputs.mode))
      expected(name, `nothing in mode ${inputs.mode}, as it is for mode ${modes.join(', ')}`, value)
  }
}

function checkMergeInputs({ plan, reports }: Pick<Inputs, 'plan' | 'reports'>, expected: Expected): void {
  const outside = reports.find((glob) => isAbsolute(glob) || glob.split(/[\\/]/).includes('..'))
  if (outside !== undefined) expected('reports', 'globs of files inside the workspace, relative to it', outside)
  if (plan === '')
    expected(
      'plan',
      'the output `plan` of the job that planned (empty where that job failed), or a file that holds it',
      plan,
    )
  if (reports.length === 0)
    expected('reports', 'the reports that the jobs of the matrix wrote, as in shards/**/*.json', '')
}
