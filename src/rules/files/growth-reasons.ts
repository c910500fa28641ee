import { moduleGraph } from '../../inspect/modules/graph.js'
import { totalSize } from '../../model/total-size.js'
import type { Comparison, FileFacts, Release } from '../../model/types.js'
import { fallsBack, isPacked } from '../entry-points/entry-lookup.js'
import { entryPoints } from '../entry-points/entry-points.js'

const script = /\.(?:d\.)?[cm]?[jt]s$/i

/** How outputs of one source are told apart: by the module format and by what they are built for. */
const variants =
  /[.-](min|cjs|esm|es\d*|mjs|umd|amd|iife|module|modern|legacy|bundler?|factory|slim|light|full|global|browser|node|common|prod(uction)?|dev(elopment)?)(?=[.-])/gi

/**
 * What a script and its other formats share: `jquery` of `jquery.min.js`, `dist/jquery.module.js`; declarations
 * apart.
 */
function outputOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  const isTypes = /\.d\.[cm]?ts$/.test(name)
  return `${name.replace(variants, '').replace(script, '')}\0${String(isTypes)}`
}

/** Most that two formats of one output differ in size. */
const most = 3

/** New files that are another format of a script that was there. */
function otherFormats({ pairs }: Comparison, baseline: Release): readonly FileFacts[] {
  const known = new Map<string, number[]>()
  for (const { path, size } of baseline.files) {
    if (script.test(path)) known.set(outputOf(path), [...(known.get(outputOf(path)) ?? []), size])
  }
  return pairs.flatMap(({ file, was }) => {
    const sizes = was || !script.test(file.path) ? [] : (known.get(outputOf(file.path)) ?? [])
    return sizes.some((size) => size <= file.size * most && file.size <= size * most) ? [file] : []
  })
}

/** Bytes of a second module format: one decision, and no stray file. More than all that was there before is none. */
export function formatGrowth(comparison: Comparison, baseline: Release): number {
  const grown = totalSize(otherFormats(comparison, baseline)) - totalSize(comparison.removed)
  return grown <= totalSize(baseline.files) ? Math.max(0, grown) : 0
}

/** Whether what loads in any case asks for a file that is not packed. */
function lacksImports(release: Release): boolean {
  const { edges, reached } = moduleGraph(release)
  return [...reached.node].some(
    ([path, { time }]) =>
      time === 'load' &&
      (edges.get(path) ?? []).some((edge) => edge.to.kind === 'missing' && edge.import.time === 'load'),
  )
}

/** Whether the release before lacked a file that it named or imports: then the growth is its repair. */
export function lackedFiles(release: Release): boolean {
  const paths = new Set(release.files.map(({ path }) => path))
  const lacksEntries = entryPoints(release.manifest).some(
    (entry) => !fallsBack(entry, paths) && !entry.anyOf.some((target) => isPacked(target, entry.lookup, paths)),
  )
  return lacksEntries || lacksImports(release)
}
