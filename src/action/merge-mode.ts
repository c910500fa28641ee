import { GateError } from '../model/errors.js'
import type { Report } from '../model/report.js'
import { mergeReports } from '../gate/workspace/merge.js'
import { loadPlan, readShard } from '../gate/workspace/shard-files.js'
import type { Context } from '../model/context.js'
import type { Inputs } from './input-reader.js'
import { filesIn, workspaceOf } from './workspace.js'

/**
 * One report of those that the jobs of a matrix left. They are files that jobs wrote in which the code of a pull
 * request ran: nothing in them is believed but what a report can say of its own packages.
 *
 * @throws GateError EUSAGE where the plan or a report can't be read, or none of them is there
 */
export function mergeShards({ plan: given, reports }: Pick<Inputs, 'plan' | 'reports'>, context: Context): Report {
  const workspace = workspaceOf(context)
  const plan = loadPlan(given, workspace)
  const files = filesIn(workspace, reports)
  if (files.length === 0 && plan.packages.length > 0) {
    throw new GateError(
      'EUSAGE',
      `Input \`reports\`: no file of the workspace matches ${reports.map((glob) => JSON.stringify(glob)).join(', ')}.`,
      'Either no job of the matrix left a report (look at them), or they were downloaded to another place: it ' +
        'is relative to the workspace.',
    )
  }
  return mergeReports(
    plan,
    files.map((file) => readShard(file, workspace)),
    context.tool,
  )
}
