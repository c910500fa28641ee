import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { GateError } from '../model/errors.js'
import type { Policy, RemoteReader } from '../model/policy.js'
import type { RuleDeclaration } from '../model/rule-declaration.js'
import { type PolicyTree, resolveBases } from './extends.js'
import { attempt, isMissing, type PolicyFile } from './find.js'
import { loadPolicy, maxPolicyBytes, parsePolicy } from './load.js'

/** The repository's files as they are on disk. A link must not lead out of it: a pull request may have made it. */
export function workingTree(root: string): PolicyTree {
  return {
    read: (path) => Promise.resolve().then(() => attempt(path, () => readInside(root, path))),
  }
}

function readInside(root: string, path: string): Uint8Array | null {
  const file = join(root, path)
  try {
    lstatSync(file)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
  const inside = relative(realpathSync(root), realpathSync(file))
  if (inside.startsWith('..') || isAbsolute(inside)) throw refused(path, 'leads out of the repository')
  const { size } = statSync(file)
  if (!statSync(file).isFile()) throw refused(path, 'is not a file')
  if (size > maxPolicyBytes) throw refused(path, `is ${size} bytes, expected at most ${maxPolicyBytes}`)
  return readFileSync(file)
}

function refused(path: string, what: string): GateError {
  return new GateError('ECONFIG', `${path} ${what}`, 'Extend a file of this repository that contains a policy.', {
    location: { path, line: 1, column: 1 },
  })
}

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
