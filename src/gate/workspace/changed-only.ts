import { relative, sep } from 'node:path'
import type { Context } from '../../model/context.js'
import { affectedPackages } from './affected.js'
import { changedFiles } from './changes.js'
import { workspacePatterns } from './patterns.js'
import type { Selection } from './select.js'
import { findPackages, type WorkspacePackage } from './workspaces.js'

/** Where the packages are, and since when their changes count. */
export interface Since {
  /** Absolute path of the workspace's root. */
  readonly workspace: string
  /** Absolute path of the repository's root, which git's paths are relative to. */
  readonly root: string
  /** A commit, a branch or a tag. */
  readonly commit: string
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

/** Leaves out the packages that can't pack anything else than before. Where that can't be told, none is. */
export async function changedOnly(selection: Selection, since: Since, env: Context['env']): Promise<Selection> {
  const changed = await changedFiles(since.root, since.commit, env)
  if (changed === null) return selection
  const packages = await wholeWorkspace(since.workspace, selection.packages)
  const affected = affectedPackages(packages, new Set([...changed].map(fromWorkspace(since))))
  const unchanged = selection.packages.filter(({ path }) => !affected.has(path))
  const reason = `nothing that it packs changed since ${since.commit}`
  return {
    packages: selection.packages.filter(({ path }) => affected.has(path)),
    skipped: [...selection.skipped, ...unchanged.map(({ name, path }) => ({ name, path, reason }))],
  }
}
