import { resolve } from 'node:path'
import { policyError } from '../../policy/policy-error.js'
import { findPolicy, type PolicyFile } from '../../policy/find.js'
import type { PackageIdentity } from '../../policy/package-policy.js'
import { showPath, suggest } from '../../policy/suggest.js'
import { toGateError } from '../../model/errors.js'
import type { GateRequest } from '../gate-request.js'
import type { PolicyReader } from '../gate-request.js'
import type { PackagePolicy } from '../../model/policy.js'
import { pathFrom } from '../../model/context.js'
import { privateReason, type Selection } from './select.js'

/** Where the packages are, and which of them and which policy was asked for. */
export interface SharedRequest extends Pick<GateRequest, 'root' | 'cwd' | 'config'> {
  /** Absolute path of the folder that they were found in. */
  readonly folder: string
  /** Globs that name them; empty: they are all of the workspace. */
  readonly packages: readonly string[]
}

/** A package of the run, and the policy that it is judged by; null where there is none, or none that can be read. */
interface Member extends PackageIdentity {
  readonly path: string
  readonly policy: string | null
}

function policyOf(request: SharedRequest, path: string): PolicyFile | null {
  try {
    return findPolicy({ ...request, folder: resolve(request.root, path) })
  } catch (error) {
    if (toGateError(error).code === 'ECONFIG') return null // its own run tells what is wrong
    throw error
  }
}

/** @param own the package that the entry is about, which another policy checks */
function complaint({ selector, at }: PackagePolicy, own: Member | undefined, members: readonly Member[]): string {
  const place = [at.path, at.line, at.column].filter((part) => part !== undefined).join(':')
  const closest = suggest(
    selector,
    members.flatMap(({ path, name }) => (name === null ? [path] : [path, name])),
  )
  const why = own
    ? `: ${own.path} is checked by ${own.policy ?? 'no policy'}`
    : closest === null
      ? ''
      : `, did you mean "${closest}"?`
  return `${place}: ${showPath(['packages', selector])} matches no package that this policy applies to${why}`
}

/**
 * Reads the policy that the packages of a repository share before any of them is packed, so that a mistake in it is
 * reported once. In a run over all packages each entry of its `packages` must be about one of them: a misspelt name
 * would leave the intended package to the rules for all, silently.
 *
 * @param selection before packages that can't have changed are left out
 * @throws GateError ECONFIG
 */
export async function checkSharedPolicy(
  { packages, skipped }: Selection,
  request: SharedRequest,
  read: PolicyReader,
): Promise<void> {
  const all = [...packages, ...skipped.filter(({ reason }) => reason === privateReason)]
  const members = all.map(({ path: from, name }): Member => {
    const path = pathFrom(request.root, resolve(request.folder, from))
    return { path, name, policy: policyOf(request, path)?.path ?? null }
  })
  const shared = policyOf(request, '.')
  const users = members.filter(({ policy }) => policy === shared?.path)
  if (shared === null || users.length === 0) return
  const policy = await read(shared)
  // Entries of what it extends are written for other repositories too.
  const entries = (policy.packages ?? []).filter(({ at }) => at.path === policy.path)
  if (entries.length === 0 || request.packages.length > 0) return
  const { isAbout } = await import('../../policy/package-policy.js')
  const aboutOf = (entry: PackagePolicy, among: readonly Member[]): Member | undefined =>
    among.find((member) => isAbout(entry, member))
  const idle = entries.filter((entry) => !aboutOf(entry, users))
  const [first] = idle
  if (!first) return
  const complaints = idle.map((entry) => complaint(entry, aboutOf(entry, members), members))
  throw policyError(complaints.join('\n'), first.at)
}
