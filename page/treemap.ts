import { hierarchy, treemap, treemapSquarify, type HierarchyRectangularNode } from 'd3-hierarchy'
import { element } from './dom.js'
import { formatBytes, plural } from '../src/model/format.js'
import { lookOf, visibleItems, type Folder, type Item, type Look, type Side } from './tree.js'
import type { PageRow } from './model.js'

/** A drawn cell, and what it stands for. */
export interface Cell {
  readonly item: Item
  readonly node: HTMLButtonElement
  readonly x: number
  readonly y: number
}

interface Drawing {
  readonly folder: Folder
  readonly side: Side
  readonly width: number
  readonly height: number
}

type Tree = { readonly children: readonly Item[] } | Item

const header = 20
/** Less room than this takes no name. Pixels. */
const label = { width: 44, height: 18, twoLines: 36 }

/**
 * Draws a folder into a canvas element, one button for each cell. Positions are set on the elements: the page's policy
 * allows no inline style.
 */
export function drawTreemap(canvas: HTMLElement, { folder, side, width, height }: Drawing): readonly Cell[] {
  const tree: Tree = { children: visibleItems(folder, side, width * height) }
  const root = hierarchy<Tree>(tree, (item) => ('children' in item ? item.children : []))
    .sum((item) => ('kind' in item && !('children' in item && item.children.length > 0) ? item.size : 0))
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
  const laidOut = treemap<Tree>()
    .tile(treemapSquarify)
    .size([width, height])
    .round(true)
    .paddingInner(2)
    .paddingOuter((node) => (node.depth === 0 ? 0 : 3))
    .paddingTop((node) => (node.depth === 0 ? 0 : node.y1 - node.y0 > 2 * header ? header : 3))(root)
  const cells = laidOut.descendants().flatMap((node) => {
    const { data } = node
    return 'kind' in data && node.x1 > node.x0 && node.y1 > node.y0 ? [makeCell(node, data, side)] : []
  })
  canvas.replaceChildren(...cells.map(({ node }) => node))
  return cells
}

function makeCell(place: HierarchyRectangularNode<Tree>, item: Item, side: Side): Cell {
  const open = item.kind === 'folder' && item.children.length > 0
  const width = place.x1 - place.x0
  const height = place.y1 - place.y0
  const look = lookOf(item.rows, side)
  const node = element('button', {
    type: 'button',
    class: open ? 'cell frame' : `cell ${item.kind} tint-${look.tint}`,
    tabindex: '-1',
    'aria-label': describe(item, look),
  })
  if (look.grave !== null) node.classList.add(`with-${look.grave}`)
  node.style.left = `${place.x0}px`
  node.style.top = `${place.y0}px`
  node.style.width = `${width}px`
  node.style.height = `${height}px`
  if (width >= label.width && height >= label.height) {
    node.append(element('bdi', { class: 'label' }, titleOf(item)))
    if (open || height >= label.twoLines) node.append(' ', element('span', { class: 'size' }, formatBytes(item.size)))
  }
  return { item, node, x: (place.x0 + place.x1) / 2, y: open ? place.y0 + header / 2 : (place.y0 + place.y1) / 2 }
}

const titleOf = ({ kind, label: text }: Item): string => (kind === 'folder' ? `${text}/` : text)

/** A cell in words, beginning with those that it shows (WCAG 2.5.3). */
function describe(item: Item, look: Look): string {
  const grave = look.grave === null ? [] : [`with ${look.grave === 'error' ? 'an error' : 'a warning'}`]
  const what =
    item.kind === 'file'
      ? (item.rows[0]?.kind ?? '')
      : item.kind === 'folder'
        ? `folder of ${plural(item.rows.length, 'file')}`
        : 'files together'
  return [`${titleOf(item)} ${formatBytes(item.size)}`, what, ...grave].join(', ')
}

/** Cells with nothing that the filter asks for step back. */
export function dimCells(cells: readonly Cell[], filtered: boolean, matches: (row: PageRow) => boolean): void {
  for (const { item, node } of cells) node.classList.toggle('dim', filtered && !item.rows.some(matches))
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/** The nearest cell in a direction; what lies askew counts as farther. */
export function nearest(cells: readonly Cell[], from: Cell, direction: Direction): Cell | null {
  const sideways = direction === 'left' || direction === 'right'
  const sign = direction === 'left' || direction === 'up' ? -1 : 1
  let best: Cell | null = null
  let distance = Infinity
  for (const cell of cells) {
    const ahead = sign * (sideways ? cell.x - from.x : cell.y - from.y)
    const aside = Math.abs(sideways ? cell.y - from.y : cell.x - from.x)
    if (cell === from || ahead <= 0 || ahead + 2 * aside >= distance) continue
    best = cell
    distance = ahead + 2 * aside
  }
  return best
}
