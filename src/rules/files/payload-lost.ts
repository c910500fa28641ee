import { entryPoints } from '../entry-points/entry-points.js'
import { leavesOf } from '../../inspect/modules/exports.js'
import { listing } from '../../model/listing.js'
import { normalizePath } from '../../model/manifest.js'
import { formatBytes, plural } from '../../model/format.js'
import { compilePattern } from '../../policy/patterns.js'
import type { Comparison, FileFacts, Release } from '../../model/types.js'
import { groupByFolder, groupFacts } from '../folders.js'
import { defineRule } from '../rule.js'
import { stepOf } from '../step.js'
import { bytesOf, isCode } from './payload.js'

/** A folder of which no file is left. */
interface LostFolder {
  readonly path: string
  readonly files: readonly FileFacts[]
}

/**
 * What those who use a package may ask for by path: everything where nothing is said, else what a pattern of exports
 * opens. A single
 * target of exports may move with its folder, as nobody wrote that folder's name.
 */
function isOpen({ manifest }: Release): (path: string) => boolean {
  if (manifest.exports === undefined || manifest.exports === null) return () => true
  const targets = leavesOf(manifest.exports).flatMap(({ target }) =>
    target.includes('*') || target.endsWith('/') ? [normalizePath(target) ?? ''] : [],
  )
  const tests = targets
    .filter((target) => target !== '')
    .map((target) => compilePattern(target.includes('*') ? target.replace('*', '**') : `${target}/**`))
  return (path) => tests.some((test) => test(path))
}

/**
 * Folders that are gone as a whole, but for those that package.json still names: rule entry-point-missing reports
 * these.
 */
function lostFolders(lost: readonly FileFacts[], release: Release, baseline: Release): readonly LostFolder[] {
  const byPath = new Map(lost.map((file) => [file.path, file]))
  const open = isOpen(baseline)
  const paths = release.files.map(({ path }) => path)
  const named = entryPoints(release.manifest).flatMap(({ anyOf }) => anyOf)
  return groupByFolder([...byPath.keys()].filter(open), paths).flatMap((group) => {
    const files = group.paths.flatMap((path) => byPath.get(path) ?? [])
    const folder = wholeFolder(group.paths, paths)
    if (folder === null || named.some((target) => target.startsWith(`${folder}/`))) return []
    return [{ path: folder, files }]
  })
}

/** The highest folder of some paths in which nothing is packed any more; null where each still has files. */
function wholeFolder([path = '']: readonly string[], others: readonly string[]): string | null {
  const parts = path.split('/').slice(0, -1)
  const folders = parts.map((_, index) => parts.slice(0, index + 1).join('/'))
  return folders.find((folder) => !others.some((other) => other.startsWith(`${folder}/`))) ?? null
}

/**
 * Whether half of the bytes of code are gone with their files. What moved elsewhere comes and goes; what was minified
 * is there still;
 * what became part of another file made that larger.
 */
function isHalfGone(lost: readonly FileFacts[], before: number, { pairs }: Comparison): boolean {
  const left = pairs.map(({ file }) => file).filter(isCode)
  const fresh = pairs.flatMap(({ file, was }) => (was || !isCode(file) ? [] : [file]))
  return lost.length > 0 && (bytesOf(lost) - bytesOf(fresh)) * 2 >= before && bytesOf(left) * 2 <= before
}

const help =
  'See that the build ran and that `files` in package.json admits what it made. Who imports these files by ' +
  'path gets an error: put them back, or make this a major version.'

export const payloadLost = defineRule({
  id: 'payload-lost',
  summary: 'a patch or minor that lost half of its code, or a folder of it',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  *check({ release, baseline, comparison }) {
    if (!baseline || !comparison || stepOf(release, baseline) === 'breaking') return
    const lost = comparison.removed.filter(isCode)
    const folders = lostFolders(lost, release, baseline)
    const before = bytesOf(baseline.files.filter(isCode))
    const isHalf = isHalfGone(lost, before, comparison)
    const files = isHalf ? lost : folders.flatMap((folder) => folder.files)
    const [first] = files
    if (!first) return
    const places =
      folders.length > 0
        ? `: ${listing(folders.map((folder) => `${folder.path} (${plural(folder.files.length, 'file')})`))}`
        : ''
    const what = isHalf
      ? `${formatBytes(bytesOf(lost))} of ${formatBytes(before)} of code is gone`
      : `${plural(folders.length, 'folder')} of code ${folders.length === 1 ? 'is' : 'are'} gone`
    yield {
      message: `${what}${places === '' ? `: ${listing(files.map(({ path }) => path))}` : places}`,
      help,
      path: folders[0]?.path ?? first.path,
      cause: { kind: 'manifest', key: ['files'] },
      ...groupFacts(files.map(({ path }) => path)),
    }
  },
})
