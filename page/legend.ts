import { formatBytes, plural } from '../src/model/format.js'
import { element } from './dom.js'
import type { PageRow, Tint } from './model.js'

const names: readonly (readonly [Tint, string])[] = [
  ['error', 'With an error'],
  ['warning', 'With a warning'],
  ['added', 'Added'],
  ['grown', 'Grown'],
  ['changed', 'Changed, not grown'],
  ['renamed', 'Renamed'],
  ['unchanged', 'Unchanged'],
  ['removed', 'Removed'],
  ['packed', 'Packed'],
]

/** What each colour says, with how many files and bytes it has. */
export function legend(rows: readonly PageRow[]): HTMLElement {
  const items = names.flatMap(([tint, text]) => {
    const those = rows.filter((row) => row.tint === tint)
    if (those.length === 0) return []
    const bytes = those.reduce((sum, { size, before }) => sum + (size ?? before ?? 0), 0)
    const figures = element('span', { class: 'muted' }, `${plural(those.length, 'file')}, ${formatBytes(bytes)}`)
    return [
      element('li', {}, element('span', { class: `swatch tint-${tint}`, 'aria-hidden': 'true' }), `${text} `, figures),
    ]
  })
  return element('ul', { class: 'legend', 'aria-label': 'Colours of the map' }, ...items)
}
