import { carryOut, fixDiff } from '../commands/fix/carry-out.js'
import { planFixes } from '../commands/fix/plan.js'
import { findTarget } from '../gate/gate-request.js'
import type { TargetRequest } from '../gate/workspace/gate-target.js'
import { workspacePatterns } from '../gate/workspace/patterns.js'
import { findPackages } from '../gate/workspace/workspaces.js'
import { plural } from '../model/format.js'
import type { Report } from '../model/report.js'
import type { Progress } from '../report/progress.js'
import { diffText } from './accept-summary.js'
import type { Terminal } from './command.js'

/** Versions of the packages of a workspace, which ranges such as `workspace:^` stand for. */
async function versionsIn(root: string): Promise<ReadonlyMap<string, string>> {
  const patterns = await workspacePatterns(root).catch(() => null)
  const packages = patterns === null ? [] : findPackages(root, patterns).packages
  return new Map(packages.flatMap(({ name, version }) => (name === null || version === null ? [] : [[name, version]])))
}

/**
 * Shows what can be fixed in a report without a decision, asks, and writes it. All that is said goes to stderr: stdout
 * is the report's.
 *
 * @returns whether files were changed, so that the release has to be checked again
 * @throws GateError EUSAGE where a file can't be written
 */
export async function fixReported(
  report: Report,
  { target, cwd, root }: TargetRequest,
  { yes }: { readonly yes: boolean },
  { stderr, style, confirm, env, progress }: Terminal & { readonly progress: Progress },
): Promise<boolean> {
  const folder = findTarget(target, cwd).path
  const files = planFixes(report, folder, { root, versions: await versionsIn(root) })
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
  await carryOut(files, { root, env })
  stderr.write(`Changed ${plural(files.length, 'file')}. Checking again.\n\n`)
  return true
}
