import { carryOut, fixDiff } from '../commands/fix/carry-out.js'
import { fixesFor } from '../commands/fix/fixes-for.js'
import type { TargetRequest } from '../gate/workspace/gate-target.js'
import { plural } from '../model/format.js'
import type { Report } from '../model/report.js'
import type { Progress } from '../report/progress.js'
import { diffText } from './accept-summary.js'
import type { Terminal } from './command.js'

/**
 * Shows what can be fixed in a report without a decision, asks, and writes it. All that is said goes to stderr: stdout
 * is the report's.
 *
 * @returns whether files were changed, so that the release has to be checked again
 * @throws GateError EUSAGE where a file can't be written
 */
export async function fixReported(
  report: Report,
  request: TargetRequest,
  { yes }: { readonly yes: boolean },
  { stderr, style, confirm, env, progress }: Terminal & { readonly progress: Progress },
): Promise<boolean> {
  const files = await fixesFor(report, request)
  progress.stop()
  if (files.length === 0) {
    stderr.write('Nothing to fix: there are no findings, or they need a decision.\n\n')
    return false
  }
  stderr.write(`${diffText(fixDiff(files), { ...style, color: false })}\n`)
  if (!yes && !confirm) {
    stderr.write('Nothing was fixed: there is no terminal to ask in. `--fix --yes` makes the change above.\n\n')
    return false
  }
  if (!yes && !(await confirm?.(`Change ${plural(files.length, 'file')}?`))) {
    stderr.write('Nothing was fixed.\n\n')
    return false
  }
  await carryOut(files, { root: request.root, env })
  stderr.write(`Changed ${plural(files.length, 'file')}. Checking again.\n\n`)
  return true
}
