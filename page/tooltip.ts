import { formatBytes, plural } from '../src/model/format.js'
import { element, name } from './dom.js'
import type { PageRow } from './model.js'
import type { Item, Side } from './tree.js'
import { changeOf, formatSigned } from './words.js'

const distance = 14
const rulesShown = 4

/** What a cell stands for, beside the pointer. Screen readers have it from the cell's own label. */
export class Tooltip {
  readonly node = element('div', { class: 'tooltip', 'aria-hidden': 'true', hidden: '' })
  readonly #side: Side
  #shown: Item | null = null

  constructor(side: Side) {
    this.#side = side
  }

  show(item: Item, x: number, y: number): void {
    if (item !== this.#shown) this.node.replaceChildren(...this.#lines(item))
    this.#shown = item
    this.node.hidden = false
    const { width, height } = this.node.getBoundingClientRect()
    const left = x + distance + width > document.documentElement.clientWidth ? x - distance - width : x + distance
    const top = y + distance + height > window.innerHeight ? y - distance - height : y + distance
    this.node.style.left = `${Math.max(4, left)}px`
    this.node.style.top = `${Math.max(4, top)}px`
  }

  showAt(item: Item, box: DOMRect): void {
    this.show(item, Math.min(box.left + 24, box.right), Math.min(box.top + 24, box.bottom))
  }

  hide(): void {
    this.#shown = null
    this.node.hidden = true
  }

  #lines(item: Item): Node[] {
    const [row] = item.rows
    if (item.kind === 'file' && row) return fileLines(row, this.#side)
    const title =
      item.kind === 'folder'
        ? name(item.path)
        : element('span', { class: 'name' }, plural(item.rows.length, 'smaller file'))
    const figures =
      item.kind === 'folder' ? `${plural(item.rows.length, 'file')}, ${formatBytes(item.size)}` : formatBytes(item.size)
    return [title, element('p', {}, figures), ...ruleLines(item.rows)]
  }
}

function fileLines(row: PageRow, side: Side): Node[] {
  const { size, before, was } = row
  const change = changeOf(row)
  const told =
    before !== null && size !== null && change !== null && change !== 0
      ? `, ${formatBytes(before)} before (${formatSigned(change)})`
      : ''
  const figures =
    `${row.kind}, ` +
    `${formatBytes((side === 'now' ? size : before) ?? size ?? before ?? 0)}${side === 'now' ? told : ''}`
  const from = was === null ? [] : [element('p', { class: 'muted' }, 'was ', name(was))]
  return [name(row.path), ...from, element('p', {}, figures), ...ruleLines([row])]
}

function ruleLines(rows: readonly PageRow[]): Node[] {
  const rules = new Map<string, string>()
  for (const { findings } of rows)
    for (const { rule, level, waived } of findings) rules.set(rule, waived ? 'waived' : level)
  const order = ['error', 'warning', 'note', 'waived']
  const sorted = [...rules].sort(([, a], [, b]) => order.indexOf(a) - order.indexOf(b))
  return sorted
    .slice(0, rulesShown)
    .map(([rule, level]) => element('p', {}, element('span', { class: `badge ${level}` }, level), ` ${rule}`))
}
