import { GateError } from '../model/errors.js'
import type { RuleDeclaration } from '../model/rule-declaration.js'
import type { Policy } from '../model/policy.js'
import type { RemoteReader } from '../model/remote-file.js'
import { resolveBases } from './extends.js'
import type { PolicyFile } from './find.js'
import { loadPolicy, parsePolicy } from './load.js'
import { workingTree } from './working-tree.js'

/** For ends that know no GitHub. */
export const noRemote: RemoteReader = ({ owner, repo }) => {
  throw new GateError(
    'ECONFIG',
    `a policy of ${owner}/${repo} can't be read here`,
    'Copy it into this repository and extend it as "./FILE.yml".',
  )
}

/**
 * The policy in force: the file with all that it extends.
 *
 * @param root absolute path of the repository's root
 * @throws GateError ECONFIG, or EGITHUB where a policy of another repository can't be read
 */
export async function readPolicyFile(
  file: PolicyFile,
  root: string,
  rules: readonly RuleDeclaration[],
  remote: RemoteReader = noRemote,
): Promise<Policy> {
  return resolveBases(loadPolicy(file, rules), { rules, tree: workingTree(root), remote })
}

/** The policy in force if the file had this text. Throws like readPolicyFile. */
export async function readPolicyAs(
  text: string,
  path: string,
  root: string,
  rules: readonly RuleDeclaration[],
  remote: RemoteReader = noRemote,
): Promise<Policy> {
  return resolveBases(parsePolicy(text, path, rules), { rules, tree: workingTree(root), remote })
}
