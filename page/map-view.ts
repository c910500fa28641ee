import { formatBytes, plural } from '../src/model/format.js'
import { button, element, name } from './dom.js'
import type { FilterState } from './filter.js'
import { legend } from './legend.js'
import { MapPane } from './map-pane.js'
import type { Model, PageRow } from './model.js'
import { buildTree, folderAt, type Folder, type Side } from './tree.js'

type View = Side | 'both'
const viewNames: Readonly<Record<View, string>> = { now: 'This release', before: 'Before', both: 'Side by side' }

/** The release by size, before and after: one colour for each state, folders to be entered, files to be looked at. */
export function mapView(model: Model, filter: FilterState, showFile: (row: PageRow) => void): HTMLElement {
  return new MapView(model, filter, showFile).section
}

class MapView {
  readonly section: HTMLElement
  readonly #rows: readonly PageRow[]
  readonly #trees = new Map<Side, Folder>()
  readonly #panes: ReadonlyMap<Side, MapPane>
  readonly #crumbs = element('ol', { class: 'crumbs' })
  readonly #stage = element('div', { class: 'stage' })
  #view: View = 'now'
  #path = ''

  constructor(model: Model, filter: FilterState, showFile: (row: PageRow) => void) {
    const { verdict, rows } = model
    const sides: readonly Side[] = verdict.baseline === null ? ['now'] : ['before', 'now']
    this.#rows = rows
    const enter = (path: string): void => {
      this.#enter(path, true)
    }
    const out = (): void => {
      this.#enter(this.#path.replace(/[^/]*\/$/, ''), true)
    }
    this.#panes = new Map(sides.map((side) => [side, new MapPane({ side, filter, enter, out, showFile })]))
    this.section = element(
      'section',
      { id: 'map', 'aria-labelledby': 'map-title' },
      element(
        'div',
        { class: 'section-head' },
        element('h2', { id: 'map-title' }, 'Map'),
        ...(sides.length > 1 ? [this.#switch(sides)] : []),
      ),
      element('nav', { 'aria-label': 'Folder shown on the map' }, this.#crumbs),
      this.#stage,
      legend(rows),
      element(
        'p',
        { class: 'hint' },
        'Area is size. Choose a folder to enter it, a file to find it in the list. With the keyboard: arrows ' +
          'move, Enter chooses, Backspace leaves the folder.',
      ),
    )
    this.#draw()
    filter.onChange(() => {
      for (const pane of this.#panes.values()) pane.dim()
    })
    this.#watchWidth()
  }

  #switch(sides: readonly Side[]): HTMLElement {
    const views: readonly View[] = [...sides.toReversed(), 'both']
    const choices = views.map((view) => {
      const input = element('input', { type: 'radio', name: 'view', value: view })
      input.checked = view === this.#view
      input.addEventListener('change', () => {
        this.#view = view
        this.#draw()
      })
      return element('label', {}, input, element('span', {}, viewNames[view]))
    })
    return element(
      'fieldset',
      { class: 'segmented' },
      element('legend', { class: 'unseen' }, 'What the map shows'),
      ...choices,
    )
  }

  /** The baseline's is made when it is first looked at: most readers never do. */
  #tree(side: Side): Folder {
    const tree = this.#trees.get(side) ?? buildTree(this.#rows, side)
    this.#trees.set(side, tree)
    return tree
  }

  #enter(path: string, focus: boolean): void {
    const active = this.#view === 'before' ? 'before' : 'now'
    this.#path = folderAt(this.#tree(active), path).path
    this.#draw()
    if (focus) this.#panes.get(active)?.focusFirst()
  }

  #draw(): void {
    const sides = [...this.#panes.keys()].filter((side) => this.#view === 'both' || side === this.#view)
    const sizes = sides.map((side) => this.#tree(side).size)
    const most = Math.max(...sizes, 1)
    this.#stage.classList.toggle('both', sides.length > 1)
    this.#stage.replaceChildren(
      ...sides.map((side, index) => {
        const size = sizes[index] ?? 0
        const figure = element('figure', {})
        // Area is comparable between the two, until one is too small to be read.
        if (sides.length > 1) figure.style.flexGrow = String(Math.max(0.25, size / most))
        const files = this.#tree(side).rows.length
        if (sides.length > 1)
          figure.append(
            element('figcaption', {}, `${viewNames[side]}: ${formatBytes(size)} in ${plural(files, 'file')}`),
          )
        figure.append(this.#panes.get(side)?.canvas ?? '')
        return figure
      }),
    )
    for (const side of sides) this.#panes.get(side)?.draw(folderAt(this.#tree(side), this.#path))
    this.#drawCrumbs()
  }

  #drawCrumbs(): void {
    const parts = this.#path.split('/').filter((part, index, all) => index < all.length - 1 || part !== '')
    const items = ['', ...parts].map((part, index) => {
      const path = parts
        .slice(0, index)
        .map((each) => `${each}/`)
        .join('')
      const text = index === 0 ? 'package' : part
      if (index === parts.length) return element('li', { 'aria-current': 'location' }, name(text))
      return element(
        'li',
        {},
        button(name(text), { class: 'link' }, () => {
          this.#enter(path, false)
        }),
      )
    })
    const here = folderAt(this.#tree(this.#view === 'before' ? 'before' : 'now'), this.#path)
    this.#crumbs.replaceChildren(
      ...items,
      element('li', { class: 'muted' }, `${formatBytes(here.size)}, ${plural(here.rows.length, 'file')}`),
    )
  }

  #watchWidth(): void {
    let width = 0
    new ResizeObserver(([entry]) => {
      const now = Math.round(entry?.contentRect.width ?? 0)
      if (now === width) return
      width = now
      this.#draw()
    }).observe(this.#stage)
  }
}
