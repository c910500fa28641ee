import { element } from './dom.js'
import type { FilterState } from './filter.js'
import type { PageRow } from './model.js'
import { Tooltip } from './tooltip.js'
import { dimCells, drawTreemap, nearest, type Cell, type Direction } from './treemap.js'
import type { Folder, Side } from './tree.js'

interface PaneOptions {
  readonly side: Side
  readonly filter: FilterState
  /** Shows a folder instead. */
  readonly enter: (path: string) => void
  /** Shows the folder above. */
  readonly out: () => void
  readonly showFile: (row: PageRow) => void
}

const directions: ReadonlyMap<string, Direction> = new Map([
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
])

/** One map: its cells are one stop of the Tab key, and arrows move between them. */
export class MapPane {
  readonly canvas: HTMLElement
  readonly #options: PaneOptions
  readonly #tooltip: Tooltip
  #cells: readonly Cell[] = []
  #byNode = new Map<Element, Cell>()
  #current: Cell | null = null

  constructor(options: PaneOptions) {
    this.#options = options
    this.#tooltip = new Tooltip(options.side)
    const label = options.side === 'now' ? 'Files of this release by size' : 'Files of the baseline by size'
    this.canvas = element('div', { class: 'map', role: 'group', 'aria-label': label })
    this.canvas.addEventListener('keydown', (event) => {
      this.#onKey(event)
    })
    this.canvas.addEventListener('click', (event) => {
      this.#choose(this.#cellOf(event.target))
    })
    this.canvas.addEventListener('focusin', (event) => {
      const cell = this.#cellOf(event.target)
      if (cell) this.#moveTo(cell)
      if (cell?.node.matches(':focus-visible')) this.#tooltip.showAt(cell.item, cell.node.getBoundingClientRect())
    })
    this.canvas.addEventListener('focusout', () => {
      this.#tooltip.hide()
    })
    this.canvas.addEventListener('pointermove', (event) => {
      const cell = this.#cellOf(event.target)
      if (cell) this.#tooltip.show(cell.item, event.clientX, event.clientY)
      else this.#tooltip.hide()
    })
    this.canvas.addEventListener('pointerleave', () => {
      this.#tooltip.hide()
    })
  }

  draw(folder: Folder): void {
    const { clientWidth: width, clientHeight: height } = this.canvas
    this.#tooltip.hide()
    if (folder.size === 0) {
      this.#cells = []
      this.canvas.replaceChildren(element('p', { class: 'nothing' }, 'Nothing here.'))
      return
    }
    if (width === 0) return
    this.#cells = drawTreemap(this.canvas, { folder, side: this.#options.side, width, height })
    this.#byNode = new Map(this.#cells.map((cell) => [cell.node, cell]))
    this.#current = null
    const [first] = this.#cells
    if (first) this.#moveTo(first)
    this.canvas.append(this.#tooltip.node)
    this.dim()
  }

  dim(): void {
    const { filter } = this.#options
    dimCells(this.#cells, filter.active, filter.matches)
  }

  focusFirst(): void {
    this.#cells[0]?.node.focus({ preventScroll: true })
  }

  #cellOf(target: EventTarget | null): Cell | null {
    const node = target instanceof Element ? target.closest('.cell') : null
    return (node && this.#byNode.get(node)) ?? null
  }

  #moveTo(cell: Cell): void {
    this.#current?.node.setAttribute('tabindex', '-1')
    cell.node.setAttribute('tabindex', '0')
    this.#current = cell
  }

  #choose(cell: Cell | null): void {
    if (cell === null) return
    const { item } = cell
    if (item.kind === 'folder') {
      this.#options.enter(item.path)
      return
    }
    const [row] = item.rows
    if (row && item.kind === 'file') this.#options.showFile(row)
  }

  #onKey(event: KeyboardEvent): void {
    const direction = directions.get(event.key)
    if (direction && this.#current) {
      event.preventDefault()
      nearest(this.#cells, this.#current, direction)?.node.focus()
    } else if (event.key === 'Backspace') {
      event.preventDefault()
      this.#options.out()
    } else if (event.key === 'Escape') this.#tooltip.hide()
  }
}
