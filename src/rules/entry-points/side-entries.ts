import { normalizePath } from '../../model/manifest.js'
import type { Problem } from '../../model/problem.js'
import type { Release } from '../../model/release.js'

/** What completes a path, as those do who ask for it. */
const scripts = ['', '.js', '/index.js'] as const
const styles = ['', '.css', '.scss', '.sass', '.less'] as const

/** Fields of package.json that bundlers of styles, older bundlers and servers of files go by. */
const fields: readonly (readonly [field: string, ends: readonly string[]])[] = [
  ['style', styles],
  ['sass', styles],
  ['less', styles],
  ['unpkg', scripts],
  ['jsdelivr', scripts],
  ['umd:main', scripts],
  ['jsnext:main', scripts],
]

/** The fields that lead to nothing packed, and where they lead. */
function missingFields({ manifest, files }: Release): readonly (readonly [field: string, written: string])[] {
  const packed = new Set(files.map(({ path }) => path))
  return fields.flatMap(([field, ends]) => {
    const written = manifest[field]
    const path = typeof written === 'string' && written !== '' ? normalizePath(written) : null
    const isFound = path === null || path === '' || ends.some((end) => packed.has(`${path}${end}`))
    return typeof written === 'string' && !isFound ? [[field, written] as const] : []
  })
}

const levels = { new: 'warning', unchanged: 'note' } as const

/**
 * `style`, `unpkg` and their like that lead nowhere: those who go by them find nothing, all others don't notice.
 *
 * @param reported targets that another field names too, and that are reported for that one
 */
export function* missingSides(
  release: Release,
  baseline: Release | null,
  reported: ReadonlySet<string>,
): Generator<Problem> {
  const before = new Set((baseline === null ? [] : missingFields(baseline)).map(String))
  for (const missing of missingFields(release)) {
    const [field, written] = missing
    if (reported.has(written)) continue
    yield {
      message: `${field} in package.json names ${written}, which is not packed`,
      help: 'Build it before packing and let it in with `files` in package.json, or correct the path.',
      path: 'package.json',
      cause: { kind: 'manifest', key: [field] },
      key: `${field} ${written}`,
      levels,
      baselineState: before.has(String(missing)) ? 'unchanged' : 'new',
    }
  }
}
