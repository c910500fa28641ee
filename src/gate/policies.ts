import { emptyPolicy } from '../policy/empty.js'
import type { PackageIdentity } from '../policy/package-policy.js'
import type { Policy, RemoteReader } from '../model/policy.js'
import { findPolicy, superprojectPolicy, type PolicyFile } from '../policy/find.js'
import { toGateError } from '../model/errors.js'
import type { GateRequest, Policies, PolicyReader, Target } from './gate-request.js'
import type { PolicyPair } from '../verdict/policy-change.js'
import type { Context } from '../model/context.js'

/**
 * Reads each file once, however many packages it is for: no script that runs while another package is packed can change
 * it.
 * The parser is loaded only where there is a file to parse.
 */
export function policyReader(root: string, context: Context): PolicyReader {
  const known = new Map<string, Promise<Policy>>()
  const read = async (file: PolicyFile): Promise<Policy> => {
    const [{ readPolicyFile }, { rules }] = await Promise.all([
      import('../policy/read.js'),
      import('../rules/index.js'),
    ])
    return readPolicyFile(file, root, rules, context.remotePolicy)
  }
  return (file) => {
    const reading = known.get(file.file) ?? read(file)
    known.set(file.file, reading)
    return reading
  }
}

/**
 * The policy that a command names for releases that are in no repository's folder. @throws GateError ECONFIG or EGITHUB
 */
export async function readNamedPolicy(
  request: Pick<GateRequest, 'root' | 'cwd' | 'config'>,
  context: Context,
): Promise<Policy> {
  const file = findPolicy({ ...request, folder: request.cwd })
  return file === null ? emptyPolicy : policyReader(request.root, context)(file)
}

/** Which package it is, is looked up only where a policy asks. */
async function aboutWhom(policy: Policy, target: Target, root: string): Promise<PackageIdentity | null> {
  return policy.packages ? (await import('./workspace/identify.js')).identify(target, root) : null
}

/** Takes from a policy what it says of one package. */
async function narrow(policy: Policy, about: PackageIdentity | null): Promise<Policy> {
  return about === null ? policy : (await import('../policy/package-policy.js')).policyFor(policy, about)
}

/** The policy of the package, else of the repository, with what it says of this package alone. */
export async function readHeadPolicy(
  request: Pick<GateRequest, 'root' | 'cwd' | 'config'>,
  target: Target,
  read: PolicyReader,
): Promise<Omit<Policies, 'policies'>> {
  const file = findPolicy({ ...request, folder: target.isFolder ? target.path : request.cwd })
  if (file === null) return { policy: emptyPolicy, file, about: null }
  const whole = await read(file)
  const about = await aboutWhom(whole, target, request.root)
  return { policy: await narrow(whole, about), file, about }
}

/**
 * The policies of both sides of a pull request; null elsewhere, and where the base branch's can't be read and does not
 * decide.
 */
async function readPair(
  request: GateRequest,
  target: Target,
  context: Context,
  head: Policy,
): Promise<PolicyPair | null> {
  const { basePolicy } = request
  if (!basePolicy) return null
  const folder = target.isFolder ? target.path : request.cwd
  const [{ readBaseSide }, { noRemote }, { rules }] = await Promise.all([
    import('../policy/base-policy.js'),
    import('../policy/read.js'),
    import('../rules/index.js'),
  ])
  const remote: RemoteReader = context.remotePolicy ?? noRemote
  try {
    const side = await readBaseSide(basePolicy.tree, { ...request, folder }, rules, remote)
    return { head, ...side, base: await narrow(side.base, await aboutWhom(side.base, target, request.root)) }
  } catch (error) {
    if (basePolicy.decides) throw error
    basePolicy.say(
      'The policy of the base branch could not be read, so it is not known what this one loosens: ' +
        toGateError(error).message,
    )
    return null
  }
}

/**
 * What a target is judged by.
 *
 * @throws GateError ECONFIG, or EGITHUB where a policy elsewhere can't be read
 */
export async function readPolicies(request: GateRequest, target: Target, context: Context): Promise<Policies> {
  const known = request.shared?.policies?.get(target.path)
  if (known) return known
  const {
    policy: head,
    file,
    about,
  } = await readHeadPolicy(request, target, request.shared?.readPolicy ?? policyReader(request.root, context))
  const above = file === null && request.config === null ? superprojectPolicy(request.root) : null
  if (above !== null)
    request.packTime?.say(
      `no policy in this repository, which is a submodule; ${above} is not read: give it with --config (input ` +
        '`config`)',
    )
  const policies = await readPair(request, target, context, head)
  return policies && request.basePolicy?.decides === true
    ? { policy: policies.base, policies, file: null, about: null }
    : { policy: head, policies, file, about }
}

/**
 * What each package of a run is judged by. A script that runs while one is packed could change the others' policies, so
 * all are read before any starts; a mistake in one is the trouble of its package alone.
 */
export async function readAllPolicies(
  request: GateRequest,
  folders: readonly string[],
  context: Context,
): Promise<ReadonlyMap<string, Promise<Policies>>> {
  const all = folders.map((folder) => {
    const target: Target = { path: folder, isFolder: true }
    return [folder, readPolicies(request, target, context)] as const
  })
  await Promise.allSettled(all.map(([, reading]) => reading))
  return new Map(all)
}
