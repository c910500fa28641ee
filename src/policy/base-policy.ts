import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { RuleDeclaration } from '../model/rule-declaration.js'
import type { Policy, RemoteReader } from '../model/policy.js'
import { emptyPolicy } from './empty.js'
import { resolveBases, type PolicyTree } from './extends.js'
import type { PolicyRequest } from './find.js'
import { decodePolicy, parsePolicy } from './load.js'

/** What is known of the base branch's side: its policy, and who owns files there. */
interface BaseSide {
  readonly base: Policy
  readonly codeowners: { readonly path: string; readonly text: string } | null
}

/** Where GitHub looks for CODEOWNERS; the first that exists counts. */
const codeownersPlaces = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const

/**
 * The policy as it is on the base commit, looked for in the same places as the head's, with what it extends there; the
 * empty policy where there is none.
 *
 * @throws GateError where it can't be read, or has a mistake
 */
export async function readBaseSide(
  tree: PolicyTree,
  request: PolicyRequest,
  rules: readonly RuleDeclaration[],
  remote: RemoteReader,
): Promise<BaseSide> {
  const found = await firstOf(tree, policyPlaces(request))
  const own = found && parsePolicy(decodePolicy(found.bytes, found.path), found.path, rules)
  const base = own === null ? emptyPolicy : await resolveBases(own, { rules, tree, remote })
  const owners = await firstOf(tree, codeownersPlaces)
  return { base, codeowners: owners && { path: owners.path, text: new TextDecoder().decode(owners.bytes) } }
}

/** Places in the repository, best first; those outside it are no part of any commit. */
function policyPlaces({ root, folder, config, cwd }: PolicyRequest): readonly string[] {
  if (config === false) return []
  const files =
    config === null
      ? [folder, root].flatMap((each) => [join(each, '.github', 'pack-gate.yml'), join(each, 'pack-gate.yml')])
      : [resolve(cwd, config)]
  const paths = files.map((file) => relative(root, file)).filter((path) => !path.startsWith('..') && !isAbsolute(path))
  return [...new Set(paths.map((path) => path.split(sep).join('/')))]
}

async function firstOf(
  tree: PolicyTree,
  paths: readonly string[],
): Promise<{ readonly path: string; readonly bytes: Uint8Array } | null> {
  for (const path of paths) {
    const bytes = await tree.read(path)
    if (bytes !== null) return { path, bytes }
  }
  return null
}
