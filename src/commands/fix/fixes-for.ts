import { findTarget } from '../../gate/gate-request.js'
import type { TargetRequest } from '../../gate/workspace/gate-target.js'
import { workspacePatterns } from '../../gate/workspace/patterns.js'
import { findPackages } from '../../gate/workspace/workspaces.js'
import type { Report } from '../../model/report.js'
import { type FileFix, planFixes } from './plan.js'

/** Versions of the packages of a workspace, which ranges such as `workspace:^` stand for. */
async function versionsIn(root: string): Promise<ReadonlyMap<string, string>> {
  const patterns = await workspacePatterns(root).catch(() => null)
  const packages = patterns === null ? [] : findPackages(root, patterns).packages
  return new Map(packages.flatMap(({ name, version }) => (name === null || version === null ? [] : [[name, version]])))
}

/** What can be fixed in a report without a decision, in the folder that was checked. Changes nothing. */
export async function fixesFor(
  report: Report,
  { target, cwd, root }: Pick<TargetRequest, 'target' | 'cwd' | 'root'>,
): Promise<readonly FileFix[]> {
  return planFixes(report, findTarget(target, cwd).path, { root, versions: await versionsIn(root) })
}

/** The text of a file before or after a fix, which has its bytes. */
export function textOf(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
