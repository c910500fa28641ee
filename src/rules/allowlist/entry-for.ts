import { compilePattern } from '../../policy/patterns.js'
import { spell, works } from '../../policy/suggest.js'

/** Files of one kind in one folder that are named by that; fewer are named one by one. */
const several = 3

/**
 * The tightest entries of `files` that let new files in, of one folder and kind: `dist/a.css`, or `dist/*.css` where
 * there are several and the pattern lets in nothing else. Null where no entry can name them.
 *
 * @param others packed files that are not to be let in
 */
export function entriesFor(paths: readonly string[], others: readonly string[]): readonly string[] | null {
  const [first = ''] = paths
  const extension = /\.[A-Za-z0-9]+$/.exec(first)?.[0]
  if (paths.length >= several && extension !== undefined) {
    const pattern = `${spell(first.slice(0, first.lastIndexOf('/') + 1))}*${extension}`
    if (works(pattern, paths) && !others.some(compilePattern(pattern))) return [pattern]
  }
  const names = paths.map(spell)
  return names.every((name, index) => works(name, paths.slice(index, index + 1))) ? names : null
}
