import { formatBytes, plural, totalSize } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import { topFolder, unversioned } from '../../model/top-folder.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Manifest } from '../../model/release.js'
import { place, purposeOf } from '../folders.js'
import { leaveOut, outOfFiles, plainPatterns } from '../keep-out.js'
import type { Levels } from '../forbidden-file/class-entry.js'
import { defineRule } from '../rule.js'

/** A packed archive, with what it is taken for. */
interface NestedArchive {
  readonly file: FileFacts
  /** `own`: a tarball of this package. `package`: files of a package or a build. `asset`: it may well be intended. */
  readonly role: 'own' | 'package' | 'asset'
}

/** By role. The own tarball has another name in each release, and is as wrong in the second as in the first. */
const archiveLevels: Readonly<Record<NestedArchive['role'], Levels>> = {
  own: { new: 'error', unchanged: 'error' },
  package: { new: 'error', unchanged: 'warning' },
  asset: { new: 'warning', unchanged: 'note' },
}

const tarball = /\.(tgz|tar|tar\.[a-z0-9]+|txz|tbz2?|tzst)$/i
const archive = /\.(zip|7z|rar)$/i

/** Folders for data and for third-party code, where an archive is a likely thing. */
const assets =
  /^(assets?|static|public|data|resources?|res|media|vendors?|vendored|deps|third[-_]?party|prebuilds?|prebuilt|archives?|binaries)$/i

/** Names of archives that the package's own code unpacks: templates, and builds for a platform. */
const unpacked = /template|prebuil[dt]|linux|darwin|macos|windows|win32|win64|android|wasm/i

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function hasVersion(rest: string): boolean {
  return /^[-_@]v?\d+\.\d+\.\d+([-+.][0-9a-z.+-]*)?$/i.test(rest)
}

/** `google-gemini-cli-0.1.12.tgz`, as npm, yarn, pnpm and bun write it; `gemini-cli-0.1.12.tgz` for people. */
function isOwn(path: string, packageName: string): boolean {
  const plain = packageName.replace(/^@/, '')
  const names = [plain.replace('/', '-'), plain.slice(plain.indexOf('/') + 1), packageName.replace('/', '-')]
  const stem = nameOf(path).replace(tarball, '').replace(archive, '')
  return names.some((name) => stem.toLowerCase().startsWith(name.toLowerCase()) && hasVersion(stem.slice(name.length)))
}

function roleOf(path: string, packageName: string): NestedArchive['role'] | null {
  const isTarball = tarball.test(path)
  if (!isTarball && !archive.test(path)) return null
  const folders = path.split('/').slice(0, -1)
  if (purposeOf(path) !== 'bundled' && isOwn(path, packageName)) return 'own'
  const kept = purposeOf(path) !== 'own' || folders.some((folder) => assets.test(folder)) || unpacked.test(nameOf(path))
  // What packages travel in is a tarball. A zip is more often data than not, unless its name says what is in it.
  const holdsPackage =
    isTarball || /^(node_modules|dist|build|src|source|package|release|backup)\.[a-z0-9]+$/i.test(nameOf(path))
  return holdsPackage && !kept ? 'package' : 'asset'
}

/** The archives in a release, by their bytes and their names: `data.json.gz` and fonts are none. */
export function nestedArchives(files: readonly FileFacts[], packageName: string): readonly NestedArchive[] {
  return files.flatMap((file) => {
    const role = file.kind === 'archive' ? roleOf(file.path, packageName) : null
    return role === null ? [] : [{ file, role }]
  })
}

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

function help(path: string, role: NestedArchive['role'], manifest: Manifest): string {
  const remedy = `Keep it out: ${outOfFiles([path], [path], manifest)}`
  if (role === 'own')
    return (
      `${remedy}, and let \`npm pack\` write outside of the folders that ship (\`--pack-destination\`), or ` +
      'clean them before each build.'
    )
  return (
    `${remedy}. The other rules look at what is in it; if this is intended, add a waiver for rule own-archive ` +
    'with its sha256 and the reason.'
  )
}

export const ownArchive = defineRule({
  id: 'own-archive',
  summary: 'a package tarball of this package, or another archive, inside the release',
  scope: 'release',
  about: 'packing',
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
        help: help(first.file.path, first.role, release.manifest),
        ...leaveOut(plainPatterns(paths), release.manifest),
        ...place(paths, folder),
        key,
        baselineState: isNew(first) ? 'new' : 'unchanged',
        levels: archiveLevels[first.role],
      }
    }
  },
})
