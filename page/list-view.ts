import { formatBytes, formatCount, plural } from '../src/model/format.js'
import { button, element, name } from './dom.js'
import type { FilterState } from './filter.js'
import { filterBar } from './filter-bar.js'
import { kindNames, type Model, type PageRow } from './model.js'
import { changeOf, formatSigned } from './words.js'

const step = { first: 50, more: 500 }

/** Rules that say no more of a file than its state does. */
const told: readonly string[] = ['file-added', 'file-removed']

type Order = 'path' | 'size' | 'change'
const compare: Readonly<Record<Order, (a: PageRow, b: PageRow) => number>> = {
  path: (a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
  size: (a, b) => (b.size ?? 0) - (a.size ?? 0),
  change: (a, b) => Math.abs(changeOf(b) ?? 0) - Math.abs(changeOf(a) ?? 0),
}

/**
 * The packed files, and those that no longer ship: to be searched, filtered and sorted. Long lists are shown step by
 * step.
 */
export class ListView {
  readonly section: HTMLElement
  readonly #model: Model
  readonly #filter: FilterState
  readonly #showRule: (rule: string) => void
  readonly #body = element('tbody')
  readonly #status = element('p', { role: 'status', class: 'muted' })
  readonly #more: HTMLButtonElement
  readonly #heads = new Map<Order, HTMLElement>()
  #order: Order = 'size'
  #limit = step.first
  #rows: readonly PageRow[] = []

  constructor(model: Model, filter: FilterState, showRule: (rule: string) => void) {
    this.#model = model
    this.#filter = filter
    this.#showRule = showRule
    this.#more = button('', { class: 'more' }, () => {
      const from = this.#limit
      this.#limit += step.more
      this.#draw()
      // The button may be gone now: the first new row is where reading goes on.
      const row = this.#body.rows[from]
      row?.setAttribute('tabindex', '-1')
      row?.focus()
    })
    this.section = element(
      'section',
      { id: 'files', 'aria-labelledby': 'files-title' },
      element(
        'div',
        { class: 'section-head' },
        element('h2', { id: 'files-title', tabindex: '-1' }, 'Files'),
        this.#status,
      ),
      filterBar(model, filter),
      element('div', { class: 'table-frame' }, element('table', {}, element('thead', {}, this.#headRow()), this.#body)),
      this.#more,
    )
    filter.onChange(() => {
      this.#limit = step.first
      this.#update()
    })
    this.#update()
  }

  #headRow(): HTMLElement {
    const head = (label: string, order: Order, look = 'number'): HTMLElement => {
      const sort = button(label, { class: 'sort' }, () => {
        this.#order = order
        this.#update()
      })
      const cell = element('th', { scope: 'col', class: look }, sort)
      this.#heads.set(order, cell)
      return cell
    }
    const compared = this.#model.verdict.baseline !== null
    return element(
      'tr',
      {},
      head('Path', 'path', 'text'),
      element('th', { scope: 'col' }, 'State'),
      head('Size', 'size'),
      ...(compared
        ? [
            element('th', { scope: 'col', class: 'number wide-only' }, 'Before'),
            head('Change', 'change', 'number wide-only'),
          ]
        : []),
    )
  }

  #update(): void {
    this.#rows = this.#model.rows.filter(this.#filter.matches).sort(compare[this.#order])
    for (const [order, head] of this.#heads) {
      if (order === this.#order) head.setAttribute('aria-sort', order === 'path' ? 'ascending' : 'descending')
      else head.removeAttribute('aria-sort')
    }
    this.#draw()
  }

  #draw(): void {
    const shown = this.#rows.slice(0, this.#limit)
    const nothing = element('tr', {}, element('td', { colspan: '5', class: 'muted' }, 'No file matches.'))
    this.#body.replaceChildren(...(shown.length === 0 ? [nothing] : shown.map((row) => this.#row(row))))
    const all = this.#model.rows.length
    const found = this.#rows.length
    const which = found === all ? plural(all, 'file') : `${formatCount(found)} of ${plural(all, 'file')}`
    this.#status.textContent = shown.length < found ? `${which}, the first ${formatCount(shown.length)} shown` : which
    const left = found - shown.length
    this.#more.hidden = left === 0
    this.#more.textContent = `Show ${formatCount(Math.min(step.more, left))} more`
  }

  #row(row: PageRow): HTMLElement {
    const change = changeOf(row)
    const compared = this.#model.verdict.baseline !== null
    const from = row.was === null ? [] : [element('div', { class: 'muted was' }, 'was ', name(row.was))]
    const tone = change === null || change === 0 ? 'same' : change > 0 ? 'more-bytes' : 'less-bytes'
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, name(row.path), ...this.#badges(row), ...from),
      element('td', {}, element('span', { class: `state tint-${row.kind}` }, kindNames[row.kind])),
      element('td', { class: 'number' }, row.size === null ? '\u2013' : formatBytes(row.size)),
      ...(compared
        ? [
            element('td', { class: 'number wide-only' }, row.before === null ? '\u2013' : formatBytes(row.before)),
            element('td', { class: `number wide-only ${tone}` }, change === null ? '' : formatSigned(change)),
          ]
        : []),
    )
  }

  #badges({ findings }: PageRow): Node[] {
    const rules = new Map(
      findings
        .filter(({ rule }) => !told.includes(rule))
        .map(({ rule, level, waived }) => [rule, waived ? 'waived' : level]),
    )
    const badges = [...rules].map(([rule, level]) =>
      button(rule, { class: `badge ${level}`, 'aria-label': `${rule}, ${level}: show the finding` }, () => {
        this.#showRule(rule)
      }),
    )
    return badges.length === 0 ? [] : [document.createTextNode(' '), element('span', { class: 'badges' }, ...badges)]
  }
}
