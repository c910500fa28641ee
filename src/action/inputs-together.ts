import { isAbsolute } from 'node:path'
import type { Expected } from './input-reader.js'
import type { Inputs } from './input-types.js'

/** What one input asks of another. */
export function checkTogether(inputs: Omit<Inputs, 'mistakes'>, expected: Expected): void {
  checkNames(inputs, expected)
  if (inputs.mode === 'report') checkReportInputs(inputs, expected)
  if (inputs.mode === 'shard') checkShardInputs(inputs, expected)
  checkMergeInputs(inputs, expected)
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

/** What was meant for another mode would be passed over without a word. */
function checkMergeInputs(
  { mode, plan, reports, packDestination }: Pick<Inputs, 'mode' | 'plan' | 'reports' | 'packDestination'>,
  expected: Expected,
): void {
  const outside = reports.find((glob) => isAbsolute(glob) || glob.split(/[\\/]/).includes('..'))
  if (outside !== undefined) expected('reports', 'globs of files inside the workspace, relative to it', outside)
  if (mode !== 'merge') {
    if (plan !== '' || reports.length > 0) expected('mode', 'merge, where `plan` or `reports` is given', mode)
    return
  }
  if (plan === '')
    expected(
      'plan',
      'the output `plan` of the job that planned (empty where that job failed), or a file that holds it',
      plan,
    )
  if (reports.length === 0)
    expected('reports', 'the reports that the jobs of the matrix wrote, as in shards/**/*.json', '')
  if (packDestination !== null)
    expected('pack-destination', 'nothing in mode merge, which packs nothing', packDestination)
}
