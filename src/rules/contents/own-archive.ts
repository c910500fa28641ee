import { unversioned } from '../../model/unversioned.js'
import { archiveLevels, nestedArchives, type NestedArchive } from './archives.js'
import { topFolder } from '../../model/top-folder.js'
import { formatBytes, plural } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import { place } from '../folders.js'
import { defineRule } from '../rule.js'
import { totalSize } from '../../model/total-size.js'

const words: Readonly<Record<NestedArchive['role'], readonly [one: string, many: string]>> = {
  own: ['a package tarball of this package', 'package tarballs of this package'],
  package: ['an archive inside the release', 'archives inside the release'],
  asset: ['an archive inside the release', 'archives inside the release'],
}

function message(paths: readonly string[], folder: string, role: NestedArchive['role'], bytes: number): string {
  const [one, many] = words[role]
  const size = formatBytes(bytes)
  if (paths.length === 1) return `${paths[0] ?? folder} is ${one} (${size})`
  return (
    `${plural(paths.length, 'file')} ${folder === '.' ? "in the package's top folder" : `under ${folder}`} are ` +
    `${many} (${size})`
  )
}

function help(path: string, role: NestedArchive['role']): string {
  const remedy = `Keep it out: add ${JSON.stringify(`!${path}`)} to \`files\` in package.json`
  if (role === 'own')
    return (
      `${remedy}, and let \`npm pack\` write outside of the folders that ship (\`--pack-destination\`), or ` +
      'clean them before each build.'
    )
  return (
    `${remedy}. The other rules look at what is in it; if it is meant to ship, add a waiver for rule own-archive ` +
    'with its sha256 and the reason.'
  )
}

export const ownArchive = defineRule({
  id: 'own-archive',
  summary: 'a package tarball of this package, or another archive, inside the release',
  scope: 'release',
  levels: { new: 'error', unchanged: 'error' },
  acceptByName: 'always',
  refuses: 'always',
  *check({ release, baseline, comparison }) {
    const was = new Map(comparison?.pairs.map((pair) => [pair.file.path, pair.was?.path]))
    const before = new Set(
      nestedArchives(baseline?.files ?? [], release.name).map(({ file, role }) => `${role}\0${unversioned(file.path)}`),
    )
    const isNew = ({ file, role }: NestedArchive): boolean =>
      ![file.path, was.get(file.path) ?? file.path].some((path) => before.has(`${role}\0${unversioned(path)}`))
    const groups = groupBy(nestedArchives(release.files, release.name), (each) =>
      JSON.stringify([each.role, topFolder(each.file.path), isNew(each)]),
    )
    for (const [key, members] of groups) {
      const [first] = members
      if (!first) continue
      const paths = members.map(({ file }) => file.path)
      const folder = topFolder(first.file.path)
      yield {
        message: message(paths, folder, first.role, totalSize(members.map(({ file }) => file))),
        help: help(first.file.path, first.role),
        ...place(paths, folder),
        key,
        baselineState: isNew(first) ? 'new' : 'unchanged',
        levels: archiveLevels[first.role],
      }
    }
  },
})
