import { formatCount } from '../src/model/format.js'
import { button, element } from './dom.js'
import type { FilterState } from './filter.js'
import { kindNames, type Kind, type Model } from './model.js'

interface Choice {
  readonly value: string
  readonly label: string
}

/** Search, rule and state: what the list shows and the map brings out. */
export function filterBar({ verdict, rows }: Model, filter: FilterState): HTMLElement {
  const search = element('input', {
    type: 'search',
    placeholder: 'Search paths',
    'aria-label': 'Search paths',
    autocomplete: 'off',
    spellcheck: 'false',
  })
  search.addEventListener('input', () => {
    filter.set({ text: search.value })
  })
  const found = rows.filter(({ findings }) => findings.length > 0).length
  const rules = [...new Set(verdict.findings.map(({ rule }) => rule))].sort()
  const rule = select(
    'Rule',
    [
      { value: '', label: 'Any file' },
      ...(found > 0 ? [{ value: '*', label: `With any finding (${formatCount(found)})` }] : []),
      ...rules.map((id) => ({ value: id, label: id })),
    ],
    (value) => {
      filter.set({ rule: value })
    },
  )
  const kinds = (Object.keys(kindNames) as Kind[])
    .map((kind) => ({ kind, count: rows.filter((row) => row.kind === kind).length }))
    .filter(({ count }) => count > 0)
  const kind = select(
    'State',
    [
      { value: '', label: 'Any state' },
      ...kinds.map((each) => ({ value: each.kind, label: `${kindNames[each.kind]} (${formatCount(each.count)})` })),
    ],
    (value) => {
      filter.set({ kind: kinds.find((each) => each.kind === value)?.kind ?? '' })
    },
  )
  const clear = button('Clear', { class: 'clear' }, () => {
    filter.clear()
    search.focus()
  })
  const follow = (): void => {
    const { current } = filter
    if (search.value !== current.text) search.value = current.text
    rule.value = current.rule
    kind.value = current.kind
    clear.hidden = !filter.active
  }
  filter.onChange(follow)
  follow()
  return element('div', { class: 'filters', role: 'search', 'aria-label': 'Files' }, search, rule, kind, clear)
}

function select(label: string, choices: readonly Choice[], onChange: (value: string) => void): HTMLSelectElement {
  const options = choices.map((choice) => element('option', { value: choice.value }, choice.label))
  const made = element('select', { 'aria-label': label }, ...options)
  made.addEventListener('change', () => {
    onChange(made.value)
  })
  return made
}
