import type { PackagePolicy, Policy } from '../model/policy.js'
import { emptyPolicy } from './empty.js'
import { mergePolicies } from './merge.js'
import { compilePattern, isGlob } from './patterns.js'

/** A package of a repository, as far as the policy tells packages apart. */
export interface PackageIdentity {
  /** Its folder from the repository's root, with forward slashes, `.` for the root; null where it is in none. */
  readonly path: string | null
  /** As its package.json says. Untrusted text. */
  readonly name: string | null
}

/** Whether an entry of `packages` is about a package: by its folder, or by its name. */
export function isAbout({ selector }: Pick<PackagePolicy, 'selector'>, { path, name }: PackageIdentity): boolean {
  const matches = compilePattern(selector)
  return (path !== null && matches(path)) || (name !== null && matches(name))
}

/** Written for many packages: an entry of `files` need not match in each of them. */
function shared(policy: Policy): Policy {
  return mergePolicies(policy, {
    ...emptyPolicy,
    path: policy.path,
    ...(policy.hasRules && { hasRules: policy.hasRules }),
  })
}

/**
 * The policy for one package: what is said of all, and on top of it each entry of `packages` that is about this one, in
 * the order of the file. They are put together as a policy and what it extends. Every value keeps its place.
 */
export function policyFor(policy: Policy, identity: PackageIdentity): Policy {
  const { packages, ...common } = policy
  if (!packages) return policy
  return packages
    .filter((entry) => isAbout(entry, identity))
    .map((entry) => (isGlob(entry.selector) ? shared(entry.policy) : entry.policy))
    .reduce(mergePolicies, shared(common))
}
