import { topFolder } from '../../model/top-folder.js'
import { filesThat } from '../source-map/map-words.js'
import { formatBytes, totalSize } from '../../model/format.js'
import { groupBy } from '../../model/group-by.js'
import { binTargets } from '../../model/manifest.js'
import type { Comparison } from '../../model/comparison.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'
import { place } from '../folders.js'
import { outOfFiles } from '../keep-out.js'
import { defineRule } from '../rule.js'

function isBinary({ kind }: FileFacts): boolean {
  return kind === 'executable'
}

function folderOf({ path }: FileFacts): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

/**
 * Binaries that take the place of another: of that name, or of one in their folder that is gone. Nothing new is there
 * to be reviewed.
 */
function replacements({ pairs, removed }: Comparison): ReadonlySet<FileFacts> {
  const gone = new Map(
    [...groupBy(removed.filter(isBinary), folderOf)].map(([folder, files]) => [folder, files.length]),
  )
  const takesPlace = (file: FileFacts): boolean => {
    const left = gone.get(folderOf(file)) ?? 0
    gone.set(folderOf(file), left - 1)
    return left > 0
  }
  return new Set(
    pairs.filter(({ file, was }) => isBinary(file) && (was ? isBinary(was) : takesPlace(file))).map(({ file }) => file),
  )
}

/** Where programs are put that a package brings along on purpose. */
const kept = /(^|\/)(bin|binar(y|ies)|prebuilds?|prebuilt|vendors?|native|build|tools?|resources?|fallbacks?|libs?)\//i

/**
 * A program that makes up most of a package which says nothing of it: no command, no platform, no folder for such
 * files. A tool of the build, as a rule (`codeclimate-reporter` beside 100 kB of scripts).
 */
function strays({ files, manifest }: Release): readonly FileFacts[] {
  if (manifest.os !== undefined || manifest.cpu !== undefined) return []
  const bins = new Set(binTargets(manifest).map(({ path }) => path))
  const half = totalSize(files) / 2
  return files.filter(
    ({ path, size, program }) => program?.role === 'program' && size > half && !bins.has(path) && !kept.test(path),
  )
}

function stray(file: FileFacts, { files, manifest }: Release): Problem {
  return {
    message:
      `${file.path} is a compiled program that makes up ${formatBytes(file.size)} of ` +
      `${formatBytes(totalSize(files))}, and package.json doesn't mention it`,
    help: `If a tool left it there, keep it out: ${outOfFiles([file.path], [file.path], manifest)}.`,
    path: file.path,
    cause: { kind: 'packed-file', path: file.path },
    key: 'stray',
    levels: { new: 'warning', unchanged: 'warning' },
  }
}

export const nativeBinary = defineRule({
  id: 'native-binary',
  summary: 'a compiled program or library: ELF, Mach-O, PE or WebAssembly, by its first bytes',
  scope: 'release',
  about: 'contents',
  levels: { new: 'warning', unchanged: 'note' },
  *check({ release, comparison, absent = [] }) {
    const known = comparison ? replacements(comparison) : new Set<FileFacts>()
    // What makes up most of a package isn't known before it is built.
    const found = absent.length > 0 ? [] : strays(release)
    for (const file of found) yield { ...stray(file, release), baselineState: known.has(file) ? 'unchanged' : 'new' }
    for (const members of groupBy(
      release.files.filter((file) => isBinary(file) && !found.includes(file)),
      (file) => `${String(known.has(file))}\0${topFolder(file.path)}`,
    ).values()) {
      const [first] = members
      if (!first) continue
      const folder = topFolder(first.path)
      const paths = members.map(({ path }) => path)
      const size = formatBytes(totalSize(members))
      yield {
        message: `${filesThat(paths, folder, 'is a compiled binary', 'are compiled binaries')} (${size})`,
        help:
          'No one can review it by reading it. Make sure that your build makes it from sources that you know, and ' +
          'that it belongs in the release; otherwise keep it out with `files` in package.json.',
        ...place(paths, folder),
        baselineState: known.has(first) ? 'unchanged' : 'new',
      }
    }
  },
})
