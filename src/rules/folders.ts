import { plural } from '../model/format.js'
import { groupBy } from '../model/group-by.js'
import { foldersOf, topFolder } from '../model/top-folder.js'
import type { Problem } from '../model/problem.js'

/** A folder of files, for findings that name one folder and not each file. */
interface FolderGroup {
  /** `dist`, or `.` for the package's top; the file itself where it is alone. */
  readonly path: string
  readonly paths: readonly string[]
  /** How many folders it stands for, where they are several that have little in common. */
  readonly folders?: number
}

function parents(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

/**
 * Groups paths by the highest folder in which the other release has no file at all, so that a whole new tree is one
 * group; else by their own folder.
 */
export function groupByFolder(paths: readonly string[], others: readonly string[]): readonly FolderGroup[] {
  const occupied = new Set(others.flatMap(parents))
  const groups = groupBy(paths, (path) => {
    const folders = parents(path)
    return folders.find((candidate) => !occupied.has(candidate)) ?? folders.at(-1) ?? '.'
  })
  return [...groups].map(([folder, members]) => ({
    path: members.length === 1 ? (members[0] ?? folder) : folder,
    paths: members,
  }))
}

/** Most groups that are distinguished. */
const most = 10

/** Groups of one top folder as one, where there are many; of what is many still, the smallest as one. */
export function fewFolders(groups: readonly FolderGroup[]): readonly FolderGroup[] {
  if (groups.length <= most) return groups
  const tops = [...groupBy(groups, ({ path, paths: [first = path] }) => topFolder(first))].map(([path, members]) => ({
    path,
    paths: members.flatMap(({ paths }) => paths),
    folders: members.length,
  }))
  const kept = new Set(
    [...tops].sort((a, b) => b.paths.length - a.paths.length).slice(0, tops.length > most ? most - 1 : most),
  )
  const rest = tops.filter((group) => !kept.has(group))
  const found = tops
    .filter((group) => kept.has(group))
    .map(({ path, paths }): FolderGroup => ({ path: paths.length === 1 ? (paths[0] ?? path) : path, paths }))
  return rest.length === 0
    ? found
    : [
        ...found,
        {
          path: '.',
          paths: rest.flatMap(({ paths }) => paths),
          folders: rest.reduce((sum, { folders }) => sum + folders, 0),
        },
      ]
}

/** `dist`, `the package's top folder`, `240 folders`. */
export function folderWords({ path, folders = 1 }: FolderGroup): string {
  if (folders > 1) return plural(folders, 'folder')
  return path === '.' ? "the package's top folder" : path
}

/** How many examples a grouped finding shows. */
const shown = 3

/** The part of a Problem that tells of a group. */
export function groupFacts(paths: readonly string[]): {
  count?: number
  examples?: readonly string[]
  paths?: readonly string[]
} {
  return paths.length > 1 ? { count: paths.length, examples: paths.slice(0, shown), paths } : {}
}

/** The part of a Problem that tells where it is: a file, or the folder of several. There is one path at least. */
export function place(
  paths: readonly string[],
  folder: string,
): Pick<Problem, 'path' | 'cause' | 'count' | 'examples' | 'paths'> {
  const [path = folder] = paths
  return { path: paths.length === 1 ? path : folder, cause: { kind: 'packed-file', path }, ...groupFacts(paths) }
}

/**
 * What a path's folders say of its purpose: `template`: what a generator copies into other projects, `bundled`: a
 * dependency's own files, `sample`: tests, documentation and examples, `own`: the package itself.
 */
export type Purpose = 'own' | 'sample' | 'template' | 'bundled'

const template =
  /^(_?templates?|templates?[-_.].*|.+[-_.]templates?|skeletons?|scaffolds?|scaffolding|boilerplates?|starters?|blueprints?)$/i

const sample =
  /^(__)?(tests?|testing|specs?|e2e|mocks?|fixtures?|snapshots?|examples?|samples?|demos?|docs?|documentation|test[-_]?(data|fixtures?|files|assets|resources|helpers|utils?)|[a-z]+[-_]tests?)(__)?$/i

/** By the folders alone: a file's own name has no say in it. */
export function purposeOf(path: string): Purpose {
  const folders = foldersOf(path).map(({ name }) => name)
  if (folders.includes('node_modules')) return 'bundled'
  if (folders.some((folder) => template.test(folder))) return 'template'
  return folders.some((folder) => sample.test(folder)) ? 'sample' : 'own'
}
