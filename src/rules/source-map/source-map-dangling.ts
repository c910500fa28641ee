import { shippedBefore } from './map-exposure.js'
import { topFolder } from '../../model/top-folder.js'
import { resolveReference } from './map-reference.js'
import { filesThat } from './map-words.js'
import type { FileFacts } from '../../model/file-facts.js'
import type { Release } from '../../model/release.js'
import { groupBy } from '../../model/group-by.js'
import { place } from '../folders.js'
import { defineRule } from '../rule.js'

function dangling({ files }: Release): readonly FileFacts[] {
  const packed = new Set(files.map(({ path }) => path))
  return files.filter(
    ({ path, mapReference }) =>
      mapReference !== undefined && resolveReference(path, mapReference, packed).kind === 'missing',
  )
}

/** Longest reference shown. */
const shownLength = 120

function shorten(text: string): string {
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
}

export const sourceMapDangling = defineRule({
  id: 'source-map-dangling',
  summary: 'a reference to a source map that is not packed',
  scope: 'release',
  about: 'contents',
  levels: { new: 'off', unchanged: 'off' },
  *check({ release, baseline, comparison }) {
    const before = new Set(baseline ? dangling(baseline) : [])
    const known = shippedBefore(baseline, comparison, (file) => before.has(file))
    for (const members of groupBy(
      dangling(release),
      ({ path }) => `${String(known(path))}\0${topFolder(path)}`,
    ).values()) {
      const [first] = members
      if (!first) continue
      const folder = topFolder(first.path)
      const paths = members.map(({ path }) => path)
      const reference = `${shorten(first.mapReference ?? '')}${members.length > 1 ? ', …' : ''}`
      yield {
        message:
          `${filesThat(paths, folder, 'refers to a source map that is not packed', 'refer to source maps that are not packed')}: ` +
          reference,
        help: 'Build without the comment that names the map (`hidden` in most bundlers), or pack the map.',
        ...place(paths, folder),
        baselineState: known(first.path) ? 'unchanged' : 'new',
      }
    }
  },
})
