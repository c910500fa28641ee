import { resolve } from 'node:path'
import pLimit from 'p-limit'
import { GateError, noVerdict, toGateError } from '../../model/errors.js'
import type { ProposePatch } from '../gate.js'
import type { GateRequest } from '../gate-request.js'
import { worstConclusion, type PackageReport, type RepositoryReport, type Verdict } from '../../model/report.js'
import { type Context, pathFrom } from '../../model/context.js'
import { sameNames, sameTarballs, tarballOf, sameNameError, type Selection } from './select.js'
import type { WorkspacePackage } from './workspaces.js'

/** How a run over several packages goes. */
export interface RunOptions {
  readonly gate: (request: GateRequest, context: Context) => Promise<Verdict>
  /** Left out, a blocked report proposes no change of the policy. */
  readonly proposePatch?: ProposePatch
  /**
   * Packages that are worked at the same time. Most of it is waiting: packers and requests have limits of their own.
   */
  readonly concurrency?: number
  /** Called as each package is done. */
  readonly done?: (report: PackageReport, finished: number, all: number) => void
}

/** What is known of a package is small; its bytes are read one after the other anyway. */
const atOnce = 64

/**
 * Gates every selected package, each with a verdict of its own: one that can't be packed hides nothing of the others.
 *
 * @param request of the whole run: its target is the folder that `selection` was found in
 */
export async function gateAll(
  selection: Selection,
  request: GateRequest,
  context: Context,
  manner: RunOptions,
): Promise<RepositoryReport> {
  const { packages } = selection
  const base = resolve(request.cwd, request.target)
  const twins = sameNames(packages)
  const clashes = request.packDestination === undefined ? new Map<string, readonly string[]>() : sameTarballs(packages)
  const limit = pLimit(manner.concurrency ?? atOnce)
  let finished = 0

  const fromRoot = (path: string): string => pathFrom(request.root, resolve(base, path))
  const asText = packages.filter(({ isPrivateText }) => isPrivateText).map(({ path }) => fromRoot(path))
  const judge = async (member: WorkspacePackage): Promise<PackageReport> => {
    const { name, version } = member
    const start = performance.now()
    const place = (): Pick<PackageReport, 'path' | 'durationMs'> => ({
      path: fromRoot(member.path),
      durationMs: Math.round(performance.now() - start),
    })
    try {
      const paths = name === null ? undefined : twins.get(name)
      if (paths !== undefined) throw sameNameError(fromRoot(member.path), paths.map(fromRoot), asText)
      const file = tarballOf(member) ?? ''
      const rivals = clashes.get(file)
      if (rivals !== undefined) throw clashError(member, file, rivals)
      const verdict = await manner.gate({ ...request, target: resolve(base, member.path) }, context)
      return { ...verdict, ...place() }
    } catch (thrown) {
      return { ...noVerdict(toGateError(thrown)), package: { name, version }, ...place() }
    }
  }
  const reports = await Promise.all(
    packages.map(async (member) =>
      limit(async () => {
        const report = await judge(member)
        finished += 1
        manner.done?.(report, finished, packages.length)
        return report
      }),
    ),
  )
  const settled = await withoutClashes(reports, packages, request)
  const skipped = selection.skipped.map((each) => ({ ...each, path: fromRoot(each.path) }))
  return { schemaVersion: 1, tool: context.tool, conclusion: worstConclusion(settled), packages: settled, skipped }
}

/**
 * A script that packing runs may change name and version: only now it is certain which files packages would be handed
 * over as. Of those that share one, none is.
 *
 * @param reports in the order of `packages`
 */
async function withoutClashes(
  reports: readonly PackageReport[],
  packages: readonly WorkspacePackage[],
  request: GateRequest,
): Promise<readonly PackageReport[]> {
  const { cwd, packDestination, shared } = request
  const clashes = [...(shared?.claims ?? [])].filter(([, folders]) => folders.size > 1)
  if (clashes.length === 0 || packDestination === undefined) return reports
  const { StagedTarball } = await import('../staged-tarball.js')
  const handOver = new StagedTarball(resolve(cwd, packDestination))
  const base = resolve(cwd, request.target)
  const folderOf = ({ path }: WorkspacePackage): string => resolve(base, path)
  for (const [file] of clashes) handOver.takeBack(file)
  return reports.map((report, index) => {
    const member = packages[index]
    const clash = member && clashes.find(([, folders]) => folders.has(folderOf(member)))
    if (!member || !clash) return report
    const [file, folders] = clash
    const paths = packages.filter((other) => folders.has(folderOf(other))).map(({ path }) => path)
    const { package: identity, path, durationMs } = report
    const place = { package: identity, path, ...(durationMs !== undefined && { durationMs }) }
    return { ...noVerdict(clashError(member, file, paths)), ...place }
  })
}

function clashError({ path }: Pick<WorkspacePackage, 'path'>, file: string, paths: readonly string[]): GateError {
  const others = paths.filter((other) => other !== path).join(', ')
  return new GateError(
    'EPACK',
    `the tarball of ${others} would be ${file} too`,
    'Hand them over one at a time: `pack-gate check FOLDER --pack-destination DIR`, each with a folder of its own.',
  )
}
