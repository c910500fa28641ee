import { plural } from '../src/model/format.js'
import type { PageCode, PageHunk } from '../src/report/html/data.js'
import { element, name } from './dom.js'

/** Hunks of a page that are open: a reader needs no more for most releases. */
const mostOpen = 3

const looks: Readonly<Record<string, string>> = { '+': 'added', '-': 'gone' }

function hunkView({ title, lines, cut }: PageHunk, isOpen: boolean): HTMLElement {
  const rows = lines.map((line) => {
    const look = looks[line.slice(0, 1)]
    // Each line in a direction of its own: none can be drawn into another one.
    return element('bdi', look === undefined ? {} : { class: look }, `${line}\n`)
  })
  const more = cut > 0 ? [element('p', { class: 'muted' }, `… ${plural(cut, 'more line')}`)] : []
  return element(
    'details',
    { class: 'hunk', ...(isOpen && { open: '' }) },
    element('summary', {}, name(title)),
    element('pre', { tabindex: '0' }, ...rows),
    ...more,
  )
}

/** What changed in the code that users run, the most telling first. */
export function codeView(code: PageCode | null): readonly HTMLElement[] {
  if (code === null) return []
  let open = 0
  const files = code.files.map(({ path, was, fate, hunks }) =>
    element(
      'article',
      { class: 'changed' },
      element(
        'h3',
        {},
        name(path),
        ...(was === null
          ? []
          : [element('span', { class: 'muted' }, was === '' ? ' new' : ' was ', ...(was === '' ? [] : [name(was)]))]),
      ),
      element('p', { class: 'muted' }, fate),
      ...hunks.map((hunk) => hunkView(hunk, open++ < mostOpen)),
    ),
  )
  const title = element('h2', { id: 'code-title', tabindex: '-1' }, 'Changed code')
  return [
    element(
      'section',
      { id: 'code', 'aria-labelledby': 'code-title' },
      title,
      element('p', { class: 'hint' }, code.summary),
      ...files,
    ),
  ]
}
