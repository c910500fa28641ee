import type { WorkspacePackage } from './workspaces.js'

/** The package whose folder a file is in: the innermost, as packages may be nested. */
function ownerOf(file: string, packages: readonly WorkspacePackage[]): WorkspacePackage | undefined {
  return packages
    .filter(({ path }) => path !== '.' && file.startsWith(`${path}/`))
    .reduce<WorkspacePackage | undefined>(
      (inner, each) => (inner && inner.path.length > each.path.length ? inner : each),
      undefined,
    )
}

/** Outside of all packages only these can't reach into one: notes for people, and what GitHub alone reads. */
function isHarmless(file: string): boolean {
  if (/^\.github\/(workflows|actions)\//.test(file) || /(^|\/)pack-gate\.ya?ml$/.test(file)) return false
  // pnpm and Yarn pack the root's README and LICENSE where a package has none.
  if (/^(readme|licen[cs]e|notice|copying)/i.test(file)) return false
  return file.startsWith('.github/') || /\.mdx?$/i.test(file)
}

/**
 * The packages that may pack something else than before: those with a changed file in their folder, and those that
 * depend on one of these. A change outside of all packages (a lock file, a shared setting, a build script) may reach
 * every one.
 *
 * @param packages all of the workspace, private ones too
 * @param changed paths from the workspace's root
 * @returns paths of packages
 */
export function affectedPackages(
  packages: readonly WorkspacePackage[],
  changed: ReadonlySet<string>,
): ReadonlySet<string> {
  const owned = [...changed].map((file) => ({ file, owner: ownerOf(file, packages) }))
  if (owned.some(({ file, owner }) => !owner && !isHarmless(file))) return new Set(packages.map(({ path }) => path))
  const affected = new Set(owned.flatMap(({ owner }) => owner?.path ?? []))
  const names = new Set(packages.flatMap(({ path, name }) => (affected.has(path) && name !== null ? [name] : [])))
  for (let before = -1; before !== affected.size;) {
    before = affected.size
    for (const { path, name, needs } of packages) {
      if (affected.has(path) || !needs.some((need) => names.has(need))) continue
      affected.add(path)
      if (name !== null) names.add(name)
    }
  }
  return affected
}
