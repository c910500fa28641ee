import { leavesOf } from '../../inspect/modules/exports.js'
import { formatBytes, listing, plural } from '../../model/format.js'
import { normalizePath } from '../../model/manifest.js'
import type { Comparison } from '../../model/comparison.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { compilePattern } from '../../policy/patterns.js'
import { entryPoints } from '../entry-points/entry-points.js'
import { unbuiltMark } from '../entry-points/unbuilt.js'
import { groupByFolder, groupFacts, purposeOf } from '../folders.js'
import { defineRule, stepOf } from '../rule.js'
import { lostAssets } from './lost-assets.js'

const code = /\.([cm]?[jt]sx?|json|css|s[ac]ss|less|wasm|node|vue|svelte|graphql|proto|html)$/i

/** What tools leave behind or need before packing: no loss. Names of dot folders and settings among them. */
const aside =
  /(^|\/)(\.[^/]+|node_modules|coverage|bench(marks?)?|tools?|scripts?|package(-lock)?\.json|npm-shrinkwrap\.json|tsconfig[^/]*\.json|[^/]+\.(config|conf|test|spec|stories)\.[^/]+|(tests?|specs?)\.[cm]?[jt]sx?|(gulp|grunt|rake|make)file[^/]*)($|\/)/i

/**
 * Code and data that a package is there for: scripts, styles, declarations, programs. No tests, documents, maps or
 * settings.
 */
export function isCode({ path, kind }: FileFacts): boolean {
  const isPayload = code.test(path) || (kind === 'executable' && !path.endsWith('.pdb'))
  return isPayload && !aside.test(path) && purposeOf(path) !== 'sample'
}

/** Bytes of several files. */
export function bytesOf(files: readonly FileFacts[]): number {
  return files.reduce((sum, { size }) => sum + size, 0)
}

/** A folder of which no file is left. */
interface LostFolder {
  readonly path: string
  readonly files: readonly FileFacts[]
}

/**
 * What those who use a package may ask for by path: everything where nothing is said, else what a pattern of exports
 * opens. A single target of exports may move with its folder, as that folder's name was never written down.
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
 * is there still; what became part of another file made that larger.
 */
function isHalfGone(lost: readonly FileFacts[], before: number, { pairs }: Comparison): boolean {
  const left = pairs.map(({ file }) => file).filter(isCode)
  const fresh = pairs.flatMap(({ file, was }) => (was || !isCode(file) ? [] : [file]))
  return lost.length > 0 && (bytesOf(lost) - bytesOf(fresh)) * 2 >= before && bytesOf(left) * 2 <= before
}

/** Code that is gone from a patch or minor: half of all, or whole folders. */
interface LostPayload {
  readonly files: readonly FileFacts[]
  readonly folders: readonly LostFolder[]
  /** Bytes of all code before, where half of them are gone. */
  readonly half: number | null
}

/** A folder of so many files, or of this part of all bytes, is missed. */
const fewest = 3
const part = 0.1

/** Sources that are shipped beside what is made of them, where no entry point leads into them. */
function isBeside({ path }: LostFolder, { manifest }: Release): boolean {
  const isSource = /^(src|source|sources)(\/|$)/.test(path)
  return isSource && !entryPoints(manifest).some(({ anyOf }) => anyOf.some((target) => target.startsWith(`${path}/`)))
}

/** What is gone, where there is a previous release and the step promises that nothing goes. */
export function lostPayload(release: Release, baseline: Release, comparison: Comparison): LostPayload | null {
  if (stepOf(release, baseline) === 'breaking') return null
  const lost = comparison.removed.filter(isCode)
  const before = bytesOf(baseline.files.filter(isCode))
  const folders = lostFolders(lost, release, baseline).filter((folder) => !isBeside(folder, baseline))
  const missed = folders.filter(({ files }) => files.length >= fewest || bytesOf(files) >= before * part)
  if (isHalfGone(lost, before, comparison)) return { files: lost, folders: missed, half: before }
  return missed.length === 0 ? null : { files: missed.flatMap(({ files }) => files), folders: missed, half: null }
}

function places({ files, folders }: LostPayload): string {
  if (folders.length === 0) return listing(files.map(({ path }) => path))
  return listing(folders.map((folder) => `${folder.path} (${plural(folder.files.length, 'file')})`))
}

const help =
  'Check that the build ran and that `files` in package.json includes its output. If the files are gone on ' +
  'purpose, make ' +
  'this a major version: importing them by path fails.'

/** Pictures and fonts, apart from code: rule export-name-removed doesn't know them. */
function* assetsGone(release: Release, baseline: Release, comparison: Comparison): Generator<Problem> {
  if (stepOf(release, baseline) === 'breaking') return
  for (const { words, files } of lostAssets(baseline, comparison)) {
    const paths = files.map(({ path }) => path)
    yield {
      message: `${words} are gone: ${listing(paths)}`,
      help,
      path: paths[0] ?? '',
      cause: { kind: 'manifest', key: ['files'] },
      key: words.replace(/.* /, ''),
      ...groupFacts(paths),
    }
  }
}

export const payloadLost = defineRule({
  id: 'payload-lost',
  summary: 'a patch or minor that lost half of its code, or a folder of it',
  scope: 'change',
  levels: { new: 'warning', unchanged: 'off' },
  *check(context) {
    const { release, baseline, comparison } = context
    if (!baseline || !comparison) return
    yield* assetsGone(release, baseline, comparison)
    const lost = lostPayload(release, baseline, comparison)
    const [first] = lost?.files ?? []
    if (!lost || !first) return
    const { files, folders, half } = lost
    const what =
      half === null
        ? `${plural(folders.length, 'folder')} of code ${folders.length === 1 ? 'is' : 'are'} gone`
        : `${formatBytes(bytesOf(files))} of ${formatBytes(half)} of code is gone`
    yield {
      message: `${what}: ${places(lost)}`,
      help,
      path: folders[0]?.path ?? first.path,
      cause: { kind: 'manifest', key: ['files'] },
      ...groupFacts(files.map(({ path }) => path)),
      ...unbuiltMark(
        context,
        files.map(({ path }) => path),
      ),
    }
  },
})
