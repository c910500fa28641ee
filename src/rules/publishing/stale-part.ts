import { listing, plural } from '../../model/format.js'
import { topFolder } from '../../model/top-folder.js'
import type { Comparison } from '../../model/comparison.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Problem } from '../../model/problem.js'
import { groupBy } from '../../model/group-by.js'
import { bytesOf } from '../files/payload-lost.js'
import { purposeOf } from '../folders.js'
import type { RuleContext } from '../rule.js'

/** Of sources in TypeScript often only types change, which no build shows. */
const script = /\.[cm]?jsx?$/
const builtFolder = /^(?:dist|build|umd|bundles?)$/
const sourceFolder = /^(?:src|source|lib)$/

function isScript({ path }: FileFacts): boolean {
  return script.test(path) && purposeOf(path) === 'own' && !/\.(?:test|spec)\.\w+$/.test(path)
}

function topOf({ path }: FileFacts): string {
  return topFolder(path)
}

/** Less than this part of the sources is a wrapper or a tool, and no build of them. */
const leastPart = 0.3

/** Builds in a folder of their own of which no file is another one, while the sources beside it are. */
function staleFolders({ pairs, removed }: Comparison): readonly FileFacts[] {
  const changed = pairs.filter(({ state }) => state !== 'unchanged').map(({ file }) => file)
  const sources = pairs.map(({ file }) => file).filter((file) => sourceFolder.test(topOf(file)) && isScript(file))
  if (!changed.some((file) => sources.includes(file))) return []
  // A map or a declaration that is another one shows that the build ran.
  const touched = new Set([...changed, ...removed].map(topOf))
  const built = pairs.map(({ file }) => file).filter((file) => builtFolder.test(topOf(file)) && isScript(file))
  const least = bytesOf(sources) * leastPart
  return [...groupBy(built, topOf)].flatMap(([folder, files]) =>
    touched.has(folder) || bytesOf(files) < least ? [] : files,
  )
}

/** Files of a build that are byte for byte those of the last release, although what they are made from changed. */
export function* leftFromBefore({ baseline, comparison }: RuleContext): Generator<Problem> {
  if (!baseline || !comparison) return
  const paths = staleFolders(comparison).map(({ path }) => path)
  const [first] = paths
  if (first === undefined) return
  yield {
    message:
      `${plural(paths.length, 'built file')} ${paths.length === 1 ? 'is' : 'are'} byte for byte what ` +
      `${baseline.version} has, though the code beside ${paths.length === 1 ? 'it' : 'them'} changed: ${listing(paths)}`,
    help: 'Check whether the build of these files ran before packing.',
    path: first,
    cause: { kind: 'packed-file', path: first },
    ...(paths.length > 1 && { count: paths.length, examples: paths.slice(0, 3), paths }),
    key: 'part',
    baselineState: 'new',
  }
}
