import { clip, plural } from '../../model/format.js'
import { purposeOf } from '../folders.js'
import type { Change, Sides } from './compatibility-changes.js'

const styleSheet = /\.(?:css|s[ac]ss|less)$/i

/**
 * `sideEffects: false` says that an import of which nothing is used can go, and `import 'acme/style.css'` is one:
 * https://webpack.js.org/guides/tree-shaking/#mark-the-file-as-side-effect-free
 */
export function sideEffects({ release, baseline }: Sides): readonly Change[] {
  const { sideEffects: before } = baseline.manifest
  if (release.manifest.sideEffects !== false || before === false) return []
  const known = new Set(baseline.files.map(({ path }) => path))
  const sheets = release.files.filter(
    ({ path }) => styleSheet.test(path) && known.has(path) && purposeOf(path) !== 'sample',
  )
  const [first] = sheets
  if (!first) return []
  const rest = sheets.length === 1 ? '' : ` and ${plural(sheets.length - 1, 'more style sheet')}`
  const was = before === undefined ? 'not set' : 'not false'
  const words =
    `sideEffects was ${was} and is false, so bundlers leave out ${clip(first.path)}${rest} where code imports a style ` +
    'sheet for its effect'
  return [{ words, key: ['sideEffects'], breaks: true }]
}
