import type { BasePolicyRequest } from '../gate/gate-request.js'
import type { GitHubApi } from '../github/client.js'
import { githubTree } from '../github/contents.js'
import type { WorkflowRun } from '../github/event.js'
import { firstThatAnswers, gitTree } from '../gate/workspace/git-objects.js'
import type { PolicyTree } from '../policy/extends.js'
import type { Context } from '../model/context.js'
import type { Inputs } from './input-reader.js'

/** What the base branch's policy is read with. */
interface BaseAccess {
  /** Null where the run is not known. */
  readonly run: WorkflowRun | null
  /** Null without a token. */
  readonly api: GitHubApi | null
  /** Absolute path of the repository's root. */
  readonly root: string
  readonly env: Context['env']
  readonly log: (line: string) => void
}

/** How the base branch's files take part in this run: not at all outside of pull requests and merge queues. */
export function basePolicyOf(
  inputs: Pick<Inputs, 'policy' | 'config'>,
  { run, api, root, env, log }: BaseAccess,
): { basePolicy?: BasePolicyRequest; baseFiles?: PolicyTree } {
  if (!run?.base) return {}
  const trees = [...(api === null ? [] : [githubTree(api, run, run.base)]), gitTree(root, run.base, env)]
  const baseFiles = firstThatAnswers(trees)
  if (inputs.policy === 'head' || inputs.config === false) return { baseFiles }
  let isLogged = false
  const say = (text: string): void => {
    if (!isLogged) log(`pack-gate: ${text}`)
    isLogged = true
  }
  return { baseFiles, basePolicy: { tree: baseFiles, decides: inputs.policy === 'base', say } }
}
