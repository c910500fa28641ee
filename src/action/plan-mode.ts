import { noVerdict, toGateError } from '../model/errors.js'
import { plain, plural } from '../model/format.js'
import { hasBase, readWorkflowRun } from '../github/event.js'
import { commitOf } from '../github/contents.js'
import type { Runner } from '../github/runner.js'
import { renderTextError } from '../report/text.js'
import type { Plan } from '../gate/workspace/plan.js'
import { planTarget } from '../gate/workspace/plan-target.js'
import { type Context, repositoryRoot } from '../model/context.js'
import type { Inputs } from './input-reader.js'
import { noPlan } from './outputs.js'
import { refuseMistakes } from './session.js'
import { filesIn, workspaceOf } from './workspace.js'

async function planOf(inputs: Inputs, context: Context, say: (line: string) => void): Promise<Plan> {
  refuseMistakes(inputs)
  const { path: target, config, packages, shards, changedOnly } = inputs
  const cwd = workspaceOf(context)
  const changedSince = changedOnly && hasBase(context.env.GITHUB_EVENT_NAME) ? readWorkflowRun(context.env).base : null
  const root = repositoryRoot(target, cwd, cwd)
  return planTarget(
    {
      target,
      cwd,
      root,
      commit: commitOf(context.env, root),
      config,
      packages,
      changedSince,
      shards,
      costs: filesIn(cwd, inputs.costs),
      say,
    },
    context,
  )
}

/** Shares the packages out and tells the workflow. Never throws: whatever goes wrong ends as exit code 2. */
export async function runPlan(
  inputs: Inputs,
  runner: Runner,
  context: Context,
  cancelled: Promise<never>,
): Promise<void> {
  const say = (line: string): void => {
    runner.log(plain(`pack-gate: ${line}`))
  }
  try {
    const plan = await Promise.race([planOf(inputs, context, say), cancelled])
    const { packages, skipped, matrix } = plan
    runner.log(
      `pack-gate: ${plural(packages.length, 'package')} in ${plural(matrix.include.length, 'shard')}, ` +
        `${skipped.length} left out.`,
    )
    // GitHub refuses a matrix of no jobs; an empty output is what a condition can ask for.
    runner.output('matrix', packages.length === 0 ? '' : JSON.stringify(matrix))
    // Merging needs no matrix, and an input goes through the environment: 128 kB on Linux.
    runner.output('plan', JSON.stringify({ ...plan, matrix: { include: [] } }))
    runner.exit(0)
  } catch (thrown) {
    runner.exit(2)
    const failure = noVerdict(toGateError(thrown))
    runner.log(renderTextError(failure, { color: false, columns: 100 }, false))
    runner.annotateError(failure.error)
    for (const [name, value] of Object.entries({ ...noPlan, conclusion: failure.conclusion }))
      runner.output(name, value)
  }
}
