import { formatCount } from '../src/model/format.js'
import type { PageError, PagePackage, PageVerdict } from '../src/report/html/data.js'
import { codeView } from './code-view.js'
import { element, name, prose } from './dom.js'
import { FilterState } from './filter.js'
import { findingsView, remedy, ruleHeading, waivedView } from './findings-view.js'
import { ListView } from './list-view.js'
import { mapView } from './map-view.js'
import { readModel, type Model } from './model.js'

/** All about one package. */
export function packageView(report: PagePackage): HTMLElement {
  const made = element('div', { class: 'package' })
  made.append(...(report.kind === 'error' ? errorParts(report) : verdictParts(readModel(report))))
  return made
}

function errorParts({ headline, details, place, help }: PageError): HTMLElement[] {
  const lines =
    details.length === 0
      ? []
      : [
          element(
            'ul',
            { class: 'facts' },
            ...details.map(({ text, code }) => element('li', {}, ...prose(text), ...block(code))),
          ),
        ]
  const at = place === null ? [] : [element('p', {}, 'At ', element('code', {}, name(place)))]
  const end = element(
    'p',
    { class: 'muted' },
    'The check did not finish, so the release is not approved (exit code 2).',
  )
  return [
    banner('error', headline, null),
    element('section', { class: 'rule error', 'aria-label': 'What to do now' }, ...lines, ...at, remedy(help), end),
  ]
}

/** Lines of a file, as they are. */
function block(lines: readonly string[]): HTMLElement[] {
  return lines.length === 0 ? [] : [element('pre', { class: 'lines', tabindex: '0' }, lines.join('\n'))]
}

function verdictParts(model: Model): HTMLElement[] {
  const { verdict } = model
  const filter = new FilterState()
  const list = new ListView(model, filter, (rule) => {
    goTo(ruleHeading(rule, verdict) ?? document.getElementById('waived-title'))
  })
  const toList = (): void => {
    goTo(document.getElementById('files-title'))
  }
  const map = mapView(model, filter, (row) => {
    filter.set({ text: row.path, rule: '', kind: '' })
    toList()
  })
  const findings = findingsView(verdict, (rule) => {
    filter.set({ text: '', kind: '', rule })
    toList()
  })
  const waived = waivedView(verdict)
  return [
    banner(verdict.conclusion, verdict.headline, verdict.next),
    figures(verdict),
    contents(model),
    findings,
    ...codeView(verdict.code),
    map,
    list.section,
    ...waived,
    grounds(verdict),
  ]
}

function goTo(heading: HTMLElement | null): void {
  const folded = heading?.closest('details')
  if (folded) folded.open = true
  heading?.scrollIntoView({ block: 'start' })
  heading?.focus({ preventScroll: true })
}

function banner(
  conclusion: 'success' | 'failure' | 'neutral' | 'error',
  headline: string,
  next: string | null,
): HTMLElement {
  const more = next === null ? [] : [element('p', {}, ...prose(next))]
  return element('header', { class: `banner ${conclusion}` }, element('h1', {}, ...headlineParts(headline)), ...more)
}

/** The verdict's first word is its gist; what follows it is the detail. */
export function headlineParts(headline: string): (Node | string)[] {
  const [, word = '', rest = headline] = /^([^:]{1,20}):\s*(.*)$/s.exec(headline) ?? []
  return [element('span', { class: 'word' }, word), word === '' ? '' : ' ', element('bdi', {}, rest)]
}

function figures({ figures: all }: PageVerdict): HTMLElement {
  const items = all.map(({ label, now, before, change }) =>
    element(
      'div',
      { class: 'figure' },
      element('dt', {}, label),
      element('dd', { class: 'now' }, now),
      ...(before === null ? [] : [element('dd', { class: 'muted' }, `${before} before`)]),
      ...(change === '' ? [] : [element('dd', { class: 'muted' }, change)]),
    ),
  )
  return element('dl', { class: 'figures' }, ...items)
}

function contents({ verdict, rows }: Model): HTMLElement {
  const waived = verdict.findings.filter((finding) => finding.waived !== undefined).length
  const joined = verdict.findings.filter(({ entry }) => entry !== undefined).length
  const links = [
    ['findings', 'Findings', verdict.findings.length - waived - joined],
    ...(verdict.code === null ? [] : [['code', 'Changed code', verdict.code.files.length] as const]),
    ['map', 'Map', null],
    ['files', 'Files', rows.length],
    ...(waived > 0 ? [['waived', 'Waived', waived] as const] : []),
    ['grounds', 'Details', null],
  ] as const
  const items = links.map(([id, label, count]) => {
    const figure = count === null ? [] : [' ', element('span', { class: 'count' }, formatCount(count))]
    return element('li', {}, element('a', { href: `#${id}` }, label, ...figure))
  })
  return element('nav', { class: 'contents', 'aria-label': 'Sections' }, element('ul', {}, ...items))
}

function grounds(verdict: PageVerdict): HTMLElement {
  const items = verdict.grounds.flatMap(({ label, value }) => [
    element('dt', {}, label),
    element('dd', {}, label === 'Integrity' ? name(value) : element('bdi', {}, value)),
  ])
  const title = element('h2', { id: 'grounds-title' }, 'How the check was made')
  return element(
    'section',
    { id: 'grounds', 'aria-labelledby': 'grounds-title' },
    title,
    element('dl', { class: 'grounds' }, ...items),
  )
}
