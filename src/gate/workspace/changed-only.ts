import { relative, sep } from 'node:path'
import type { Context } from '../../model/context.js'
import { GateError } from '../../model/errors.js'
import { git } from './git-objects.js'
import { findPackages, type WorkspacePackage } from './workspaces.js'
import { workspacePatterns } from './patterns.js'
import type { Selection } from './select.js'

/**
 * Every file that differs from where a branch began: committed, not committed yet, and new ones that are not ignored.
 *
 * @param root absolute path of the repository's root
 * @param since a commit, a branch or a tag; what counts is the last commit that it shares with what is checked out
 * @returns paths from the root; why git can't tell (a shallow clone lacks the commit): then anything may have changed
 * @throws GateError EUSAGE where `since` can't be the name of a commit
 */
async function changedFiles(root: string, since: string, env: Context['env']): Promise<ReadonlySet<string> | string> {
  if (!/^[\w][\w./@{}^~+-]*$/.test(since)) {
    throw new GateError(
      'EUSAGE',
      `${JSON.stringify(since)} can't be the name of a commit`,
      'Give a commit, a branch or a tag: --changed-since origin/main.',
    )
  }
  let why = 'git could not be started'
  const list = async (...args: string[]): Promise<readonly string[] | null> => {
    const result = await git(root, args, env).catch(() => null)
    if (result?.exitCode === 0) return result.stdout.split('\0').filter((path) => path !== '')
    why = result?.stderr.split('\n', 1)[0] ?? why
    return null
  }
  // Neither drivers nor filters of the repository's attributes: they are programs.
  const differing = await list(
    'diff',
    '--name-only',
    '--no-renames',
    '--no-ext-diff',
    '--no-textconv',
    '-z',
    '--merge-base',
    since,
    '--',
  )
  const untracked = await list('ls-files', '--others', '--exclude-standard', '-z')
  return differing && untracked ? new Set([...differing, ...untracked]) : why
}

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

/** Where the packages are, and since when their changes count. */
export interface Since {
  /** Absolute path of the workspace's root. */
  readonly workspace: string
  /** Absolute path of the repository's root, which git's paths are relative to. */
  readonly root: string
  /** A commit, a branch or a tag. */
  readonly commit: string
  /** Takes a line where all packages are gated, as git can't tell which changed. Foreign text. */
  readonly say?: (line: string) => void
}

/** Packages that depend on each other through private ones count too, so the whole workspace is looked at. */
async function wholeWorkspace(
  workspace: string,
  selected: readonly WorkspacePackage[],
): Promise<readonly WorkspacePackage[]> {
  const all = findPackages(workspace, (await workspacePatterns(workspace)) ?? []).packages
  const known = new Set(all.map(({ path }) => path))
  return [...all, ...selected.filter(({ path }) => !known.has(path))]
}

/** A path from the repository's root as one from the workspace's; what is outside of it leads up. */
function fromWorkspace({ root, workspace }: Since): (path: string) => string {
  const prefix = relative(root, workspace).split(sep).join('/')
  if (prefix === '') return (path) => path
  return (path) => (path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : `../${path}`)
}

/** Leaves out the packages that can't pack anything new. Where that is uncertain, none is left out. */
export async function changedOnly(selection: Selection, since: Since, env: Context['env']): Promise<Selection> {
  const changed = await changedFiles(since.root, since.commit, env)
  if (typeof changed === 'string') {
    since.say?.(`all packages are checked: git can't tell what changed since ${since.commit}: ${changed}`)
    return selection
  }
  const packages = await wholeWorkspace(since.workspace, selection.packages)
  const affected = affectedPackages(packages, new Set([...changed].map(fromWorkspace(since))))
  const unchanged = selection.packages.filter(({ path }) => !affected.has(path))
  const reason = `nothing that it packs changed since ${since.commit}`
  return {
    packages: selection.packages.filter(({ path }) => affected.has(path)),
    skipped: [...selection.skipped, ...unchanged.map(({ name, path }) => ({ name, path, reason }))],
  }
}
