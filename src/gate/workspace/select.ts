import { GateError } from '../../model/errors.js'
import { listing } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import { npmFileName } from '../../tarball/tarball-name.js'
import type { SkippedPackage } from '../../model/report.js'
import { findPackages, rootPackage, type WorkspacePackage } from './workspaces.js'
import { workspacePatterns } from './patterns.js'

/** What a run over several packages gates, and what it leaves out. Paths are from the workspace's root. */
export interface Selection {
  readonly packages: readonly WorkspacePackage[]
  readonly skipped: readonly SkippedPackage[]
}

/**
 * Which packages a run is about: those that `--packages` names, else the workspace's.
 *
 * @param root absolute path of the folder that is gated
 * @param wanted globs from the command line; none of them leaves it to the workspace
 * @returns null where the folder is one package and no workspace
 * @throws GateError EUSAGE where a glob matches nothing, or nothing is left to gate
 */
export async function selectPackages(root: string, wanted: readonly string[]): Promise<Selection | null> {
  const patterns = wanted.length > 0 ? wanted : await workspacePatterns(root)
  if (patterns === null) return null
  const found = findPackages(root, patterns)
  const [missing] = wanted.length > 0 ? found.unmatched : []
  if (missing !== undefined) {
    throw new GateError(
      'EUSAGE',
      `no package matches ${JSON.stringify(missing)}`,
      'Correct the glob: it is relative to the checked folder, and matches folders with a package.json.',
    )
  }
  const all = wanted.length > 0 ? found.packages : withRoot(root, found.packages)
  return publishable(all, found.unmatched, new Set(wanted))
}

/** The root is a package of its own where it could be published; most are there for the workspace alone. */
function withRoot(root: string, packages: readonly WorkspacePackage[]): readonly WorkspacePackage[] {
  const own = rootPackage(root)
  const isPackage = own.name !== null && own.version !== null
  return isPackage && packages.every(({ path }) => path !== '.') ? [own, ...packages] : packages
}

/** Why private packages are left out. */
export const privateReason = 'private'

/** Why packages are left out that globs catch and no one publishes, such as fixtures and `dist/esm/package.json`. */
const namelessReason = 'no name or version'

/** @param named what was asked for: a package that is named by its path is gated, whatever it lacks */
function publishable(
  all: readonly WorkspacePackage[],
  unmatched: readonly string[],
  named: ReadonlySet<string>,
): Selection {
  const reasonOf = ({ isPrivate, isNameless, path }: WorkspacePackage): string | null => {
    if (isPrivate) return privateReason
    return isNameless && !named.has(path) ? namelessReason : null
  }
  const packages = all.filter((each) => reasonOf(each) === null)
  if (packages.length === 0) {
    const found =
      all.length === 0
        ? 'the workspace has no packages'
        : all.every(({ isPrivate }) => isPrivate)
          ? `all ${all.length} packages of the workspace are private`
          : `all ${all.length} packages of the workspace are private or have no name or version`
    throw new GateError(
      'EUSAGE',
      `${found}: there is nothing to check`,
      'Give a package folder, or correct `workspaces` in package.json (pnpm: pnpm-workspace.yaml).',
    )
  }
  const skipped = all.flatMap((each) => {
    const reason = reasonOf(each)
    return reason === null ? [] : [{ name: each.name, path: each.path, reason }]
  })
  return {
    packages,
    skipped: [
      ...skipped,
      ...unmatched.map((glob) => ({
        name: null,
        path: glob,
        reason: 'the workspace lists it, but no package is there',
      })),
    ],
  }
}

/** Packages that share a key, and that key; null has none. */
function sharing<P extends { readonly path: string }>(
  packages: readonly P[],
  keyOf: (member: P) => string | null,
): ReadonlyMap<string, readonly string[]> {
  const keyed = packages.flatMap((member) => {
    const key = keyOf(member)
    return key === null ? [] : [{ key, path: member.path }]
  })
  const groups = [...groupBy(keyed, ({ key }) => key)].filter(([, members]) => members.length > 1)
  return new Map(groups.map(([key, members]) => [key, members.map(({ path }) => path)]))
}

/** Packages that share a name: npm would publish one over the other. By name. */
export function sameNames(
  packages: readonly Pick<WorkspacePackage, 'path' | 'name'>[],
): ReadonlyMap<string, readonly string[]> {
  return sharing(packages, ({ name }) => name)
}

/**
 * Why a package whose name others have has no verdict.
 *
 * @param paths of all that have it
 * @param asText of those whose package.json has `"private": "true"`
 */
export function sameNameError(path: string, paths: readonly string[], asText: readonly string[] = []): GateError {
  const others = paths.filter((other) => other !== path).join(', ')
  const quoted = paths.filter((each) => asText.includes(each))
  const why =
    quoted.length === 0
      ? ''
      : ` ${listing(quoted)} has \`"private": "true"\`, which is text, and Yarn publishes it: take the quotes around ` +
        'true out.'
  return new GateError(
    'EPACK',
    `${others} has the same name: npm would publish one over the other`,
    `Give each package its own name, or set \`"private": true\` in the one that is not published.${why}`,
  )
}

/** The file that a package's tarball would be; null where its package.json has no release. */
export function tarballOf({ name, version }: WorkspacePackage): string | null {
  return name === null || version === null ? null : npmFileName(name, version)
}

/** Packages whose tarballs would have one name, as `@acme/core` and `acme-core`. By that name. */
export function sameTarballs(packages: readonly WorkspacePackage[]): ReadonlyMap<string, readonly string[]> {
  return sharing(packages, tarballOf)
}
