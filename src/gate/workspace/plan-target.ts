import { resolve } from 'node:path'
import { escapePath } from 'tinyglobby'
import { GateError } from '../../model/errors.js'
import { policyReader } from '../policies.js'
import { isRepository, type RepositoryReport, runOf } from '../../model/report.js'
import { type Context, pathFrom } from '../../model/context.js'
import { findTarget } from '../gate-request.js'
import type { TargetRequest } from './gate-target.js'
import { costsOf, distribute, type Plan } from './plan.js'
import { selectPackages } from './select.js'
import { readShard } from './shard-files.js'
import { checkSharedPolicy } from './shared-policy.js'

/** What to share out, and to how many. */
interface PlanRequest extends Pick<TargetRequest, 'target' | 'cwd' | 'root' | 'config' | 'packages' | 'changedSince'> {
  readonly shards: number
  /** The one that is checked out; null where it is not known. */
  readonly commit: string | null
  /** JSON reports of earlier runs, whose times balance the shards. */
  readonly costs: readonly string[]
  /** Takes a line where all packages are planned, as git can't tell which changed. Foreign text. */
  readonly say: (line: string) => void
}

/** Times only: a report that is not there, or of one package, balances nothing and stops nothing. */
function earlier(files: readonly string[], cwd: string): readonly RepositoryReport[] {
  return files.flatMap((file) => {
    try {
      const { report } = readShard(file, cwd)
      return isRepository(report) ? [report] : []
    } catch {
      return []
    }
  })
}

/**
 * Shares the packages of a workspace out to the jobs of a matrix. What no shard can see, as it has a part of the
 * packages, is looked at here: the policy that they share.
 *
 * @throws GateError where there is nothing to share out, or the policy is wrong
 */
export async function planTarget(request: PlanRequest, context: Context): Promise<Plan> {
  const { root, cwd, changedSince, commit } = request
  const run = runOf(context.env)
  const { path: folder } = findTarget(request.target, cwd)
  const selection = await selectPackages(folder, request.packages)
  if (selection === null)
    throw new GateError(
      'EUSAGE',
      `${request.target} is not a workspace, and no \`packages\` are given: there is one package to check`,
      "Check it in one job: `pack-gate check`, the Action's `mode: check`.",
    )
  await checkSharedPolicy(selection, { ...request, folder }, policyReader(root, context))
  const { packages, skipped } =
    changedSince === null
      ? selection
      : await (
          await import('./changed-only.js')
        ).changedOnly(selection, { workspace: folder, root, commit: changedSince, say: request.say }, context.env)
  const fromRoot = (path: string): string => pathFrom(root, resolve(folder, path))
  const candidates = packages.map(({ name, path }) => ({
    name,
    path: fromRoot(path),
    glob: path === '.' ? '.' : escapePath(path),
  }))
  return {
    schemaVersion: 1,
    ...(commit !== null && { commit }),
    ...(run !== null && { run }),
    matrix: { include: distribute(candidates, request.shards, costsOf(earlier(request.costs, cwd))) },
    packages: candidates.map(({ name, path }) => ({ path, name })),
    skipped: skipped.map((each) => ({ ...each, path: fromRoot(each.path) })),
  }
}
